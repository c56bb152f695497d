package dev.lindy.models.purchases.kernel;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.Expectation;
import dev.lindy.models.History;
import dev.lindy.models.Question;
import dev.lindy.models.TransactionModel;

/**
 * What a model answers about the distinct histories of a base, on the cores at hand.
 *
 * <p>The rows of a compressed base are sorted by x, then T, then t<sub>x</sub>. Where the future of an active customer
 * depends on x and T alone, an expectation of it is computed once and then copied along its run: a base of a million
 * customers has a few thousand pairs (x, T).
 */
public final class ByHistory {

    private ByHistory() {}

    /**
     * The answers to a question.
     *
     * @param model who is asked
     * @param rows the histories
     * @param question the question
     * @return one value per row
     */
    public static double[] answers(
            TransactionModel model, CompressedBase rows, Question<? super TransactionModel, ? super History> question) {
        if (question instanceof Expectation expectation && model.futureIgnoresRecency()) {
            return expectations(model, rows, expectation);
        }
        double[] out = new double[rows.rows()];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                History history = new History(rows.frequency(row), rows.recency(row), rows.T(row));
                try {
                    out[row] = question.of(model, history);
                } catch (UncomputableException e) {
                    // One customer without a number is no reason to have none of the others.
                    out[row] = Double.NaN;
                }
            }
        });
        return out;
    }

    private static double[] expectations(TransactionModel model, CompressedBase rows, Expectation expectation) {
        double[] out = new double[rows.rows()];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            double ofActive = Double.NaN;
            for (int row = from; row < to; row++) {
                int x = rows.frequency(row);
                double tx = rows.recency(row);
                double T = rows.T(row);
                if (row == from || !sameFrequencyAndAge(rows, row)) {
                    try {
                        ofActive = expectation.ofActive(model.future(x, tx, T));
                    } catch (UncomputableException e) {
                        ofActive = Double.NaN;
                    }
                }
                out[row] = Expectation.times(model.probabilityAlive(x, tx, T), ofActive);
            }
        });
        return out;
    }

    /**
     * Whether a row has the x and the T of the row before it.
     *
     * @param rows the histories
     * @param row a row after the first
     * @return whether it has
     */
    public static boolean sameFrequencyAndAge(CompressedBase rows, int row) {
        return rows.frequencyCode(row) == rows.frequencyCode(row - 1) && rows.ageCode(row) == rows.ageCode(row - 1);
    }

    /**
     * P(alive), which needs no future.
     *
     * @param model who is asked
     * @param rows the histories
     * @return one probability per row
     */
    public static double[] probabilitiesAlive(TransactionModel model, CompressedBase rows) {
        double[] out = new double[rows.rows()];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                out[row] = model.probabilityAlive(rows.frequency(row), rows.recency(row), rows.T(row));
            }
        });
        return out;
    }
}
