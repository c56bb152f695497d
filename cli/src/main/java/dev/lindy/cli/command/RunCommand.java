package dev.lindy.cli.command;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.ValueOptions;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Json;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.validation.HoldoutForecast;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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

/** {@code lindy run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Everything: reads an order log, shows how well a part of it would have been forecast, fits to the whole of"
                    + " it, and writes what every customer will buy and is worth.",
            "Writes customers.csv, schedule.csv, model.json, ledger.json, holdout.csv, holdout-by-frequency.csv and"
                    + " summary.txt."
        })
public final class RunCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ORDERS", description = "File of orders, plain or gzip; - is standard input.")
    private Path orders = Path.of("-");

    @Option(names = "-o", paramLabel = "DIR", required = true, description = "Folder to write to; made if missing.")
    private Path folder = Path.of("");

    @Mixin
    private ModelChoice model = new ModelChoice();

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private ValueOptions value = new ValueOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() {
        value.check(preparation.unit());
        model.checkPurchases();
        Outputs outputs = new Outputs(general);
        outputs.claimIn(
                folder,
                "customers.csv",
                "schedule.csv",
                "model.json",
                "ledger.json",
                "holdout.csv",
                "holdout-by-frequency.csv",
                "summary.txt");
        try (Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, false, 4)) {
            return general.onThreads(() -> run(terminal, outputs));
        }
    }

    private int run(Terminal terminal, Outputs outputs) {
        terminal.step("reading");
        Transactions log;
        try (CsvInput input = CsvInput.open(orders)) {
            if (!reading.noHeader() && CsvSummaries.looksLikeSummaries(input.header())) {
                throw new DataException(input.name() + ": this file holds summaries, one row a customer; run needs the"
                        + " orders. lindy fit and lindy predict take summaries");
            }
            ContractSource.refuse(input, reading);
            log = CsvOrders.read(input, reading.toOptions());
        }
        LocalDate until = reading.until();
        LocalDate end = until == null ? log.lastDay() : until;

        terminal.step("checking the forecast, and fitting");
        return Chunks.both(
                () -> wholeLog(log, end),
                () -> HoldoutCheck.of(log, end, preparation, model),
                (whole, check) -> finish(terminal, outputs, log, end, whole, check));
    }

    /**
     * What comes of the whole log.
     *
     * @param fitted null where the check of the forecast must choose the model first
     */
    private record Whole(Preparation prepared, @Nullable FittedModels fitted) {}

    private Whole wholeLog(Transactions log, LocalDate end) {
        Preparation prepared = log.prepare(preparation.upTo(end, preparation.unit()), preparation.toOptions());
        return new Whole(prepared, model.isAuto() ? null : FittedModels.fit(prepared.base(), log.source(), model));
    }

    /** What the holdout is to check must not have been chosen with its help: the choice is that of the calibration. */
    private FittedModels chosen(CustomerBase base, String source, HoldoutCheck check) {
        FittedModels before = check.fitted();
        return before == null
                ? FittedModels.fit(base, source, model)
                : FittedModels.fit(base, source, before.entry()).chosenBy(before);
    }

    private record Answers(Valuation valuation, String models) {}

    private int finish(
            Terminal terminal, Outputs outputs, Transactions log, LocalDate end, Whole whole, HoldoutCheck check) {
        Preparation prepared = whole.prepared();
        CustomerBase base = prepared.base();
        String currency = log.currency();
        FittedModels fitted = whole.fitted() != null ? whole.fitted() : chosen(base, log.source(), check);
        terminal.step("predicting");
        Answers answers = Chunks.both(
                () -> Valuation.of(
                        fitted.purchases().model(),
                        fitted.spend() == null ? null : fitted.spend().model(),
                        base,
                        value,
                        currency,
                        true),
                () -> Report.models(fitted, base, currency, Report.independence(base)),
                Answers::new);
        Valuation valuation = answers.valuation();

        terminal.step("writing");
        String report = Layout.fitted(String.join(
                "\n\n",
                prepared.ledger().report(),
                check.report(),
                answers.models(),
                Report.warning(fitted) + valuation.report()));
        ModelFile file = fitted.file(Source.period(log, end, preparation));
        Outputs.make(folder);
        outputs.table(valuation.customers(), folder.resolve("customers.csv"), valuation.comment());
        if (valuation.schedule() != null) {
            outputs.table(valuation.schedule(), folder.resolve("schedule.csv"), valuation.comment());
        }
        outputs.text(file.toJson(), folder.resolve("model.json"));
        outputs.text(Json.of(prepared.ledger().toMap()) + "\n", folder.resolve("ledger.json"));
        HoldoutForecast forecast = check.forecast();
        if (forecast != null) {
            outputs.table(forecast.tracking(), folder.resolve("holdout.csv"));
            outputs.table(forecast.byFrequency(), folder.resolve("holdout-by-frequency.csv"));
        }
        outputs.text(report + "\n", folder.resolve("summary.txt"));
        outputs.removeUnwritten();

        terminal.say(report + "\n\n" + outputs.report());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ledger", prepared.ledger().toMap());
        result.put("holdout", check.toMap());
        result.put("models", file.models());
        result.put("period", file.period());
        result.put("value", valuation.toMap());
        result.put("written", outputs.written());
        terminal.json(result);
        return Report.unusable(fitted) || !valuation.finite() ? ExitCode.NO_MAXIMUM : ExitCode.OK;
    }
}
