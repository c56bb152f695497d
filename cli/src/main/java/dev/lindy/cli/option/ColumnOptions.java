package dev.lindy.cli.option;

import dev.lindy.data.recognise.ColumnRoles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which column of an order log is what; one that is not named is recognised. */
@Section(
        heading = "Which column is what (recognised unless given; a name, or a number from 1)",
        example = "--customer \"Client no.\" --date day --amount paid --order invoice")
final class ColumnOptions {

    @Option(
            names = "--customer",
            paramLabel = "COLUMN",
            description = "Column with the customer: its name, or its number from 1.")
    private @Nullable String customer;

    @Option(names = "--date", paramLabel = "COLUMN", description = "Column with the date or time.")
    private @Nullable String date;

    @Option(
            names = "--amount",
            paramLabel = "COLUMN",
            description = "Column with the order's value; \"none\" to do without.")
    private @Nullable String amount;

    @Option(names = "--order", paramLabel = "COLUMN", description = "Column with the order or invoice number.")
    private @Nullable String order;

    @Option(names = "--quantity", paramLabel = "COLUMN", description = "Column with the quantity, times --unit-price.")
    private @Nullable String quantity;

    @Option(
            names = "--unit-price",
            paramLabel = "COLUMN",
            description = "Column with the price of one, times --quantity.")
    private @Nullable String unitPrice;

    @Option(
            names = "--refunded-amount",
            paramLabel = "COLUMN",
            description = "Column with what was paid back of the amount; \"none\" to do without.")
    private @Nullable String refunded;

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

    @Option(names = "--currency", paramLabel = "COLUMN", description = "Column with the currency.")
    private @Nullable String currency;

    @Option(
            names = "--currency-name",
            paramLabel = "NAME",
            description = "What the amounts are in, such as EUR, where no column says it.")
    private @Nullable String currencyName;

    @Option(names = "--show-columns", description = "Shows the first row with the columns as they were understood.")
    private boolean shown;

    @Option(
            names = "--acquired",
            paramLabel = "COLUMN",
            description = "Column with the date on which the customer was acquired.")
    private @Nullable String acquired;

    @Option(
            names = "--customer-fallback",
            paramLabel = "COLUMN",
            description = "Column that tells guests apart, such as their address; \"none\" to do without.")
    private @Nullable String fallback;

    @Option(
            names = "--attribute",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns to carry through to the customers, such as the channel.")
    private List<String> attributes = new ArrayList<>();

    /** The roles of columns, some more of which are to be carried. */
    ColumnRoles roles(List<String> carried) {
        List<String> all = new ArrayList<>(attributes);
        carried.stream().filter(column -> !all.contains(column)).forEach(all::add);
        return ColumnRoles.recognised()
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
                .withAttributes(all);
    }

    @Nullable
    String customer() {
        return customer;
    }

    @Nullable
    String currencyName() {
        return currencyName;
    }

    boolean areShown() {
        return shown;
    }

    void carry(List<String> more) {
        List<String> all = new ArrayList<>(attributes);
        more.stream().filter(column -> !all.contains(column)).forEach(all::add);
        attributes = all;
    }

    List<String> attributes() {
        return attributes;
    }

    /** Whether some column of an order log is named. */
    boolean areNamed() {
        return customer != null
                || date != null
                || amount != null
                || quantity != null
                || unitPrice != null
                || order != null;
    }
}
