package dev.lindy.cli.option;

import dev.lindy.core.base.Length;
import dev.lindy.study.Assumptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far to look ahead, and what the future is worth. */
@Section(heading = "Forecast and value", example = "--horizon 26 --discount-rate 8%")
public final class ForecastOptions {

    @Option(
            names = "--horizon",
            paramLabel = "LENGTH",
            converter = LengthConverter.class,
            description = "Length of the forecast of purchases, such as 26w or 90d; 1y unless given.")
    private @Nullable Length horizon;

    @Option(
            names = "--discount-rate",
            paramLabel = "RATE",
            converter = ShareConverter.class,
            defaultValue = "0.10",
            description = "A year; 0.10 or 10%% is 10 %%. Default: ${DEFAULT-VALUE}.")
    private double discountRate = 0.10;

    /** Refuses impossible values before any work is done. */
    public Assumptions assumptions() {
        return Assumptions.defaults().withDiscountRate(discountRate).withHorizon(horizon);
    }

    public boolean horizonGiven() {
        return horizon != null;
    }
}
