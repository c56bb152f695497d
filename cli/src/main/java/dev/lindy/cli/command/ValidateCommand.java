package dev.lindy.cli.command;

import dev.lindy.cli.option.CovariateOptions;
import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.ValidationChoices;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Json;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Terminal;
import dev.lindy.cli.text.ValidationReport;
import dev.lindy.cli.text.ValidationResult;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.study.Observation;
import dev.lindy.study.ValidationOptions;
import dev.lindy.study.ValidationStudy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lindy validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "lindy validate ORDERS [-o DIR] [OPTIONS]",
        description = {
            "Does a model deserve belief? Cuts the log at several days, fits every model to what was known on each, asks it for the"
                    + " time after, and holds that against what happened, beside simple rules that are hard to beat.",
            "Writes validation.json and all figures as tables: summary, scores, totals, periods, reliability, deciles,"
                    + " value-deciles, pit and groups, each .csv."
        })
public final class ValidateCommand implements Callable<Integer> {

    private static final List<String> TABLES = List.of(
            "summary", "scores", "totals", "periods", "reliability", "deciles", "value_deciles", "pit", "groups");

    private static final String RESULT = "validation.json";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ORDERS", description = "File of orders, plain or gzip; - is standard input.")
    private Path orders = Path.of("-");

    @Option(names = "-o", paramLabel = "DIR", description = "Folder to write to; made if missing.")
    private @Nullable Path folder;

    @Mixin
    private ValidationChoices choices = new ValidationChoices();

    @Mixin
    private CovariateOptions covariates = new CovariateOptions();

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() {
        Observation observation = preparation.observation(reading.until());
        if (observation.calibrationEnd() != null) {
            throw new UsageException(
                    "--calibration-end makes one cut, and validate makes several: --origins says how many,"
                            + " --horizon how far apart; --until ends the log earlier");
        }
        ValidationOptions options = covariates.in(choices.options(observation));
        covariates.carriedBy(reading);
        try (Outputs outputs = new Outputs(general, orders);
                Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, false, 2 + options.origins())) {
            Path place = folder;
            if (place != null) {
                List<String> names = new ArrayList<>(
                        TABLES.stream().map(ValidateCommand::file).toList());
                names.add(RESULT);
                outputs.claimIn(place, names.toArray(new String[0]));
            }
            return general.onThreads(() -> {
                terminal.step("reading");
                Transactions log = read();
                outputs.requireFree();
                ValidationStudy study = ValidationStudy.of(log, options, terminal::step);
                if (place != null) {
                    write(study, place, outputs);
                }
                terminal.say(Layout.fitted(ValidationReport.of(study, choices.by(), next(study))));
                if (place != null) {
                    terminal.say("\n" + outputs.report());
                }
                terminal.json(() -> ValidationResult.of(study, outputs.written()));
                return ExitCode.of(study.best().usable());
            });
        }
    }

    private String next(ValidationStudy study) {
        String id = study.best().id();
        return NextCommand.of(Objects.requireNonNull(spec), "lindy run", orders)
                + (id.equals(ModelCatalog.DEFAULT) ? "" : " --model " + id) + " -o out";
    }

    private Transactions read() {
        try (CsvInput input = reading.open(orders)) {
            if (!reading.noHeader() && CsvSummaries.looksLikeSummaries(input.header())) {
                throw new DataException(
                        input.name() + ": this file holds summaries, one row a customer; validate needs the"
                                + " orders, which can be cut at several days");
            }
            ContractSource.refuse(input, reading);
            return CsvOrders.read(input, reading.toOptions(choices.by()));
        }
    }

    private static void write(ValidationStudy study, Path place, Outputs outputs) {
        outputs.open();
        study.tables().forEach((name, table) -> outputs.table(table, place.resolve(file(name))));
        outputs.text(Json.of(ValidationResult.of(study, List.of())) + "\n", place.resolve(RESULT));
        outputs.commit();
    }

    private static String file(String table) {
        return table.replace('_', '-') + ".csv";
    }
}
