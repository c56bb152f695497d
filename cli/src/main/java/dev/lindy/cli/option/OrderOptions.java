package dev.lindy.cli.option;

import dev.lindy.data.read.CsvContracts;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.RowRules;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an order file is read; what is not given is recognised. */
public final class OrderOptions {

    @Option(
            names = "--customer",
            paramLabel = "COLUMN",
            description = "Column with the customer: its name, or its number from 1.")
    private @Nullable String customer;

    @Option(
            names = "--customer-fallback",
            paramLabel = "COLUMN",
            description = "Column that tells guests apart, such as their address; \"none\" to do without.")
    private @Nullable String fallback;

    @Option(names = "--date", paramLabel = "COLUMN", description = "Column with the date or time.")
    private @Nullable String date;

    @Option(
            names = "--amount",
            paramLabel = "COLUMN",
            description = "Column with the order's value; \"none\" to do without.")
    private @Nullable String amount;

    @Option(
            names = "--refunded-amount",
            paramLabel = "COLUMN",
            description = "Column with what was paid back of the amount; \"none\" to do without.")
    private @Nullable String refunded;

    @Option(names = "--quantity", paramLabel = "COLUMN", description = "Column with the quantity, times --unit-price.")
    private @Nullable String quantity;

    @Option(
            names = "--unit-price",
            paramLabel = "COLUMN",
            description = "Column with the price of one, times --quantity.")
    private @Nullable String unitPrice;

    @Option(names = "--order", paramLabel = "COLUMN", description = "Column with the order or invoice number.")
    private @Nullable String order;

    @Option(
            names = "--reference",
            paramLabel = "COLUMN",
            description = "Column in which a refund names its order; \"none\" to do without.")
    private @Nullable String reference;

    @Option(
            names = "--status",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns that say whether an order counts; \"none\" to do without.")
    private List<String> status = new ArrayList<>();

    @Option(
            names = "--status-drop",
            paramLabel = "WORD",
            split = ",",
            description =
                    "Statuses of orders that do not count, instead of the usual ones (cancelled, failed, pending …).")
    private @Nullable List<String> dropped;

    @Option(
            names = "--guest",
            paramLabel = "WORD",
            split = ",",
            description =
                    "Words that stand for no customer, instead of the usual ones (guest, unknown, \"(blank)\" …).")
    private @Nullable List<String> guests;

    @Option(
            names = "--id-rule",
            paramLabel = "RULE",
            description =
                    "normalised: addresses in any case, and 17000 and 17000.0, are one customer; exact: every spelling is one.")
    private RowRules.IdRule idRule = RowRules.IdRule.NORMALISED;

    @Option(names = "--currency", paramLabel = "COLUMN", description = "Column with the currency.")
    private @Nullable String currency;

    @Option(
            names = "--acquired",
            paramLabel = "COLUMN",
            description = "Column with the date on which the customer was acquired.")
    private @Nullable String acquired;

    @Option(
            names = "--attribute",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns to carry through to the customers, such as the channel.")
    private List<String> attributes = new ArrayList<>();

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "One character, or comma, semicolon, tab, bar, space.")
    private @Nullable String delimiter;

    @Option(names = "--date-format", paramLabel = "PATTERN", description = "Such as dd.MM.yyyy or M/d/yyyy H:mm.")
    private @Nullable String dateFormat;

    @Option(names = "--decimal-mark", paramLabel = "CHAR", description = ". or , in amounts.")
    private @Nullable Character decimalMark;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Such as windows-1252; UTF-8 unless given.")
    private @Nullable Charset encoding;

    @Option(names = "--no-header", description = "The first line is an order; columns are numbered from 1.")
    private boolean noHeader;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Where days are counted for times with an offset, such as Europe/Amsterdam; UTC unless given.")
    private @Nullable ZoneId zone;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day to read; the last order unless given.")
    private @Nullable LocalDate until;

    public CsvOrders.Options toOptions() {
        if (decimalMark != null && decimalMark != '.' && decimalMark != ',') {
            throw new UsageException("--decimal-mark must be . or , but is " + decimalMark);
        }
        return CsvOrders.Options.defaults()
                .withRoles(ColumnRoles.recognised()
                        .withCustomer(customer)
                        .withCustomerFallback(fallback)
                        .withDate(date)
                        .withAmount(amount)
                        .withRefundedAmount(refunded)
                        .withQuantity(quantity)
                        .withUnitPrice(unitPrice)
                        .withOrder(order)
                        .withReference(reference)
                        .withStatus(status)
                        .withCurrency(currency)
                        .withAcquired(acquired)
                        .withAttributes(attributes))
                .withRules(RowRules.defaults()
                        .withDropped(dropped)
                        .withGuests(guests)
                        .withIds(idRule))
                .withHeader(!noHeader)
                .withDelimiter(delimiter)
                .withDateFormat(dateFormat)
                .withDecimalMark(decimalMark)
                .withCharset(encoding)
                .withZone(zone)
                .withUntil(until)
                .withToday(today());
    }

    private LocalDate today() {
        return LocalDate.now(zone == null ? ZoneOffset.UTC : zone);
    }

    public CsvSummaries.Options toSummaryOptions() {
        return CsvSummaries.Options.defaults()
                .withDelimiter(delimiter)
                .withCharset(encoding)
                .withAttributes(attributes);
    }

    public CsvContracts.Options toContractOptions() {
        return CsvContracts.Options.defaults()
                .withToday(today())
                .withObservedTo(until)
                .withDateFormat(dateFormat)
                .withDelimiter(delimiter)
                .withCharset(encoding);
    }

    /** Whether something is said that only files with dates need. */
    public boolean saysDates() {
        return until != null || dateFormat != null;
    }

    /** Whether some column of an order log is named. */
    public boolean namesColumns() {
        return customer != null
                || date != null
                || amount != null
                || quantity != null
                || unitPrice != null
                || order != null;
    }

    /** The day that stands for the end of the log when it is known to be complete until then. */
    @Nullable
    public LocalDate until() {
        return until;
    }

    public boolean noHeader() {
        return noHeader;
    }
}
