package dev.lindy.data;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CohortSample;
import dev.lindy.data.Ledger.Example;
import dev.lindy.data.Ledger.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects contracts, or tables of survivors, and keeps the ledger of the rows that cannot be used.
 *
 * <p>A contract that starts on day s comes up for renewal on the days s + 1, s + 2, … units of the calendar. If it ends it ends
 * with the period that holds its last day; an end on the very day of a renewal belongs to the period before.
 */
public final class ContractsBuilder {

    private final String source;
    private final TimeScale unit;
    private final LedgerBuilder ledger = new LedgerBuilder();
    private final Map<String, TreeMap<Integer, Double>> cohorts = new LinkedHashMap<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final Set<Contract> seen = new HashSet<>();

    /** A contract as read; the line does not tell it from another. */
    private record Contract(
            String customer, LocalDate start, @Nullable LocalDate end, Line line) {}

    /** The line in the source, equal to every other. */
    private static final class Line {
        private final long number;

        Line(long number) {
            this.number = number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Line;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /**
     * Starts without contracts.
     *
     * @param source what messages call the source
     * @param unit the length of a contract period; months and years are those of the calendar
     * @throws IllegalArgumentException for hours: contracts have dates
     */
    public ContractsBuilder(String source, TimeScale unit) {
        if (unit == TimeScale.HOUR) {
            throw new IllegalArgumentException("contract periods must be days, weeks, months or years, but are hours");
        }
        this.source = source;
        this.unit = unit;
    }

    /**
     * Adds a remark on the source as a whole to its ledger.
     *
     * @param remark what it is about
     * @param text in plain words
     */
    public void note(Ledger.Remark remark, String text) {
        ledger.note(remark, text);
    }

    /**
     * Counts a row that cannot be used.
     *
     * @param kind why
     * @param line the line in the source
     * @param text the row in short
     * @param reason what is wrong with it
     */
    public void reject(Kind kind, long line, Supplier<String> text, String reason) {
        ledger.read(Double.NaN);
        ledger.count(kind, Double.NaN, line, () -> new Example(line, text.get(), reason));
    }

    /**
     * Adds a count of survivors, or counts the row in the ledger if it contradicts itself or stands there twice.
     *
     * @param line the line in the source
     * @param cohort which cohort; empty if there is one only
     * @param period how many periods after the start, 0 for the start itself
     * @param survivors how many contracts were active then
     */
    public void survivors(long line, String cohort, double period, double survivors) {
        Supplier<String> text = () ->
                (cohort.isEmpty() ? "" : "cohort " + cohort + ", ") + "period " + period + ", survivors " + survivors;
        if (!(period >= 0 && period <= 1e6 && period == Math.rint(period))) {
            reject(Kind.UNREADABLE, line, text, "period must be a whole number from 0 to 1,000,000");
        } else if (!(survivors >= 0) || Double.isInfinite(survivors)) {
            reject(Kind.UNREADABLE, line, text, "survivors must be a number of at least 0");
        } else if (cohorts.computeIfAbsent(cohort, c -> new TreeMap<>()).putIfAbsent((int) period, survivors) != null) {
            reject(Kind.DUPLICATE, line, text, "the period stands in an earlier row");
        } else {
            used();
        }
    }

    /**
     * Adds a contract, or counts the row in the ledger if it contradicts itself or stands there twice.
     *
     * @param line the line in the source
     * @param customer whose it is, by which repeated rows are recognised; empty if it is not known
     * @param start its first day
     * @param end its last day; null if it is active
     */
    public void contract(long line, String customer, LocalDate start, @Nullable LocalDate end) {
        Contract contract = new Contract(customer, start, end, new Line(line));
        if (end != null && end.isBefore(start)) {
            reject(Kind.UNREADABLE, line, () -> describe(contract), "the contract ends before it starts");
        } else if (!customer.isEmpty() && !seen.add(contract)) {
            reject(Kind.DUPLICATE, line, () -> describe(contract), "the contract stands in an earlier row");
        } else {
            contracts.add(contract);
        }
    }

    private void used() {
        ledger.read(Double.NaN);
        ledger.used(Double.NaN);
    }

    private static String describe(Contract contract) {
        return (contract.customer.isEmpty() ? "contract" : "customer " + contract.customer) + ", " + contract.start
                + " to " + (contract.end == null ? "now" : contract.end);
    }

    /**
     * Ends the collection.
     *
     * @param observedTo the last day of observation; null for the latest day that the contracts name, which the ledger then
     *     remarks
     * @return the contracts with the ledger
     * @throws DataException if there is nothing, if more than half of the rows cannot be used, or if a cohort has a gap or
     *     grows
     */
    public ContractData build(@Nullable LocalDate observedTo) {
        CohortSample sample = cohorts.isEmpty() ? ofContracts(observedTo) : ofCohorts();
        Ledger done = ledger.build(source, "Contracts", "", null);
        if (done.rowsUsed() == 0 || 2 * done.rowsUsed() < done.rowsRead()) {
            StringBuilder message = new StringBuilder(source)
                    .append(
                            done.rowsRead() == 0
                                    ? ": there is no contract in it"
                                    : ": most rows cannot be used as contracts");
            for (Ledger.Entry entry : done.entries()) {
                message.append("\n  ")
                        .append(Ledger.line(entry, Long.toString(entry.rows())))
                        .append(Ledger.examples(entry));
            }
            throw new DataException(message.toString());
        }
        return new ContractData(sample, done);
    }

    private CohortSample ofCohorts() {
        double[][] counts = new double[cohorts.size()][];
        int c = 0;
        for (Map.Entry<String, TreeMap<Integer, Double>> cohort : cohorts.entrySet()) {
            String name = cohort.getKey().isEmpty() ? "the cohort" : "cohort " + cohort.getKey();
            double[] survivors = new double[cohort.getValue().size()];
            int expected = 0;
            for (Map.Entry<Integer, Double> count : cohort.getValue().entrySet()) {
                if (count.getKey() != expected) {
                    throw new DataException(source + ": " + name + " has no row for period " + expected
                            + "\n  try:           periods from 0, the start with all contracts, without a gap");
                }
                survivors[expected] = count.getValue();
                if (expected > 0 && survivors[expected] > survivors[expected - 1]) {
                    throw new DataException(source + ": " + name + " grows from " + survivors[expected - 1] + " to "
                            + survivors[expected] + " survivors in period " + expected
                            + "\n  try:           give new customers a cohort of their own (a column cohort)");
                }
                expected++;
            }
            counts[c++] = survivors;
        }
        return CohortSample.of(unit, counts);
    }

    private CohortSample ofContracts(@Nullable LocalDate observedTo) {
        LocalDate last = observedTo;
        if (last == null && !contracts.isEmpty()) {
            last = LocalDate.MIN;
            for (Contract contract : contracts) {
                LocalDate day = contract.end == null ? contract.start : contract.end;
                last = day.isAfter(last) ? day : last;
            }
            note(
                    Ledger.Remark.ASSUMED,
                    "the file does not say when observation ended: " + last
                            + " assumed, the latest day in it; --until, or a line \"# observed_to=" + last
                            + "\" above the header, says it");
        }
        int n = 0;
        int[] period = new int[contracts.size()];
        boolean[] active = new boolean[contracts.size()];
        for (Contract contract : contracts) {
            LocalDate now = java.util.Objects.requireNonNull(last);
            if (contract.start.isAfter(now)) {
                reject(Kind.AFTER_END, contract.line.number, () -> describe(contract), "");
                continue;
            }
            used();
            LocalDate end = contract.end;
            active[n] = end == null || end.isAfter(now);
            // A renewal falls due on the last day of observation and is not yet seen to be refused.
            period[n++] = active[n - 1] || end == null ? periods(contract.start, now) : endedIn(contract.start, end);
        }
        double[] count = new double[n];
        Arrays.fill(count, 1);
        return CohortSample.of(unit, Arrays.copyOf(period, n), Arrays.copyOf(active, n), count);
    }

    private int periods(LocalDate start, LocalDate day) {
        return (int) CalendarUnits.between(start, day, unit);
    }

    /** The period that holds the last day, from 1. */
    private int endedIn(LocalDate start, LocalDate end) {
        // The day before the end, so that an end on the day of a renewal counts for the period before.
        return end.equals(start) ? 1 : periods(start, end.minusDays(1)) + 1;
    }
}
