package dev.lindy.cli.command;

import dev.lindy.cli.option.CovariateOptions;
import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.ModelChoice;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.PriorOptions;
import dev.lindy.cli.option.ValueOptions;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Json;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Results;
import dev.lindy.cli.text.StudyReport;
import dev.lindy.cli.text.Terminal;
import dev.lindy.cli.text.ValueReport;
import dev.lindy.core.base.Columns;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.models.validation.HoldoutForecast;
import dev.lindy.study.Assumptions;
import dev.lindy.study.Observation;
import dev.lindy.study.OrderStudy;
import dev.lindy.study.StudyOptions;
import java.nio.file.Path;
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
        customSynopsis = "lindy run ORDERS -o DIR [OPTIONS]",
        description = {
            "Everything: reads an order log, shows how well a part of it would have been forecast, fits to the whole of"
                    + " it, and writes what every customer will buy and is worth.",
            "Writes customers.csv, schedule.csv, model.json, ledger.json, holdout.csv, holdout-by-frequency.csv,"
                    + " summary.txt and run.json."
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
    private PriorOptions prior = new PriorOptions();

    @Mixin
    private CovariateOptions covariates = new CovariateOptions();

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
        Observation observation = preparation.observation(reading.until());
        Assumptions assumptions = value.assumptions().in(observation.unit());
        model.checkPurchases();
        StudyOptions options = covariates.in(prior.in(model.studyOf(observation).withAssumptions(assumptions)));
        covariates.carriedBy(reading);
        try (Outputs outputs = new Outputs(general, orders);
                Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, false, 4)) {
            outputs.claimIn(
                    folder,
                    "customers.csv",
                    "schedule.csv",
                    "model.json",
                    "ledger.json",
                    "holdout.csv",
                    "holdout-by-frequency.csv",
                    "summary.txt");
            return general.onThreads(() -> {
                terminal.step("reading");
                Transactions log = read();
                outputs.requireFree();
                OrderStudy study = OrderStudy.of(log, options, terminal::step);
                terminal.step("writing");
                return finish(terminal, outputs, study);
            });
        }
    }

    private Transactions read() {
        try (CsvInput input = reading.open(orders)) {
            if (!reading.noHeader() && CsvSummaries.looksLikeSummaries(input.header())) {
                throw new DataException(input.name() + ": this file holds summaries, one row a customer; run needs the"
                        + " orders. lindy fit and lindy predict take summaries");
            }
            ContractSource.refuse(input, reading);
            return CsvOrders.read(input, reading.toOptions());
        }
    }

    private int finish(Terminal terminal, Outputs outputs, OrderStudy study) {
        String report = Layout.fitted(StudyReport.of(study));
        outputs.open();
        Columns schedule = study.valuation().schedule();
        String comment = ValueReport.comment(study.valuation());
        outputs.table(study.valuation().customers(), folder.resolve("customers.csv"), comment);
        if (schedule != null) {
            outputs.table(schedule, folder.resolve("schedule.csv"), comment);
        }
        outputs.text(study.file().toJson(), folder.resolve("model.json"));
        outputs.text(Json.of(study.ledger().toMap(OptionWording.OPTIONS)) + "\n", folder.resolve("ledger.json"));
        HoldoutForecast forecast = study.holdout().forecast();
        if (forecast != null) {
            outputs.table(forecast.tracking(), folder.resolve("holdout.csv"));
            outputs.table(forecast.byFrequency(), folder.resolve("holdout-by-frequency.csv"));
        }
        outputs.text(report + "\n", folder.resolve("summary.txt"));
        outputs.commit();

        terminal.say(report + "\n\n" + outputs.report());
        terminal.json(() -> Results.Run.of(study, outputs.written()));
        return ExitCode.of(study.usable());
    }
}
