package dev.lindy.cli.option;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the future is worth in money. */
public final class ValueOptions {

    @Mixin
    private ForecastOptions forecast = new ForecastOptions();

    @Option(
            names = "--value-horizon",
            paramLabel = "LENGTH",
            description = "Residual value counts purchases up to here only; all future unless given.")
    private @Nullable Double valueHorizon;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "Share of an order's value that is profit. Default: ${DEFAULT-VALUE}.")
    private double margin = 1;

    /** Refuses impossible values before any work is done. */
    public void check(TimeScale scale) {
        discount();
        margin();
        horizon(scale);
        valueHorizon(scale);
    }

    public ForecastOptions forecast() {
        return forecast;
    }

    public Discount discount() {
        return forecast.discount();
    }

    public double margin() {
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new UsageException("--margin must be above 0 (0.3 is 30 % of an order), but is " + margin);
        }
        return margin;
    }

    public double horizon(TimeScale scale) {
        return forecast.horizon(scale);
    }

    public double valueHorizon(TimeScale scale) {
        return valueHorizon == null
                ? Double.POSITIVE_INFINITY
                : ForecastOptions.positive("--value-horizon", valueHorizon, scale);
    }
}
