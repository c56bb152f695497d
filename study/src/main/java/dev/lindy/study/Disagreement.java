package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Phrases;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.interval.Groups;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.quantity.PurchaseQuantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups of customers on whom models that were fitted to the same data disagree by more than each of them thinks that it may be off:
 * which model is used then matters more than what is not known of its parameters.
 */
final class Disagreement {

    static final String NAME = "models-disagree";

    /** Fewer customers are no group. */
    private static final int FEWEST = 30;

    /** The tenth who bought most often. */
    private static final double HEAVY = 0.1;

    /** In a large base intervals are narrow, and what is nearer than this matters to nobody. */
    private static final double APART = 0.2;

    /**
     * One of the models.
     *
     * @param name in print
     * @param model at its estimates
     * @param intervals of what it says
     */
    record Opinion(String name, PurchaseModel model, PurchaseIntervals intervals) {}

    private record Group(String who, int size) {}

    private Disagreement() {}

    /**
     * Asks all models about those who bought once and those who bought most often.
     *
     * @param opinions of usable models
     * @param horizon time ahead
     * @param level of the intervals
     * @return a note per group that they disagree on
     */
    static List<Message> of(List<Opinion> opinions, CustomerBase base, double horizon, double level) {
        List<Message> notes = new ArrayList<>();
        if (opinions.size() < 2 || base.size() == 0) {
            return notes;
        }
        int most = threshold(base);
        int[] of = new int[base.size()];
        int[] sizes = new int[2];
        for (int i = 0; i < of.length; i++) {
            int x = base.frequency(i);
            of[i] = x == 0 ? 0 : x >= most ? 1 : -1;
            if (of[i] >= 0) {
                sizes[of[i]]++;
            }
        }
        Groups groups = Groups.of(of);
        double[][] totals = new double[opinions.size()][sizes.length];
        List<List<Interval>> intervals = new ArrayList<>();
        for (int m = 0; m < totals.length; m++) {
            Opinion opinion = opinions.get(m);
            double[] each = opinion.model().conditionalExpectedTransactions(base, horizon);
            for (int i = 0; i < of.length; i++) {
                if (of[i] >= 0) {
                    totals[m][of[i]] += each[i];
                }
            }
            intervals.add(opinion.intervals()
                    .expectationOfTotals(PurchaseQuantities.expectedPurchases(horizon), base, level, groups));
        }
        for (int g = 0; g < groups.size(); g++) {
            if (sizes[g] >= FEWEST) {
                String who = "the " + Phrases.count(sizes[g], "customer")
                        + (g == 0 ? " who bought once" : " who bought most often (" + (most + 1) + " times or more)");
                note(opinions, totals, intervals, g, new Group(who, sizes[g]), base, horizon, level)
                        .ifPresent(notes::add);
            }
        }
        return notes;
    }

    /** The smallest number of repeat purchases that no more than a tenth of all customers reach. */
    private static int threshold(CustomerBase base) {
        int[] x = IntStream.range(0, base.size()).map(base::frequency).sorted().toArray();
        return Math.max(1, x[(int) Math.min(x.length - 1, Math.ceil((1 - HEAVY) * x.length))]);
    }

    private static Optional<Message> note(
            List<Opinion> opinions,
            double[][] totals,
            List<List<Interval>> intervals,
            int g,
            Group group,
            CustomerBase base,
            double horizon,
            double level) {
        int low = 0;
        int high = 0;
        for (int m = 1; m < totals.length; m++) {
            low = totals[m][g] < totals[low][g] ? m : low;
            high = totals[m][g] > totals[high][g] ? m : high;
        }
        boolean apart =
                intervals.get(high).get(g).lower() > intervals.get(low).get(g).upper()
                        && totals[high][g] > (1 + APART) * totals[low][g];
        if (!apart) {
            return Optional.empty();
        }
        String figures = IntStream.range(0, totals.length)
                .boxed()
                .sorted((a, b) -> Double.compare(totals[b][g], totals[a][g]))
                .map(m -> String.format(
                        Locale.ROOT,
                        "%s %.3f (%.3f … %.3f)",
                        opinions.get(m).name(),
                        totals[m][g] / group.size(),
                        intervals.get(m).get(g).lower() / group.size(),
                        intervals.get(m).get(g).upper() / group.size()))
                .collect(Collectors.joining(", "));
        return Optional.of(Message.of(NAME + ": on " + group.who() + " the models disagree by more than their own "
                + String.format(Locale.ROOT, "%.0f %%", 100 * level)
                + " intervals. Purchases per customer that each expects in "
                + base.timeScale().describe(horizon) + ": " + figures
                + ". Which model is right matters more for them than anything that one model does not know."));
    }
}
