package dev.lindy.data.read;

import dev.lindy.data.Transactions;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.RowRules;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads order logs from delimited text, plain or compressed, with or without a header.
 *
 * <p>What the options leave open is recognised: the delimiter from the first lines, the roles from the header, the date
 * pattern and the decimal mark from the data. Rows that cannot be used are counted in the ledger with their reasons; a text
 * that cannot be understood ends in a {@link dev.lindy.data.DataException} that asks.
 */
public final class CsvOrders {

    private CsvOrders() {}

    /**
     * How to read a log; everything not given is recognised.
     *
     * @param roles which column means what
     * @param rules which rows are no purchases of a customer, and which ids are one
     * @param header whether the first line names the columns
     * @param delimiter one character, or {@code comma semicolon tab bar space}; null to recognise it
     * @param dateFormat letters such as {@code dd.MM.yyyy}, or {@code epoch}; null to recognise it
     * @param zone where days are counted, for times with an offset; null for UTC
     * @param decimalMark {@code '.'} or {@code ','}; null to recognise it
     * @param charset the encoding; null for UTF-8, or what a mark at the beginning says
     * @param until the last day to read; null for all
     * @param today dates after it are mistakes; null to believe any date
     * @param example whether the ledger shows the first row with its columns
     * @param currency what the amounts are in; null for what the text says
     */
    public record Options(
            ColumnRoles roles,
            RowRules rules,
            boolean header,
            @Nullable String delimiter,
            @Nullable String dateFormat,
            @Nullable ZoneId zone,
            @Nullable Character decimalMark,
            @Nullable Charset charset,
            @Nullable LocalDate until,
            @Nullable LocalDate today,
            boolean example,
            @Nullable String currency) {

        /**
         * Checks the decimal mark.
         *
         * @param roles which column means what
         * @param rules which rows are no purchases of a customer, and which ids are one
         * @param header whether the first line names the columns
         * @param delimiter one character, or {@code comma semicolon tab bar space}; null to recognise it
         * @param dateFormat letters such as {@code dd.MM.yyyy}, or {@code epoch}; null to recognise it
         * @param zone where days are counted, for times with an offset; null for UTC
         * @param decimalMark {@code '.'} or {@code ','}; null to recognise it
         * @param charset the encoding; null for UTF-8, or what a mark at the beginning says
         * @param until the last day to read; null for all
         * @param today dates after it are mistakes; null to believe any date
         * @param example whether the ledger shows the first row with its columns
         * @param currency what the amounts are in; null for what the text says
         */
        public Options {
            if (decimalMark != null && decimalMark != '.' && decimalMark != ',') {
                throw new IllegalArgumentException("decimal mark must be . or , but is " + decimalMark);
            }
        }

        /**
         * Everything is recognised.
         *
         * @return options for a text with a header
         */
        public static Options defaults() {
            return new Options(
                    ColumnRoles.recognised(),
                    RowRules.defaults(),
                    true,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null);
        }

        private Options with(Consumer<Change> set) {
            Change change = new Change(this);
            set.accept(change);
            return change.done();
        }

        /**
         * Says which column means what.
         *
         * @param columns the roles
         * @return new options
         */
        public Options withRoles(ColumnRoles columns) {
            return with(change -> change.roles = columns);
        }

        /**
         * Says which rows are no purchases of a customer, and which ids are one.
         *
         * @param which the rules
         * @return new options
         */
        public Options withRules(RowRules which) {
            return with(change -> change.rules = which);
        }

        /**
         * Says whether the first line names the columns.
         *
         * @param named false if it is an order
         * @return new options
         */
        public Options withHeader(boolean named) {
            return with(change -> change.header = named);
        }

        /**
         * Names the delimiter.
         *
         * @param text one character, or {@code comma semicolon tab bar space}; null to recognise it
         * @return new options
         */
        public Options withDelimiter(@Nullable String text) {
            return with(change -> change.delimiter = text);
        }

        /**
         * Says how dates are written.
         *
         * @param pattern letters such as {@code dd.MM.yyyy}, or {@code epoch}; null to recognise it
         * @return new options
         */
        public Options withDateFormat(@Nullable String pattern) {
            return with(change -> change.dateFormat = pattern);
        }

        /**
         * Says where days are counted, for times with an offset.
         *
         * @param days the zone; null for UTC
         * @return new options
         */
        public Options withZone(@Nullable ZoneId days) {
            return with(change -> change.zone = days);
        }

        /**
         * Says which mark stands before the decimals.
         *
         * @param mark {@code '.'} or {@code ','}; null to recognise it
         * @return new options
         */
        public Options withDecimalMark(@Nullable Character mark) {
            return with(change -> change.decimalMark = mark);
        }

        /**
         * Names the encoding.
         *
         * @param encoding null for UTF-8, or what a mark at the beginning says
         * @return new options
         */
        public Options withCharset(@Nullable Charset encoding) {
            return with(change -> change.charset = encoding);
        }

        /**
         * Leaves out, and counts, rows after a day.
         *
         * @param day the last day to read; null for all
         * @return new options
         */
        public Options withUntil(@Nullable LocalDate day) {
            return with(change -> change.until = day);
        }

        /**
         * Takes dates after today for mistakes.
         *
         * @param day today; null to believe any date
         * @return new options
         */
        public Options withToday(@Nullable LocalDate day) {
            return with(change -> change.today = day);
        }

        /**
         * Lets the ledger show the first row with its columns.
         *
         * @param shown true to show it
         * @return new options
         */
        public Options withExample(boolean shown) {
            return with(change -> change.example = shown);
        }

        /**
         * Says what the amounts are in, whatever the text says.
         *
         * @param name such as {@code EUR}; null for what the text says
         * @return new options
         */
        public Options withCurrencyName(@Nullable String name) {
            return with(change -> change.currency = name);
        }
    }

    /** Options of which one is another. */
    private static final class Change {
        private ColumnRoles roles;
        private RowRules rules;
        private boolean header;
        private @Nullable String delimiter;
        private @Nullable String dateFormat;
        private @Nullable ZoneId zone;
        private @Nullable Character decimalMark;
        private @Nullable Charset charset;
        private @Nullable LocalDate until;
        private @Nullable LocalDate today;
        private boolean example;
        private @Nullable String currency;

        Change(Options from) {
            roles = from.roles;
            rules = from.rules;
            header = from.header;
            delimiter = from.delimiter;
            dateFormat = from.dateFormat;
            zone = from.zone;
            decimalMark = from.decimalMark;
            charset = from.charset;
            until = from.until;
            today = from.today;
            example = from.example;
            currency = from.currency;
        }

        Options done() {
            return new Options(
                    roles,
                    rules,
                    header,
                    delimiter,
                    dateFormat,
                    zone,
                    decimalMark,
                    charset,
                    until,
                    today,
                    example,
                    currency);
        }
    }

    /**
     * Reads a file, recognising everything.
     *
     * @param file the file, plain or gzip-compressed; {@code -} is standard input
     * @return the log with the ledger of reading
     * @throws dev.lindy.data.DataException if it cannot be read or understood
     */
    public static Transactions read(Path file) {
        return read(file, Options.defaults());
    }

    /**
     * Reads a file.
     *
     * @param file the file, plain or gzip-compressed; {@code -} is standard input
     * @param options what is known of it
     * @return the log with the ledger of reading
     * @throws dev.lindy.data.DataException if it cannot be read or understood
     */
    public static Transactions read(Path file, Options options) {
        try (CsvInput input = CsvInput.open(file)) {
            return read(input, options);
        }
    }

    /**
     * Reads an input.
     *
     * @param input opened and not yet read; it stays open
     * @param options what is known of it
     * @return the log with the ledger of reading
     * @throws dev.lindy.data.DataException if it cannot be read or understood
     */
    public static Transactions read(CsvInput input, Options options) {
        return new OrderReader(input, options).read();
    }
}
