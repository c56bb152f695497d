package dev.lindy.cli.option;

import dev.lindy.core.base.Length;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.study.Assumptions;
import dev.lindy.study.Observation;
import dev.lindy.study.ValidationOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which forecasts are held against what happened. */
@Section(
        heading = "Forecasts to validate",
        example = "--origins 3 --horizon 13w --model bg-nbd,pareto-nbd --by channel")
public final class ValidationChoices {

    @Option(
            names = "--origins",
            paramLabel = "K",
            description = "From how many days forecasts are made, each with models fitted to what was known then."
                    + " Default: ${DEFAULT-VALUE}.")
    private int origins = ValidationOptions.ORIGINS;

    @Option(
            names = "--horizon",
            paramLabel = "LENGTH",
            converter = LengthConverter.class,
            description =
                    "Length of each forecast, such as 26w or 90d; the longest of which K fit into the second half of the"
                            + " log unless given.")
    private @Nullable Length horizon;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            split = ",",
            description =
                    "Models to validate, average for an average of them; all that apply and their average unless given.")
    private @Nullable List<String> models;

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of the log, such as a channel, by whose values errors are told apart.")
    private @Nullable List<String> by;

    @Option(
            names = "--level",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            description = "Of intervals, such as 0.9 or 90%%. Default: ${DEFAULT-VALUE}.")
    private double level = Assumptions.LEVEL;

    /** Refuses unknown names and impossible values before any work is done. */
    public ValidationOptions options(Observation observation) {
        List<String> named = models == null ? List.of() : models;
        List<String> single =
                named.stream().filter(id -> !id.equals(AveragedModel.ID)).toList();
        return ValidationOptions.defaults()
                .withObservation(observation)
                .withModels(ModelChoice.<CatalogEntry<?, ?>>each("--model", single, ModelChoice::entry))
                .withAverage(named.isEmpty() || named.size() > single.size())
                .withOrigins(origins)
                .withHorizon(horizon)
                .withLevel(level)
                .withBy(by());
    }

    public List<String> by() {
        return by == null ? List.of() : by;
    }
}
