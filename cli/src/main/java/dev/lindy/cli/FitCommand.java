package dev.lindy.cli;

import dev.lindy.models.io.ModelFile;
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

/** {@code lindy fit}. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Fits a model to purchases and Gamma-Gamma to spend, with standard errors and diagnosis.")
final class FitCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "ORDERS|BASE",
            description = "File of orders or of summaries (customer, x, t_x, T[, mean_spend]); - is standard input.")
    private Path input = Path.of("-");

    @Option(names = "-o", paramLabel = "FILE", description = "Model file to write.")
    private @Nullable Path output;

    @Option(names = "--summaries", description = "The file holds summaries, whatever its header looks like.")
    private boolean summaries;

    @Mixin
    private ModelChoice model = new ModelChoice();

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() {
        model.check();
        Outputs outputs = new Outputs(general);
        if (output != null) {
            outputs.claim(output);
        }
        try (Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, false, 2)) {
            return general.onThreads(() -> fit(terminal, outputs));
        }
    }

    private int fit(Terminal terminal, Outputs outputs) {
        terminal.step("reading");
        Source source = Source.read(input, summaries, reading, preparation, null);
        terminal.step("fitting");
        FittedModels fitted = FittedModels.fit(source.base(), source.ledger().source(), model);
        ModelFile file = fitted.file(source.period());
        if (output != null) {
            outputs.text(file.toJson(), output);
        }
        terminal.say(Report.fitted(
                source.ledger().report() + "\n\n" + Report.models(fitted, source.base(), source.currency())));
        if (output != null) {
            terminal.say("\n" + outputs.report());
        }
        terminal.json(file);
        return Report.unusable(fitted) ? ExitCode.NO_MAXIMUM : ExitCode.OK;
    }
}
