package dev.lindy.cli.command;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.ValueOptions;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Rows;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.ContractModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.value.ContractOutlook;
import java.io.IOException;
import java.nio.file.Path;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lindy predict}. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
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
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private ValueOptions value = new ValueOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() throws IOException {
        Outputs outputs = new Outputs(general);
        if (output != null) {
            outputs.claim(output);
        }
        boolean tableOnOut = output == null && !general.json();
        try (Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, tableOnOut, 2)) {
            ModelFile file = ModelFiles.read(model);
            ContractModel contracts = file.contracts();
            return contracts == null
                    ? purchases(file, outputs, terminal)
                    : contracts(file, contracts, outputs, terminal);
        }
    }

    private int purchases(ModelFile file, Outputs outputs, Terminal terminal) throws IOException {
        TransactionModel purchases = file.purchases();
        SpendModel spend = file.spend();
        checkUnit(purchases.timeScale());
        try {
            preparation.countAs(file.period());
        } catch (TypeConversionException e) {
            throw new DataException(
                    model + ": cannot be used: its period holds a word of a later version: " + e.getMessage(), e);
        }
        value.check(purchases.timeScale());
        terminal.step("reading");
        Source source =
                general.onThreads(() -> Source.read(input, summaries, reading, preparation, purchases.timeScale()));
        terminal.step("predicting");
        CustomerBase base = source.base();
        Valuation valuation =
                general.onThreads(() -> Valuation.of(purchases, spend, base, value, source.currency(), false));
        terminal.say(Layout.fitted(source.ledger().report() + "\n\n" + ModelFiles.warning(file) + valuation.report()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ledger", source.ledger().toMap());
        result.put("value", valuation.toMap());
        write(valuation.customers(), "customers", valuation.comment(), result, outputs, terminal);
        return valuation.finite() && file.usable() ? ExitCode.OK : ExitCode.NO_MAXIMUM;
    }

    private int contracts(ModelFile file, ContractModel renewals, Outputs outputs, Terminal terminal)
            throws IOException {
        TimeScale unit = renewals.timeScale();
        checkUnit(unit);
        Discount discount = value.discount();
        int horizon = value.forecast().periods(unit, Math.max(1, Math.floor(unit.perYear())));
        terminal.step("reading");
        ContractData data;
        try (CsvInput in = CsvInput.open(input)) {
            data = ContractSource.read(
                    in,
                    Objects.requireNonNull(spec),
                    reading,
                    preparation,
                    unit,
                    Set.of("--horizon", "--discount-rate"));
        }
        terminal.step("predicting");
        Columns contracts = ContractOutlook.of(renewals, discount, horizon).of(data.table());
        terminal.say(Layout.fitted(data.ledger().report() + "\n\n" + ModelFiles.warning(file)
                + ContractReport.outlook(contracts, unit, horizon, discount)));
        Map<String, Object> assumptions = new LinkedHashMap<>();
        assumptions.put("discountRate", discount.annualRate());
        assumptions.put("horizon", horizon);
        assumptions.put("timeScale", unit.id());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ledger", data.ledger().toMap());
        result.put("assumptions", assumptions);
        String comment = "unit=" + unit.id() + " horizon=" + horizon + " discount=" + discount.annualRate();
        write(contracts, "contracts", comment, result, outputs, terminal);
        return Double.isFinite(ContractReport.residual(contracts)) && file.usable() ? ExitCode.OK : ExitCode.NO_MAXIMUM;
    }

    private void checkUnit(TimeScale counted) {
        TimeScale given = preparation.givenUnit();
        if (given != null && given != counted) {
            throw new UsageException("--unit " + given.id() + " does not fit the model, which counts "
                    + counted.plural() + ": leave it out, or fit again");
        }
    }

    private void write(
            Columns table, String name, String comment, Map<String, Object> result, Outputs outputs, Terminal terminal)
            throws IOException {
        if (output != null) {
            outputs.table(table, output, comment);
            result.put("written", outputs.written());
            terminal.say("\n" + outputs.report());
        } else if (general.json()) {
            result.put(name, Rows.of(table));
        } else {
            general.write(table, terminal.out(), List.of(comment));
        }
        terminal.json(result);
    }
}
