package dev.lindy.cli;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the future is worth. */
final class ValueOptions {

    @Option(
            names = "--horizon",
            paramLabel = "LENGTH",
            description = "Length of the forecast in units of time; a year (52 weeks) unless given.")
    private @Nullable Double horizon;

    @Option(
            names = "--value-horizon",
            paramLabel = "LENGTH",
            description = "Residual value counts purchases up to here only; all future unless given.")
    private @Nullable Double valueHorizon;

    @Option(
            names = "--discount-rate",
            paramLabel = "RATE",
            defaultValue = "0.10",
            description = "A year; 0.10 is 10 %%. Default: ${DEFAULT-VALUE}.")
    private double discountRate = 0.10;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "Share of an order's value that is profit. Default: ${DEFAULT-VALUE}.")
    private double margin = 1;

    /** The longest future that dates can be given to, a thousand years. */
    private static final double LONGEST_IN_DAYS = 365_250;

    /** Refuses impossible values before any work is done. */
    void check(TimeScale scale) {
        discount();
        margin();
        horizon(scale);
        valueHorizon(scale);
    }

    Discount discount() {
        if (!(discountRate >= 0) || Double.isInfinite(discountRate)) {
            throw new UsageException(
                    "--discount-rate must be at least 0 (0.10 is 10 % a year), but is " + discountRate);
        }
        return Discount.annual(discountRate);
    }

    double margin() {
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new UsageException("--margin must be above 0 (0.3 is 30 % of an order), but is " + margin);
        }
        return margin;
    }

    double horizon(TimeScale scale) {
        return positive("--horizon", horizon == null ? Math.floor(scale.perYear()) : horizon, scale);
    }

    double valueHorizon(TimeScale scale) {
        return valueHorizon == null ? Double.POSITIVE_INFINITY : positive("--value-horizon", valueHorizon, scale);
    }

    private static double positive(String option, double length, TimeScale scale) {
        double longest = LONGEST_IN_DAYS / scale.days();
        if (!(length > 0 && length <= longest)) {
            throw new UsageException(option + " must be a number of " + scale.plural() + " above 0 and at most "
                    + Valuation.plain(Math.floor(longest)) + " (a thousand years), but is " + length);
        }
        return length;
    }
}
