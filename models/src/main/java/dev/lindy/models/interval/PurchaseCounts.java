package dev.lindy.models.interval;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.Future;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.kernel.ByHistory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many purchases customers will make within a time: the distribution of the count, mixed over what is not known of the
 * parameters.
 *
 * <p>The counts of an active customer are computed once for all who share them: where the future does not depend on recency, for a
 * pair (x, T).
 */
final class PurchaseCounts {

    /** From this expectation on, counts are not added up one by one. */
    private static final double MANY = 300;

    /** What is left of the counts may be so likely: it cannot move a quantile. */
    private static final double TAIL = 1e-9;

    private final List<TransactionModel> points;
    private final double[] weights;
    private final double horizon;
    private final boolean ignoresRecency;

    /**
     * A mixture.
     *
     * @param points models that are held possible
     * @param weights of each; they add up to 1
     * @param horizon time ahead, finite and at least 0
     */
    PurchaseCounts(List<? extends TransactionModel> points, double[] weights, double horizon) {
        this.points = List.copyOf(points);
        this.weights = weights;
        this.horizon = horizon;
        ignoresRecency = points.stream().allMatch(TransactionModel::futureIgnoresRecency);
    }

    /** What is done with the law of a row; null where it cannot be computed. */
    interface Work {
        void of(int row, @Nullable CountLaw law);
    }

    /** Goes through the distinct histories of a base on the cores at hand; every run of neighbours has work of its own. */
    void forEach(CompressedBase rows, Supplier<Work> works) {
        Chunks.forEach(rows.rows(), (chunk, from, to) -> {
            Walk walk = new Walk(rows);
            Work work = works.get();
            for (int row = from; row < to; row++) {
                work.of(row, walk.at(row));
            }
        });
    }

    /** The law of one history. */
    CountLaw of(int x, double tx, double T) {
        return new Walk(CompressedBase.of(new int[] {x}, new double[] {tx}, new double[] {T})).of(x, tx, T);
    }

    /** The laws of rows one after another, each asked for once; of one thread. */
    final class Walk {

        private final CompressedBase rows;
        private final Active[] active = new Active[points.size()];
        private int last = -1;

        Walk(CompressedBase rows) {
            this.rows = rows;
        }

        /** The law of a row; null where it cannot be computed. */
        @Nullable
        CountLaw at(int row) {
            boolean same = ignoresRecency
                    && last >= 0
                    && row == last + 1
                    && ByHistory.sameFrequencyAndAge(rows, row)
                    && active[0] != null;
            if (!same) {
                Arrays.fill(active, null);
            }
            last = row;
            try {
                return of(rows.frequency(row), rows.recency(row), rows.T(row));
            } catch (UncomputableException e) {
                Arrays.fill(active, null);
                return null;
            }
        }

        CountLaw of(int x, double tx, double T) {
            double some = 0;
            int longest = 0;
            boolean many = false;
            double[] alive = new double[active.length];
            for (int s = 0; s < active.length; s++) {
                if (active[s] == null) {
                    active[s] = Active.of(points.get(s).future(x, tx, T), horizon);
                }
                alive[s] = weights[s] * points.get(s).probabilityAlive(x, tx, T);
                some += alive[s] * active[s].some;
                longest = Math.max(longest, active[s].chances.length);
                many |= active[s].mean >= MANY;
            }
            double none = Math.max(0, 1 - some);
            return many ? many(none, alive) : CountLaw.whole(none, mixed(alive, longest));
        }

        private double[] mixed(double[] alive, int longest) {
            double[] chances = new double[longest];
            for (int s = 0; s < active.length; s++) {
                double[] ofPoint = active[s].chances;
                for (int k = 0; k < ofPoint.length; k++) {
                    chances[k] += alive[s] * ofPoint[k];
                }
            }
            return chances;
        }

        private CountLaw many(double none, double[] alive) {
            double mean = 0;
            double square = 0;
            for (int s = 0; s < active.length; s++) {
                double each = active[s].mean;
                mean += alive[s] * each;
                square += alive[s] * (active[s].future.varianceOfTransactions(horizon) + each * each);
            }
            return CountLaw.many(none, mean, square);
        }
    }

    /** The counts of a customer who is active under one model; no chances where there are too many. */
    private static final class Active {
        final Future future;
        final double some;
        final double mean;
        final double[] chances;

        private Active(Future future, double some, double mean, double[] chances) {
            this.future = future;
            this.some = some;
            this.mean = mean;
            this.chances = chances;
        }

        static Active of(Future future, double horizon) {
            double some = future.probabilityOfPurchase(horizon);
            double mean = future.expectedTransactions(horizon);
            return new Active(
                    future, some, mean, mean < MANY ? future.transactionProbabilities(horizon, TAIL) : new double[0]);
        }
    }
}
