package dev.lindy.cli.command;

import dev.lindy.cli.option.CalibrationPeriods;
import dev.lindy.cli.option.ContractColumns;
import dev.lindy.cli.option.CovariateOptions;
import dev.lindy.cli.option.ForecastOptions;
import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.LevelOption;
import dev.lindy.cli.option.ModelChoice;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.PriorOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.ContractReport;
import dev.lindy.cli.text.FitReport;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Terminal;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.io.ModelFile;
import dev.lindy.study.Assumptions;
import dev.lindy.study.ContractStudy;
import dev.lindy.study.Customers;
import dev.lindy.study.OrderFit;
import dev.lindy.study.Study;
import dev.lindy.study.StudyOptions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lindy fit}. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "lindy fit ORDERS|BASE|CONTRACTS [-o FILE] [OPTIONS]",
        description = {
            "Fits a model to purchases and Gamma-Gamma to spend, with standard errors and diagnosis.",
            "A file of contracts (period, survivors[, cohort], or customer, start, end) is fitted with a model of renewals."
        })
public final class FitCommand implements Callable<Integer> {

    /** Options that only contracts have. */
    private static final Set<String> OF_CONTRACTS =
            Set.of("--curve", CalibrationPeriods.NAME, "--horizon", "--discount-rate");

    /** Options that mean something for contracts. */
    private static final Set<String> FOR_CONTRACTS = Set.of(
            "--curve", CalibrationPeriods.NAME, "--horizon", "--discount-rate", LevelOption.NAME, PriorOptions.NAME);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "ORDERS|BASE|CONTRACTS",
            description =
                    "File of orders, of summaries (customer, x, t_x, T[, mean_spend]) or of contracts; - is standard"
                            + " input.")
    private Path input = Path.of("-");

    @Option(names = "-o", paramLabel = "FILE", description = "Model file to write.")
    private @Nullable Path output;

    @Option(names = "--summaries", description = "The file holds summaries, whatever its header looks like.")
    private boolean summaries;

    @Option(
            names = "--curve",
            paramLabel = "FILE",
            description = "Of contracts: table of survival and retention to write, as observed and by the model, as far"
                    + " again as was observed or up to --horizon beyond it.")
    private @Nullable Path curve;

    @Mixin
    private ModelChoice model = new ModelChoice();

    @Mixin
    private PriorOptions prior = new PriorOptions();

    @Mixin
    private CovariateOptions covariates = new CovariateOptions();

    @Mixin
    private CalibrationPeriods calibration = new CalibrationPeriods();

    @Mixin
    private LevelOption level = new LevelOption();

    @Mixin
    private ForecastOptions forecast = new ForecastOptions();

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
        model.check();
        Assumptions assumptions = forecast.assumptions();
        boolean tableOnOut = Outputs.isStandardOutput(output) || Outputs.isStandardOutput(curve);
        try (Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, tableOnOut, 2);
                Outputs outputs = new Outputs(general, input).withStandardOutput(terminal.out())) {
            outputs.claim(output, curve);
            return general.onThreads(() -> fit(assumptions, outputs, terminal));
        }
    }

    private int fit(Assumptions assumptions, Outputs outputs, Terminal terminal) {
        terminal.step("reading");
        try (CsvInput in = reading.open(input)) {
            boolean contracts = model.isOfContracts()
                    || (!model.isOfPurchases() && !summaries && ContractSource.isIn(in, reading, columns));
            return contracts ? contracts(in, assumptions, outputs, terminal) : purchases(in, outputs, terminal);
        }
    }

    private int purchases(CsvInput in, Outputs outputs, Terminal terminal) {
        Applicable.toPurchases(Objects.requireNonNull(spec), OF_CONTRACTS);
        StudyOptions options = covariates.in(prior.in(model.studyOf(preparation.observation(reading.until()))));
        covariates.carriedBy(reading);
        OrderSource source = new OrderSource(in, summaries, reading, preparation, null);
        OrderFit fit = source.read(
                log -> {
                    outputs.requireFree();
                    terminal.step("fitting");
                    return OrderFit.of(log, options);
                },
                read -> {
                    Customers customers = source.customers(read);
                    outputs.requireFree();
                    terminal.step("fitting");
                    return OrderFit.of(customers, options);
                });
        Customers customers = fit.customers();
        finish(
                outputs,
                terminal,
                fit::file,
                customers.ledger().report(OptionWording.OPTIONS) + "\n\n" + FitReport.of(fit, level.level()));
        return ExitCode.of(fit.models().usable());
    }

    private int contracts(CsvInput in, Assumptions assumptions, Outputs outputs, Terminal terminal) {
        ContractData data = ContractSource.read(
                in, Objects.requireNonNull(spec), reading, columns, preparation, null, FOR_CONTRACTS);
        if (forecast.horizonGiven() && curve == null) {
            throw new UsageException("--horizon says how far the curve of contracts goes, and none was asked for:"
                    + " --curve FILE names one, or leave --horizon out");
        }
        outputs.requireFree();
        terminal.step("fitting");
        ContractStudy study = Study.of(data, prior.in(model.studyOfContracts(calibration.periods())));
        if (curve != null) {
            String unit = data.contracts().timeScale().id();
            outputs.table(
                    study.curve(assumptions.withLevel(level.level())),
                    curve,
                    "unit=" + unit + " discount=" + assumptions.discountRate());
        }
        finish(outputs, terminal, study::file, ContractReport.fitted(study, assumptions.discount(), level.level()));
        return ExitCode.of(study.usable());
    }

    private void finish(Outputs outputs, Terminal terminal, Supplier<ModelFile> file, String report) {
        if (output != null) {
            outputs.text(file.get().toJson(), output);
        }
        outputs.commit();
        terminal.say(Layout.fitted(report));
        if (!outputs.written().isEmpty()) {
            terminal.say("\n" + outputs.report());
        }
        terminal.json(file);
    }
}
