package dev.lindy.study;

import dev.lindy.core.base.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;

/**
 * The customers whom an owner wants to know by name. Immutable.
 *
 * @param best those with the highest value to come, the highest first
 * @param slipping those who have probably left and of whose value most is at stake: P(active) from 5 to 50 %, and the value to
 *     come times the chance that they have left the highest, the highest first
 */
public record Standouts(List<Standout> best, List<Standout> slipping) {

    private static final double PROBABLY_LEFT = 0.5;
    /** Who is less probably active than this is gone, and slips no more. */
    private static final double GONE = 0.05;

    /**
     * One of them.
     *
     * @param customer the id
     * @param worth the value up to the horizon or, where no value is known, the expected purchases
     * @param ifActive the same if the customer is active still
     */
    public record Standout(String customer, double worth, double ifActive) {}

    /**
     * Copies both lists.
     *
     * @param best those with the highest value to come
     * @param slipping those who have probably left
     */
    public Standouts {
        best = List.copyOf(best);
        slipping = List.copyOf(slipping);
    }

    /**
     * Finds them.
     *
     * @param valuation of the customers
     * @param most how many of each
     * @return fewer where there are fewer, none who is worth nothing
     */
    public static Standouts of(Valuation valuation, int most) {
        Columns customers = valuation.customers();
        double[] worth = customers.doubles(
                valuation.money() == null
                        ? "expected_purchases"
                        : valuation.money().value().column());
        double[] alive = customers.doubles("p_alive");
        String[] ids = customers.texts("customer");
        return new Standouts(
                top(worth, alive, ids, most, i -> worth[i]),
                top(
                        worth,
                        alive,
                        ids,
                        most,
                        i -> alive[i] < PROBABLY_LEFT && alive[i] >= GONE ? worth[i] * (1 - alive[i]) : 0));
    }

    private static List<Standout> top(
            double[] worth, double[] alive, String[] ids, int most, IntToDoubleFunction score) {
        // The lowest of the best so far first; of equal ones the last, so that the order of the log decides.
        PriorityQueue<Integer> found = new PriorityQueue<>(
                Comparator.comparingDouble(score::applyAsDouble).thenComparing(Comparator.reverseOrder()));
        double least = 0;
        for (int i = 0; i < worth.length; i++) {
            if (score.applyAsDouble(i) > least) {
                found.add(i);
                if (found.size() > most) {
                    found.remove();
                    least = score.applyAsDouble(found.element());
                }
            }
        }
        List<Standout> out = new ArrayList<>();
        while (!found.isEmpty()) {
            int i = found.remove();
            out.add(0, new Standout(ids[i], worth[i], worth[i] / alive[i]));
        }
        return out;
    }
}
