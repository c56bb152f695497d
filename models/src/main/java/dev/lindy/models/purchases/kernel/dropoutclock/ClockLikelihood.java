package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.GaussRule;
import dev.lindy.core.special.Log1p;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
 *
 * <p>Every integral is kept in units of a at its lower end, where it lies between 0 and 1, and the derivatives are taken
 * relative to those of a at the block's last time, so that a single row keeps its digits when the chance to have left is small.
 * For a single row that has probably left they are relative to those at t<sub>x</sub>.
 */
public final class ClockLikelihood implements LogLikelihood {

    private final ClockScores scores;
    private final int k;
    /** Value, k first and k(k + 1)/2 second derivatives. */
    private final int size;

    private final double[] weight;
    private final HistoryBlock[] blocks;
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
        size = 1 + k + k * (k + 1) / 2;
        CompressedBase rows = sample.histories();
        weight = new double[rows.rows()];
        for (int row = 0; row < weight.length; row++) {
            weight[row] = sample.weight(row);
        }
        firstBlock = new int[Chunks.count(weight.length) + 1];
        HistoryBlock[] found = new HistoryBlock[16];
        int count = 0;
        for (int chunk = 0; chunk + 1 < firstBlock.length; chunk++) {
            int end = Math.min(weight.length, (chunk + 1) * Chunks.SIZE);
            for (int row = chunk * Chunks.SIZE; row < end; ) {
                int from = row;
                while (row < end && rows.frequencyCode(row) == rows.frequencyCode(from)) {
                    row++;
                }
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = HistoryBlock.of(rows, from, row);
            }
            firstBlock[chunk + 1] = count;
        }
        blocks = Arrays.copyOf(found, count);
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        int parts = gradient == null ? 1 : size;
        double[][] partial = new double[Chunks.count(weight.length)][];
        Chunks.forEach(weight.length, (chunk, from, to) -> {
            double[] sums = new double[parts];
            Rows rows = new Rows(theta, parts);
            for (int i = firstBlock[chunk]; i < firstBlock[chunk + 1]; i++) {
                rows.open(blocks[i]);
                rows.addTo(sums);
            }
            partial[chunk] = sums;
        });
        double[] sums = new double[parts];
        for (double[] p : partial) {
            for (int i = 0; i < parts; i++) {
                sums[i] += p[i];
            }
        }
        if (gradient != null) {
            System.arraycopy(sums, 1, gradient, 0, k);
        }
        if (hessian != null) {
            int at = 1 + k;
            for (int i = 0; i < k; i++) {
                for (int j = i; j < k; j++) {
                    hessian[i * k + j] = sums[at];
                    hessian[j * k + i] = sums[at++];
                }
            }
        }
        return sums[0];
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        eachRow(theta, 1, (row, derivatives) -> out[row] = derivatives[0]);
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        eachRow(theta, size, (row, derivatives) -> System.arraycopy(derivatives, 1, out, row * k, k));
    }

    private void eachRow(double[] theta, int parts, RowUse use) {
        Chunks.forEach(weight.length, (chunk, from, to) -> {
            Rows rows = new Rows(theta, parts);
            for (int i = firstBlock[chunk]; i < firstBlock[chunk + 1]; i++) {
                rows.open(blocks[i]);
                rows.each(use);
            }
        });
    }

    /** Takes what one row contributes. */
    @FunctionalInterface
    private interface RowUse {
        void accept(int row, double[] derivatives);
    }

    /** The rows of one block at one point of the parameters. */
    private final class Rows {
        private final double r;
        private final double alpha;
        private final ClockScores.Walk walk;
        private final DropoutClock clock;
        private final int parts;
        private final boolean derive;

        private final double @Nullable [] ofClock;
        /** First and second derivatives, packed. */
        private final double[] derivatives;

        private HistoryBlock block;
        private double n;
        /** What all rows of the block have: the likelihood of a customer who is surely active at its reference time. */
        private final double[] shared;
        /** ln a(t)/a(reference). */
        private double[] logActive = new double[0];
        /** For each time the integrals to the last time, in units of a at that time. */
        private double[] integrals = new double[0];
        /** For each time what a(t) less the integrals has, in units of a at that time. */
        private double[] active = new double[0];

        private final double[] row;

        Rows(double[] theta, int parts) {
            r = theta[0];
            alpha = theta[1];
            walk = scores.walk(theta);
            clock = walk.clock();
            this.parts = parts;
            derive = parts > 1;
            int m = k - 2;
            ofClock = derive ? new double[m + m * (m + 1) / 2] : null;
            derivatives = new double[size - 1];
            shared = new double[parts];
            row = new double[parts];
            block = HistoryBlock.NONE;
        }

        void open(HistoryBlock next) {
            open(next, next.times() - 1);
            boolean single = next.rows() == 1 && next.times() == 2;
            if (derive && single && integrals[0] > Math.exp(logActive[1] - logActive[0]) * active[parts]) {
                // A single customer who has probably left, soon after t_x: relative to a(t_x) nothing cancels.
                open(next, 0);
            }
        }

        /** Builds up the integrals; derivatives are relative to those of a at the reference. */
        private void open(HistoryBlock next, int reference) {
            block = next;
            n = r + next.x();
            int count = next.times();
            if (logActive.length < count) {
                logActive = new double[count];
                integrals = new double[count * parts];
                active = new double[count * parts];
            }
            double[] relative = new double[size - 1];
            int last = count - 1;
            shareUpTo(next.time(reference));
            logActive[last] = reference == last ? 0 : survive(next.time(reference), next.time(last));
            if (reference < last) {
                System.arraycopy(derivatives, 0, relative, 0, relative.length);
            }
            Arrays.fill(integrals, last * parts, count * parts, 0.0);
            activeAt(last, relative);
            for (int i = last - 1; i >= 0; i--) {
                double change = survive(next.time(i), next.time(i + 1));
                if (derive) {
                    for (int j = 0; j < relative.length; j++) {
                        relative[j] -= derivatives[j];
                    }
                }
                logActive[i] = logActive[i + 1] - change;
                double fall = Math.exp(change);
                for (int j = 0; j < parts; j++) {
                    integrals[i * parts + j] = fall * integrals[(i + 1) * parts + j];
                }
                between(next.time(i), next.time(i + 1), i * parts, relative);
                activeAt(i, relative);
            }
        }

        /** ln a(to)/a(from) with its derivatives. */
        private double survive(double from, double to) {
            walk.startAt(from);
            double log = Log1p.value((to - from) / (alpha + from));
            double ofSurvival = walk.survival(to, ofClock);
            if (ofClock != null) {
                pack(from, to, log, ofClock);
            }
            return ofSurvival - n * log;
        }

        /** Derivatives of ln a(to)/a(from) or ln d(to)/a(from) from those of the clock's part. */
        private void pack(double from, double to, double log, double[] clockPart) {
            double inverse = 1 / (alpha + to);
            double step = (to - from) / (alpha + from) * inverse;
            derivatives[0] = -log;
            derivatives[1] = n * step;
            int m = k - 2;
            System.arraycopy(clockPart, 0, derivatives, 2, m);
            // r r, r α, …, α α, …
            derivatives[k] = 0;
            derivatives[k + 1] = step;
            derivatives[2 * k] = -n * step * (inverse + 1 / (alpha + from));
            System.arraycopy(clockPart, m, derivatives, 2 * k + m + 1, m * (m + 1) / 2);
        }

        /** Adds the integrals of d between two neighbouring times, in units of a at the first. */
        private void between(double from, double to, int place, double[] relative) {
            walk.startAt(from);
            double before = integrals[place];
            double inverse = 1 / (alpha + from);
            for (double y = from; y < to; ) {
                if (y > from) {
                    double left = Math.exp(walk.survival(y, null) - n * Log1p.value((y - from) * inverse));
                    if (left <= ClockIntegrals.NEGLIGIBLE * (integrals[place] - before)) {
                        return;
                    }
                }
                double longest = Math.min(alpha + y, clock.densityPanel(y, n / (alpha + y)));
                double h = Math.min(longest, to - y);
                GaussRule rule = rule(h / longest);
                double half = 0.5 * h;
                double middle = y + half;
                for (int i = 0; i < rule.size(); i++) {
                    double at = middle + half * rule.node(i);
                    double log = Log1p.value((at - from) * inverse);
                    double w = half * rule.weight(i) * walk.density(at, -n * log, ofClock);
                    integrals[place] += w;
                    if (ofClock != null) {
                        pack(from, at, log, ofClock);
                        addDerivatives(w, place, relative);
                    }
                }
                y += h;
            }
        }

        /** The fewest nodes that do for a panel of which they could do a longer one. */
        private static GaussRule rule(double share) {
            return share > 1.0 / 3 ? GaussRule.SIXTEEN : share > 0.02 ? GaussRule.EIGHT : GaussRule.FOUR;
        }

        /** w (g_i, g_i g_j + g_ij) with g those of a at the interval's start and what was packed last. */
        private void addDerivatives(double w, int place, double[] relative) {
            for (int i = 0; i < derivatives.length; i++) {
                derivatives[i] += relative[i];
            }
            int second = k;
            for (int i = 0; i < k; i++) {
                double wg = w * derivatives[i];
                integrals[place + 1 + i] += wg;
                for (int j = i; j < k; j++) {
                    integrals[place + 1 + second] += wg * derivatives[j] + w * derivatives[second];
                    second++;
                }
            }
        }

        /** What a row with this T has of a(T), less what its integrals have beyond T. */
        private void activeAt(int time, double[] relative) {
            int place = time * parts;
            active[place] = 1 - integrals[place];
            if (derive) {
                int second = k;
                for (int i = 0; i < k; i++) {
                    active[place + 1 + i] = relative[i] - integrals[place + 1 + i];
                    for (int j = i; j < k; j++) {
                        active[place + 1 + second] =
                                relative[i] * relative[j] + relative[second] - integrals[place + 1 + second];
                        second++;
                    }
                }
            }
        }

        /** ln Γ(n)/Γ(r) α^r a(reference), with derivatives. */
        private void shareUpTo(double reference) {
            int x = block.x();
            double change = survive(0, reference);
            shared[0] = LogGammaRatio.value(r, x) - x * Math.log(alpha) + change;
            if (derive) {
                System.arraycopy(derivatives, 0, shared, 1, size - 1);
                shared[1] += Polygamma.digammaDifference(r, x);
                shared[2] -= x / alpha;
                shared[1 + k] -= Polygamma.trigammaDifference(r, x);
                shared[1 + 2 * k] += x / alpha / alpha;
            }
        }

        /** The row's own part: sums in units of a(t_x); returns ln of their value. */
        private double combine(int i) {
            int tx = block.recencyAt(i);
            int age = block.ageAt(i);
            double fall = Math.exp(logActive[age] - logActive[tx]);
            int a = age * parts;
            int b = tx * parts;
            double value = fall * active[a] + integrals[b];
            if (derive) {
                double inverse = 1 / value;
                for (int j = 1; j < parts; j++) {
                    row[j] = (fall * active[a + j] + integrals[b + j]) * inverse;
                }
            }
            return logActive[tx] + Math.log(value);
        }

        void addTo(double[] sums) {
            double total = 0;
            for (int i = 0; i < block.rows(); i++) {
                double w = weight[block.row(i)];
                total += w;
                sums[0] += w * combine(i);
                if (derive) {
                    int second = 1 + k;
                    for (int p = 0; p < k; p++) {
                        double g = w * row[1 + p];
                        sums[1 + p] += g;
                        for (int q = p; q < k; q++) {
                            sums[second] += w * row[second] - g * row[1 + q];
                            second++;
                        }
                    }
                }
            }
            for (int j = 0; j < parts; j++) {
                sums[j] += total * shared[j];
            }
        }

        void each(RowUse use) {
            for (int i = 0; i < block.rows(); i++) {
                row[0] = combine(i);
                int second = 1 + k;
                for (int p = 0; derive && p < k; p++) {
                    for (int q = p; q < k; q++) {
                        row[second] += shared[second] - row[1 + p] * row[1 + q];
                        second++;
                    }
                }
                for (int j = 0; j < Math.min(parts, 1 + k); j++) {
                    row[j] += shared[j];
                }
                use.accept(block.row(i), row);
            }
        }
    }
}
