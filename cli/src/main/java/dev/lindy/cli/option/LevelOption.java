package dev.lindy.cli.option;

import dev.lindy.study.Assumptions;
import java.util.Objects;
import picocli.CommandLine.Option;

/** How sure the intervals of estimates are to be. */
public final class LevelOption {

    public static final String NAME = "--level";

    @Option(
            names = NAME,
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            defaultValue = "0.90",
            description = "Of intervals, such as 0.9 or 90%%. Default: ${DEFAULT-VALUE}.")
    private double level = Assumptions.LEVEL;

    /** Refuses what is no level. */
    public double level() {
        return Objects.requireNonNull(Assumptions.defaults().withLevel(level).level());
    }
}
