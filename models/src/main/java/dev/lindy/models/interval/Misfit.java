package dev.lindy.models.interval;

import dev.lindy.core.base.Phrases;
import java.util.Optional;

/**
 * How far totals were from what a model expected of them, in earlier windows as long as the one ahead: ln(actual/expected). It holds
 * what an interval of parameters and chance leaves out: that the model is wrong, that there are seasons, that the shop changes. The
 * windows should not overlap.
 *
 * @param windows how many
 * @param bias mean of ln(actual/expected), above 0 where more happened than was expected
 * @param spread standard deviation of the same
 */
public record Misfit(int windows, double bias, double spread) {

    /** With fewer windows nothing can be said of the spread that is worth an interval: Student's quantile alone is 6 or more. */
    public static final int FEWEST_WINDOWS = 3;

    /** The name of the note where there are fewer. */
    public static final String UNKNOWN = "misfit-unknown";

    /**
     * Of some windows.
     *
     * @param expected one total per window
     * @param actual one total per window
     * @return empty with fewer than {@value #FEWEST_WINDOWS} windows, or where nothing was expected or happened in one
     * @throws IllegalArgumentException if the numbers of windows differ
     */
    public static Optional<Misfit> of(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException("there must be one expectation per window, but there are "
                    + expected.length + " for " + actual.length + " windows");
        }
        int n = expected.length;
        if (n < FEWEST_WINDOWS) {
            return Optional.empty();
        }
        double[] errors = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            errors[i] = Math.log(actual[i] / expected[i]);
            mean += errors[i] / n;
        }
        double squares = 0;
        for (double error : errors) {
            squares += (error - mean) * (error - mean);
        }
        double spread = Math.sqrt(squares / (n - 1));
        return Double.isFinite(spread) ? Optional.of(new Misfit(n, mean, spread)) : Optional.empty();
    }

    /**
     * The interval of a total, wide enough for the misfit too: around the same centre, the geometric mean of its ends, with half-width
     * √(h² + t²(bias² + spread²(1 + 1/W))) on the scale of the logarithm, t being Student's quantile with W − 1 degrees of freedom.
     *
     * @param outcome of a total, with both ends above 0
     * @return the same where an end is 0 or not finite
     */
    public Interval widened(Interval outcome) {
        double lower = Math.log(outcome.lower());
        double upper = Math.log(outcome.upper());
        double half = (upper - lower) / 2;
        if (!Double.isFinite(half)) {
            return outcome;
        }
        double t = StudentQuantile.of((1 + outcome.level()) / 2, windows - 1.0);
        double wide = Math.sqrt(half * half + t * t * (bias * bias + spread * spread * (1 + 1.0 / windows)));
        double centre = (lower + upper) / 2;
        return new Interval(Math.exp(centre - wide), Math.exp(centre + wide), outcome.level(), outcome.kind());
    }

    @Override
    public String toString() {
        return Phrases.rounded("%+.1f %%", 100 * Math.expm1(bias))
                + Phrases.rounded(" ± %.1f %%", 100 * Math.expm1(spread)) + " in " + windows + " windows";
    }
}
