package dev.lindy.cli.command;

import dev.lindy.cli.option.CalibrationPeriods;
import dev.lindy.cli.option.ContractColumns;
import dev.lindy.cli.option.CovariateOptions;
import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.ModelChoice;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.ComparisonReport;
import dev.lindy.cli.text.ContractReport;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Results;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.Columns;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.choice.ContractEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.study.ChooseBy;
import dev.lindy.study.ComparisonOptions;
import dev.lindy.study.ContractOptions;
import dev.lindy.study.OrderComparison;
import dev.lindy.study.StudyOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lindy compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "lindy compare ORDERS|BASE|CONTRACTS [-o FILE] [OPTIONS]",
        description = {
            "Which model to use: fits all that apply, says which one it would use and why, and which the data do not tell"
                    + " apart.",
            "The choice is by AIC, or by forecasts of an inner holdout; the last holdout only reports.",
            "A file of contracts (period, survivors[, cohort], or customer, start, end) is compared on models of renewals."
        })
public final class CompareCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "ORDERS|BASE|CONTRACTS",
            description =
                    "File of orders, of summaries (customer, x, t_x, T[, mean_spend]) or of contracts; - is standard"
                            + " input.")
    private Path input = Path.of("-");

    @Option(names = "-o", paramLabel = "FILE", description = "Table to write, one row per model and parameter.")
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

    @Option(
            names = "--origins",
            paramLabel = "K",
            description = "Weighs the models, too: by their forecasts from K days of the log.")
    private @Nullable Integer origins;

    @Mixin
    private CalibrationPeriods calibration = new CalibrationPeriods();

    @Mixin
    private CovariateOptions covariates = new CovariateOptions();

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private ContractColumns columns = new ContractColumns();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() {
        boolean contracts = models != null && models.stream().allMatch(ContractCatalog::has);
        if (!contracts && models != null && models.stream().anyMatch(ContractCatalog::has)) {
            throw new UsageException("--models names models of contracts ("
                    + String.join(", ", ContractCatalog.ids())
                    + ") and others, which are fitted to other data and share no ranking: name models of one kind");
        }
        // Unknown names are refused before any work is done.
        ComparisonOptions comparison = ComparisonOptions.defaults()
                .withBootstrap(replicates, seed)
                .withChooseBy(chooseBy)
                .withOrigins(origins)
                .withModels(contracts ? List.of() : ModelChoice.each("--models", models, ModelChoice::entry));
        boolean tableOnOut = Outputs.isStandardOutput(output);
        try (Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, tableOnOut, 2);
                Outputs outputs = new Outputs(general, input).withStandardOutput(terminal.out())) {
            outputs.claim(output);
            terminal.step("reading");
            try (CsvInput in = reading.open(input)) {
                return contracts || (models == null && !summaries && ContractSource.isIn(in, reading, columns))
                        ? contracts(in, outputs, terminal)
                        : purchases(in, comparison, outputs, terminal);
            }
        }
    }

    private int purchases(CsvInput in, ComparisonOptions how, Outputs outputs, Terminal terminal) {
        Applicable.toPurchases(Objects.requireNonNull(spec), Set.of(CalibrationPeriods.NAME));
        StudyOptions options = covariates.in(StudyOptions.defaults()
                .withObservation(preparation.observation(reading.until()))
                .withChosenModel(how));
        covariates.carriedBy(reading);
        OrderSource source = new OrderSource(in, summaries, reading, preparation, null);
        OrderComparison comparison = general.onThreads(() -> source.read(
                log -> {
                    outputs.requireFree();
                    return OrderComparison.of(log, options, terminal::step);
                },
                base -> {
                    outputs.requireFree();
                    return OrderComparison.ofSummaries(base, options.comparison(), terminal::step);
                }));
        ModelComparison found = comparison.models();
        String id = found.choice().candidate().id();
        String next = comparison.customers().areSummaries()
                ? next("lindy fit", id, ModelCatalog.DEFAULT, "model.json")
                : next("lindy run", id, ModelCatalog.DEFAULT, "out");
        finish(found.estimates(), ComparisonReport.of(comparison, next), outputs, terminal);
        terminal.json(() -> Results.Compare.of(comparison, outputs.written()));
        return ExitCode.of(found.choice().candidate().fit().usable());
    }

    private int contracts(CsvInput in, Outputs outputs, Terminal terminal) {
        ContractData data = ContractSource.read(
                in, Objects.requireNonNull(spec), reading, columns, preparation, null, Set.of(CalibrationPeriods.NAME));
        int periods = ContractOptions.defaults()
                .withCalibrationPeriods(calibration.periods())
                .periods(data.contracts());
        List<ContractEntry<?>> entries =
                models == null ? ContractCatalog.all() : ModelChoice.each("--models", models, ContractCatalog::get);
        outputs.requireFree();
        terminal.step("comparing");
        ContractComparison comparison =
                general.onThreads(() -> ContractComparison.of(entries, data.contracts(), periods));
        String next = next("lindy fit", comparison.choice().id(), ContractCatalog.DEFAULT, "model.json");
        finish(comparison.estimates(), ContractReport.compared(comparison, data, next), outputs, terminal);
        terminal.json(() -> Results.Compare.of(comparison, data.ledger(), outputs.written()));
        return ExitCode.of(comparison.choice().fit().usable());
    }

    private void finish(Columns table, String text, Outputs outputs, Terminal terminal) {
        if (output != null) {
            outputs.table(table, output);
            outputs.commit();
        }
        terminal.say(Layout.fitted(text));
        if (!outputs.written().isEmpty()) {
            terminal.say("\n" + outputs.report());
        }
    }

    private String next(String command, String model, String usual, String output) {
        return NextCommand.of(Objects.requireNonNull(spec), command, input)
                + (model.equals(usual) ? "" : " --model " + model) + " -o " + output;
    }
}
