package dev.lindy.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of the life of contracts a model is fitted to. */
public final class CalibrationPeriods {

    public static final String NAME = "--calibration-periods";

    @Option(
            names = NAME,
            paramLabel = "N",
            description = "Of contracts: fit to their first N periods, and report how the others are forecast.")
    private @Nullable Integer periods;

    public @Nullable Integer periods() {
        return periods;
    }
}
