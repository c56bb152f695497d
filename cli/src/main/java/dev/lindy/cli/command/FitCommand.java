package dev.lindy.cli.command;

import dev.lindy.cli.option.ForecastOptions;
import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.value.ContractOutlook;
import java.nio.file.Path;
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

/** {@code lindy fit}. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Fits a model to purchases and Gamma-Gamma to spend, with standard errors and diagnosis.",
            "A file of contracts (period, survivors[, cohort], or customer, start, end) is fitted with a model of renewals."
        })
public final class FitCommand implements Callable<Integer> {

    /** Options that only contracts have. */
    private static final Set<String> OF_CONTRACTS =
            Set.of("--curve", CalibrationPeriods.NAME, "--horizon", "--discount-rate");

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
    private CalibrationPeriods calibration = new CalibrationPeriods();

    @Mixin
    private ForecastOptions forecast = new ForecastOptions();

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() {
        model.check();
        forecast.discount();
        Outputs outputs = new Outputs(general);
        if (output != null) {
            outputs.claim(output);
        }
        if (curve != null) {
            outputs.claim(curve);
        }
        CommandSpec known = Objects.requireNonNull(spec);
        try (Terminal terminal = new Terminal(known, general, false, 2)) {
            return general.onThreads(() -> fit(outputs, terminal));
        }
    }

    private int fit(Outputs outputs, Terminal terminal) {
        terminal.step("reading");
        try (CsvInput in = CsvInput.open(input)) {
            boolean contracts =
                    model.isOfContracts() || (!model.isOfPurchases() && !summaries && ContractSource.isIn(in, reading));
            return contracts ? contracts(in, outputs, terminal) : purchases(in, outputs, terminal);
        }
    }

    private int purchases(CsvInput in, Outputs outputs, Terminal terminal) {
        Applicable.toPurchases(Objects.requireNonNull(spec), OF_CONTRACTS);
        Source source = Source.read(in, summaries, reading, preparation, null);
        terminal.step("fitting");
        return Chunks.both(
                () -> FittedModels.fit(source.base(), source.ledger().source(), model),
                () -> Report.independence(source.base()),
                (fitted, independence) -> {
                    String report = source.ledger().report() + "\n\n"
                            + Report.models(fitted, source.base(), source.currency(), independence);
                    finish(outputs, terminal, fitted.file(source.period()), report);
                    return Report.unusable(fitted) ? ExitCode.NO_MAXIMUM : ExitCode.OK;
                });
    }

    private int contracts(CsvInput in, Outputs outputs, Terminal terminal) {
        ContractData data =
                ContractSource.read(in, Objects.requireNonNull(spec), reading, preparation, null, OF_CONTRACTS);
        if (forecast.horizonGiven() && curve == null) {
            throw new UsageException("--horizon says how far the curve of contracts goes, and none was asked for:"
                    + " --curve FILE names one, or leave --horizon out");
        }
        CohortSample contracts = data.contracts();
        int horizon = forecast.periods(contracts.timeScale(), Math.max(1, contracts.longest()));
        terminal.step("fitting");
        FittedContracts fitted = FittedContracts.fit(data, model, calibration);
        if (curve != null) {
            Columns curves = ContractOutlook.of(fitted.fit().model(), forecast.discount(), horizon)
                    .curve(contracts);
            outputs.table(
                    curves,
                    curve,
                    "unit=" + contracts.timeScale().id() + " discount="
                            + forecast.discount().annualRate());
        }
        finish(outputs, terminal, fitted.file(), ContractReport.fitted(fitted, data, forecast.discount()));
        return fitted.fit().usable() ? ExitCode.OK : ExitCode.NO_MAXIMUM;
    }

    private void finish(Outputs outputs, Terminal terminal, ModelFile file, String report) {
        if (output != null) {
            outputs.text(file.toJson(), output);
        }
        terminal.say(Layout.fitted(report));
        if (!outputs.written().isEmpty()) {
            terminal.say("\n" + outputs.report());
        }
        terminal.json(file);
    }
}
