package dev.lindy.cli.option;

import dev.lindy.core.base.Length;
import dev.lindy.study.Assumptions;
import dev.lindy.study.IntervalMethod;
import java.util.Locale;
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
            description =
                    "How sure answers are: fast, by a posterior (with --prior or weak priors) or a bootstrap of the"
                            + " customers, which take longer and are run's alone; or off. Default: ${DEFAULT-VALUE}.")
    private IntervalsConverter.Choice intervals = new IntervalsConverter.Choice(IntervalMethod.FAST);

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

    /** The same for models that were fitted elsewhere: neither customers nor likelihood are there to draw from. */
    public Assumptions assumptionsOfModelFile() {
        refuseDraws();
        return assumptions();
    }

    private void refuseDraws() {
        IntervalMethod method = intervals.method();
        if (method != null && method != IntervalMethod.FAST) {
            throw new UsageException("--intervals " + method.name().toLowerCase(Locale.ROOT)
                    + " needs the customers that the model was fitted to, which a model file does not hold: lindy run"
                    + " makes them; fast uses what the file knows");
        }
    }

    /** The assumptions of contracts, which know no margin. */
    public Assumptions ofContracts() {
        refuseDraws();
        return withIntervals(forecast.assumptions());
    }

    /** A wrong level is refused even where no intervals are wanted. */
    private Assumptions withIntervals(Assumptions assumptions) {
        Assumptions checked = assumptions.withLevel(level);
        IntervalMethod method = intervals.method();
        return method == null ? checked.withLevel(null) : checked.withIntervals(method);
    }
}
