package dev.lindy.data.read;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.prepare.SummariesBuilder;
import dev.lindy.data.recognise.HeadingUnits;
import dev.lindy.data.recognise.SummaryColumn;
import dev.lindy.data.recognise.TakenColumns;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Comments says = new Comments(input.name(), rows.comments());
        TimeScale unit = unit(input.name(), saidUnit(says.value("unit"), header, at), options.unit());
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
        out.columns(taken(at, header, options.attributes()));
        if (at.containsKey(SummaryColumn.CUSTOMER)) {
            repeatsNotUsed(header, at.getOrDefault(SummaryColumn.CUSTOMER, 0), out);
        } else {
            out.note(
                    Remark.ASSUMED,
                    Message.of(
                            at.containsKey(SummaryColumn.COUNT)
                                    ? "the file is a table of histories: each row stands for as many customers as its count"
                                            + " says, with ids 3, 3-2, 3-3, … made of the number of the row"
                                    : "the file has no column of customers: rows are numbered from 1"));
        }
        halfOfTheSpread(at, out);
        String currency = says.value("currency");
        out.currency(currency == null ? "" : currency);
        out.observedTo(says.observedTo());
        new SummaryFiller(out, header, at, options.attributes(), input.name()).all(rows);
        return out.build();
    }

    /** What a line above the header says, or else the headings of both times in brackets. */
    private static @Nullable String saidUnit(
            @Nullable String line, List<String> header, Map<SummaryColumn, Integer> at) {
        if (line != null) {
            return line;
        }
        List<TimeScale> units = List.of(SummaryColumn.RECENCY, SummaryColumn.AGE).stream()
                .flatMap(column -> HeadingUnits.unit(header.get(at.getOrDefault(column, 0))).stream())
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0).id() : null;
    }

    private static String taken(Map<SummaryColumn, Integer> at, List<String> header, List<String> attributes) {
        List<String> shown = header.stream().map(name -> "\"" + name + "\"").toList();
        Map<String, String> taken = new LinkedHashMap<>();
        at.forEach((column, place) -> taken.put(column.id(), shown.get(place)));
        Set<Integer> used = new HashSet<>(at.values());
        for (String attribute : attributes) {
            if (header.contains(attribute)) {
                taken.put("attribute " + (taken.size() + 1), "\"" + attribute + "\"");
                used.add(header.indexOf(attribute));
            }
        }
        return TakenColumns.text(taken, shown, used);
    }

    /** A column that says how many customers a row stands for, in a file in which every row is one customer. */
    private static void repeatsNotUsed(List<String> header, int customer, SummariesBuilder out) {
        int repeats = SummaryColumn.COUNT.first(header);
        if (repeats >= 0) {
            out.note(
                    Remark.COLUMN_NOT_USED,
                    Message.of("\"" + header.get(repeats) + "\" was not used: with a column of customers (\""
                            + header.get(customer)
                            + "\") each row is one; without it a row stands for as many as its count says"));
        }
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
}
