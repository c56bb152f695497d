package dev.lindy.cli.command;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.SelfCheckChoices;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Json;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.SelfCheckReport;
import dev.lindy.cli.text.SelfCheckResult;
import dev.lindy.cli.text.Terminal;
import dev.lindy.study.selfcheck.SelfCheck;
import dev.lindy.study.selfcheck.SelfCheckOptions;
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
import picocli.CommandLine.Spec;

/** {@code lindy selfcheck}. */
@Command(
        name = "selfcheck",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "lindy selfcheck [-o DIR] [OPTIONS]",
        description = {
            "Does Lindy deserve belief? Simulates customers from parameters that are known, fits models to them, and shows how well"
                    + " parameters are recovered, how often intervals hold the truth, and whether posteriors are calibrated.",
            "Writes selfcheck.json and all figures as tables: coverage, recovery, fits and ranks, each .csv. Needs no data."
        })
public final class SelfCheckCommand implements Callable<Integer> {

    private static final List<String> TABLES = List.of("coverage", "recovery", "fits", "ranks");

    private static final String RESULT = "selfcheck.json";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "-o", paramLabel = "DIR", description = "Folder to write to; made if missing.")
    private @Nullable Path folder;

    @Mixin
    private SelfCheckChoices choices = new SelfCheckChoices();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() {
        SelfCheckOptions options = choices.options();
        int steps = SelfCheck.steps(options);
        try (Outputs outputs = new Outputs(general);
                Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, false, steps)) {
            Path place = folder;
            if (place != null) {
                List<String> names = new ArrayList<>(
                        TABLES.stream().map(SelfCheckCommand::file).toList());
                names.add(RESULT);
                outputs.claimIn(place, names.toArray(new String[0]));
            }
            outputs.requireFree();
            return general.onThreads(() -> {
                SelfCheck check = SelfCheck.of(
                        options, terminal::step, left -> terminal.aside(SelfCheckReport.expected(options, left)));
                if (place != null) {
                    write(check, place, outputs);
                }
                terminal.say(Layout.fitted(SelfCheckReport.of(check)));
                if (place != null) {
                    terminal.say("\n" + outputs.report());
                }
                terminal.json(() -> SelfCheckResult.of(check, outputs.written()));
                return ExitCode.OK;
            });
        }
    }

    private static void write(SelfCheck check, Path place, Outputs outputs) {
        outputs.open();
        check.tables().forEach((name, table) -> outputs.table(table, place.resolve(file(name))));
        outputs.text(Json.of(SelfCheckResult.of(check, List.of())) + "\n", place.resolve(RESULT));
        outputs.commit();
    }

    private static String file(String table) {
        return table + ".csv";
    }
}
