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
 */
final class PurchaseCounts {

    /** The search for a quantile goes no further. */
    private static final int MOST = 100_000;

    private final List<TransactionModel> points;
    private final double horizon;

    PurchaseCounts(List<? extends TransactionModel> points, double horizon) {
        this.points = List.copyOf(points);
        this.horizon = horizon;
    }

    /** The smallest count whose distribution function reaches a level; {@value #MOST} where that is larger. */
    int quantile(History history, double level) {
        List<Future> futures = new ArrayList<>();
        for (TransactionModel model : points) {
            futures.add(model.conditionalFuture(history.x(), history.tx(), history.T()));
        }
        double wanted = level * futures.size();
        double reached = 0;
        for (int count = 0; count < MOST; count++) {
            for (Future future : futures) {
                reached += future.transactionProbability(count, horizon);
            }
            // What rounding leaves of a whole must not send the search to the end.
            if (reached >= wanted - 1e-12) {
                return count;
            }
        }
        return MOST;
    }
}
