package dev.lindy.benchmarks;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.read.CsvColumns;
import dev.lindy.models.simulation.OrderLogSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Simulated files of orders and of summaries, each written once a run, into a folder that whoever started the run removes.
 *
 * @param folder where they are
 */
record SimulatedFiles(Path folder) {

    /** System property: the folder that the forks of a run share. */
    static final String FOLDER = "lindy.benchmarks.files";

    /** The last day of the order logs; first orders fall 40 to 52 weeks before. */
    static final LocalDate END = LocalDate.of(2024, 12, 30);

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST_ACQUISITION = START.plusWeeks(12);
    private static final long SEED = 20_050_602;

    /** The folder of this run. */
    static SimulatedFiles ofRun() {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("-D" + FOLDER + "=FOLDER must say where simulated files may be kept");
        }
        return new SimulatedFiles(Path.of(folder));
    }

    /** An order log of so many customers: order_id, customer, date, amount. */
    Path orders(int customers) {
        return once(
                "orders-" + customers + ".csv",
                file -> CsvColumns.write(
                        OrderLogSimulator.of(Population.PURCHASES, Population.SPEND, START, END, SEED)
                                .withCustomers(customers)
                                .withLastAcquisition(LAST_ACQUISITION)
                                .simulate()
                                .orders(),
                        file,
                        List.of()));
    }

    /** Summaries of so many customers: customer, x, t_x, T, mean_spend, spend_count. */
    Path summaries(int customers) {
        return once(
                "summaries-" + customers + ".csv",
                file -> CsvColumns.write(
                        Population.of(Population.BG_NBD, customers).base().columns(),
                        file,
                        List.of("unit=" + TimeScale.WEEK.id())));
    }

    private Path once(String name, Consumer<Path> write) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            write.accept(file);
        }
        return file;
    }

    /** Removes the folder and what is in it; nothing happens if it is gone already. */
    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            // What is deepest goes first.
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
