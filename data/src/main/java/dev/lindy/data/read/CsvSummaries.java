package dev.lindy.data.read;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.prepare.SummariesBuilder;
import dev.lindy.data.prepare.kernel.SummaryChecks;
import dev.lindy.data.recognise.DatePattern;
import dev.lindy.data.recognise.SummaryColumn;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads customers that come summarised already: {@code customer,x,t_x,T} and, if there, {@code mean_spend}, or the names that
 * other tools give these columns ({@code frequency, recency, T.cal, monetary_value, m_x} and the like).
 *
 * <p>Such a file does not say in which unit it counts time; a line {@code # unit=week} above its header, or an option, does.
 * {@code # observed_to=2025-12-31} says when observation ended. A file without a customer column gets row numbers for ids.
 *
 * <p>In discrete time T is the number of opportunities n, the unit the length of one. A table of histories {@code x,t_x,n,count}
 * without a customer column is read as {@code count} customers a row.
 */
public final class CsvSummaries {
    private static final long SECONDS_A_DAY = 86_400;
    /** For how many customers a row may stand, so that a number in the wrong column does not fill the memory. */
    private static final int MOST_CUSTOMERS = 10_000_000;

    private CsvSummaries() {}

    /**
     * How to read summaries.
     *
     * @param unit the unit of all times; null for what the file says, or else weeks
     * @param delimiter one character, or {@code comma semicolon tab bar space}; null to recognise it
     * @param charset the encoding; null for UTF-8, or what a mark at the beginning says
     * @param attributes further columns to keep
     */
    public record Options(
            @Nullable TimeScale unit,
            @Nullable String delimiter,
            @Nullable Charset charset,
            List<String> attributes) {

        /**
         * Copies the attributes.
         *
         * @param unit the unit of all times; null for what the file says, or else weeks
         * @param delimiter one character, or {@code comma semicolon tab bar space}; null to recognise it
         * @param charset the encoding; null for UTF-8, or what a mark at the beginning says
         * @param attributes further columns to keep
         */
        public Options {
            attributes = List.copyOf(attributes);
        }

        /**
         * Everything is recognised.
         *
         * @return options that take the unit from the file
         */
        public static Options defaults() {
            return new Options(null, null, null, List.of());
        }

        /**
         * Says in which unit times are.
         *
         * @param scale the unit; null for what the file says, or else weeks
         * @return new options
         */
        public Options withUnit(@Nullable TimeScale scale) {
            return new Options(scale, delimiter, charset, attributes);
        }

        /**
         * Names the delimiter.
         *
         * @param text one character, or {@code comma semicolon tab bar space}; null to recognise it
         * @return new options
         */
        public Options withDelimiter(@Nullable String text) {
            return new Options(unit, text, charset, attributes);
        }

        /**
         * Names the encoding.
         *
         * @param encoding null for UTF-8, or what a mark at the beginning says
         * @return new options
         */
        public Options withCharset(@Nullable Charset encoding) {
            return new Options(unit, delimiter, encoding, attributes);
        }

        /**
         * Keeps further columns as attributes.
         *
         * @param columns their names
         * @return new options
         */
        public Options withAttributes(List<String> columns) {
            return new Options(unit, delimiter, charset, columns);
        }
    }

    /**
     * Whether a header is that of summaries and not of orders.
     *
     * @param header names of columns
     * @return true if there are columns for x, t<sub>x</sub> and T
     */
    public static boolean looksLikeSummaries(List<String> header) {
        return SummaryColumn.FREQUENCY.isIn(header)
                && SummaryColumn.RECENCY.isIn(header)
                && SummaryColumn.AGE.isIn(header);
    }

    /**
     * Reads a file, recognising everything.
     *
     * @param file the file, plain or gzip-compressed; {@code -} is standard input
     * @return the customers with the ledger of reading
     * @throws DataException if it cannot be read or understood
     */
    public static Preparation read(Path file) {
        return read(file, Options.defaults());
    }

    /**
     * Reads a file.
     *
     * @param file the file, plain or gzip-compressed; {@code -} is standard input
     * @param options what is known of it
     * @return the customers with the ledger of reading
     * @throws DataException if it cannot be read or understood
     */
    public static Preparation read(Path file, Options options) {
        try (CsvInput input = CsvInput.open(file)) {
            return read(input, options);
        }
    }

    /**
     * Reads an input.
     *
     * @param input opened and not yet read; it stays open
     * @param options what is known of it
     * @return the customers with the ledger of reading
     * @throws DataException if it cannot be read or understood
     */
    public static Preparation read(CsvInput input, Options options) {
        Charset charset = input.charset(options.charset());
        char delimiter = options.delimiter() == null
                ? Delimiter.detect(input.text(charset))
                : Delimiter.named(options.delimiter());
        Rows rows = Rows.of(input, charset, delimiter, true);
        Row first = rows.belowTitles();
        if (first == null) {
            throw new DataException(input.name() + ": there is nothing in it but empty lines and comments");
        }
        List<String> header = new ArrayList<>();
        for (int i = 0; i < first.fields(); i++) {
            header.add(first.field(i).toString());
        }
        Map<SummaryColumn, Integer> at = columns(input.name(), header);
        Map<String, String> says = settings(rows.comments());
        TimeScale unit = unit(input.name(), says.get("unit"), options.unit());
        SummariesBuilder out = new SummariesBuilder(
                        input.name(), unit == null ? TimeScale.WEEK : unit, at.containsKey(SummaryColumn.MEAN_SPEND))
                .expecting(input.lines());
        if (unit == null) {
            out.note(
                    Remark.ASSUMED,
                    Message.of(
                            "the file does not say its unit of time: weeks assumed; ",
                            Remedy.UNIT,
                            ", or a line \"# unit=day\" above the header, says it"));
        }
        if (!at.containsKey(SummaryColumn.CUSTOMER)) {
            out.note(
                    Remark.ASSUMED,
                    Message.of(
                            at.containsKey(SummaryColumn.COUNT)
                                    ? "the file is a table of histories: each row stands for as many customers as its count"
                                            + " says, with ids 3, 3-2, 3-3, … made of the number of the row"
                                    : "the file has no column of customers: rows are numbered from 1"));
        }
        halfOfTheSpread(at, out);
        out.currency(says.getOrDefault("currency", ""));
        out.observedTo(observedTo(input.name(), says.get("observed_to")));
        new Filler(out, header, at, options.attributes(), input.name()).all(rows);
        return out.build();
    }

    /** One of the two columns of the spread of spend says nothing without the other. */
    private static void halfOfTheSpread(Map<SummaryColumn, Integer> at, SummariesBuilder out) {
        boolean geometric = at.containsKey(SummaryColumn.GEOMETRIC_MEAN_SPEND);
        boolean deviation = at.containsKey(SummaryColumn.SPEND_DEVIATION);
        if (geometric != deviation) {
            SummaryColumn there = geometric ? SummaryColumn.GEOMETRIC_MEAN_SPEND : SummaryColumn.SPEND_DEVIATION;
            SummaryColumn missing = geometric ? SummaryColumn.SPEND_DEVIATION : SummaryColumn.GEOMETRIC_MEAN_SPEND;
            out.note(
                    Remark.COLUMN_NOT_USED,
                    Message.of("\"" + there.id() + "\" was not used: without a column " + missing.id()
                            + " it does not say how the values of single orders differ"));
        }
    }

    private static Map<SummaryColumn, Integer> columns(String name, List<String> header) {
        Map<SummaryColumn, Integer> at = new EnumMap<>(SummaryColumn.class);
        for (SummaryColumn column : SummaryColumn.values()) {
            // Beside a column of customers a count is something else, such as of orders.
            boolean needed = column != SummaryColumn.COUNT || !at.containsKey(SummaryColumn.CUSTOMER);
            int index = needed ? column.in(name, header) : -1;
            if (index >= 0) {
                at.put(column, index);
            }
        }
        List<String> missing = new ArrayList<>();
        for (SummaryColumn column : List.of(SummaryColumn.FREQUENCY, SummaryColumn.RECENCY, SummaryColumn.AGE)) {
            if (!at.containsKey(column)) {
                missing.add(column.id());
            }
        }
        if (!missing.isEmpty()) {
            throw new DataException(name + ": these are no summaries: there is no column " + String.join(", ", missing)
                    + "\n  columns seen:  " + String.join(", ", header)
                    + "\n  try:           name them x (or frequency), t_x (recency), T (T.cal, age, n), mean_spend (m_x,"
                    + " monetary_value)");
        }
        return at;
    }

    /** What comment lines say, such as {@code unit=week}. */
    private static Map<String, String> settings(List<String> comments) {
        Map<String, String> out = new HashMap<>();
        for (String comment : comments) {
            for (String word : comment.split("[\\s,;]+", -1)) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    out.put(word.substring(0, equals).toLowerCase(Locale.ROOT), word.substring(equals + 1));
                }
            }
        }
        return out;
    }

    private static @Nullable TimeScale unit(String name, @Nullable String said, @Nullable TimeScale given) {
        if (said == null) {
            return given;
        }
        TimeScale unit;
        try {
            unit = TimeScale.of(said);
        } catch (IllegalArgumentException e) {
            throw new DataException(name + ": " + e.getMessage(), e);
        }
        if (given != null && given != unit) {
            throw new DataException(Message.of(
                    name + ": the file counts time in " + unit.plural() + ", but " + given.plural()
                            + " were asked for\n  try:           leave out ",
                    Remedy.UNIT));
        }
        return unit;
    }

    private static @Nullable LocalDate observedTo(String name, @Nullable String said) {
        try {
            return said == null ? null : LocalDate.parse(said);
        } catch (DateTimeParseException e) {
            throw new DataException(name + ": observed_to must be a date such as 2025-12-31, but is " + said, e);
        }
    }

    /** Takes rows apart into the builder. */
    private static final class Filler {
        private final SummariesBuilder out;
        private final int width;
        private final int customer;
        private final int x;
        private final int tx;
        private final int age;
        private final int spend;
        private final int spendCount;
        private final int geometric;
        private final int deviation;
        private final int litt;
        private final int value;
        private final int first;
        private final int last;
        private final int repeats;
        private final int[] attributes;
        /** The columns of numbers, which are read together, and what they hold, by column. */
        private final int[] numeric;

        private final double[] numbers;
        private final List<String> header;
        private final KnownDates dates = new KnownDates(DatePattern.of("yyyy-MM-dd", ZoneOffset.UTC));

        Filler(
                SummariesBuilder out,
                List<String> header,
                Map<SummaryColumn, Integer> at,
                List<String> kept,
                String name) {
            this.out = out;
            this.header = header;
            width = header.size();
            customer = at.getOrDefault(SummaryColumn.CUSTOMER, -1);
            x = at.getOrDefault(SummaryColumn.FREQUENCY, -1);
            tx = at.getOrDefault(SummaryColumn.RECENCY, -1);
            age = at.getOrDefault(SummaryColumn.AGE, -1);
            spend = at.getOrDefault(SummaryColumn.MEAN_SPEND, -1);
            spendCount = at.getOrDefault(SummaryColumn.SPEND_COUNT, -1);
            geometric = at.getOrDefault(SummaryColumn.GEOMETRIC_MEAN_SPEND, -1);
            deviation = at.getOrDefault(SummaryColumn.SPEND_DEVIATION, -1);
            litt = at.getOrDefault(SummaryColumn.LITT, -1);
            value = at.getOrDefault(SummaryColumn.HISTORICAL_VALUE, -1);
            first = at.getOrDefault(SummaryColumn.FIRST_PURCHASE, -1);
            last = at.getOrDefault(SummaryColumn.LAST_PURCHASE, -1);
            repeats = at.getOrDefault(SummaryColumn.COUNT, -1);
            numeric = IntStream.of(x, tx, age, spend, spendCount, geometric, deviation, litt, value, repeats)
                    .filter(column -> column >= 0)
                    .toArray();
            numbers = new double[width];
            attributes = kept.stream().mapToInt(header::indexOf).toArray();
            for (int i = 0; i < attributes.length; i++) {
                if (attributes[i] < 0) {
                    throw new DataException(name + ": there is no column \"" + kept.get(i) + "\"\n  columns seen:  "
                            + String.join(", ", header));
                }
            }
        }

        void all(Rows rows) {
            long number = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                number++;
                row(row, number);
            }
        }

        private void row(Row row, long number) {
            if (row.fields() != width) {
                out.reject(Kind.UNREADABLE, row.line(), row::shown, row.fields() + " fields instead of " + width);
                return;
            }
            row.numbers(numeric, numbers);
            double meanSpend = spend < 0 ? Double.NaN : numbers[spend];
            double count = optional(spendCount);
            double logTimes = optional(litt);
            double total = optional(value);
            if (!Double.isFinite(count + logTimes)
                    || !Numerals.isAmount(total)
                    || (spend >= 0 && Double.isNaN(meanSpend) && !Missing.is(row.field(spend)))) {
                out.reject(Kind.UNREADABLE, row.line(), row::shown, "a number was expected");
                return;
            }
            long firstSecond = first < 0 ? 0 : dates.parse(row.field(first));
            long lastSecond = last < 0 ? 0 : dates.parse(row.field(last));
            if (firstSecond == DatePattern.NO_DATE || lastSecond == DatePattern.NO_DATE) {
                out.reject(
                        Kind.UNREADABLE,
                        row.line(),
                        row::shown,
                        (firstSecond == DatePattern.NO_DATE
                                                ? SummaryColumn.FIRST_PURCHASE
                                                : SummaryColumn.LAST_PURCHASE)
                                        .id()
                                + " is no date of the form yyyy-MM-dd");
                return;
            }
            boolean spread = geometric >= 0 && deviation >= 0;
            String problem = spread ? SummaryChecks.ofSpread(meanSpend, numbers[geometric], numbers[deviation]) : null;
            if (problem != null) {
                out.reject(Kind.UNREADABLE, row.line(), row::shown, problem);
                return;
            }
            double customers = repeats < 0 ? 1 : numbers[repeats];
            if (!(customers >= 1 && customers <= MOST_CUSTOMERS && customers == Math.rint(customers))) {
                out.reject(
                        Kind.UNREADABLE,
                        row.line(),
                        row::shown,
                        "count must be a whole number from 1 to " + MOST_CUSTOMERS);
                return;
            }
            boolean added = out.add(
                    row.line(),
                    customer < 0 ? Long.toString(number) : row.field(customer),
                    numbers[x],
                    numbers[tx],
                    numbers[age],
                    meanSpend,
                    spendCount < 0 ? -1 : count);
            if (!added) {
                return;
            }
            if (spread) {
                out.spendSpread(numbers[geometric], numbers[deviation]);
            }
            if (litt >= 0) {
                out.litt(logTimes);
            }
            if (value >= 0) {
                out.historicalValue(total);
            }
            if (first >= 0) {
                out.firstPurchase(Math.floorDiv(firstSecond, SECONDS_A_DAY));
            }
            if (last >= 0) {
                out.lastPurchase(Math.floorDiv(lastSecond, SECONDS_A_DAY));
            }
            for (int column : attributes) {
                out.attribute(header.get(column), row.field(column).toString());
            }
            if (customers > 1) {
                out.repeat(Long.toString(number), (int) customers - 1);
            }
        }

        /** A number, NaN if there should be one and is none, 0 without such a column. */
        private double optional(int column) {
            return column < 0 ? 0 : numbers[column];
        }
    }
}
