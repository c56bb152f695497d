package dev.lindy.cli.option;

import dev.lindy.core.base.Length;
import dev.lindy.study.Assumptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the future is worth in money. */
@Section(heading = "Forecast and value", example = "--horizon 26 --discount-rate 8% --margin 30%")
public final class ValueOptions {

    @Mixin
    private ForecastOptions forecast = new ForecastOptions();

    @Option(
            names = "--value-horizon",
            paramLabel = "LENGTH",
            converter = LengthConverter.class,
            defaultValue = "3y",
            description = "How far values look ahead, such as 5y, or all. Default: ${DEFAULT-VALUE}.")
    private Length valueHorizon = Length.years(3);

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            defaultValue = "1",
            description = "Share of an order's value that is profit, such as 0.3 or 30%%. Default: ${DEFAULT-VALUE}.")
    private double margin = 1;

    @Option(
            names = "--intervals",
            paramLabel = "HOW",
            converter = IntervalsConverter.class,
            defaultValue = "fast",
            description = "How sure answers are: fast, or off for no intervals. Default: ${DEFAULT-VALUE}.")
    private IntervalsConverter.Method intervals = IntervalsConverter.Method.FAST;

    @Option(
            names = "--level",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            defaultValue = "0.90",
            description = "Of intervals, such as 0.9 or 90%%. Default: ${DEFAULT-VALUE}.")
    private double level = Assumptions.LEVEL;

    /** Refuses impossible values before any work is done, but for lengths, which depend on the unit. */
    public Assumptions assumptions() {
        return withIntervals(forecast.assumptions().withMargin(margin).withValueHorizon(valueHorizon));
    }

    /** The assumptions of contracts, which know no margin. */
    public Assumptions ofContracts() {
        return withIntervals(forecast.assumptions());
    }

    /** A wrong level is refused even where no intervals are wanted. */
    private Assumptions withIntervals(Assumptions assumptions) {
        Assumptions checked = assumptions.withLevel(level);
        return intervals == IntervalsConverter.Method.OFF ? checked.withLevel(null) : checked;
    }
}
