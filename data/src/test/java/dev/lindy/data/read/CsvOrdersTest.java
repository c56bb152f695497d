package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.data.DataException;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.recognise.ColumnRoles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOrdersTest {

    private static Transactions read(CsvOrders.Options options, byte[] bytes) {
        try (CsvInput input = Logs.input(bytes)) {
            return CsvOrders.read(input, options);
        }
    }

    private static Transactions read(byte[] bytes) {
        return read(CsvOrders.Options.defaults(), bytes);
    }

    private static void refused(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(DataException.class).hasMessageContaining(message);
    }

    private static void refused(String text, String message) {
        refused(text.getBytes(StandardCharsets.UTF_8), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "  "})
    void theDelimiterIsRecognised(String delimiter) {
        Transactions orders = Logs.read(
                "customer,date,amount".replace(",", delimiter),
                "a,2024-01-01,1.5".replace(",", delimiter),
                "b,2024-01-02,2.5".replace(",", delimiter));

        assertThat(orders.rows()).isEqualTo(2);
        assertThat(orders.customer(1)).isEqualTo("b");
        assertThat(orders.amount(1)).isEqualTo(2.5);
        assertThat(orders.line(1)).isEqualTo(3);
    }

    @Test
    void aSemicolonFileWithDecimalCommasIsUnderstood() {
        Transactions orders =
                Logs.read("Kundennummer;Bestelldatum;Umsatz", "K-1;31.12.2010;1.234,50 €", "K-1;01.01.2011;-7,25 €");

        assertThat(orders.amount(0)).isEqualTo(1234.5);
        assertThat(orders.amount(1)).isEqualTo(-7.25);
        assertThat(orders.currency()).isEqualTo("€");
        assertThat(orders.lastDay()).isEqualTo(LocalDate.of(2011, 1, 1));
    }

    @Test
    void anInvoiceLogWithCancellationsAndStampsLoads() {
        Transactions orders = Logs.read(
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                "536365,85123A,\"HEART, WHITE\",6,12/1/2010 8:26,2.55,17850,United Kingdom",
                "536365,71053,LANTERN,6,12/1/2010 8:26,3.39,17850,United Kingdom",
                "536367,84406B,\"HANGER \"\"COATS\"\"\",8,12/31/2010 8:26,2.75,13047,United Kingdom",
                "C536367,84406B,HANGER,-3,12/31/2010 9:49,2.75,13047,United Kingdom",
                "536368,22960,JAM,6,12/31/2010 8:26,4.25,,United Kingdom");
        Preparation prepared =
                orders.prepare(ObservationPeriod.weekly(LocalDate.of(2010, 12, 31)), Preparation.Options.defaults());

        assertThat(orders.time(0)).isEqualTo(LocalDateTime.of(2010, 12, 1, 8, 26));
        assertThat(orders.amount(0)).isEqualTo(15.3);
        assertThat(orders.order(2)).isEqualTo("536367");
        assertThat(orders.hasTimeOfDay()).isTrue();
        assertThat(prepared.base().historicalValue(0)).isEqualTo(35.64);
        assertThat(prepared.base().historicalValue(1)).isEqualTo(13.75);
        assertThat(prepared.ledger().entry(Kind.NO_CUSTOMER).rows()).isEqualTo(1);
        assertThat(prepared.ledger().entry(Kind.NO_CUSTOMER).amount()).isEqualTo(25.5);
    }

    @Test
    void textsWithoutAHeaderAreReadByColumnNumber() {
        Transactions orders = Logs.read(
                CsvOrders.Options.defaults()
                        .withHeader(false)
                        .withRoles(ColumnRoles.recognised()
                                .withCustomer("2")
                                .withDate("3")
                                .withAmount("5")),
                " 00004 0001 19970101  2   29.33",
                " 00004 0001 19970118  2   29.73\r",
                "",
                " 00021 0002 19970101  3   63.34");

        assertThat(orders.rows()).isEqualTo(3);
        assertThat(orders.customer(0)).isEqualTo("0001");
        assertThat(orders.amount(1)).isEqualTo(29.73);
        assertThat(orders.line(2)).isEqualTo(4);
    }

    @Test
    void linesThatProgramsWriteAboveTheHeaderArePassedOver() {
        assertThat(Logs.read("# made by a shop", "", "customer;date;amount", "a;2024-01-01;1")
                        .line(0))
                .isEqualTo(4);
        assertThat(Logs.read("sep=;", "customer;date;amount", "a;2024-01-01;1,5")
                        .amount(0))
                .isEqualTo(1.5);
        assertThat(Logs.read("#,customer,date,amount", "1,#7,2024-01-01,1").customer(0))
                .isEqualTo("#7");
    }

    @Test
    void acquisitionDatesAreReadInTheirOwnPattern() {
        Ledger ledger = Logs.read(
                        CsvOrders.Options.defaults()
                                .withDateFormat("dd/MM/yyyy")
                                .withRoles(ColumnRoles.recognised().withAcquired("since")),
                        "customer,date,amount,since",
                        "a,01/02/2024,1,2024-01-05",
                        "b,01/02/2024,1,soon",
                        "c,01/02/2024,1,0001-01-01",
                        "d,01/02/2024,1,2024-01-06")
                .prepare(
                        ObservationPeriod.weekly(LocalDate.of(2024, 3, 1)),
                        Preparation.Options.defaults().withAcquiredFrom(LocalDate.of(2024, 1, 6)))
                .ledger();

        assertThat(ledger.customers().acquiredEarlier()).isEqualTo(1);
        assertThat(ledger.customers().kept()).isEqualTo(2);
        assertThat(ledger.entry(Kind.UNREADABLE).examples())
                .extracting(Example::reason)
                .containsExactly("acquisition date \"soon\" is no date of the form yyyy-MM-dd");
    }

    @Test
    void everyEncodingThatTellsItsNameIsRead() {
        String text = "customer,date,amount\nZoë,2024-01-01,1\n";
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)).customer(0)).isEqualTo("Zoë");
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).customer(0))
                .isEqualTo("Zoë");
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).customer(0))
                .isEqualTo("Zoë");
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)).customer(0))
                .isEqualTo("Zoë");
        byte[] western = text.getBytes(StandardCharsets.ISO_8859_1);
        refused(
                western,
                "is not UTF-8\n  try:           save it as UTF-8, or name its encoding: "
                        + "withCharset(Charset.forName(\"windows-1252\"))");
        assertThat(read(CsvOrders.Options.defaults().withCharset(Charset.forName("windows-1252")), western)
                        .customer(0))
                .isEqualTo("Zoë");
    }

    @Test
    void compressedFilesAreToldByTheirBytes(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write("customer,date,amount\na,2024-01-01,1\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("orders.txt"), bytes.toByteArray());

        assertThat(CsvOrders.read(file).rows()).isEqualTo(1);
        byte[] broken = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
        assertThatThrownBy(() -> read(broken)).isInstanceOf(DataException.class).hasMessageStartingWith("orders.csv: ");
    }

    @Test
    void whatIsNoOrderFileIsRefusedWithOneSentence(@TempDir Path folder) {
        refused("", "orders.csv: the file is empty");
        refused("\uFEFF", "orders.csv: the file is empty");
        refused("\n\n \n", "orders.csv: there is nothing in it but empty lines");
        refused("customer,date,amount\n", "there is no order in it, only a line with the names of the columns");
        refused(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, "an Excel workbook; save the sheet as CSV");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}, "this is an Excel workbook");
        refused("PAR1abc", "this is a Parquet file");
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        refused(random, "this is not a text file");
        refused("customer,date,amount\na,2024-01-01,\"1\nb,2024-01-02,2\n", "orders.csv: after line 1");
        refused(
                "customer,date,amount\na,2024-01-01," + "9".repeat(2_000_000),
                "a field is longer than a million characters");
        assertThatThrownBy(() -> CsvOrders.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("folder");
        assertThatThrownBy(() -> CsvOrders.read(folder.resolve("none.csv")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no such file");
        refused(
                "customer,date,amount\n,2024-01-01,1\n",
                "no row can be used as an order\n  1 row without customer (line 2)");
        refused(
                "customer,date,amount\na,2024-01-01,1\na,2024-01-01,x\na,2024-01-01,y\n",
                "most rows cannot be read as orders\n  2 rows unreadable: \"x\" is no amount; \"y\" is no amount (lines 3; 4)");
    }

    @Test
    void rowsThatCannotBeReadAreCountedWithTheirReasons() {
        Ledger ledger = Logs.read(
                        CsvOrders.Options.defaults()
                                .withToday(LocalDate.of(2024, 2, 1))
                                .withUntil(LocalDate.of(2024, 1, 20)),
                        "customer,date,amount",
                        "a,2024-01-01,1",
                        "a,2024-01-02",
                        "a,2024-01-02,3,4",
                        "a,2024-01-02,3,,",
                        "a,2024-02-30,3",
                        "a,2024-01-02,",
                        "a,1812-01-02,3",
                        "a,2099-01-02,3",
                        "a,2024-01-20,3",
                        "a,2024-01-21,3",
                        "nan,2024-01-02,5",
                        "a,2024-01-05,6",
                        "a,2024-01-06,6")
                .ledger();

        assertThat(ledger.rowsRead()).isEqualTo(13);
        assertThat(ledger.rowsUsed()).isEqualTo(5);
        assertThat(ledger.entry(Kind.UNREADABLE).rows()).isEqualTo(3);
        assertThat(ledger.entry(Kind.UNREADABLE).examples())
                .extracting(Example::line, Example::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "2 fields instead of 3"),
                        org.assertj.core.groups.Tuple.tuple(4L, "4 fields instead of 3"),
                        org.assertj.core.groups.Tuple.tuple(6L, "\"2024-02-30\" is no date of the form yyyy-MM-dd"));
        assertThat(ledger.entry(Kind.NO_AMOUNT).rows()).isEqualTo(1);
        assertThat(ledger.entry(Kind.IMPOSSIBLE_DATE).examples())
                .extracting(Example::reason)
                .containsExactly("1812-01-02 is before 1900", "2099-01-02 is in the future");
        assertThat(ledger.entry(Kind.AFTER_UNTIL).rows()).isEqualTo(1);
        assertThat(ledger.entry(Kind.NO_CUSTOMER).rows()).isEqualTo(1);
        assertThat(ledger.rowsWithoutAmount()).isEqualTo(3);
    }

    @Test
    void theFirstLineCanBeLookedAtBeforeReading() {
        try (CsvInput input = Logs.input("# unit=day", "id;x;t.x;T.cal", "1;0;0;5")) {
            assertThat(input.header()).containsExactly("id", "x", "t.x", "T.cal");
            assertThat(CsvSummaries.looksLikeSummaries(input.header())).isTrue();
            assertThat(CsvSummaries.read(input, CsvSummaries.Options.defaults())
                            .base()
                            .T(0))
                    .isEqualTo(5);
        }
    }

    @Tag("slow")
    @Test
    void manyCustomersWithTextIdsAreNoMatter() {
        int customers = 200_000;
        StringBuilder text = new StringBuilder("customer,date,amount\n");
        for (int i = 0; i < customers; i++) {
            text.append("customer-").append(i).append(",2024-01-01,1\n");
            if (i % 4 == 0) {
                text.append("customer-").append(i).append(",2024-01-08,2\n");
            }
        }
        Transactions orders = read(text.toString().getBytes(StandardCharsets.UTF_8));
        var base = orders.customerBase(ObservationPeriod.weekly(LocalDate.of(2024, 1, 15)));

        assertThat(base.size()).isEqualTo(customers);
        assertThat(base.id(customers - 1)).isEqualTo("customer-" + (customers - 1));
        assertThat(base.frequency(4)).isEqualTo(1);
        assertThat(base.compressed().rows()).isEqualTo(2);
    }

    /** Mangled files end in a log or in a message, never in an exception of another kind. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mangledFilesNeverEndInAnythingButAMessage(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] sources = {
            """
            Invoice,InvoiceDate,Customer ID,Quantity,UnitPrice
            536365,12/1/2010 8:26,17850,6,2.55
            C536365,12/13/2010 9:00,17850,-6,2.55
            536366,12/14/2010 8:26,"18,0",1,"1,25"
            """,
            "customer;date;amount;currency\na;2024-01-01T10:00:00Z;1.234,50;EUR\nb;2024-01-02T00:00:00+02:00;-3,25;EUR\n",
            "customer\tdate\tamount\nZoë\t20240101\t$ 12.50\nb\t20240102\t(3.00)\nb\t20240103\t0\n",
            "# unit=day\nid,x,t_x,T,m_x\n1,2,30.43,38.86,22.35\n2,1,1.71,38.86,11.77\n3,0,0.0,38.86,0.0\n"
        };
        String alphabet = ",;\t\"\n\r .-/:0123456789aZ$€()#|'\u0000";
        int messages = 0;
        for (int i = 0; i < 800; i++) {
            StringBuilder text = new StringBuilder(sources[random.nextInt(sources.length)]);
            for (int k = random.nextInt(1, 12); k > 0 && text.length() > 1; k--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    case 2 -> text.deleteCharAt(at);
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                }
            }
            byte[] bytes = text.toString()
                    .getBytes(random.nextInt(9) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            try (CsvInput input = Logs.input(bytes)) {
                if (CsvSummaries.looksLikeSummaries(input.header())) {
                    CsvSummaries.read(input, CsvSummaries.Options.defaults());
                } else {
                    Transactions orders = CsvOrders.read(input, CsvOrders.Options.defaults());
                    orders.prepare(ObservationPeriod.weekly(orders.lastDay()), Preparation.Options.defaults());
                }
            } catch (DataException e) {
                messages++;
                assertThat(e.getMessage()).as("seed %d, file %d", seed, i).startsWith("orders.csv: ");
            }
        }
        assertThat(messages).isBetween(150, 799);
    }

    @Test
    void aDateOfTomorrowIsGracedAndTheDayAfterIsNot() {
        Transactions read = Logs.read(
                CsvOrders.Options.defaults().withToday(LocalDate.of(2024, 1, 10)),
                "customer,date,amount",
                "a,2024-01-11 23:59,1",
                "a,2024-01-12 00:00,1");

        assertThat(read.rows()).isEqualTo(1);
        assertThat(read.ledger().entry(Kind.IMPOSSIBLE_DATE).rows()).isEqualTo(1);
    }

    @Test
    void datesWithTwoDigitYearsAreAskedForByAPatternThatWorks() {
        String[] american = {"customer,date,amount", "a,1/3/24,1", "a,1/13/24,1"};
        assertThatThrownBy(() -> Logs.read(american))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("names its year by two digits")
                .hasMessageEndingWith("withDateFormat(\"M/d/yy\")");
        assertThat(Logs.read(CsvOrders.Options.defaults().withDateFormat("M/d/yy"), american)
                        .lastDay())
                .isEqualTo(LocalDate.of(2024, 1, 13));
        String[] timed = {"customer,date,amount", "a,03.01.24 08:26,1", "a,13.01.24 9:05,1"};
        assertThatThrownBy(() -> Logs.read(timed))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("withDateFormat(\"d.M.yy H:mm\")");
        assertThat(Logs.read(CsvOrders.Options.defaults().withDateFormat("d.M.yy H:mm"), timed)
                        .rows())
                .isEqualTo(2);
        assertThatThrownBy(() -> Logs.read("customer,date,amount", "a,1/3/24,1"))
                .hasMessageEndingWith("withDateFormat d/M/yy or M/d/yy");
    }

    @Test
    void anInputThatCannotBeTakenIsClosed() {
        boolean[] closed = new boolean[1];
        InputStream binary = new ByteArrayInputStream(new byte[] {'a', 0, 'b'}) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertThatThrownBy(() -> CsvInput.of(binary, "binary")).isInstanceOf(DataException.class);
        assertThat(closed[0]).isTrue();
    }
}
