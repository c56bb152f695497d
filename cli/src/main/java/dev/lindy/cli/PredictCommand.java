package dev.lindy.cli;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.data.DataException;
import dev.lindy.models.SpendModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.io.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        description = "Scores customers with a model file: still active, next purchases, value.")
final class PredictCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Model file written by lindy fit or lindy run.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "ORDERS|BASE",
            description = "File of orders or of summaries (customer, x, t_x, T[, mean_spend]); - is standard input.")
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
            TransactionModel purchases = file.purchases();
            SpendModel spend = file.spend();
            if (preparation.givenUnit() != null && preparation.givenUnit() != purchases.timeScale()) {
                throw new UsageException(
                        "--unit " + preparation.givenUnit().id() + " does not fit the model, which counts "
                                + purchases.timeScale().plural() + ": leave it out, or fit again");
            }
            try {
                preparation.countAs(file.period());
            } catch (TypeConversionException e) {
                throw new DataException(
                        model + ": cannot be used: its period holds a word of a later version: " + e.getMessage(), e);
            }
            value.check(purchases.timeScale());
            terminal.step("reading");
            Source source = Source.read(input, summaries, reading, preparation, purchases.timeScale());
            terminal.step("predicting");
            CustomerBase base = source.base();
            Valuation valuation =
                    general.onThreads(() -> Valuation.of(purchases, spend, base, value, source.currency(), false));
            Columns columns = valuation.customers();
            terminal.say(
                    Report.fitted(source.ledger().report() + "\n\n" + ModelFiles.warning(file) + valuation.report()));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("ledger", source.ledger().toMap());
            result.put("value", valuation.toMap());
            if (output != null) {
                outputs.table(columns, output, valuation.comment());
                result.put("written", outputs.written());
                terminal.say("\n" + outputs.report());
            } else if (general.json()) {
                result.put("customers", Rows.of(columns));
            } else {
                general.write(columns, terminal.out(), List.of(valuation.comment()));
            }
            terminal.json(result);
            return valuation.finite() && file.usable() ? ExitCode.OK : ExitCode.NO_MAXIMUM;
        }
    }
}
