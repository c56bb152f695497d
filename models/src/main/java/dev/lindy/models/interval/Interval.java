package dev.lindy.models.interval;

import java.util.Locale;
import org.apache.commons.numbers.gamma.InverseErf;

/**
 * An interval with what it is of.
 *
 * @param lower its lower end
 * @param upper its upper end
 * @param level such as 0.9
 * @param kind what is left open
 */
public record Interval(double lower, double upper, double level, Kind kind) {

    /** What an interval leaves open. */
    public enum Kind {
        /** What is not known of the parameters. */
        EXPECTATION,
        /** That, and chance: what will actually happen. */
        OUTCOME
    }

    /**
     * How many standard deviations an interval of a normal distribution reaches to either side.
     *
     * @param level such as 0.9
     * @return such as 1.645
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static double reach(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1, but is " + level);
        }
        return Math.sqrt(2) * InverseErf.value(level);
    }

    /** Of a total that is not negative, with the standard deviation of its logarithm. */
    static Interval ofExpectation(double total, double deviation, double level) {
        double factor = Math.exp(reach(level) * deviation);
        return new Interval(total / factor, total * factor, level, Kind.EXPECTATION);
    }

    /**
     * Whether it says something.
     *
     * @return false where an end is infinite or not a number
     */
    public boolean known() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.4g … %.4g (%.0f %%, %s)",
                lower,
                upper,
                100 * level,
                kind.name().toLowerCase(Locale.ROOT));
    }
}
