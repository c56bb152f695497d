package dev.lindy.study.selfcheck;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.models.interval.Interval;
import dev.lindy.study.IntervalMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one sample shows. Filled by one thread, then read. */
final class Replicate {

    private final List<Seen> seen = new ArrayList<>();
    private final Set<IntervalMethod> refused = new TreeSet<>();
    private final List<Estimate> estimates = new ArrayList<>();
    private boolean failed;

    /**
     * An estimate of a parameter.
     *
     * @param name the parameter
     * @param truth what it is
     * @param value what was found
     * @param z how many standard errors off, on the unconstrained scale
     */
    record Estimate(String name, double truth, double value, double z) {}

    List<Seen> seen() {
        return seen;
    }

    List<Estimate> estimates() {
        return estimates;
    }

    /** The fit has no maximum. */
    boolean failed() {
        return failed;
    }

    /** Whether a method would not give intervals. */
    boolean refused(IntervalMethod method) {
        return refused.contains(method);
    }

    Replicate fail() {
        failed = true;
        return this;
    }

    void refuse(IntervalMethod method) {
        refused.add(method);
    }

    /** Estimates, with what to put before the names of parameters. */
    void estimated(String before, Estimates found, double[] truth) {
        double[] point = found.unconstrained();
        double[] at = found.space().toUnconstrained(truth);
        double[] covariance = found.unconstrainedCovariance();
        double[] values = found.values();
        int k = point.length;
        for (int i = 0; i < k; i++) {
            double error = Math.sqrt(covariance[i * k + i]);
            estimates.add(new Estimate(
                    before + found.names().get(i),
                    truth[i],
                    values[i],
                    Double.isFinite(error) ? (point[i] - at[i]) / error : Double.NaN));
        }
    }

    /** An interval of one number. */
    void see(IntervalMethod method, Seen.Kind kind, String what, double lower, double upper, double truth) {
        boolean known = Double.isFinite(lower) && Double.isFinite(upper) && upper > lower;
        seen.add(new Seen(
                new Seen.Key(method, kind, what, kind != Seen.Kind.PARAMETER),
                known ? (lower <= truth && truth <= upper ? 1 : 0) : Double.NaN));
    }

    void see(IntervalMethod method, String what, Interval interval, double truth) {
        see(method, Seen.Kind.valueOf(interval.kind().name()), what, interval.lower(), interval.upper(), truth);
    }

    /** Intervals of every customer; those who are certain say nothing of intervals. */
    void seeEach(IntervalMethod method, Seen.Kind kind, String what, Columns ends, String column, double[] truth) {
        if (!ends.has(column + "_lo")) {
            return;
        }
        double[] lower = numbers(ends, column + "_lo");
        double[] upper = numbers(ends, column + "_hi");
        int known = 0;
        int inside = 0;
        int sure = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean certain = kind == Seen.Kind.EXPECTATION && lower[i] == upper[i];
            sure += certain ? 1 : 0;
            if (!certain && Double.isFinite(lower[i]) && Double.isFinite(upper[i])) {
                known++;
                inside += lower[i] <= truth[i] && truth[i] <= upper[i] ? 1 : 0;
            }
        }
        if (sure == truth.length) {
            return;
        }
        seen.add(new Seen(new Seen.Key(method, kind, what, false), known == 0 ? Double.NaN : (double) inside / known));
    }

    private static double[] numbers(Columns ends, String column) {
        return ends.column(column) instanceof Column.Integers whole
                ? Arrays.stream(whole.toArray()).asDoubleStream().toArray()
                : ends.doubles(column);
    }
}
