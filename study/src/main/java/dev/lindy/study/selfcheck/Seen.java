package dev.lindy.study.selfcheck;

import dev.lindy.study.IntervalMethod;
import java.util.Locale;

/**
 * What one replicate shows of one interval.
 *
 * @param key of what
 * @param held whether it held the truth: 0 or 1, of an interval per customer the share of the customers; NaN where there was none
 */
record Seen(Key key, double held) {

    /** What an interval is of. */
    enum Kind {
        PARAMETER,
        EXPECTATION,
        OUTCOME;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is counted together.
     *
     * @param method of the interval
     * @param kind of what it is
     * @param what a parameter, or the column of a quantity
     * @param total whether of all customers together
     */
    record Key(IntervalMethod method, Kind kind, String what, boolean total) {

        /** A whole number seldom has an interval of just the level: more than it is no mistake. */
        boolean whole() {
            return kind == Kind.OUTCOME && !total && (what.equals("purchases") || what.equals("active"));
        }
    }
}
