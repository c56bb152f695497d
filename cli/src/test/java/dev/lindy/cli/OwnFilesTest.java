package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.text;
import static dev.lindy.cli.Cli.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.cli.Cli.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people have them: other columns, invoices with cancellations and time stamps, compressed, or from a pipe. */
class OwnFilesTest {

    /** Two customers; one line of the first invoice is cancelled under a number of its own. */
    private static final String INVOICES = """
            InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,Customer ID
            536365,A,6,12/1/2010 8:26,2.55,17850
            536365,B,2,12/1/2010 8:26,1.00,17850
            C536366,A,-6,12/3/2010 9:00,2.55,17850
            536400,B,2,12/31/2010 8:26,1.50,17850
            536401,B,1,12/31/2010 10:26,1.50,13047
            536402,B,3,1/15/2011 10:26,1.50,13047
            536402,A,1,1/15/2011 10:26,2.55,13047
            536403,B,1,2/15/2011 10:26,1.50,13047
            """;

    @TempDir
    private Path folder;

    @Test
    void invoicesWithTimeStampsAndCancellations() {
        Path file = write(folder.resolve("invoices.csv"), INVOICES);
        Outcome summary = lindy("summarize", file).ends(0);
        List<Map<String, String>> rows = table(summary.out());
        assertThat(rows).hasSize(2);
        // By hand: 76 days from 1 December to 15 February, 30 of them to New Year's Eve; 46 from there, 46 and 15.
        is(rows.get(0), "17850", "1", 30 / 7.0, 76 / 7.0, 3.0, 15.3 + 2 + 3);
        is(rows.get(1), "13047", "2", 46 / 7.0, 46 / 7.0, (7.05 + 1.5) / 2, 1.5 + 7.05 + 1.5);
        assertThat(rows.get(1)).containsEntry("first_purchase", "2010-12-31");
        assertThat(summary.err()).contains("1 refund", "line 4", "−15.30");

        List<Map<String, String>> netted =
                table(lindy("summarize", file, "--refunds", "net").ends(0).out());
        is(netted.get(0), "17850", "1", 30 / 7.0, 76 / 7.0, 3.0, 2 + 3.0);
        assertThat(lindy("summarize", file, "--refunds", "fail").ends(3).err()).contains("negative");
    }

    private static void is(
            Map<String, String> row,
            String customer,
            String x,
            double recency,
            double age,
            double spend,
            double total) {
        assertThat(row).containsEntry("customer", customer).containsEntry("x", x);
        assertThat(Double.parseDouble(row.get("t_x"))).isEqualTo(recency);
        assertThat(Double.parseDouble(row.get("T"))).isEqualTo(age);
        assertThat(Double.parseDouble(row.get("mean_spend"))).isEqualTo(spend);
        assertThat(Double.parseDouble(row.get("historical_value"))).isEqualTo(total);
    }

    @Test
    void aColumnThatIsNotFoundIsAskedForAndTheAnswerWorks() {
        String[] lines = INVOICES.replace("UnitPrice", "Price")
                .replace("InvoiceNo", "Invoice")
                .split("\n");
        Path file = write(folder.resolve("export.csv"), List.of(lines));
        assertThat(lindy("summarize", file).ends(3).err()).isEqualToNormalizingNewlines("""
                export.csv: which column holds the amount?
                  columns seen:  Invoice, StockCode, Quantity, InvoiceDate, Price, Customer ID
                  understood:    customer = "Customer ID", date = "InvoiceDate", order = "Invoice"
                  try:           --quantity Quantity --unit-price Price
                """);
        Path known = write(folder.resolve("invoices.csv"), INVOICES);
        assertThat(lindy("summarize", file, "--quantity", "Quantity", "--unit-price", "Price")
                        .ends(0)
                        .out())
                .isEqualTo(lindy("summarize", known).out());
    }

    @Test
    void columnsAndNumbersOfAnotherLanguage() throws IOException {
        Path file = folder.resolve("bestellungen.csv");
        Files.writeString(file, """
                wer;wann;wieviel
                Jörg;01.02.2024;"1.234,50"
                Änne;13.02.2024;2,50
                Jörg;15.03.2024;12,00
                """, Charset.forName("windows-1252"));
        assertThat(lindy("summarize", file).ends(3).err()).contains("--encoding windows-1252");
        assertThat(lindy("summarize", file, "--encoding", "windows-1252")
                        .ends(3)
                        .err())
                .contains("columns seen:  wer, wann, wieviel", "--customer NAME --date NAME --amount NAME");
        List<Map<String, String>> rows = table(lindy(
                        "summarize",
                        file,
                        "--encoding",
                        "windows-1252",
                        "--customer",
                        "wer",
                        "--date",
                        "wann",
                        "--amount",
                        "wieviel")
                .ends(0)
                .out());
        is(rows.get(0), "Jörg", "1", 43 / 7.0, 43 / 7.0, 12, 1246.5);
        is(rows.get(1), "Änne", "0", 0, 31 / 7.0, 0, 2.5);
    }

    @Test
    void columnsByNumberWithoutAHeader() {
        Path file = write(
                folder.resolve("plain.txt"),
                " 7 19970101  1   11.77\n 7 19970118  2   29.73\n 8 19970112  1   12.00\n");
        List<Map<String, String>> rows = table(lindy(
                        "summarize",
                        file,
                        "--no-header",
                        "--delimiter",
                        "space",
                        "--customer",
                        "1",
                        "--date",
                        "2",
                        "--amount",
                        "4",
                        "--date-format",
                        "yyyyMMdd")
                .ends(0)
                .out());
        is(rows.get(0), "7", "1", 17 / 7.0, 17 / 7.0, 29.73, 41.5);
        is(rows.get(1), "8", "0", 0, 6 / 7.0, 0, 12);
        assertThat(lindy("summarize", file, "--no-header").ends(3).err())
                .contains("try:           --customer 1 --date 2 --amount 4");
    }

    @Test
    void compressedOrFromAPipe() throws IOException {
        Path plain = shop(folder, 800);
        Path zipped = folder.resolve("orders.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(plain, out);
        }
        String expected = lindy("summarize", plain).ends(0).out();
        assertThat(lindy("summarize", zipped).ends(0).out()).isEqualTo(expected);
        assertThat(piped(Files.readAllBytes(plain), "summarize", "-").ends(0).out())
                .isEqualTo(expected);
        assertThat(piped(Files.readAllBytes(zipped), "summarize", "-").ends(0).out())
                .isEqualTo(expected);

        Outcome fromPipe = piped(expected.getBytes(UTF_8), "fit", "-", "--json").ends(0);
        Path base = write(folder.resolve("base.csv"), expected);
        assertThat(fromPipe.out()).isEqualTo(lindy("fit", base, "--json").out());
        assertThat(piped(new byte[0], "fit", "-").ends(3).err()).startsWith("standard input: ");
    }

    private static Outcome piped(byte[] input, Object... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            return lindy(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void attributesAreCarriedThrough() {
        Path orders = shop(folder, 500);
        Path base = folder.resolve("base.csv");
        lindy("summarize", orders, "--attribute", "channel", "-o", base, "--quiet")
                .ends(0);
        assertThat(table(base)).extracting(row -> row.get("channel")).contains("social", "search");
        assertThat(text(base)).contains("historical_value,channel\n");
    }
}
