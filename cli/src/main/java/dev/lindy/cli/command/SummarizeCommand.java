package dev.lindy.cli.command;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Results;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.data.read.CsvInput;
import dev.lindy.study.Customers;
import java.io.IOException;
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

/** {@code lindy summarize}. */
@Command(
        name = "summarize",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "lindy summarize ORDERS [-o FILE] [OPTIONS]",
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
        output = Outputs.unlessStandardOutput(output);
        boolean tableOnOut = output == null && !general.json();
        try (Outputs outputs = new Outputs(general, orders);
                Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, tableOnOut, 1)) {
            outputs.claim(output);
            terminal.step("reading");
            Customers customers = general.onThreads(this::read);
            outputs.requireFree();
            CustomerBase base = customers.base();
            List<String> comments =
                    new ArrayList<>(List.of("unit=" + base.timeScale().id()));
            if (base.observedTo() != null) {
                comments.add("observed_to=" + base.observedTo());
            }
            if (customers.currency().matches("\\S+")) {
                comments.add("currency=" + customers.currency());
            }
            terminal.say(Layout.fitted(customers.ledger().report(OptionWording.OPTIONS)));
            if (output != null) {
                outputs.table(base.columns(), output, comments.toArray(String[]::new));
                outputs.commit();
                terminal.say("\n" + outputs.report());
            } else if (!general.json()) {
                general.write(base.columns(), terminal.out(), comments);
            }
            terminal.json(() -> Results.Summarize.of(customers, outputs.written()));
            return ExitCode.OK;
        }
    }

    private Customers read() {
        try (CsvInput input = reading.open(orders)) {
            return new OrderSource(input, false, reading, preparation, null)
                    .customers(preparation.observation(reading.until()));
        }
    }
}
