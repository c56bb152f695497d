package dev.lindy.cli.option;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far to look ahead, and what the future is worth. */
public final class ForecastOptions {

    @Option(
            names = "--horizon",
            paramLabel = "LENGTH",
            description = "Length of the forecast in units of time; a year (52 weeks) unless given.")
    private @Nullable Double horizon;

    @Option(
            names = "--discount-rate",
            paramLabel = "RATE",
            defaultValue = "0.10",
            description = "A year; 0.10 is 10 %%. Default: ${DEFAULT-VALUE}.")
    private double discountRate = 0.10;

    /** The longest future that dates can be given to, a thousand years. */
    private static final double LONGEST_IN_DAYS = 365_250;

    public Discount discount() {
        if (!(discountRate >= 0) || Double.isInfinite(discountRate)) {
            throw new UsageException(
                    "--discount-rate must be at least 0 (0.10 is 10 % a year), but is " + discountRate);
        }
        return Discount.annual(discountRate);
    }

    public boolean horizonGiven() {
        return horizon != null;
    }

    public double horizon(TimeScale scale) {
        return horizon(scale, Math.floor(scale.perYear()));
    }

    /** The horizon of contracts, which are renewed in whole periods. */
    public int periods(TimeScale scale, double unlessGiven) {
        double length = horizon(scale, unlessGiven);
        if (length != Math.rint(length)) {
            throw new UsageException(
                    "--horizon must be a whole number of " + scale.plural() + " for contracts, but is " + length);
        }
        return (int) length;
    }

    private double horizon(TimeScale scale, double unlessGiven) {
        return positive("--horizon", horizon == null ? unlessGiven : horizon, scale);
    }

    static double positive(String option, double length, TimeScale scale) {
        double longest = LONGEST_IN_DAYS / scale.days();
        if (!(length > 0 && length <= longest)) {
            throw new UsageException(option + " must be a number of " + scale.plural() + " above 0 and at most "
                    + plain(Math.floor(longest)) + " (a thousand years), but is " + length);
        }
        return length;
    }

    /** A length without a fraction where it has none. */
    public static String plain(double length) {
        return length == Math.rint(length) ? Long.toString((long) length) : Double.toString(length);
    }
}
