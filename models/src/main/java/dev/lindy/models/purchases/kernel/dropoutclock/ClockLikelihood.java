package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log-likelihood of a model with a dropout clock, with gradient and Hessian.
 *
 * <p>With n = r + x a history contributes Γ(n)/Γ(r) α<sup>r</sup> times
 *
 * <pre>
 *   a(T) + ∫ d(y) dy from t_x to T,    a(y) = (α+y)^−n S(y),   d(y) = (α+y)^−n D(y)
 * </pre>
 *
 * Rows with the same x share both functions. For a block of them the integral from each time that occurs (as t<sub>x</sub> or T)
 * to the last of them is built up once, from the end, by Gauss–Legendre rules between neighbouring times. A row is then the
 * difference of two of these integrals. Nothing is lost by it: ∫<sub>T</sub><sup>∞</sup> d is at most a(T), which the row has
 * besides. What is built up is not only the integral of d but also those of d times the first derivatives g<sub>i</sub> of ln d
 * and times g<sub>i</sub>g<sub>j</sub> + g<sub>ij</sub>: a row's derivatives are the same linear combination as its value. So the
 * exponentials and logarithms are counted by distinct times and not by rows, of which each needs one of either.
 */
public final class ClockLikelihood implements AnalyticLogLikelihood {

    static final int R = 0;
    static final int ALPHA = 1;

    private final ClockScores scores;
    private final int k;
    private final double[] weight;
    private final HistoryBlock[] blocks;
    /** By chunk, and after the last chunk the number of blocks. */
    private final int[] firstBlock;

    /**
     * Sorts the rows of a sample into blocks.
     *
     * @param sample the histories
     * @param scores the clock
     */
    public ClockLikelihood(RecencySample sample, ClockScores scores) {
        this.scores = scores;
        k = 2 + scores.parameters();
        CompressedBase rows = sample.histories();
        weight = new double[rows.rows()];
        for (int row = 0; row < weight.length; row++) {
            weight[row] = sample.weight(row);
        }
        firstBlock = new int[Chunks.count(weight.length) + 1];
        List<HistoryBlock> found = new ArrayList<>();
        for (int chunk = 0; chunk + 1 < firstBlock.length; chunk++) {
            int end = Math.min(weight.length, (chunk + 1) * Chunks.SIZE);
            for (int row = chunk * Chunks.SIZE; row < end; ) {
                int from = row;
                while (row < end && rows.frequencyCode(row) == rows.frequencyCode(from)) {
                    row++;
                }
                found.add(HistoryBlock.of(rows, from, row));
            }
            firstBlock[chunk + 1] = found.size();
        }
        blocks = found.toArray(HistoryBlock[]::new);
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        Derivatives sum = new Derivatives(derivatives ? k : 0);
        if (derivatives && weight.length == 1) {
            Derivatives single = new Derivatives(k);
            eachBlock(theta, true, 0, block -> block.each((row, contribution) -> single.add(1, contribution)));
            OneHistory.refine(scores, theta, blocks[0], single);
            sum.add(weight[0], single);
            return sum;
        }
        sum.addChunks(
                weight.length,
                (from, to, part) -> eachBlock(theta, derivatives, from, block -> block.addTo(part, weight)));
        return sum;
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        Chunks.forEach(
                weight.length, (chunk, from, to) -> eachBlock(theta, derivatives, from, block -> block.each(use)));
    }

    /** Opens the blocks of the chunk that begins with a row. */
    private void eachBlock(double[] theta, boolean derivatives, int from, Consumer<BlockIntegrals> use) {
        int chunk = from / Chunks.SIZE;
        BlockIntegrals integrals = new BlockIntegrals(scores, theta, derivatives ? k : 0);
        for (int i = firstBlock[chunk]; i < firstBlock[chunk + 1]; i++) {
            integrals.open(blocks[i]);
            use.accept(integrals);
        }
    }
}
