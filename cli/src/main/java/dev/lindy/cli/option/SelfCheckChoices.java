package dev.lindy.cli.option;

import dev.lindy.study.IntervalMethod;
import dev.lindy.study.selfcheck.SelfCheckOptions;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a self-check simulates. */
@Section(
        heading = "What is simulated and checked",
        example = "--model bg-nbd,pareto-nbd --sizes 300,5000 --replicates 200 --methods fast,posterior")
public final class SelfCheckChoices {

    @Option(names = "--model", paramLabel = "MODEL", split = ",", description = "Models to check; all unless given.")
    private @Nullable List<String> models;

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            defaultValue = "300,5000",
            description = "How many customers samples have; ranks are taken of the first. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--replicates",
            paramLabel = "R",
            defaultValue = "100",
            description = "How many samples of each model and size. Default: ${DEFAULT-VALUE}.")
    private int replicates = 100;

    @Option(
            names = "--methods",
            paramLabel = "METHOD",
            split = ",",
            defaultValue = "fast",
            description = "Methods of intervals: fast, posterior, bootstrap. The last two take several times as long."
                    + " Default: ${DEFAULT-VALUE}.")
    private List<String> methods = List.of();

    @Option(
            names = "--ranks",
            paramLabel = "R",
            defaultValue = "200",
            description =
                    "How many posteriors of each model show whether posteriors are calibrated; 0 for none. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int ranks = 200;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed, same figures. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--level",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            defaultValue = "0.9",
            description = "Of intervals, such as 0.9 or 90%%. Default: ${DEFAULT-VALUE}.")
    private double level = 0.9;

    /** Refuses unknown names and impossible values before any work is done. */
    public SelfCheckOptions options() {
        SelfCheckOptions options = SelfCheckOptions.defaults()
                .withSizes(sizes)
                .withReplicates(replicates)
                .withMethods(methods.stream().map(SelfCheckChoices::method).toList())
                .withRanks(ranks)
                .withSeed(seed)
                .withLevel(level);
        return models == null ? options : options.withModels(models);
    }

    private static IntervalMethod method(String name) {
        for (IntervalMethod method : IntervalMethod.values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(name)) {
                return method;
            }
        }
        throw new UsageException("--methods: \"" + name + "\" is none of fast, posterior, bootstrap");
    }
}
