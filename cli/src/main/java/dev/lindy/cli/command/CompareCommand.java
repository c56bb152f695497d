package dev.lindy.cli.command;

import dev.lindy.cli.option.ChooseBy;
import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Json;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Rows;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.choice.ContractEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelComparer;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.models.choice.PairTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lindy compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Which model to use: fits all that apply, says which one it would use and why, and which the data do not tell"
                    + " apart.",
            "The choice is by AIC, or by forecasts of an inner holdout; the last holdout only reports.",
            "A file of contracts (period, survivors[, cohort], or customer, start, end) is compared on models of renewals."
        })
public final class CompareCommand implements Callable<Integer> {

    /** Options that say nothing of how the file is read. */
    private static final Set<String> OF_COMPARISON = Set.of(
            "-o",
            "--models",
            "--bootstrap",
            "--seed",
            "--choose-by",
            CalibrationPeriods.NAME,
            "--force",
            "--json",
            "--quiet",
            "--threads");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "ORDERS|BASE|CONTRACTS",
            description =
                    "File of orders, of summaries (customer, x, t_x, T[, mean_spend]) or of contracts; - is standard"
                            + " input.")
    private Path input = Path.of("-");

    @Option(names = "-o", paramLabel = "FILE", description = "Table to write, one row a model.")
    private @Nullable Path output;

    @Option(names = "--summaries", description = "The file holds summaries, whatever its header looks like.")
    private boolean summaries;

    @Option(
            names = "--models",
            paramLabel = "MODEL",
            split = ",",
            description = "Models to compare; all that apply unless given.")
    private @Nullable List<String> models;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Simulations behind a test for which no chi-square holds; 0 for none. 99 unless given, none"
                    + " with more than 20,000 customers.")
    private @Nullable Integer replicates;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of the simulations: same seed, same p-values. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--choose-by",
            paramLabel = "WHAT",
            description = "aic, or forecast: the probability that each model gave to what customers did in an inner"
                    + " holdout, before the one that is reported. Default: aic.")
    private ChooseBy chooseBy = ChooseBy.AIC;

    @Mixin
    private CalibrationPeriods calibration = new CalibrationPeriods();

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() {
        if (replicates != null && replicates < 0) {
            throw new UsageException("--bootstrap must be at least 0, but is " + replicates);
        }
        boolean named = models != null && models.stream().allMatch(ContractCatalog::has);
        if (!named && models != null && models.stream().anyMatch(ContractCatalog::has)) {
            throw new UsageException("--models names models of contracts ("
                    + String.join(", ", ContractCatalog.ids())
                    + ") and others, which are fitted to other data and share no ranking: name models of one kind");
        }
        if (!named) {
            // Unknown names are refused before any work is done.
            entries();
        }
        Outputs outputs = new Outputs(general);
        if (output != null) {
            outputs.claim(output);
        }
        try (Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, false, 2)) {
            terminal.step("reading");
            try (CsvInput in = CsvInput.open(input)) {
                boolean contracts = named || (models == null && !summaries && ContractSource.isIn(in, reading));
                return contracts ? contracts(in, outputs, terminal) : purchases(in, outputs, terminal);
            }
        }
    }

    private int purchases(CsvInput in, Outputs outputs, Terminal terminal) {
        Applicable.toPurchases(Objects.requireNonNull(spec), Set.of(CalibrationPeriods.NAME));
        Source source = general.onThreads(() -> Source.readToCompare(in, summaries, reading, preparation, chooseBy));
        if (chooseBy == ChooseBy.FORECAST && source.inner().split() == null) {
            throw new UsageException("--choose-by forecast needs a holdout before the one that is reported: "
                    + source.inner().whyNot() + "; --choose-by aic needs none");
        }
        CustomerBase base = source.base();
        String name = source.ledger().source();
        FittedModels.requireCustomers(base, name);
        List<CatalogEntry<?, ?>> entries = entries();
        if (models != null) {
            entries.forEach(entry -> ModelChoice.requireApplicable(entry, base, name));
        }
        terminal.step("comparing");
        ModelComparer comparer = ModelChoice.comparer(entries, replicates, seed, base)
                .withHoldout(source.cut().split())
                .withInnerSplit(source.inner().split());
        ModelComparison comparison = general.onThreads(() -> comparer.compare(base));
        if (output != null) {
            outputs.table(comparison.table(), output);
        }
        say(terminal, outputs, text(comparison, source));
        terminal.json(map(comparison, source, outputs));
        return comparison.choice().candidate().fit().usable() ? ExitCode.OK : ExitCode.NO_MAXIMUM;
    }

    private int contracts(CsvInput in, Outputs outputs, Terminal terminal) {
        ContractData data = ContractSource.read(
                in, Objects.requireNonNull(spec), reading, preparation, null, Set.of(CalibrationPeriods.NAME));
        int periods = calibration.of(data.contracts());
        List<ContractEntry<?>> entries = models == null
                ? ContractCatalog.all()
                : distinct().stream()
                        .<ContractEntry<?>>map(ContractCatalog::get)
                        .toList();
        terminal.step("comparing");
        ContractComparison comparison =
                general.onThreads(() -> ContractComparison.of(entries, data.contracts(), periods));
        if (output != null) {
            outputs.table(comparison.table(), output);
        }
        String id = comparison.choice().id();
        String next =
                command("lindy fit", id.equals(ContractCatalog.DEFAULT) ? "" : " --model " + id) + " -o model.json";
        say(terminal, outputs, ContractReport.compared(comparison, data, next));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ledger", data.ledger().toMap());
        result.put("choice", id);
        result.put("advice", comparison.advice());
        result.put("models", Rows.of(comparison.table()));
        result.put("tests", tests(comparison.tests()));
        result.put("written", outputs.written());
        terminal.json(result);
        return comparison.choice().fit().usable() ? ExitCode.OK : ExitCode.NO_MAXIMUM;
    }

    private void say(Terminal terminal, Outputs outputs, String text) {
        terminal.say(Layout.fitted(text));
        if (output != null) {
            terminal.say("\n" + outputs.report());
        }
    }

    private List<CatalogEntry<?, ?>> entries() {
        return models == null
                ? ModelCatalog.all()
                : distinct().stream()
                        .<CatalogEntry<?, ?>>map(ModelChoice::entry)
                        .toList();
    }

    /** The models that are named, each once. */
    private List<String> distinct() {
        List<String> ids = new ArrayList<>();
        for (String id : Objects.requireNonNull(models)) {
            if (ids.contains(id)) {
                throw new UsageException("--models names " + id + " twice");
            }
            ids.add(id);
        }
        return ids;
    }

    private String text(ModelComparison comparison, Source source) {
        List<String> blocks = new ArrayList<>();
        blocks.add(Layout.block("Advice", Layout.wrapped(comparison.advice())));
        blocks.add(source.ledger().report());
        blocks.add(Layout.block("Models", comparison.tableText() + "\n" + legend(source)));
        blocks.add(Layout.block("Parameters", comparison.parametersText()));
        String diagnoses = comparison.diagnosisText();
        if (!diagnoses.isEmpty()) {
            blocks.add(Layout.block("Of the fits", diagnoses));
        }
        if (!comparison.tests().isEmpty()) {
            List<String> sentences = new ArrayList<>();
            comparison.tests().forEach(test -> sentences.add(Layout.wrapped(test.sentence())));
            blocks.add(Layout.block("Tests", String.join("\n", sentences)));
        }
        comparison.oneTimeBuyers().ifPresent(text -> blocks.add(Layout.block("Bought once", Layout.wrapped(text))));
        comparison
                .regularity()
                .ifPresent(timing -> blocks.add(Layout.block("Timing", Layout.wrapped(timing.sentence()))));
        if (!comparison.notApplicable().isEmpty()) {
            List<String> left = new ArrayList<>();
            comparison.notApplicable().forEach((id, why) -> left.add(Layout.wrapped(id + ": " + why)));
            blocks.add(Layout.block("Left out", String.join("\n", left)));
        }
        blocks.add(Layout.block("Next", next(comparison, source)));
        return String.join("\n\n", blocks);
    }

    private String legend(Source source) {
        Split split = source.cut().split();
        String holdout = split == null
                ? "no holdout: " + source.cut().whyNot()
                : "holdout: purchases forecast from " + split.calibrationEnd() + " to " + split.holdoutEnd()
                        + " against what happened, and the root mean square error of a customer's";
        Split inner = source.inner().split();
        String score = inner == null
                ? ""
                : " inner: mean log-probability of what a customer did from " + inner.calibrationEnd() + " to "
                        + inner.holdoutEnd() + ", of models fitted before;";
        return Layout.wrapped("* is the advice; above: AIC above the lowest;" + score + " " + holdout
                + ". It had no say in the advice.");
    }

    private String next(ModelComparison comparison, Source source) {
        String id = comparison.choice().candidate().id();
        return command(
                        source.isSummaries() ? "lindy fit" : "lindy run",
                        id.equals(ModelCatalog.DEFAULT) ? "" : " --model " + id)
                + (source.isSummaries() ? " -o model.json" : " -o out");
    }

    /** The command that goes on from here, with the options for reading that were given. */
    private String command(String name, String model) {
        StringBuilder command = new StringBuilder(name).append(' ').append(input);
        for (OptionSpec option :
                Objects.requireNonNull(spec).commandLine().getParseResult().matchedOptions()) {
            if (!OF_COMPARISON.contains(option.longestName())) {
                command.append(' ').append(option.longestName());
                if (option.arity().max() > 0) {
                    command.append(' ').append(String.join(",", option.originalStringValues()));
                }
            }
        }
        return command.append(model).toString();
    }

    private static Map<String, Object> map(ModelComparison comparison, Source source, Outputs outputs) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ledger", source.ledger().toMap());
        result.put("choice", comparison.choice().candidate().id());
        result.put("advice", comparison.advice());
        result.put(
                "notToldApart",
                comparison.choice().asGood().stream().map(c -> c.id()).toList());
        result.put("models", Rows.of(comparison.table()));
        result.put("tests", tests(comparison.tests()));
        comparison.regularity().ifPresent(timing -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("k", timing.k());
            one.put("lower", timing.lower());
            one.put("upper", timing.upper());
            result.put("regularity", one);
        });
        result.put("leftOut", comparison.notApplicable());
        result.put("written", outputs.written());
        return result;
    }

    private static List<Map<String, @Nullable Object>> tests(List<? extends PairTest> tests) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        tests.forEach(test -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("first", test.first().id());
            one.put("second", test.second().id());
            one.put("pValue", Json.finite(test.pValue()));
            one.put("meaning", test.sentence());
            all.add(one);
        });
        return all;
    }
}
