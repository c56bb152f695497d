package dev.lindy.data.read;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.ContractData;
import dev.lindy.data.ContractsBuilder;
import dev.lindy.data.DataException;
import dev.lindy.data.DatePattern;
import dev.lindy.data.DateRecogniser;
import dev.lindy.data.Ledger.Kind;
import dev.lindy.data.TransactionsBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads contracts, in one of two forms. A table of survivors has the columns {@code period,survivors} and, for several cohorts,
 * {@code cohort}; period 0 is the start with all contracts. A list of contracts has the columns {@code start,end} and, to
 * recognise repeated rows, {@code customer}; an empty end says that the contract is active.
 *
 * <p>A line {@code # observed_to=2025-12-31} above the header says when observation of a list ended.
 */
public final class CsvContracts {
    private static final long SECONDS_A_DAY = 86_400;
    private static final Set<String> PERIOD = Set.of("period", "t", "renewal");
    private static final Set<String> SURVIVORS = Set.of("survivors", "active", "alive", "customers", "count");
    private static final Set<String> COHORT = Set.of("cohort", "segment");
    private static final Set<String> START = Set.of("start", "startdate", "begin", "signup", "acquired");
    private static final Set<String> END = Set.of("end", "enddate", "churned", "cancelled", "canceled");
    private static final Set<String> CUSTOMER =
            Set.of("customer", "customerid", "contract", "contractid", "id", "cust", "user", "userid");

    private CsvContracts() {}

    /**
     * How to read contracts.
     *
     * @param period the length of a contract period
     * @param observedTo the last day of observation; null for what the file says, or else its latest day
     * @param dateFormat the pattern of dates, such as {@code dd/MM/yyyy}; null to recognise it
     */
    public record Options(
            TimeScale period,
            @Nullable LocalDate observedTo,
            @Nullable String dateFormat) {

        /**
         * Everything but the length of a period is recognised.
         *
         * @param period the length of a contract period
         * @return options
         */
        public static Options of(TimeScale period) {
            return new Options(period, null, null);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file, plain or gzip-compressed; {@code -} is standard input
     * @param options what is known of it
     * @return the contracts with the ledger of reading
     * @throws DataException if it cannot be read or understood
     */
    public static ContractData read(Path file, Options options) {
        try (CsvInput input = CsvInput.open(file)) {
            return read(input, options);
        }
    }

    /**
     * Reads an input.
     *
     * @param input opened and not yet read; it stays open
     * @param options what is known of it
     * @return the contracts with the ledger of reading
     * @throws DataException if it cannot be read or understood
     */
    public static ContractData read(CsvInput input, Options options) {
        var charset = input.charset(null);
        Rows rows = Rows.of(input.name(), input.reader(charset), Delimiter.detect(input.text(charset)), true);
        Row first = rows.next();
        if (first == null) {
            throw new DataException(input.name() + ": there is nothing in it but empty lines and comments");
        }
        List<String> header = new ArrayList<>();
        for (int i = 0; i < first.fields(); i++) {
            header.add(first.field(i).toString());
        }
        ContractsBuilder out = new ContractsBuilder(input.name(), options.period());
        int period = column(input.name(), header, "period", PERIOD);
        int survivors = column(input.name(), header, "survivors", SURVIVORS);
        int start = column(input.name(), header, "start", START);
        int end = column(input.name(), header, "end", END);
        if (start >= 0 && end >= 0) {
            contracts(input.name(), rows, header, start, end, options, out);
        } else if (period >= 0 && survivors >= 0) {
            survivors(rows, header.size(), period, survivors, column(input.name(), header, "cohort", COHORT), out);
        } else {
            throw new DataException(input.name() + ": these are no contracts"
                    + "\n  columns seen:  " + String.join(", ", header)
                    + "\n  try:           name them period, survivors (and cohort), or customer, start, end");
        }
        LocalDate said = observedTo(input.name(), rows.comments());
        LocalDate given = options.observedTo();
        if (said != null && given != null && !said.equals(given)) {
            throw new DataException(input.name() + ": the file was observed to " + said + ", but " + given
                    + " was asked for\n  try:           leave one of them out");
        }
        return out.build(given == null ? said : given);
    }

    private static int column(String name, List<String> header, String what, Set<String> names) {
        int found = -1;
        for (int i = 0; i < header.size(); i++) {
            String normal = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
            if (names.contains(normal)) {
                if (found >= 0) {
                    throw new DataException(name + ": which column holds " + what + "?\n  columns seen:  "
                            + String.join(", ", header) + "\n  understood:    any of " + header.get(found) + ", "
                            + header.get(i) + "\n  try:           give all but one of these another name");
                }
                found = i;
            }
        }
        return found;
    }

    private static void survivors(Rows rows, int width, int period, int survivors, int cohort, ContractsBuilder out) {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.fields() != width) {
                out.reject(Kind.UNREADABLE, row.line(), row::shown, row.fields() + " fields instead of " + width);
            } else {
                out.survivors(
                        row.line(),
                        cohort < 0 ? "" : row.field(cohort).toString(),
                        row.number(period),
                        row.number(survivors));
            }
        }
    }

    /** A row whose dates are still text; the pattern is known only when all have been seen. */
    private record Dated(long line, String customer, String start, String end, String shown) {}

    private static void contracts(
            String name, Rows rows, List<String> header, int start, int end, Options options, ContractsBuilder out) {
        int customer = column(name, header, "customer", CUSTOMER);
        DateRecogniser recogniser = new DateRecogniser(
                null,
                (problem, patterns) -> new DataException(name + ": how are the dates written? " + problem
                        + "\n  try:           a date format such as " + patterns));
        List<Dated> read = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.fields() != header.size()) {
                out.reject(
                        Kind.UNREADABLE, row.line(), row::shown, row.fields() + " fields instead of " + header.size());
                continue;
            }
            Dated dated = new Dated(
                    row.line(),
                    customer < 0 ? "" : row.field(customer).toString(),
                    row.field(start).toString(),
                    row.field(end).toString(),
                    row.shown());
            read.add(dated);
            recogniser.add(TransactionsBuilder.isMissing(dated.start) ? "" : dated.start);
            recogniser.add(TransactionsBuilder.isMissing(dated.end) ? "" : dated.end);
        }
        if (read.isEmpty()) {
            return;
        }
        String given = options.dateFormat();
        DatePattern pattern = given == null ? recogniser.pattern() : DatePattern.of(given, ZoneOffset.UTC);
        for (Dated row : read) {
            add(row, pattern, customer >= 0, out);
        }
    }

    private static void add(Dated row, DatePattern pattern, boolean customers, ContractsBuilder out) {
        boolean active = TransactionsBuilder.isMissing(row.end);
        long start = pattern.parse(row.start);
        long end = active ? start : pattern.parse(row.end);
        if (customers && TransactionsBuilder.isMissing(row.customer)) {
            out.reject(Kind.NO_CUSTOMER, row.line, row::shown, "");
        } else if (TransactionsBuilder.isMissing(row.start)) {
            out.reject(Kind.NO_DATE, row.line, row::shown, "the contract has no start");
        } else if (start == DatePattern.NO_DATE || end == DatePattern.NO_DATE) {
            String which = start == DatePattern.NO_DATE ? "start" : "end";
            out.reject(Kind.UNREADABLE, row.line, row::shown, which + " is no date of the form " + pattern);
        } else {
            out.contract(row.line, row.customer, day(start), active ? null : day(end));
        }
    }

    private static LocalDate day(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
    }

    private static @Nullable LocalDate observedTo(String name, List<String> comments) {
        for (String comment : comments) {
            for (String word : comment.split("[\\s,;]+", -1)) {
                if (word.startsWith("observed_to=")) {
                    String said = word.substring("observed_to=".length());
                    try {
                        return LocalDate.parse(said);
                    } catch (DateTimeParseException e) {
                        throw new DataException(
                                name + ": observed_to must be a date such as 2025-12-31, but is " + said, e);
                    }
                }
            }
        }
        return null;
    }
}
