package dev.lindy.data.read;

import dev.lindy.data.Transactions;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.RowRules;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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

        /**
         * Says which column means what.
         *
         * @param columns the roles
         * @return new options
         */
        public Options withRoles(ColumnRoles columns) {
            return new Options(
                    columns,
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

        /**
         * Says which rows are no purchases of a customer, and which ids are one.
         *
         * @param which the rules
         * @return new options
         */
        public Options withRules(RowRules which) {
            return new Options(
                    roles,
                    which,
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

        /**
         * Says whether the first line names the columns.
         *
         * @param named false if it is an order
         * @return new options
         */
        public Options withHeader(boolean named) {
            return new Options(
                    roles,
                    rules,
                    named,
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

        /**
         * Names the delimiter.
         *
         * @param text one character, or {@code comma semicolon tab bar space}; null to recognise it
         * @return new options
         */
        public Options withDelimiter(@Nullable String text) {
            return new Options(
                    roles,
                    rules,
                    header,
                    text,
                    dateFormat,
                    zone,
                    decimalMark,
                    charset,
                    until,
                    today,
                    example,
                    currency);
        }

        /**
         * Says how dates are written.
         *
         * @param pattern letters such as {@code dd.MM.yyyy}, or {@code epoch}; null to recognise it
         * @return new options
         */
        public Options withDateFormat(@Nullable String pattern) {
            return new Options(
                    roles,
                    rules,
                    header,
                    delimiter,
                    pattern,
                    zone,
                    decimalMark,
                    charset,
                    until,
                    today,
                    example,
                    currency);
        }

        /**
         * Says where days are counted, for times with an offset.
         *
         * @param days the zone; null for UTC
         * @return new options
         */
        public Options withZone(@Nullable ZoneId days) {
            return new Options(
                    roles,
                    rules,
                    header,
                    delimiter,
                    dateFormat,
                    days,
                    decimalMark,
                    charset,
                    until,
                    today,
                    example,
                    currency);
        }

        /**
         * Says which mark stands before the decimals.
         *
         * @param mark {@code '.'} or {@code ','}; null to recognise it
         * @return new options
         */
        public Options withDecimalMark(@Nullable Character mark) {
            return new Options(
                    roles, rules, header, delimiter, dateFormat, zone, mark, charset, until, today, example, currency);
        }

        /**
         * Names the encoding.
         *
         * @param encoding null for UTF-8, or what a mark at the beginning says
         * @return new options
         */
        public Options withCharset(@Nullable Charset encoding) {
            return new Options(
                    roles,
                    rules,
                    header,
                    delimiter,
                    dateFormat,
                    zone,
                    decimalMark,
                    encoding,
                    until,
                    today,
                    example,
                    currency);
        }

        /**
         * Leaves out, and counts, rows after a day.
         *
         * @param day the last day to read; null for all
         * @return new options
         */
        public Options withUntil(@Nullable LocalDate day) {
            return new Options(
                    roles,
                    rules,
                    header,
                    delimiter,
                    dateFormat,
                    zone,
                    decimalMark,
                    charset,
                    day,
                    today,
                    example,
                    currency);
        }

        /**
         * Takes dates after today for mistakes.
         *
         * @param day today; null to believe any date
         * @return new options
         */
        public Options withToday(@Nullable LocalDate day) {
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
                    day,
                    example,
                    currency);
        }

        /**
         * Lets the ledger show the first row with its columns.
         *
         * @param shown true to show it
         * @return new options
         */
        public Options withExample(boolean shown) {
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
                    shown,
                    currency);
        }

        /**
         * Says what the amounts are in, whatever the text says.
         *
         * @param name such as {@code EUR}; null for what the text says
         * @return new options
         */
        public Options withCurrencyName(@Nullable String name) {
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
                    name);
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
