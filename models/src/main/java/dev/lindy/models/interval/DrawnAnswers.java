package dev.lindy.models.interval;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What many draws answer about everybody in a base. Customers are taken in pieces, those of one history together, so that no table of
 * customers by draws is ever held. Arrays are not to be changed.
 */
final class DrawnAnswers {

    private static final int PIECE = 4096;

    private final double level;
    private final double[] lower;
    private final double[] upper;
    private final double[] deviations;

    /** By group and draw. */
    private final double[][] totals;

    /** The answers about some customers: one array per customer, an answer per draw; neighbours may share one. */
    @FunctionalInterface
    interface Answers {
        double[][] of(CustomerBase some);
    }

    private DrawnAnswers(int customers, int groups, int draws, double level) {
        this.level = level;
        lower = new double[customers];
        upper = new double[customers];
        deviations = new double[customers];
        totals = new double[groups][draws];
    }

    /**
     * Asks.
     *
     * @param weights of the customers in the totals; null for 1 each
     * @param scale of the deviations
     */
    static DrawnAnswers of(
            int draws,
            Answers answers,
            CustomerBase base,
            double @Nullable [] weights,
            Groups groups,
            Scale scale,
            double level) {
        DrawnAnswers out = new DrawnAnswers(base.size(), groups.size(), draws, level);
        int[] order = byHistory(base);
        int pieces = (order.length + PIECE - 1) / PIECE;
        double[][][] sums = new double[pieces][][];
        Chunks.eachTask(pieces, piece -> {
            int[] members = Arrays.copyOfRange(order, piece * PIECE, Math.min(order.length, (piece + 1) * PIECE));
            double[][] drawn = answers.of(base.rows(members));
            sums[piece] = new double[groups.size()][draws];
            for (int i = 0; i < members.length; i++) {
                int group = groups.of(members[i]);
                if (group >= 0) {
                    double weight = weights == null ? 1 : weights[members[i]];
                    double[] sum = sums[piece][group];
                    for (int draw = 0; draw < draws; draw++) {
                        sum[draw] += weight * drawn[i][draw];
                    }
                }
                if (i > 0 && drawn[i] == drawn[i - 1]) {
                    out.copy(members[i - 1], members[i]);
                } else {
                    out.describe(members[i], drawn[i], scale);
                }
            }
        });
        // In the order of the pieces, so that the bits do not depend on threads.
        for (double[][] piece : sums) {
            for (int group = 0; group < piece.length; group++) {
                for (int draw = 0; draw < draws; draw++) {
                    out.totals[group][draw] += piece[group][draw];
                }
            }
        }
        return out;
    }

    private void copy(int from, int to) {
        lower[to] = lower[from];
        upper[to] = upper[from];
        deviations[to] = deviations[from];
    }

    private void describe(int customer, double[] answers, Scale scale) {
        double[] sorted = answers.clone();
        Arrays.sort(sorted);
        lower[customer] = sorted[place(sorted.length, (1 - level) / 2)];
        upper[customer] = sorted[place(sorted.length, (1 + level) / 2)];
        deviations[customer] = sorted[0] == sorted[sorted.length - 1] ? 0 : deviation(sorted, scale);
    }

    private static int place(int draws, double level) {
        return Math.max(0, Math.min(draws - 1, (int) Math.ceil(level * draws) - 1));
    }

    private static double deviation(double[] values, Scale scale) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double v = scale.of(values[i]);
            double step = v - mean;
            mean += step / (i + 1);
            squares += step * (v - mean);
        }
        double deviation = Math.sqrt(squares / values.length);
        return Double.isFinite(deviation) ? deviation : Double.NaN;
    }

    private static int[] byHistory(CustomerBase base) {
        CompressedBase histories = base.compressed();
        int[] next = new int[histories.rows() + 1];
        for (int row = 0; row < histories.rows(); row++) {
            next[row + 1] = next[row] + histories.count(row);
        }
        int[] order = new int[base.size()];
        for (int i = 0; i < order.length; i++) {
            order[next[histories.rowOf(i)]++] = i;
        }
        return order;
    }

    /** Per customer; not a number where an answer of a draw is none. */
    double[] lower() {
        return lower;
    }

    /** Per customer; not a number where an answer of a draw is none. */
    double[] upper() {
        return upper;
    }

    /** Per customer, on the scale; not a number where an answer of a draw is at its end. */
    double[] deviations() {
        return deviations;
    }

    /** Of the logarithms of the totals, per group. */
    double[] totalDeviations() {
        return Arrays.stream(totals)
                .mapToDouble(draws ->
                        Arrays.stream(draws).allMatch(total -> total == 0) ? 0 : deviation(draws, Scale.LOGARITHM))
                .toArray();
    }

    /** The interval of a total. */
    Interval total(int group) {
        double[] sorted = totals[group].clone();
        Arrays.sort(sorted);
        return new Interval(
                sorted[place(sorted.length, (1 - level) / 2)],
                sorted[place(sorted.length, (1 + level) / 2)],
                level,
                Interval.Kind.EXPECTATION);
    }

    /** Refuses another level than that at which quantiles were taken. */
    void check(double asked) {
        if (asked != level) {
            throw new IllegalArgumentException(
                    "these draws were made for intervals of " + level + ", but " + asked + " was asked for");
        }
    }
}
