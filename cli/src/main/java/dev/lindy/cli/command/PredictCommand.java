package dev.lindy.cli.command;

import dev.lindy.cli.option.ContractColumns;
import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.ValueOptions;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.ContractReport;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Results;
import dev.lindy.cli.text.Terminal;
import dev.lindy.cli.text.ValueReport;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.ContractModel;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.io.ModelFile;
import dev.lindy.study.Assumptions;
import dev.lindy.study.Customers;
import dev.lindy.study.Observation;
import dev.lindy.study.Renewals;
import dev.lindy.study.Sureness;
import dev.lindy.study.Valuation;
import java.io.IOException;
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

/** {@code lindy predict}. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "lindy predict MODEL ORDERS|BASE|CONTRACTS [-o FILE] [OPTIONS]",
        description = {
            "Scores customers with a model file: still active, next purchases, value.",
            "With a model of contracts: renewals, who stays, residual lifetime of each contract or cohort."
        })
public final class PredictCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Model file written by lindy fit or lindy run.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "ORDERS|BASE|CONTRACTS",
            description =
                    "File of orders, of summaries (customer, x, t_x, T[, mean_spend]) or of contracts; - is standard"
                            + " input.")
    private Path input = Path.of("-");

    @Option(names = "-o", paramLabel = "FILE", description = "Table to write; standard output unless given.")
    private @Nullable Path output;

    @Option(names = "--summaries", description = "The file holds summaries, whatever its header looks like.")
    private boolean summaries;

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private ContractColumns columns = new ContractColumns();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private ValueOptions value = new ValueOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() throws IOException {
        output = Outputs.unlessStandardOutput(output);
        boolean tableOnOut = output == null && !general.json();
        try (Outputs outputs = new Outputs(general, model, input);
                Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, tableOnOut, 2)) {
            outputs.claim(output);
            ModelFile file = ModelFiles.read(model);
            ContractModel contracts = file.contracts();
            return contracts == null
                    ? purchases(file, outputs, terminal)
                    : contracts(file, contracts, outputs, terminal);
        }
    }

    private int purchases(ModelFile file, Outputs outputs, Terminal terminal) throws IOException {
        PurchaseModel purchases = file.purchases();
        TimeScale unit = purchases.timeScale();
        checkUnit(unit);
        Applicable.toPurchases(Objects.requireNonNull(spec), Set.of());
        Observation observation = preparation.over(countedAs(file).withUnit(unit), reading.until());
        Assumptions assumptions = value.assumptionsOfModelFile().in(unit);
        reading.carry(file.covariates());
        terminal.step("reading");
        Customers customers = general.onThreads(() -> {
            try (CsvInput in = reading.open(input)) {
                return new OrderSource(in, summaries, reading, preparation, unit).customers(observation);
            }
        });
        refuseUnfit(purchases.id(), customers);
        String currency = file.period().getOrDefault("currency", "");
        refuseOther(currency, customers.currency());
        outputs.requireFree();
        terminal.step("predicting");
        Valuation valuation = general.onThreads(() -> Valuation.of(
                customers.currency().isEmpty() ? customers.withCurrency(currency) : customers,
                purchases,
                file.spend(),
                Sureness.fast(file.purchaseIntervals(), file.valueIntervals()),
                assumptions));
        terminal.say(Layout.fitted(customers.ledger().report(OptionWording.OPTIONS) + "\n\n" + ModelFiles.warning(file)
                + ValueReport.of(valuation)));
        write(valuation.customers(), ValueReport.comment(valuation), outputs, terminal);
        terminal.json(() -> Results.Predict.of(customers.ledger(), valuation, outputs.written()));
        return ExitCode.of(valuation.finite() && file.usable());
    }

    /** Customers must be counted as a model of opportunities counts; any other takes any. */
    private void refuseUnfit(String id, Customers customers) {
        if (ModelCatalog.has(id) && ModelCatalog.get(id).kind() == ModelKind.DISCRETE) {
            ModelCatalog.get(id).obstacle(customers.base()).ifPresent(why -> {
                throw new DataException(Message.of(input + ": the model, " + id + ", cannot be used for it: ", why));
            });
        }
    }

    /** What customers spend is compared with what the model knows of spend: both must be in one currency. */
    private void refuseOther(String ofModel, String ofCustomers) {
        if (!ofModel.isEmpty() && !ofCustomers.isEmpty() && !ofModel.equals(ofCustomers)) {
            throw new DataException(input + ": its amounts are in " + ofCustomers + ", those of the model in " + ofModel
                    + "\n  try:           convert them, or --currency-name " + OptionWording.quoted(ofModel)
                    + " if they are one currency by two names");
        }
    }

    private Observation countedAs(ModelFile file) {
        try {
            return Observation.defaults().countedAs(file.period());
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    model + ": cannot be used: its period holds a word of a later version: " + e.getMessage(), e);
        }
    }

    private int contracts(ModelFile file, ContractModel renewals, Outputs outputs, Terminal terminal)
            throws IOException {
        TimeScale unit = renewals.timeScale();
        checkUnit(unit);
        Assumptions assumptions = value.ofContracts();
        Renewals.horizon(unit, assumptions);
        terminal.step("reading");
        ContractData data;
        try (CsvInput in = reading.open(input)) {
            data = ContractSource.read(
                    in,
                    Objects.requireNonNull(spec),
                    reading,
                    columns,
                    preparation,
                    unit,
                    Set.of("--horizon", "--discount-rate", "--level", "--intervals"));
        }
        outputs.requireFree();
        terminal.step("predicting");
        Renewals outlook = Renewals.of(data.table(), renewals, file.contractIntervals(), assumptions);
        terminal.say(Layout.fitted(data.ledger().report(OptionWording.OPTIONS) + "\n\n" + ModelFiles.warning(file)
                + ContractReport.outlook(outlook)));
        write(outlook.contracts(), ContractReport.comment(outlook), outputs, terminal);
        terminal.json(() -> Results.PredictContracts.of(data.ledger(), outlook, outputs.written()));
        return ExitCode.of(Double.isFinite(outlook.residualLifetime()) && file.usable());
    }

    private void checkUnit(TimeScale counted) {
        TimeScale given = preparation.givenUnit();
        if (given != null && given != counted) {
            throw new UsageException("--unit " + given.id() + " does not fit the model, which counts "
                    + counted.plural() + ": leave it out, or fit again");
        }
    }

    private void write(Columns table, String comment, Outputs outputs, Terminal terminal) throws IOException {
        if (output != null) {
            outputs.table(table, output, comment);
            outputs.commit();
            terminal.say("\n" + outputs.report());
        } else if (!general.json()) {
            general.write(table, terminal.out(), List.of(comment));
        }
    }
}
