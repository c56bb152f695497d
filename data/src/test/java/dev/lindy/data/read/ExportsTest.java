package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.Note;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.RowRules;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What exports of shops and payment services say beside customer, date and amount. */
class ExportsTest {

    private static Preparation prepared(Transactions orders) {
        return orders.prepare(ObservationPeriod.weekly(LocalDate.of(2024, 12, 31)), Preparation.Options.defaults());
    }

    /** Purchases and their value by customer. */
    private static Map<String, String> customers(Transactions orders) {
        CustomerBase base = prepared(orders).base();
        Map<String, String> out = new TreeMap<>();
        for (int i = 0; i < base.size(); i++) {
            out.put(
                    base.id(i),
                    (base.frequency(i) + 1) + (base.hasHistoricalValue() ? " / " + base.historicalValue(i) : ""));
        }
        return out;
    }

    private static boolean remarks(Ledger ledger, Remark remark) {
        return ledger.notes().stream().anyMatch(note -> note.remark() == remark);
    }

    @Test
    void shopifySaysWhatWasPaidBackAndWhatNeverCameAbout() {
        Transactions orders = Logs.read(
                "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Cancelled at,"
                        + "Refunded Amount,Id",
                "#5,ann@example.org,paid,2024-05-01 10:00:00 +0000,EUR,20.00,2024-05-01 09:59:00 +0000,1,Mug,,0.00,5",
                "#5,ann@example.org,,,,,2024-05-01 09:59:00 +0000,1,Cup,,,",
                "#4,bob@example.org,partially_refunded,2024-04-01 10:00:00 +0000,EUR,50.00,2024-04-01 09:59:00 +0000,1,Mug,,15.00,4",
                "#3,bob@example.org,refunded,2024-03-01 10:00:00 +0000,EUR,30.00,2024-03-01 09:59:00 +0000,1,Mug,,30.00,3",
                "#2,bob@example.org,paid,2024-02-01 10:00:00 +0000,EUR,40.00,2024-02-01 09:59:00 +0000,1,Mug,2024-02-02 10:00:00 +0000,0.00,2",
                "#1,cy@example.org,pending,,EUR,60.00,2024-01-01 09:59:00 +0000,1,Mug,,0.00,1");

        assertThat(customers(orders)).isEqualTo(Map.of("ann@example.org", "1 / 20.0", "bob@example.org", "1 / 35.0"));
        Ledger ledger = prepared(orders).ledger();
        assertThat(ledger.entry(Kind.ORDER_LINE).rows()).isEqualTo(1);
        assertThat(ledger.entry(Kind.STATUS).rows()).isEqualTo(2);
        assertThat(ledger.entry(Kind.STATUS).amount()).isEqualTo(100);
        assertThat(ledger.entry(Kind.REFUNDED).rows()).isEqualTo(1);
        assertThat(ledger.entry(Kind.REFUNDED).amount()).isEqualTo(45);
        assertThat(ledger.amountRead()).isEqualTo(200);
        assertThat(ledger.amountUsed()).isEqualTo(55);
        assertThat(ledger.columns())
                .startsWith("as Shopify exports them: customer = \"Email\", date = \"Created at\", order = \"Name\"")
                .contains("refunded-amount = \"Refunded Amount\"", "status = \"Financial Status\" and \"Cancelled at\"")
                .contains("not used: \"Paid at\"");
        assertThat(remarks(ledger, Remark.STATUS)).isTrue();
        assertThat(ledger.report()).contains("\"Financial Status\" says \"pending\" in 1 row of 60.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancelled", "Canceled", "wc-cancelled", "wc-failed", "On hold", "PENDING", "voided", "Payment failed",
                "Denied", "geannuleerd", "storniert", "annulée", "Cancelado", "annullato", "in afwachting", "refunded",
                "wc-refunded", "terugbetaald", "remboursée", "chargeback"
            })
    void ordersThatNeverCameAboutOrWerePaidBackAreNone(String status) {
        assertThat(customers(Logs.read(
                        "customer,date,amount,Status",
                        "a,2024-01-05,10," + status,
                        "a,2024-02-05,11,completed",
                        "b,2024-02-05,12,")))
                .isEqualTo(Map.of("a", "1 / 11.0", "b", "1 / 12.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"completed", "processing", "paid", "shipped", "partially_refunded", "wc-processing", "betaald"})
    void otherOrdersCount(String status) {
        Transactions orders = Logs.read("customer,date,amount,Status", "a,2024-01-05,10," + status);

        assertThat(customers(orders)).isEqualTo(Map.of("a", "1 / 10.0"));
        assertThat(remarks(orders.ledger(), Remark.STATUS)).isFalse();
    }

    @Test
    void statusesCanBeChosenAndPassedOver() {
        String[] lines = {"customer,date,amount,Status", "a,2024-01-05,10,cancelled", "a,2024-02-05,11,sample"};
        CsvOrders.Options options = CsvOrders.Options.defaults();

        assertThat(customers(Logs.read(
                        options.withRules(RowRules.defaults().withDropped(java.util.List.of("Sample"))), lines)))
                .isEqualTo(Map.of("a", "1 / 10.0"));
        assertThat(customers(
                        Logs.read(options.withRoles(ColumnRoles.recognised().withStatus(ColumnRoles.NONE)), lines)))
                .isEqualTo(Map.of("a", "2 / 21.0"));
    }

    @Test
    void aRefundOfAnOrderLeftOutGoesWithIt() {
        String header = "order_id,customer,date,amount,status";
        String sale = "1,a,2024-01-05 10:00:00,20,cancelled";
        String back = "1,a,2024-01-06 10:00:00,-20,completed";
        String other = "2,a,2024-01-04 10:00:00,30,completed";
        for (String[] order : new String[][] {{sale, back, other}, {back, sale, other}, {other, back, sale}}) {
            Transactions orders = Logs.read(header, order[0], order[1], order[2]);
            Preparation prepared = orders.prepare(
                    ObservationPeriod.weekly(LocalDate.of(2024, 12, 31)),
                    Preparation.Options.defaults().withRefunds(Preparation.Refunds.NET));

            assertThat(prepared.base().historicalValue(0)).isEqualTo(30);
            assertThat(prepared.ledger().entry(Kind.STATUS).rows()).isEqualTo(2);
            assertThat(prepared.ledger().entry(Kind.STATUS).amount()).isZero();
            assertThat(prepared.ledger().rowsUsed()).isEqualTo(1);
        }
    }

    @Test
    void aRefundThatStandsInARowOfItsOwnIsTakenOffOnce() {
        Transactions orders = Logs.read(
                "order_id,customer,date,amount,status",
                "1,a,2024-01-05 10:00:00,20,refunded",
                "1,a,2024-01-06 10:00:00,-5,completed",
                "2,b,2024-01-05 10:00:00,20,refunded",
                "3,b,2024-02-05 10:00:00,9,completed");

        assertThat(customers(orders)).isEqualTo(Map.of("a", "1 / 15.0", "b", "1 / 9.0"));
    }

    @Test
    void payPalsRefundsNameTheirOrderAndTheShop() {
        String header = "Date,Time,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,"
                + "Transaction ID,Reference Txn ID";
        String[] rows = {
            "01/25/2024,10:00:00,A,Checkout,Completed,USD,20.00,-1,19.00,a@example.org,shop@example.org,TX1,",
            "01/15/2024,10:00:00,B,Checkout,Completed,USD,30.00,-1,29.00,b@example.org,shop@example.org,TX2,",
            "01/17/2024,10:00:00,B,Payment Refund,Completed,USD,-30.00,1,-29.00,shop@example.org,b@example.org,R1,TX2",
            "02/20/2024,10:00:00,B,Checkout,Completed,USD,12.00,-1,11.00,b@example.org,shop@example.org,TX3,",
            "02/21/2024,10:00:00,C,Checkout,Denied,USD,99.00,-1,98.00,c@example.org,shop@example.org,TX4,"
        };
        Map<String, String> right = Map.of("a@example.org", "1 / 20.0", "b@example.org", "1 / 12.0");

        assertThat(customers(Logs.read(header, rows[0], rows[1], rows[2], rows[3], rows[4])))
                .isEqualTo(right);
        assertThat(customers(Logs.read(header, rows[4], rows[3], rows[2], rows[1], rows[0])))
                .isEqualTo(right);
    }

    @Test
    void amazonsItemPriceIsThatOfTheLine() {
        assertThat(customers(Logs.read(
                        "amazon-order-id,purchase-date,buyer-email,sku,quantity,item-price,order-status",
                        "1,2024-01-05T10:00:00Z,a@example.org,x,2,20.00,Shipped",
                        "2,2024-02-05T10:00:00Z,a@example.org,x,3,30.00,Cancelled",
                        "3,2024-02-06T10:00:00Z,b@example.org,x,4,40.00,Shipped")))
                .isEqualTo(Map.of("a@example.org", "1 / 20.0", "b@example.org", "1 / 40.0"));
    }

    @Test
    void stripeCountsWhatWasNotPaidBack() {
        assertThat(customers(Logs.read(
                        "id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email",
                        "ch_1,2024-01-05 10:00,20.00,0.00,eur,Paid,cus_1,a@example.org",
                        "ch_2,2024-01-06 10:00,30.00,10.00,eur,Paid,cus_1,a@example.org",
                        "ch_3,2024-01-07 10:00,50.00,50.00,eur,Refunded,cus_2,b@example.org",
                        "ch_4,2024-01-08 10:00,70.00,0.00,eur,Failed,cus_2,b@example.org",
                        "ch_5,2024-01-09 10:00,7.00,0.00,eur,Paid,,c@example.org")))
                .isEqualTo(Map.of("cus_1", "2 / 40.0", "c@example.org", "1 / 7.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N° client;N° commande;Date de commande;Montant TTC|client|French",
                "Klantnummer;Bestelnummer;Besteldatum;Totaalbedrag|klant|Dutch",
                "Debiteur;Factuurnummer;Factuurdatum;Bedrag incl. btw|debiteur|Exact",
                "Kundennummer;Bestellnummer;Bestelldatum;Gesamtbetrag|kunde|German",
                "Nº cliente;Nº pedido;Fecha de pedido;Importe total|cliente|Spanish",
                "Codice cliente;Numero ordine;Data ordine;Importo totale|cliente|Italian",
            })
    void headingsOfSixLanguagesAreKnown(String header) {
        Transactions orders = Logs.read(
                header,
                "c1;1;05/01/2024;20,50",
                "c2;2;16/01/2024;30,00",
                "c1;3;25/02/2024;11,00",
                "c1;3;26/02/2024;-11,00");

        assertThat(customers(orders)).isEqualTo(Map.of("c1", "1 / 20.5", "c2", "1 / 30.0"));
        assertThat(orders.ledger().columns()).contains("order = ").doesNotContain("not used");
    }

    @Test
    void guestsAreToldApartByTheirAddress() {
        Transactions orders = Logs.read(
                "order_id,order_date,order_total,customer_id,billing_email",
                "1,2024-01-05 09:12:00,20.00,0,ann@example.org",
                "2,2024-02-06 10:12:00,35.00,,Bob@example.org",
                "3,2024-02-07 11:12:00,50.00,8,cy@example.org",
                "4,2024-03-20 12:12:00,12.00,Guest,bob@example.org",
                "5,2024-03-21 12:12:00,13.00,guest,");

        assertThat(customers(orders))
                .isEqualTo(Map.of("ann@example.org", "1 / 20.0", "bob@example.org", "2 / 47.0", "8", "1 / 50.0"));
        assertThat(orders.ledger().entry(Kind.GUEST).rows()).isEqualTo(3);
        assertThat(orders.ledger().entry(Kind.NO_CUSTOMER).rows()).isEqualTo(1);
    }

    @Test
    void aCustomerMayBeCalledZeroWhereNothingElseTellsThemApart() {
        assertThat(customers(Logs.read("customer,date,amount", "0,2024-01-05,1", "1,2024-01-05,2")))
                .isEqualTo(Map.of("0", "1 / 1.0", "1", "1 / 2.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(blank)", "(leeg)", "NULL", "n/a", "unknown", "guest", "Gast", "onbekend", "-", "(none)"})
    void wordsForNobodyAreNoCustomer(String id) {
        Transactions orders = Logs.read("customer,date,amount", "a,2024-01-05,1", id + ",2024-01-05,2");

        assertThat(customers(orders)).isEqualTo(Map.of("a", "1 / 1.0"));
        assertThat(orders.ledger().entry(Kind.NO_CUSTOMER).amount()).isEqualTo(2);
        assertThat(orders.ledger().report()).contains("row without customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "Grand total", "Totaal", "Gesamtsumme", "Total général"})
    void linesOfTotalsAreNoCustomer(String id) {
        Transactions orders = Logs.read("customer,date,amount", "a,2024-01-05,1", id + ",2024-01-05,1");

        assertThat(customers(orders)).isEqualTo(Map.of("a", "1 / 1.0"));
        assertThat(orders.ledger().entry(Kind.TOTAL).rows()).isEqualTo(1);
    }

    @Test
    void namesAreCustomersAndWordsCanBeChosen() {
        String[] lines = {"customer,date,amount", "Ann,2024-01-05,1", "guest,2024-01-05,2", "POS 1,2024-01-05,4"};

        assertThat(customers(Logs.read(lines))).isEqualTo(Map.of("Ann", "1 / 1.0", "POS 1", "1 / 4.0"));
        assertThat(customers(Logs.read(
                        CsvOrders.Options.defaults()
                                .withRules(RowRules.defaults().withGuests(java.util.List.of("pos 1"))),
                        lines)))
                .isEqualTo(Map.of("Ann", "1 / 1.0", "guest", "1 / 2.0"));
    }

    @Test
    void onePersonUnderSeveralSpellingsIsOne() {
        String[] lines = {
            "email,date,amount",
            "Ann.Lee@Example.org,2024-01-05,20",
            "ann.lee@example.org,2024-02-05,22",
            "ANN.LEE@EXAMPLE.ORG,2024-03-05,24",
            "bob@example.org,2024-01-15,10"
        };
        Transactions orders = Logs.read(lines);

        assertThat(customers(orders))
                .isEqualTo(Map.of("ann.lee@example.org", "3 / 66.0", "bob@example.org", "1 / 10.0"));
        assertThat(orders.ledger().entry(Kind.RESPELLED).rows()).isEqualTo(2);
        assertThat(remarks(orders.ledger(), Remark.ID_SPELLING)).isTrue();
        assertThat(customers(Logs.read(
                        CsvOrders.Options.defaults()
                                .withRules(RowRules.defaults().withIds(RowRules.IdRule.EXACT)),
                        lines)))
                .hasSize(4);
    }

    @Test
    void numbersThatATableWroteWithAPointAreTheSame() {
        Transactions orders =
                Logs.read("customer,date,amount", "17000,2024-01-05,1", "17000.0,2024-02-05,2", "17001.0,2024-02-05,4");

        assertThat(customers(orders)).isEqualTo(Map.of("17000", "2 / 3.0", "17001", "1 / 4.0"));
        assertThat(orders.ledger().entry(Kind.RESPELLED).rows()).isEqualTo(1);
    }

    @Test
    void otherIdsKeepTheirCase() {
        Transactions orders = Logs.read(
                "customer,date,amount",
                "aB1,2024-01-05,1",
                "Ab1,2024-02-05,2",
                "v1.5,2024-02-05,3",
                "@Handle,2024-02-05,4");

        assertThat(customers(orders)).hasSize(4).containsKeys("aB1", "Ab1", "v1.5", "@Handle");
        assertThat(remarks(orders.ledger(), Remark.ID_SPELLING)).isFalse();
    }

    @Test
    void idsThatASpreadsheetRoundedAreNamed() {
        Transactions orders = Logs.read("customer,date,amount", "1.23457E+11,2024-01-05,1", "12,2024-02-05,2");

        assertThat(remarks(orders.ledger(), Remark.ID_DAMAGED)).isTrue();
        assertThat(remarks(
                        Logs.read("customer,date,amount", "1E5F,2024-01-05,1").ledger(), Remark.ID_DAMAGED))
                .isFalse();
    }

    @Test
    void columnsThatLookAsIfTheyMeantSomethingAreNamed() {
        Ledger ledger = Logs.read(
                        "customer,date,amount,Webshop-ordernr.,Refund of shipping,Fulfillment Status",
                        "a,2024-01-05,1,7,0,open")
                .ledger();

        assertThat(ledger.notes())
                .filteredOn(note -> note.remark() == Remark.COLUMN_NOT_USED)
                .extracting(Note::text)
                .hasSize(2)
                .anySatisfy(
                        text -> assertThat(text).contains("\"Webshop-ordernr.\"", "withOrder(\"Webshop-ordernr.\")"))
                .anySatisfy(text -> assertThat(text).contains("\"Refund of shipping\"", "withRefundedAmount"));
        assertThat(remarks(
                        Logs.read("customer,date,amount,channel", "a,2024-01-05,1,x")
                                .ledger(),
                        Remark.COLUMN_NOT_USED))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Total (EUR),EUR",
        "amount_usd,USD",
        "Betaald (€),EUR",
        "Total incl. VAT,''",
        "TOTAL,''",
        "Total (US$),USD"
    })
    void aHeadingMayNameTheCurrency(String heading, String currency) {
        assertThat(Logs.read("customer,date," + heading, "a,2024-01-02,5").currency())
                .isEqualTo(currency);
        assertThat(Logs.read("customer,date,currency," + heading, "a,2024-01-02,CHF,5")
                        .currency())
                .isEqualTo("CHF");
    }

    @Test
    void aColumnWithoutValuesGivesWayToAnother() {
        assertThat(customers(Logs.read(
                        "Email,Billing Name,Name,Financial Status,Total,Created at,Receipt Number",
                        ",Ann,#1,paid,20.00,2024-01-05 10:00:00 +0000,",
                        ",Bob,#2,paid,30.00,2024-01-06 10:00:00 +0000,")))
                .isEqualTo(Map.of("Ann", "1 / 20.0", "Bob", "1 / 30.0"));
    }

    @Test
    void textsOfSixteenBitsNeedNoMark() {
        String text = "customer,date,amount\na,2024-01-05,20\nb,2024-01-06,30\na,2024-02-05,25\n";
        for (java.nio.charset.Charset charset : java.util.List.of(
                java.nio.charset.StandardCharsets.UTF_16LE, java.nio.charset.StandardCharsets.UTF_16BE)) {
            try (CsvInput input = Logs.input(text.getBytes(charset))) {
                assertThat(customers(CsvOrders.read(input, CsvOrders.Options.defaults())))
                        .isEqualTo(Map.of("a", "2 / 45.0", "b", "1 / 30.0"));
            }
        }
    }

    @Test
    void quotationMarksMayBeEscapedByABackslash() {
        assertThat(customers(Logs.read(
                        "customer,item,date,amount",
                        "a,\"a \\\"good\\\" pipe, long\",2024-01-05,5.00",
                        "b,hose,2024-01-06,7.00",
                        "a,\"x\",2024-02-05,9.50",
                        "b,\"C:\\\\dir\",2024-02-05,1")))
                .isEqualTo(Map.of("a", "2 / 14.5", "b", "2 / 8.0"));
        assertThat(customers(Logs.read("customer,item,date,amount", "a,\"C:\\\",2024-01-05,5", "b,x,2024-01-05,6")))
                .as("a field that ends with a backslash")
                .isEqualTo(Map.of("a", "1 / 5.0", "b", "1 / 6.0"));
    }

    @Test
    void titlesAboveTheHeaderArePassedOver() {
        Transactions orders = Logs.read(
                "Sales report 2024,,",
                "",
                "Shop: Utrecht,,",
                "customer,date,amount",
                "a,2024-01-05,5",
                "b,2024-01-06,6");

        assertThat(customers(orders)).isEqualTo(Map.of("a", "1 / 5.0", "b", "1 / 6.0"));
        assertThat(orders.ledger().report()).contains("the first 2 lines are titles");
        assertThat(remarks(Logs.read("customer,date,amount", "a,2024-01-05,5").ledger(), Remark.ASSUMED))
                .isFalse();
    }

    /** What a title says must not be taken for the names of the columns, nor its commas for delimiters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Export of the shop",
                "Orders, 2024",
                "Export",
                "Sales report;;",
                "Bestellingen per dag, klant, en bedrag (1,00 EUR)"
            })
    void aTitleDoesNotSayWhatTheDelimiterIs(String title) {
        Transactions orders = Logs.read(
                title, "", "klant;datum;bedrag", "a;2024-01-05;5,50", "b;2024-01-06;6,25", "a;2024-02-06;1.006,25");

        assertThat(customers(orders)).isEqualTo(Map.of("a", "2 / 1011.75", "b", "1 / 6.25"));
    }

    /** Titles with as many delimiters as the table has, or others, above names that are known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop,Utrecht,NL",
                "Export, 2024-01-01 to 2024-12-31",
                "Orders of the shop, made by Jan, on 2024-03-01, at 12:00",
                "Date: 2024-03-01, Utrecht",
                "Date,2024-03-01,\nShop,Utrecht,",
                "Report\nfrom 2024-01-01,to 2024-12-31"
            })
    void titlesThatHoldTheDelimiterArePassedOver(String titles) {
        Transactions orders =
                Logs.read(titles, "customer,date,amount", "a,2024-01-05,5", "b,2024-01-06,6", "a,2024-02-06,7");

        assertThat(customers(orders)).isEqualTo(Map.of("a", "2 / 12.0", "b", "1 / 6.0"));
        assertThat(remarks(orders.ledger(), Remark.ASSUMED)).isTrue();
    }

    /** A first line with names of its own is no title, whatever the values below it are called. */
    @Test
    void namesOfOnesOwnAreNoTitle() {
        ColumnRoles roles =
                ColumnRoles.recognised().withCustomer("who").withDate("when").withAmount("what");
        assertThat(customers(Logs.read(
                        CsvOrders.Options.defaults().withRoles(roles),
                        "who,when,what,kind,sort",
                        "a,2024-01-05,5,gift,member",
                        "client,2024-01-06,6,date,total")))
                .isEqualTo(Map.of("a", "1 / 5.0", "client", "1 / 6.0"));
        assertThatThrownBy(() -> Logs.read("who,when,what", "a,2024-01-05,5"))
                .hasMessageContaining("columns seen:  who, when, what");
        // Names given are looked for below titles, too.
        assertThat(customers(Logs.read(
                        CsvOrders.Options.defaults().withRoles(roles),
                        "Shop,Utrecht,NL",
                        "who,when,what",
                        "a,2024-01-05,5")))
                .isEqualTo(Map.of("a", "1 / 5.0"));
    }

    /** Date columns named for the moment of the order, in the languages of the headings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Besteld op",
                "Geplaatst op",
                "Datum besteld",
                "Datum bestelling",
                "Aangemaakt op",
                "Bestellt am",
                "Gekauft am",
                "Erstellt am",
                "Datum der Bestellung",
                "Commandé le",
                "Passée le",
                "Créé le",
                "Pedido el",
                "Realizado el",
                "Comprado el",
                "Ordinato il",
                "Acquistato il",
                "Creato il",
                "Data do pedido",
                "Ordered on",
                "Placed at"
            })
    void momentsOfOrdersAreDates(String heading) {
        Transactions orders = Logs.read("klant;" + heading + ";bedrag", "a;2024-01-05;5,00", "b;2024-01-06;6,00");

        assertThat(customers(orders)).isEqualTo(Map.of("a", "1 / 5.0", "b", "1 / 6.0"));
        assertThat(orders.ledger().columns()).contains("date = \"" + heading + "\"");
    }

    @Test
    void aTitleIsPassedOverBeforeTabsAndBlanksStayBlanks() {
        assertThat(customers(Logs.read("Monthly report, all shops", "customer\tdate\tamount", "a\t2024-01-05\t5,50")))
                .isEqualTo(Map.of("a", "1 / 5.5"));
        assertThat(customers(Logs.read("customer date amount", "a 2024-01-05 5,50", "b 2024-01-06 6,25")))
                .isEqualTo(Map.of("a", "1 / 5.5", "b", "1 / 6.25"));
        assertThat(customers(Logs.read("customer;date;amount", "a, b;2024-01-05;5,50", "c;2024-01-06;6,25")))
                .isEqualTo(Map.of("a, b", "1 / 5.5", "c", "1 / 6.25"));
    }

    @Test
    void linesThatAreToBePassedOverAreAndOthersKeepTheirNumbers() {
        String[] lines = {"shop,Utrecht,NL", "made,2024-03-01,by Jan", "who,when,what", "a,2024-01-05,5", "b,soon,6"};
        assertThatThrownBy(() -> Logs.read(lines)).hasMessageContaining("columns seen");
        try (CsvInput input = Logs.input(lines).skip(2)) {
            Transactions orders = CsvOrders.read(
                    input,
                    CsvOrders.Options.defaults()
                            .withRoles(ColumnRoles.recognised()
                                    .withCustomer("who")
                                    .withDate("when")
                                    .withAmount("what")));
            assertThat(customers(orders)).isEqualTo(Map.of("a", "1 / 5.0"));
            assertThat(orders.ledger().entry(Kind.UNREADABLE).where()).contains("line 5");
        }
        try (CsvInput input = Logs.input(lines).skip(9)) {
            assertThatThrownBy(() -> CsvOrders.read(input, CsvOrders.Options.defaults()))
                    .hasMessageContaining("nothing in it but empty lines");
        }
        assertThatThrownBy(() -> Logs.input(lines).skip(-1)).hasMessageContaining("must be 0 or more, but are -1");
    }

    /** A column that is called Refunded is what was paid back where it holds amounts, and says nothing where it does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Refunded     | 0.00 | 15.00  | 35.0
            refund       |      | -15    | 35.0
            Terugbetaald | 0    | 12.50  | 37.5
            Refunded     | no   | yes    | 50.0
            Refunded     | 0    | 1      | 50.0
            Refund       |      | 100234 | 50.0
            Refund       |      | TX-7   | 50.0
            """)
    void aColumnCalledRefundedIsAnAmountWhereItHoldsOne(String name, String none, String some, String left) {
        Transactions orders = Logs.read(
                "customer;date;amount;" + name,
                "a;2024-01-05;20.00;" + (none == null ? "" : none),
                "b;2024-01-06;50.00;" + some);

        assertThat(customers(orders)).containsEntry("a", "1 / 20.0").containsEntry("b", "1 / " + left);
        assertThat(orders.ledger().columns().contains("refunded-amount = \"" + name + "\""))
                .isEqualTo(!left.equals("50.0"));
    }

    @Test
    void aColumnCalledRefundedIsLeftAloneBesideOneThatSaysMoreOrOnRequest() {
        String[] lines = {"customer,date,amount,Refunded,Refunded Amount", "a,2024-01-05,20.00,9.00,5.00"};
        assertThat(customers(Logs.read(lines))).containsEntry("a", "1 / 15.0");
        assertThat(customers(Logs.read(
                        CsvOrders.Options.defaults()
                                .withRoles(ColumnRoles.recognised().withRefundedAmount("none")),
                        "customer,date,amount,Refunded",
                        "a,2024-01-05,20.00,9.00")))
                .containsEntry("a", "1 / 20.0");
    }

    @Test
    void theFirstRowIsShownOnRequest() {
        String[] lines = {"customer,date,amount,channel", "ann@example.org,2024-01-05,20.00,web", "b,2024-01-06,1,web"};
        assertThat(Logs.read(CsvOrders.Options.defaults().withExample(true), lines)
                        .ledger()
                        .report())
                .contains("line 2, as an example: \"customer\" is \"ann@example.org\", \"date\" is \"2024-01-05\"")
                .contains("\"channel\" is \"web\"");
        assertThat(Logs.read(lines).ledger().report()).doesNotContain("as an example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45295|excel",
                "1704369600|epoch",
                "1704369600123|epoch-ms",
                "1995|yyyy",
                "04-JAN-24|d-MMM-yy",
            })
    void numbersThatMayCountDaysAreAsked(String date, String pattern) {
        assertThatThrownBy(() -> Logs.read("customer,date,amount", "a," + date + ",5"))
                .isInstanceOf(dev.lindy.data.DataException.class)
                .hasMessageContaining("withDateFormat(\"" + pattern + "\")");
    }

    @Test
    void countsOfDaysReadAsSecondsAreRefused() {
        assertThatThrownBy(() -> Logs.read(
                        CsvOrders.Options.defaults().withDateFormat("epoch"), "customer,date,amount", "a,45295,5"))
                .isInstanceOf(dev.lindy.data.DataException.class)
                .hasMessageContaining("every order lies in 1970")
                .hasMessageContaining("withDateFormat(\"excel\")");
        assertThat(customers(Logs.read(
                        CsvOrders.Options.defaults().withDateFormat("excel"), "customer,date,amount", "a,45295,5")))
                .isEqualTo(Map.of("a", "1 / 5.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01", "1900-01-01"})
    void daysThatStandForNoDateAreNone(String day) {

        Transactions log = Logs.read(
                "customer,date,amount", "a,2024-01-02,5", "a," + day + ",6", "b,2024-02-03,7", "c," + day + ",8");
        assertThat(log.firstDay()).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(log.ledger().entry(Kind.IMPOSSIBLE_DATE).rows()).isEqualTo(2);
        assertThat(log.ledger().amountUsed()).isEqualTo(12);
        assertThat(customers(log)).isEqualTo(Map.of("a", "1 / 5.0", "b", "1 / 7.0"));

        assertThatThrownBy(() -> Logs.read("customer,date,amount", "a," + day + ",5", "b," + day + ",5"))
                .isInstanceOf(dev.lindy.data.DataException.class)
                .hasMessageContaining("every order is dated " + day);

        LocalDate near = LocalDate.parse(day).plusMonths(3);
        assertThat(Logs.read("customer,date,amount", "a," + day + ",5", "b," + near + ",5")
                        .rows())
                .isEqualTo(2);
    }

    @Test
    void monthsAndQuartersAreTheirFirstDays() {
        Transactions months = Logs.read("donor,month,gift", "a,2024-01,5", "a,2024-03,6", "b,2024-02,7");
        assertThat(months.firstDay()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(remarks(months.ledger(), Remark.COARSE_DATES)).isTrue();
        assertThat(Logs.read("donor,date,gift", "a,2024-Q2,5").firstDay()).isEqualTo(LocalDate.of(2024, 4, 1));
        assertThat(remarks(Logs.read("donor,date,gift", "a,2024-01-02,5").ledger(), Remark.COARSE_DATES))
                .isFalse();
    }

    @Test
    void thePatternThatMostRowsFitIsProposed() {
        assertThatThrownBy(() -> Logs.read(
                        "customer,date,amount", "a,31-12-2024,5", "a,30-11-2024,5", "a,12-31-2024,5", "b,29-10-2024,5"))
                .isInstanceOf(dev.lindy.data.DataException.class)
                .hasMessageContaining("d-M-yyyy reads 3 of 4 dates looked at, M-d-yyyy 1")
                .hasMessageContaining("withDateFormat(\"d-M-yyyy\")");
    }

    @Test
    void aStatusThatIsFilledOnlyLaterCounts() {
        StringBuilder text = new StringBuilder("customer,date,amount,Cancelled at");
        for (int i = 0; i < 1200; i++) {
            text.append("\na").append(i).append(",2024-01-05,1,");
        }
        text.append("\nb,2024-01-06,5,2024-01-07");

        assertThat(prepared(Logs.read(text.toString())).base().size()).isEqualTo(1200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Payment result|failed|false",
                "Cancelled|WAAR|false",
                "Cancelled|Cancelled|false",
                "Cancelled|no|true",
                "cancelled_at|0000-00-00 00:00:00|true",
                "cancelled_at|2024-01-07|false",
                "Paid|yes|true",
                "Zahlungsstatus|offen|false",
                "betaalstatus|Open|false",
                "order status|open|true",
            })
    void whatAGivenStatusColumnSays(String column, String value, boolean counts) {
        Transactions orders = Logs.read(
                CsvOrders.Options.defaults().withRoles(ColumnRoles.recognised().withStatus(column)),
                "customer,date,amount," + column,
                "a,2024-01-05,5," + value,
                "b,2024-01-05,6,");

        assertThat(customers(orders).containsKey("a")).isEqualTo(counts);
    }

    @Test
    void whatIsPaidBackInARowOfItsOwnIsNotTakenOffTwice() {
        assertThat(customers(Logs.read(
                        "order_id,customer,date,amount,refunded amount",
                        "1,a,2024-01-05 10:00:00,100,40",
                        "1,a,2024-01-06 10:00:00,-40,0",
                        "2,b,2024-01-05 10:00:00,100,30",
                        "3,c,2024-01-05 10:00:00,70,70",
                        "3,c,2024-01-06 10:00:00,-70,",
                        "4,c,2024-01-07 10:00:00,9,")))
                .isEqualTo(Map.of("a", "1 / 60.0", "b", "1 / 70.0", "c", "1 / 9.0"));
    }

    @Test
    void aPaidBackAmountThatCannotBeReadIsNotTakenForNothing() {
        Transactions orders =
                Logs.read("customer,date,amount,refunded amount", "a,2024-01-05,10.50,some", "b,2024-01-05,10.50,2.50");

        assertThat(customers(orders)).isEqualTo(Map.of("b", "1 / 8.0"));
        assertThat(orders.ledger().entry(Kind.UNREADABLE).rows()).isEqualTo(1);
    }

    @Test
    void amountsInTwoCurrenciesAreSeenBesideAmountsPaidBack() {
        assertThatThrownBy(() ->
                        Logs.read("customer,date,amount,refunded amount", "a,2024-01-01,€ 10,0", "b,2024-01-02,$ 20,0"))
                .isInstanceOf(dev.lindy.data.DataException.class)
                .hasMessageContaining("2 currencies");
    }

    @Test
    void aGuestWithoutAnAddressIsNobody() {
        Transactions orders = Logs.read(
                "customer_id,billing_email,date,amount", "0,,2024-01-05,1", "0,a@b.nl,2024-01-05,2", "7,,2024-01-05,3");

        assertThat(customers(orders)).isEqualTo(Map.of("a@b.nl", "1 / 2.0", "7", "1 / 3.0"));
        assertThat(orders.ledger().entry(Kind.NO_CUSTOMER).rows()).isEqualTo(1);
    }

    @Test
    void rowsMayEndBeforeAColumnThatMayBeEmpty() {
        assertThat(customers(Logs.read("customer,date,amount,cancelled_at", "a,2024-01-01,10", "b,2024-01-01,10,")))
                .hasSize(2);
    }

    @Test
    void thousandsAreNoSpellingOfOne() {
        assertThat(customers(Logs.read("customer,date,amount", "1.000,2024-01-01,1", "1,2024-01-01,2")))
                .hasSize(2);
    }
}
