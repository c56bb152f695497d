package dev.lindy.cli.command;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Rows;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code lindy summarize}. */
@Command(
        name = "summarize",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Orders to one row a customer: x, t_x, T and mean spend.")
public final class SummarizeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ORDERS", description = "File of orders, plain or gzip; - is standard input.")
    private Path orders = Path.of("-");

    @Option(names = "-o", paramLabel = "FILE", description = "Table to write; standard output unless given.")
    private @Nullable Path output;

    @Mixin
    private OrderOptions reading = new OrderOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() throws IOException {
        Outputs outputs = new Outputs(general);
        if (output != null) {
            outputs.claim(output);
        }
        try (Terminal terminal =
                new Terminal(Objects.requireNonNull(spec), general, output == null && !general.json(), 1)) {
            terminal.step("reading");
            Source source = general.onThreads(() -> Source.read(orders, false, reading, preparation, null));
            Columns columns = source.base().columns();
            List<String> comments =
                    new ArrayList<>(List.of("unit=" + source.base().timeScale().id()));
            if (source.base().observedTo() != null) {
                comments.add("observed_to=" + source.base().observedTo());
            }
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("ledger", source.ledger().toMap());
            terminal.say(Layout.fitted(source.ledger().report()));
            if (output != null) {
                outputs.table(columns, output, comments.toArray(String[]::new));
                result.put("written", outputs.written());
                terminal.say("\n" + outputs.report());
            } else if (general.json()) {
                result.put("timeScale", source.base().timeScale().id());
                result.put("customers", Rows.of(columns));
            } else {
                general.write(columns, terminal.out(), comments);
            }
            terminal.json(result);
            return ExitCode.OK;
        }
    }
}
