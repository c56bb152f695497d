package dev.lindy.data.prepare;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.CalendarUnits;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.kernel.RejectedRows;
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

    /** What many programs write for a contract that has no end. */
    private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private final String source;
    private final TimeScale unit;
    private @Nullable LocalDate today;
    private final LedgerBuilder ledger = new LedgerBuilder();
    private final Map<String, TreeMap<Integer, Count>> cohorts = new LinkedHashMap<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final Set<Contract> seen = new HashSet<>();

    /** How many contracts were active, and the line that says so. */
    private record Count(double survivors, long line) {}

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
     * Takes starts after today for mistakes, with one day of grace, and ends too unless it is known when observation ended: then
     * they only say that the contract was active.
     *
     * @param day today, or null if any date is believed
     */
    public void today(@Nullable LocalDate day) {
        today = day;
    }

    /**
     * Says which columns the rows were taken from.
     *
     * @param taken in words
     */
    public void columns(String taken) {
        ledger.columns(taken);
    }

    /**
     * Adds a remark on the source as a whole to its ledger.
     *
     * @param remark what it is about
     * @param text in plain words: texts and remedies
     */
    public void note(Remark remark, Message text) {
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
        Supplier<String> text = () -> (cohort.isEmpty() ? "" : "cohort " + cohort + ", ") + "period " + plain(period)
                + ", survivors " + plain(survivors);
        if (!(period >= 0 && period <= 1e6 && period == Math.rint(period))) {
            reject(Kind.UNREADABLE, line, text, "period must be a whole number from 0 to 1,000,000");
        } else if (!(survivors >= 0) || Double.isInfinite(survivors)) {
            reject(Kind.UNREADABLE, line, text, "survivors must be a number of at least 0");
        } else if (cohorts.computeIfAbsent(cohort, c -> new TreeMap<>())
                        .putIfAbsent((int) period, new Count(survivors, line))
                != null) {
            reject(Kind.DUPLICATE, line, text, "the period stands in an earlier row");
        } else {
            used();
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /**
     * Adds a contract, or counts the row in the ledger if it contradicts itself or stands there twice.
     *
     * @param line the line in the source
     * @param customer whose it is, by which repeated rows are recognised; empty if it is not known
     * @param start its first day
     * @param last its last day; null if it is active, for which 9999-12-31 stands too
     */
    public void contract(long line, String customer, LocalDate start, @Nullable LocalDate last) {
        LocalDate end = NO_END.equals(last) ? null : last;
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
        ContractData data = cohorts.isEmpty() ? ofContracts(observedTo) : ofCohorts();
        if (data.ledger().rowsUsed() == 0
                || 2 * data.ledger().rowsUsed() < data.ledger().rowsRead()) {
            throw new DataException(source
                    + (data.ledger().rowsRead() == 0
                            ? ": there is no contract in it"
                            : ": most rows cannot be used as contracts")
                    + RejectedRows.lines(data.ledger()));
        }
        return data;
    }

    private Ledger ledger() {
        return ledger.build(source, "Contracts", "", null);
    }

    private ContractData ofCohorts() {
        int n = cohorts.size();
        double[][] counts = new double[n][];
        int[] renewals = new int[n];
        double[] active = new double[n];
        int c = 0;
        for (Map.Entry<String, TreeMap<Integer, Count>> cohort : cohorts.entrySet()) {
            counts[c] = survivors(
                    cohort.getKey().isEmpty() ? "the cohort" : "cohort " + cohort.getKey(), cohort.getValue());
            renewals[c] = counts[c].length - 1;
            active[c] = counts[c][renewals[c]];
            c++;
        }
        if (looksLikeShares(counts)) {
            note(
                    Remark.ASSUMED,
                    Message.of("survivors that begin with " + plain(counts[0][0])
                            + " and have fractions look like shares; they are"
                            + " taken for numbers of contracts, on which standard errors and tests depend: multiply them"
                            + " by the size of the cohort"));
        }
        Columns.Builder table = Columns.builder();
        if (n > 1 || !cohorts.containsKey("")) {
            table.texts("cohort", cohorts.keySet().toArray(new String[0]));
        }
        table.integers("renewals", renewals).doubles("active", active);
        return new ContractData(CohortSample.of(unit, counts), table.build(), ledger(), null);
    }

    private double[] survivors(String name, Map<Integer, Count> cohort) {
        double[] survivors = new double[cohort.size()];
        int expected = 0;
        for (Map.Entry<Integer, Count> count : cohort.entrySet()) {
            if (count.getKey() != expected) {
                throw new DataException(source + ": " + name + " has no row for period " + expected
                        + " that can be used\n  try:           periods from 0, the start with all contracts, without a gap"
                        + RejectedRows.lines(ledger()));
            }
            survivors[expected] = count.getValue().survivors;
            if (expected > 0 && survivors[expected] > survivors[expected - 1]) {
                throw new DataException(
                        source + ": " + name + " grows from " + plain(survivors[expected - 1]) + " to "
                                + plain(survivors[expected]) + " survivors in period " + expected + " (line "
                                + count.getValue().line + "), but contracts only end"
                                + "\n  try:           give new customers a cohort of their own (a column cohort), and write a thousand as 1000");
            }
            expected++;
        }
        return survivors;
    }

    /** Whether every cohort begins with 1 or with 100 and goes on with fractions. */
    private static boolean looksLikeShares(double[][] counts) {
        boolean fractions = false;
        for (double[] cohort : counts) {
            if (cohort[0] != 1 && cohort[0] != 100) {
                return false;
            }
            for (double survivors : cohort) {
                fractions |= survivors != Math.rint(survivors);
            }
        }
        return fractions;
    }

    /** Counts contracts with dates that cannot be and takes them out. */
    private void rejectImpossible(boolean observationKnown) {
        contracts.removeIf(contract -> {
            LocalDate end = observationKnown ? null : contract.end;
            String problem = contract.start.isBefore(FIRST)
                    ? contract.start + " is before 1900"
                    : isFuture(contract.start)
                            ? contract.start + " is in the future"
                            : end != null && isFuture(end) ? end + " is in the future" : "";
            if (!problem.isEmpty()) {
                reject(Kind.IMPOSSIBLE_DATE, contract.line.number, () -> describe(contract), problem);
            }
            return !problem.isEmpty();
        });
    }

    private boolean isFuture(LocalDate day) {
        return today != null && day.isAfter(today.plusDays(1));
    }

    private ContractData ofContracts(@Nullable LocalDate observedTo) {
        rejectImpossible(observedTo != null);
        LocalDate last = observedTo;
        if (last == null) {
            last = LocalDate.MIN;
            for (Contract contract : contracts) {
                LocalDate day = contract.end == null ? contract.start : contract.end;
                last = day.isAfter(last) ? day : last;
            }
            if (!contracts.isEmpty()) {
                note(
                        Remark.ASSUMED,
                        Message.of(
                                "the file does not say when observation ended: " + last
                                        + " assumed, the latest day in it; ",
                                Remedy.OBSERVED_TO,
                                ", or a line \"# observed_to=" + last + "\" above the header, says it"));
            }
        }
        LocalDate now = last;
        List<Contract> used = new ArrayList<>();
        for (Contract contract : contracts) {
            if (contract.start.isAfter(now)) {
                reject(Kind.AFTER_END, contract.line.number, () -> describe(contract), "");
            } else {
                used();
                used.add(contract);
            }
        }
        int n = used.size();
        int[] period = new int[n];
        boolean[] active = new boolean[n];
        Table table = new Table(n);
        for (int i = 0; i < n; i++) {
            Contract contract = used.get(i);
            LocalDate end = contract.end;
            active[i] = end == null || end.isAfter(now);
            // A renewal falls due on the last day of observation and is not yet seen to be refused.
            period[i] = active[i] || end == null ? periods(contract.start, now) : endedIn(contract.start, end);
            table.set(i, contract, active[i], active[i] ? period[i] : period[i] - 1);
        }
        double[] count = new double[n];
        Arrays.fill(count, 1);
        return new ContractData(CohortSample.of(unit, period, active, count), table.columns(), ledger(), now);
    }

    /** Single contracts as columns. */
    private final class Table {
        private final String[] customer;
        private final int[] start;
        private final String[] end;
        private final int[] renewals;
        private final int[] active;
        private final String[] next;

        Table(int rows) {
            customer = new String[rows];
            start = new int[rows];
            end = new String[rows];
            renewals = new int[rows];
            active = new int[rows];
            next = new String[rows];
        }

        void set(int row, Contract contract, boolean isActive, int renewed) {
            customer[row] = contract.customer;
            start[row] = Math.toIntExact(contract.start.toEpochDay());
            end[row] = isActive || contract.end == null ? "" : contract.end.toString();
            renewals[row] = renewed;
            active[row] = isActive ? 1 : 0;
            next[row] = isActive ? unit.after(contract.start, renewed + 1L).toString() : "";
        }

        Columns columns() {
            Columns.Builder out = Columns.builder();
            if (Arrays.stream(customer).anyMatch(c -> !c.isEmpty())) {
                out.texts("customer", customer);
            }
            return out.dates("start", start)
                    .texts("end", end)
                    .integers("renewals", renewals)
                    .integers("active", active)
                    .texts("next_renewal", next)
                    .build();
        }
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
