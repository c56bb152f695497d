package dev.lindy.data.read;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.prepare.ContractsBuilder;
import dev.lindy.data.recognise.DatePattern;
import dev.lindy.data.recognise.DateRecogniser;
import dev.lindy.data.recognise.HeadingUnits;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads contracts, in one of two forms. A table of survivors has the columns {@code period,survivors} and, for several cohorts,
 * {@code cohort}; period 0 is the start with all contracts. Where the column is called {@code year}, {@code month}, {@code week}
 * or {@code day} instead of {@code period}, that is the length of a period. A list of contracts has the columns {@code start,end} and, to
 * recognise repeated rows, {@code customer}; an empty end says that the contract is active.
 *
 * <p>A line {@code # observed_to=2025-12-31} above the header says when observation of a list ended, {@code # unit=month} how long
 * a period is. Without either, a table of survivors is taken to count years, with a remark in the ledger, as little depends on
 * it; of a list everything does, and it is refused.
 */
public final class CsvContracts {
    private static final long SECONDS_A_DAY = 86_400;

    private CsvContracts() {}

    /**
     * How to read contracts.
     *
     * @param period the length of a contract period; null for what the file says
     * @param observedTo the last day of observation; null for what the file says, or else its latest day
     * @param dateFormat the pattern of dates, such as {@code dd/MM/yyyy}; null to recognise it
     * @param delimiter one character, or {@code comma semicolon tab bar space}; null to recognise it
     * @param charset the encoding; null for UTF-8, or what a mark at the beginning says
     * @param today dates after it are mistakes; null to believe any date
     * @param columns names or numbers of columns by what they hold: {@code start}, {@code end}, {@code customer}; {@code
     *     period}, {@code survivors}, {@code cohort}; those that are not named are recognised
     */
    public record Options(
            @Nullable TimeScale period,
            @Nullable LocalDate observedTo,
            @Nullable String dateFormat,
            @Nullable String delimiter,
            @Nullable Charset charset,
            @Nullable LocalDate today,
            Map<String, String> columns) {

        /**
         * Copies the columns.
         *
         * @param period the length of a contract period; null for what the file says
         * @param observedTo the last day of observation; null for what the file says, or else its latest day
         * @param dateFormat the pattern of dates, such as {@code dd/MM/yyyy}; null to recognise it
         * @param delimiter one character, or {@code comma semicolon tab bar space}; null to recognise it
         * @param charset the encoding; null for UTF-8, or what a mark at the beginning says
         * @param today dates after it are mistakes; null to believe any date
         * @param columns names or numbers of columns by what they hold
         */
        public Options {
            columns = Map.copyOf(columns);
        }

        /**
         * Everything is recognised.
         *
         * @return options that take the length of a period from the file
         */
        public static Options defaults() {
            return new Options(null, null, null, null, null, null, Map.of());
        }

        /**
         * Everything but the length of a period is recognised.
         *
         * @param period the length of a contract period
         * @return options
         */
        public static Options of(TimeScale period) {
            return defaults().withPeriod(period);
        }

        /**
         * Says how long a period is.
         *
         * @param unit the length; null for what the file says
         * @return new options
         */
        public Options withPeriod(@Nullable TimeScale unit) {
            return new Options(unit, observedTo, dateFormat, delimiter, charset, today, columns);
        }

        /**
         * Says when observation ended.
         *
         * @param day the last day; null for what the file says, or else its latest day
         * @return new options
         */
        public Options withObservedTo(@Nullable LocalDate day) {
            return new Options(period, day, dateFormat, delimiter, charset, today, columns);
        }

        /**
         * Says how dates are written.
         *
         * @param pattern such as {@code dd/MM/yyyy}; null to recognise it
         * @return new options
         */
        public Options withDateFormat(@Nullable String pattern) {
            return new Options(period, observedTo, pattern, delimiter, charset, today, columns);
        }

        /**
         * Names the delimiter.
         *
         * @param text one character, or {@code comma semicolon tab bar space}; null to recognise it
         * @return new options
         */
        public Options withDelimiter(@Nullable String text) {
            return new Options(period, observedTo, dateFormat, text, charset, today, columns);
        }

        /**
         * Names the encoding.
         *
         * @param encoding null for UTF-8, or what a mark at the beginning says
         * @return new options
         */
        public Options withCharset(@Nullable Charset encoding) {
            return new Options(period, observedTo, dateFormat, delimiter, encoding, today, columns);
        }

        /**
         * Takes dates after today for mistakes.
         *
         * @param day today; null to believe any date
         * @return new options
         */
        public Options withToday(@Nullable LocalDate day) {
            return new Options(period, observedTo, dateFormat, delimiter, charset, day, columns);
        }

        /**
         * Names a column.
         *
         * @param what it holds: {@code start}, {@code end}, {@code customer}; {@code period}, {@code survivors}, {@code cohort}
         * @param column its name, or its number from 1; null to recognise it
         * @return new options
         */
        public Options withColumn(String what, @Nullable String column) {
            Map<String, String> named = new HashMap<>(columns);
            if (column == null) {
                named.remove(what);
            } else {
                named.put(what, column);
            }
            return new Options(period, observedTo, dateFormat, delimiter, charset, today, named);
        }
    }

    /**
     * Whether a header is that of contracts: of survivors, without a column of customers, or of contracts with start and end.
     *
     * @param header the names of the columns
     * @return true if {@link #read(CsvInput, Options)} understands them
     */
    public static boolean looksLikeContracts(List<String> header) {
        return ContractColumns.looksLikeContracts(header);
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
        Charset charset = input.charset(options.charset());
        String delimiter = options.delimiter();
        Rows rows = Rows.of(
                input,
                charset,
                delimiter == null ? Delimiter.detect(input.text(charset)) : Delimiter.named(delimiter),
                true);
        Row first = rows.belowTitles();
        if (first == null) {
            throw new DataException(input.name() + ": there is nothing in it but empty lines and comments");
        }
        List<String> header = new ArrayList<>();
        for (int i = 0; i < first.fields(); i++) {
            header.add(first.field(i).toString());
        }
        ContractColumns columns = new ContractColumns(input.name(), header, options.columns());
        int period = columns.of("period");
        int survivors = columns.of("survivors");
        int start = columns.of("start");
        int end = columns.of("end");
        boolean list = start >= 0 && end >= 0;
        if (!list && (period < 0 || survivors < 0)) {
            throw new DataException(input.name() + ": these are no contracts"
                    + "\n  columns seen:  " + String.join(", ", header)
                    + "\n  try:           a first line that names them period, survivors (and cohort), or customer, start,"
                    + " end");
        }
        Comments comments = new Comments(input.name(), rows.comments());
        TimeScale said = unit(input.name(), comments.value("unit"), list ? "" : header.get(period));
        TimeScale asked = options.period();
        if (said != null && asked != null && said != asked) {
            throw new DataException(Message.of(
                    input.name() + ": the file counts " + said.plural() + ", but " + asked.plural()
                            + " were asked for\n  try:           leave out ",
                    Remedy.PERIOD,
                    ", or use a model that was fitted to " + said.plural()));
        }
        if (list && said == null && asked == null) {
            throw new DataException(Message.of(
                    input.name() + ": how long is a contract period? Renewals are counted in it"
                            + "\n  try:           ",
                    Remedy.PERIOD.as(TimeScale.MONTH),
                    ", or week, year or day; or a line \"# unit=month\" above the header"));
        }
        TimeScale unit = asked != null ? asked : said != null ? said : TimeScale.YEAR;
        ContractsBuilder out = new ContractsBuilder(input.name(), unit);
        out.today(options.today());
        out.columns(
                columns.taken(list ? List.of("customer", "start", "end") : List.of("period", "survivors", "cohort")));
        if (list) {
            contracts(input.name(), rows, columns, header.size(), options.dateFormat(), out);
        } else {
            if (said == null && asked == null) {
                out.note(
                        Remark.ASSUMED,
                        Message.of(
                                "the file does not say how long a period is: a year assumed, on which only the discount"
                                        + " depends; ",
                                Remedy.PERIOD,
                                ", or a line \"# unit=month\" above the header, says it"));
            }
            survivors(rows, header.size(), period, survivors, columns.of("cohort"), out);
        }
        LocalDate to = comments.observedTo();
        LocalDate given = options.observedTo();
        if (to != null && given != null && !to.equals(given)) {
            throw new DataException(input.name() + ": the file was observed to " + to + ", but " + given
                    + " was asked for\n  try:           leave one of them out");
        }
        return out.build(given == null ? to : given);
    }

    private static void survivors(Rows rows, int width, int period, int survivors, int cohort, ContractsBuilder out) {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.fields() != width) {
                out.reject(Kind.UNREADABLE, row.line(), row::shown, row.fields() + " fields instead of " + width);
                continue;
            }
            double t = row.number(period);
            double count = row.number(survivors);
            if (Double.isNaN(t) || Double.isNaN(count)) {
                String which = Double.isNaN(t) ? "period" : "survivors";
                out.reject(
                        Kind.UNREADABLE,
                        row.line(),
                        row::shown,
                        which + " is no number such as 1000 (without a mark of" + " thousands)");
            } else {
                out.survivors(row.line(), cohort < 0 ? "" : row.field(cohort).toString(), t, count);
            }
        }
    }

    /** A row whose dates are still text; the pattern is known only when all have been seen. */
    private record Dated(long line, String customer, String start, String end, String shown) {}

    private static void contracts(
            String name, Rows rows, ContractColumns columns, int width, @Nullable String given, ContractsBuilder out) {
        int start = columns.of("start");
        int end = columns.of("end");
        int customer = columns.of("customer");
        DateRecogniser recogniser = new DateRecogniser(
                null,
                (problem, patterns) -> new DataException(Message.of(
                        name + ": how are the dates written? " + problem + "\n  try:           ",
                        Remedy.DATE_FORMAT,
                        ", such as " + patterns)));
        List<Dated> read = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.fields() != width) {
                out.reject(Kind.UNREADABLE, row.line(), row::shown, row.fields() + " fields instead of " + width);
                continue;
            }
            Dated dated = new Dated(
                    row.line(),
                    customer < 0 ? "" : row.field(customer).toString(),
                    row.field(start).toString(),
                    row.field(end).toString(),
                    row.shown());
            read.add(dated);
            recogniser.add(Missing.is(dated.start) ? "" : dated.start);
            recogniser.add(Missing.is(dated.end) ? "" : dated.end);
        }
        if (read.isEmpty()) {
            return;
        }
        DatePattern pattern = given == null ? recogniser.pattern() : DatePattern.of(given, ZoneOffset.UTC);
        for (Dated row : read) {
            add(row, pattern, customer >= 0, out);
        }
    }

    private static void add(Dated row, DatePattern pattern, boolean customers, ContractsBuilder out) {
        boolean active = Missing.is(row.end);
        long start = pattern.parse(row.start);
        long end = active ? start : pattern.parse(row.end);
        if (customers && Missing.is(row.customer)) {
            out.reject(Kind.NO_CUSTOMER, row.line, row::shown, "");
        } else if (Missing.is(row.start)) {
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

    /** What a line above the header, or else the name of the column of periods, says of their length. */
    private static @Nullable TimeScale unit(String name, @Nullable String said, String column) {
        if (said != null) {
            try {
                TimeScale unit = TimeScale.of(said);
                if (unit == TimeScale.HOUR) {
                    throw new DataException(name
                            + ": contracts have dates, so their periods are days, weeks, months or years, not hours");
                }
                return unit;
            } catch (IllegalArgumentException e) {
                throw new DataException(name + ": " + e.getMessage(), e);
            }
        }
        return HeadingUnits.unitNamed(column)
                .or(() -> HeadingUnits.unit(column))
                .orElse(null);
    }
}
