package dev.lindy.cli.option;

import dev.lindy.data.read.CsvContracts;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which column of a file of contracts is what; one that is not named is recognised. */
@Section(
        heading = "Of contracts: which column is what (recognised unless given)",
        example = "--start Ingangsdatum --end Opzegdatum --customer Lidnummer")
public final class ContractColumns {

    /** Their names. */
    public static final Set<String> NAMES = Set.of("--start", "--end", "--period", "--survivors", "--cohort");

    @Option(names = "--start", paramLabel = "COLUMN", description = "Column with the first day of a contract.")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "COLUMN", description = "Column with its last day, empty while it is active.")
    private @Nullable String end;

    @Option(
            names = "--period",
            paramLabel = "COLUMN",
            description = "Column with the number of periods, in a table of survivors.")
    private @Nullable String period;

    @Option(
            names = "--survivors",
            paramLabel = "COLUMN",
            description = "Column with how many contracts were still active then.")
    private @Nullable String survivors;

    @Option(names = "--cohort", paramLabel = "COLUMN", description = "Column with the cohort, if there are several.")
    private @Nullable String cohort;

    /** Whether one is named, so that the file must hold contracts. */
    public boolean areNamed() {
        return start != null || end != null || period != null || survivors != null || cohort != null;
    }

    /** The options of reading with these columns. */
    public CsvContracts.Options in(CsvContracts.Options options) {
        return options.withColumn("start", start)
                .withColumn("end", end)
                .withColumn("period", period)
                .withColumn("survivors", survivors)
                .withColumn("cohort", cohort);
    }
}
