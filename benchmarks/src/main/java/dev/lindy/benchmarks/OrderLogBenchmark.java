package dev.lindy.benchmarks;

import dev.lindy.benchmarks.textbook.TextbookOrderLog;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * From files to customers. The textbook splits lines and groups the orders of each customer in maps; it checks nothing and
 * keeps no ledger.
 */
public class OrderLogBenchmark extends SizedBenchmark {

    private Supplier<?> readOrders;
    private Supplier<?> summarize;
    private Supplier<?> readSummaries;

    /** For JMH. */
    public OrderLogBenchmark() {}

    /** Writes the files if they are not there, and reads the orders. */
    @Setup
    public void setUp() {
        SimulatedFiles files = SimulatedFiles.ofRun();
        Path log = files.orders(customers);
        Path summaries = files.summaries(customers);
        if (isTextbook()) {
            List<TextbookOrderLog.Order> orders = TextbookOrderLog.read(log);
            readOrders = () -> TextbookOrderLog.read(log);
            summarize = () -> TextbookOrderLog.summarize(orders, SimulatedFiles.END);
            readSummaries = () -> TextbookOrderLog.readSummaries(summaries);
        } else {
            Transactions orders = CsvOrders.read(log);
            ObservationPeriod period = ObservationPeriod.weekly(SimulatedFiles.END);
            readOrders = () -> CsvOrders.read(log);
            summarize = () -> orders.customerBase(period);
            readSummaries = () -> CsvSummaries.read(summaries).base();
        }
    }

    /**
     * A CSV file of orders into memory.
     *
     * @return the log
     */
    @Benchmark
    public Object readOrders() {
        return readOrders.get();
    }

    /**
     * An order log in memory to customers.
     *
     * @return the customers
     */
    @Benchmark
    public Object summarize() {
        return summarize.get();
    }

    /**
     * A CSV file of summaries to customers.
     *
     * @return the customers
     */
    @Benchmark
    public Object readSummaries() {
        return readSummaries.get();
    }
}
