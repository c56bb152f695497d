package dev.lindy.cli.command;

import dev.lindy.cli.option.UsageException;
import dev.lindy.core.base.CohortSample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of the life of contracts a model is fitted to. */
final class CalibrationPeriods {

    static final String NAME = "--calibration-periods";

    @Option(
            names = NAME,
            paramLabel = "N",
            description = "Of contracts: fit to their first N periods, and report how the others are forecast.")
    private @Nullable Integer periods;

    /** How many periods to fit to; all that were observed unless given. */
    int of(CohortSample contracts) {
        int longest = contracts.longest();
        if (periods == null) {
            return longest;
        }
        if (periods < 1 || periods >= longest) {
            throw new UsageException(NAME + " must be at least 1 and leave some of the "
                    + contracts.timeScale().describe(longest) + " observed to be forecast, but is " + periods);
        }
        return periods;
    }

    /** The contracts as they were after these periods. */
    CohortSample cut(CohortSample contracts) {
        int calibration = of(contracts);
        return calibration == contracts.longest() ? contracts : contracts.firstPeriods(calibration);
    }
}
