package dev.lindy.cli.command;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.ModelChoice;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.Outputs;
import dev.lindy.cli.text.Results;
import dev.lindy.cli.text.Terminal;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.simulation.OrderLogSimulator;
import dev.lindy.models.simulation.OrderTimes;
import dev.lindy.models.simulation.SimulatedLog;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lindy simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = "lindy simulate --parameters NAME=VALUE,… --start DATE --end DATE [-o FILE] [OPTIONS]",
        description = "Draws an order log from known parameters, and the truth behind it.")
public final class SimulateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = ModelCatalog.DEFAULT,
            description = "A model's name, as lindy compare lists them. Default: ${DEFAULT-VALUE}.")
    private String model = ModelCatalog.DEFAULT;

    @Option(
            names = "--parameters",
            paramLabel = "NAME=VALUE",
            split = ",",
            required = true,
            description = "Such as r=0.24,alpha=4.4,a=0.8,b=2.4; rates are per --unit.")
    private Map<String, Double> parameters = new LinkedHashMap<>();

    @Option(
            names = "--spend",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Gamma-Gamma, such as p=6.25,q=3.74,gamma=15.4; without it orders have no amount.")
    private @Nullable Map<String, Double> spend;

    @Option(names = "--customers", paramLabel = "N", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int customers = 1000;

    @Option(names = "--start", paramLabel = "DATE", required = true, description = "First day of the log.")
    private LocalDate start = LocalDate.EPOCH;

    @Option(names = "--end", paramLabel = "DATE", required = true, description = "Last day of the log.")
    private LocalDate end = LocalDate.EPOCH;

    @Option(
            names = "--last-acquisition",
            paramLabel = "DATE",
            description = "Last day of first orders; the end of the log unless given.")
    private @Nullable LocalDate lastAcquisition;

    @Option(
            names = "--times",
            paramLabel = "WHAT",
            defaultValue = "date",
            description = "What orders tell of their time: date, shop-hours or exact. Default: ${DEFAULT-VALUE}.")
    private OrderTimes times = OrderTimes.DATE;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            defaultValue = "week",
            description = "Unit of the parameters: hour, day, week, month or year. Default: ${DEFAULT-VALUE}.")
    private TimeScale unit = TimeScale.WEEK;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed, same log. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "-o", paramLabel = "FILE", description = "Order log to write; standard output unless given.")
    private @Nullable Path output;

    @Option(names = "--truth", paramLabel = "FILE", description = "Table of customers' own parameters to write.")
    private @Nullable Path truth;

    @Mixin
    private GeneralOptions general = new GeneralOptions();

    @Override
    public Integer call() throws IOException {
        output = Outputs.unlessStandardOutput(output);
        boolean tableOnOut = output == null && !general.json();
        try (Outputs outputs = new Outputs(general);
                Terminal terminal = new Terminal(Objects.requireNonNull(spec), general, tableOnOut, 1)) {
            outputs.claim(output, truth);
            outputs.requireFree();
            OrderLogSimulator simulator = simulator();
            terminal.step("simulating");
            SimulatedLog log = general.onThreads(simulator::simulate);
            Columns orders = log.orders();
            if (truth != null) {
                outputs.table(log.truth(), truth);
            }
            if (output != null) {
                outputs.table(orders, output);
            }
            outputs.commit();
            if (output != null) {
                terminal.say(String.format(
                        Locale.ROOT,
                        "%s of %s, %s … %s, seed %d",
                        Phrases.count(orders.rows(), "order"),
                        Phrases.count(customers, "customer"),
                        start,
                        end,
                        seed));
            } else if (!general.json()) {
                general.write(orders, terminal.out(), List.of());
            }
            if (!outputs.written().isEmpty()) {
                terminal.say(outputs.report());
            }
            terminal.json(() -> Results.Simulate.of(
                    customers, orders.rows(), seed, output == null ? orders : null, outputs.written()));
            return ExitCode.OK;
        }
    }

    private OrderLogSimulator simulator() {
        CatalogEntry<?, ?> entry = ModelChoice.entry(model);
        try {
            requireAll("--parameters", parameters, entry.parameters());
            PurchaseModel purchases = entry.of(parameters, unit);
            OrderLogSimulator simulator;
            if (spend == null) {
                simulator = OrderLogSimulator.of(purchases, start, end, seed);
            } else {
                requireAll("--spend", spend, List.of("p", "q", "gamma"));
                GammaGamma amounts = new GammaGamma(
                        spend.getOrDefault("p", 0.0), spend.getOrDefault("q", 0.0), spend.getOrDefault("gamma", 0.0));
                simulator = OrderLogSimulator.of(purchases, amounts, start, end, seed);
            }
            simulator = simulator.withCustomers(customers).withTimes(times);
            return lastAcquisition == null ? simulator : simulator.withLastAcquisition(lastAcquisition);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? "wrong parameters" : e.getMessage());
        }
    }

    private static void requireAll(String option, Map<String, Double> given, List<String> names) {
        if (!given.keySet().equals(new HashSet<>(names))) {
            throw new UsageException(option + " needs " + String.join(", ", names) + ", each once; given: "
                    + String.join(", ", given.keySet()));
        }
    }
}
