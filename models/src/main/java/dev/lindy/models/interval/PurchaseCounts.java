package dev.lindy.models.interval;

import dev.lindy.models.Future;
import dev.lindy.models.History;
import dev.lindy.models.TransactionModel;
import java.util.ArrayList;
import java.util.List;

/**
 * How many purchases one customer will make within a time: the distribution of the count, mixed over what is not known of the
 * parameters.
 *
 * <p>The mixture is over points that lie √k standard deviations away along each of the k axes, to both sides and with equal weights:
 * what they say of any function that is a polynomial of degree three is exact (the spherical rule; McNamee and Stenger 1967).
 *
 * <p>Of a customer who is expected to buy hundreds of times no single count matters: there the quantile is that of nothing at all, or
 * else a gamma distribution with the mean and variance of the count.
 */
final class PurchaseCounts {

    /** From this expectation on, counts are not added up one by one. */
    private static final double MANY = 300;

    /** Nor are they further than this. */
    private static final int LAST = 5_000;

    private final List<TransactionModel> points;
    private final double horizon;

    PurchaseCounts(List<? extends TransactionModel> points, double horizon) {
        this.points = List.copyOf(points);
        this.horizon = horizon;
    }

    /** The smallest count whose distribution function reaches a level. */
    int quantile(History history, double level) {
        List<Future> futures = new ArrayList<>();
        double most = 0;
        for (TransactionModel model : points) {
            Future future = model.conditionalFuture(history.x(), history.tx(), history.T());
            futures.add(future);
            most = Math.max(most, future.expectedTransactions(horizon));
        }
        if (most < MANY) {
            double wanted = level * futures.size();
            double reached = 0;
            for (int count = 0; count < LAST; count++) {
                for (Future future : futures) {
                    reached += future.transactionProbability(count, horizon);
                }
                // What rounding leaves of a whole must not send the search to the end.
                if (reached >= wanted - 1e-12) {
                    return count;
                }
            }
        }
        return (int) Math.min(
                Integer.MAX_VALUE, Math.ceil(Mixture.of(futures, horizon).quantile(level)));
    }
}
