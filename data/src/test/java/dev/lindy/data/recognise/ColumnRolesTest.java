package dev.lindy.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.data.DataException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnRolesTest {

    private static ColumnRoles.Places resolve(ColumnRoles roles, String... header) {
        return roles.resolve("export.csv", Arrays.asList(header), true);
    }

    @ParameterizedTest
    @CsvSource({
        "customer,date,amount",
        "customer_id,order_date,total",
        "CustomerID,InvoiceDate,Revenue",
        "Customer ID,Order Date,Order Total",
        "cust,timestamp,value",
        "user_id,created_at,price",
        "CLIENT,Purchase-Date,spend",
        "customer_id,date,dollar_value",
        "E-Mail,date,Umsatz",
    })
    void usualNamesAreUnderstood(String customer, String date, String amount) {
        ColumnRoles.Places places = resolve(ColumnRoles.recognised(), "note", amount, date, customer);

        assertThat(places.customer()).isEqualTo(3);
        assertThat(places.date()).isEqualTo(2);
        assertThat(places.amount()).isEqualTo(1);
        assertThat(places.order()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total (EUR)",
                "Amount in EUR",
                "total_usd",
                "TotalEUR",
                "Total (US$)",
                "Order total (incl. tax)",
                "Total Price (inc GST)",
                "Bedrag incl. 21% btw",
                "Betaald (incl. btw)",
                "Totaal excl. btw",
                "Gesamtbetrag (inkl. MwSt.)",
                "Montant TTC (€)",
                "Totale (IVA inclusa)",
                "Importe con IVA",
                "Price (EUR)",
            })
    void aCurrencyOrATaxBesideANameIsNoPartOfIt(String heading) {
        assertThat(resolve(ColumnRoles.recognised(), "customer", "date", heading)
                        .amount())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Total tax", "Total discount", "Shipping (EUR)", "VAT", "btw (21%)", "EUR", "Tax incl. in total"
            })
    void otherSumsAreNoAmount(String heading) {
        assertThatThrownBy(() -> resolve(ColumnRoles.recognised(), "customer", "date", heading))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("which column holds the amount?");
    }

    @Test
    void amountsWithAndWithoutTaxAreAskedAndTheBareNameComesFirst() {
        assertThatThrownBy(() -> resolve(
                        ColumnRoles.recognised(), "klant", "datum", "Totaal excl. btw", "Totaal (incl. 21% btw)"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Totaal excl. btw")
                .hasMessageContaining("Totaal (incl. 21% btw)");
        assertThat(resolve(ColumnRoles.recognised(), "klant", "datum", "Totaal excl. btw", "Totaal")
                        .amount())
                .isEqualTo(3);
    }

    @Test
    void quantityAndUnitPriceMakeAnAmount() {
        ColumnRoles.Places places = resolve(
                ColumnRoles.recognised(), "InvoiceNo", "InvoiceDate", "CustomerID", "Quantity", "UnitPrice", "Country");

        assertThat(places.order()).isZero();
        assertThat(places.amount()).isEqualTo(-1);
        assertThat(places.quantity()).isEqualTo(3);
        assertThat(places.unitPrice()).isEqualTo(4);
        assertThat(resolve(ColumnRoles.recognised(), "customer", "date", "quantity", "unit_price", "total")
                        .amount())
                .isEqualTo(4);
    }

    @Test
    void aPriceBesideAQuantityIsAsked() {
        assertThatThrownBy(() -> resolve(
                        ColumnRoles.recognised(),
                        "Invoice",
                        "InvoiceDate",
                        "Customer ID",
                        "Quantity",
                        "Price",
                        "Country"))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                        export.csv: which column holds the amount?
                          columns seen:  Invoice, InvoiceDate, Customer ID, Quantity, Price, Country
                          understood:    customer = "Customer ID", date = "InvoiceDate", order = "Invoice"
                          try:           ColumnRoles.recognised().withQuantity("Quantity").withUnitPrice("Price")""");
    }

    @Test
    void twoColumnsForOneRoleAreAsked() {
        assertThatThrownBy(() ->
                        resolve(ColumnRoles.recognised(), "customer_id", "customer_unique_id", "order_date", "amount"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("which column holds the customer?")
                .hasMessageContaining("try:           ColumnRoles.recognised().withCustomer(\"customer_id\") or "
                        + "ColumnRoles.recognised().withCustomer(\"customer_unique_id\")");
    }

    @Test
    void columnsOfOneNameAreToldApartByNumber() {
        assertThatThrownBy(() -> resolve(ColumnRoles.recognised(), "customer", "date", "Date", "amount"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "try:           ColumnRoles.recognised().withDate(\"2\") or ColumnRoles.recognised().withDate(\"3\")");
        assertThat(resolve(ColumnRoles.recognised().withDate("3"), "customer", "date", "Date", "amount")
                        .date())
                .isEqualTo(2);
    }

    @Test
    void severalMissingRolesAreAskedAtOnce() {
        assertThatThrownBy(() -> resolve(ColumnRoles.recognised(), "who", "when", "gross order value"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("which columns hold the customer, the date and the amount?")
                .hasMessageContaining(".withAmount(\"gross order value\")");
    }

    @Test
    void aGivenColumnIsFoundByNameOrNumber() {
        ColumnRoles roles = ColumnRoles.recognised()
                .withCustomer("WHO")
                .withDate("2")
                .withAmount("none")
                .withAttributes(List.of("how"));
        ColumnRoles.Places places = resolve(roles, "who", "when", "how");

        assertThat(places.customer()).isZero();
        assertThat(places.date()).isEqualTo(1);
        assertThat(places.hasAmount()).isFalse();
        assertThat(places.attributes()).containsExactly(2);
        assertThat(places.attributeNames()).containsExactly("how");
        assertThatThrownBy(() -> resolve(roles.withCustomer("whom"), "who", "when", "how"))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                        export.csv: there is no column whom for withCustomer
                          columns seen:  who, when, how
                          try:           ColumnRoles.recognised().withCustomer("who"), another of these names, or a number from 1 to 3""");
        assertThatThrownBy(() -> resolve(roles.withCustomer("buyer"), "who", "when", "how"))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("try:           withCustomer with one of these names, or a number from 1 to 3");
    }

    @Test
    void aFirstLineThatIsAnOrderIsNoticed() {
        assertThatThrownBy(() -> resolve(ColumnRoles.recognised(), "00004", "0001", "19970101", "2", "29.33"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the first line looks like an order, not like the names of columns")
                .hasMessageContaining("try:           withHeader(false).withRoles(ColumnRoles.recognised()"
                        + ".withCustomer(\"1\").withDate(\"3\").withAmount(\"5\"))");
        assertThatThrownBy(() -> ColumnRoles.recognised()
                        .resolve("export.csv", List.of("00004", "0001", "19970101", "2", "29.33"), false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("columns seen:  1 (00004), 2 (0001), 3 (19970101), 4 (2), 5 (29.33)")
                .hasMessageContaining(
                        "try:           ColumnRoles.recognised().withCustomer(\"1\").withDate(\"3\").withAmount(\"5\")");
    }

    private static ColumnRoles.Places table(ColumnRoles roles, String... header) {
        return roles.resolve("shop", Arrays.asList(header), Collections.nCopies(header.length, "STRING"), Set.of());
    }

    @Test
    void aTableIsAdvisedInJava() {
        assertThatThrownBy(() -> table(ColumnRoles.recognised(), "who", "day", "gross order value"))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                        shop: which columns hold the customer and the amount?
                          columns seen:  who (STRING), day (STRING), gross order value (STRING)
                          understood:    date = "day"
                          try:           ColumnRoles.recognised().withCustomer("…").withAmount("gross order value"), or \
                        ColumnRoles.recognised().withAmount(ColumnRoles.NONE) for a log without amounts""");
        assertThatThrownBy(() -> table(ColumnRoles.recognised(), "customer", "date", "quantity", "price"))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("ColumnRoles.recognised().withQuantity(\"quantity\").withUnitPrice(\"price\")");
        assertThatThrownBy(() -> table(ColumnRoles.recognised().withAmount("piad"), "customer", "date", "paid"))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                        shop: there is no column piad for withAmount
                          columns seen:  customer (STRING), date (STRING), paid (STRING)
                          try:           ColumnRoles.recognised().withAmount("paid"), another of these names, or a number \
                        from 1 to 3""");
    }

    @Test
    void theAdviceInJavaWorks() {
        ColumnRoles.Places places = table(
                ColumnRoles.recognised().withCustomer("who").withAmount("gross order value"),
                "who",
                "day",
                "gross order value");
        assertThat(places.amount()).isEqualTo(2);
        assertThat(table(ColumnRoles.recognised().withCustomer("who").withAmount(ColumnRoles.NONE), "who", "day")
                        .hasAmount())
                .isFalse();
    }
}
