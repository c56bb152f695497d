package dev.lindy.cli;

import static dev.lindy.cli.Cli.column;
import static dev.lindy.cli.Cli.json;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.text;
import static dev.lindy.cli.Cli.withoutIntervals;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.cli.Cli.Outcome;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.data.read.CsvSummaries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a file that somebody else wrote: no spreadsheet runs them, no terminal obeys them, and none is lost. */
class UntrustedTextTest {

    private static final List<String> IDS =
            List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@sum(1+1)", "'=1", "-5", "N5", "\\u001b");
    private static final List<String> CHANNELS =
            List.of("=HYPERLINK(1)", "web", "@x", "-1", "+31 6", "web", "a\u001b[2Jx\u009b", "a\u202eb");

    @TempDir
    private Path folder;

    private Path orders;

    @BeforeEach
    void writeOrders() {
        StringBuilder lines = new StringBuilder("customer,date,amount,channel,=note\n");
        for (int i = 0; i < 80; i++) {
            String id = i < IDS.size() ? IDS.get(i) : "C" + i;
            for (int k = 0; k <= i % 3; k++) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%s,2024-%02d-%02d,%d.50,%s,@n%n",
                        id,
                        1 + k * 3 + i % 3,
                        1 + i % 28,
                        5 + i % 7,
                        CHANNELS.get(i % CHANNELS.size())));
            }
        }
        orders = write(folder.resolve("orders.csv"), lines.toString());
    }

    @Test
    void noTableHoldsAFormulaOrAControlCharacter() {
        Path out = folder.resolve("out");
        withoutIntervals("run", orders, "-o", out, "--attribute", "channel,=note", "--quiet");
        Path base = folder.resolve("base.csv");
        lindy("summarize", orders, "-o", base, "--attribute", "channel,=note", "--quiet")
                .ends(0);
        List<String> tables = new ArrayList<>(List.of(
                text(base),
                text(out.resolve("customers.csv")),
                lindy("summarize", orders, "--attribute", "channel,=note").out(),
                withoutIntervals("predict", out.resolve("model.json"), orders, "--attribute", "channel,=note")
                        .out()));
        for (String written : tables) {
            assertThat(written)
                    .contains("# texts=guarded\n", "'=1+1,", "'-2+3", "\n-5,")
                    .doesNotContain("\u001b", "\u009b", "\u202e");
            assertThat(table(written))
                    .allSatisfy(row -> row.forEach((name, value) -> {
                        assertThat(name).doesNotMatch("[=+@-].*");
                        assertThat(value).doesNotMatch("[=@].+|[+-](?![0-9.]+(E-?[0-9]+)?$).+");
                    }));
        }
        assertThat(table(base).get(0)).containsEntry("'=note", "'@n");
    }

    @Test
    void whatWasWrittenIsReadAsItWas() {
        Path base = folder.resolve("base.csv");
        lindy("summarize", orders, "-o", base, "--attribute", "channel,=note", "--quiet")
                .ends(0);
        CustomerBase read = CsvSummaries.read(
                        base, CsvSummaries.Options.defaults().withAttributes(List.of("channel", "=note")))
                .base();
        List<String> ids = List.of(read.columns().texts("customer"));
        for (int i = 0; i < IDS.size(); i++) {
            int row = ids.indexOf(IDS.get(i));
            assertThat(row).as(IDS.get(i)).isNotNegative();
            assertThat(read.columns().texts("channel")[row])
                    .isEqualTo(CHANNELS.get(i).strip());
            assertThat(read.columns().texts("=note")[row]).isEqualTo("@n");
        }

        Path model = folder.resolve("model.json");
        lindy("fit", orders, "-o", model, "--quiet");
        Map<String, String> fromOrders =
                column(table(withoutIntervals("predict", model, orders).out()), "p_alive");
        Map<String, String> fromBase =
                column(table(withoutIntervals("predict", model, base).out()), "p_alive");
        assertThat(fromBase).isEqualTo(fromOrders).containsKeys("'=1+1", "''=1", "-5");
        Map<String, String> raw = column(
                table(withoutIntervals("predict", model, base, "--raw-ids").out()), "p_alive");
        assertThat(raw).containsKeys("=1+1", "'=1", "-5", "@sum(1+1)").hasSameSizeAs(fromBase);
        // What was scored is a base again.
        Path scored = folder.resolve("scored.csv");
        withoutIntervals("predict", model, base, "-o", scored, "--quiet");
        assertThat(column(table(withoutIntervals("predict", model, scored).out()), "p_alive"))
                .isEqualTo(fromBase);
    }

    @Test
    void rawIdsAreRawWhereTheyAreAskedFor() {
        String raw = lindy("summarize", orders, "--attribute", "channel", "--raw-ids")
                .out();
        assertThat(raw)
                .contains("\n=1+1,", "\n@sum(1+1),", ",=HYPERLINK(1)\n", "a\u001b[2Jx")
                .doesNotContain("guarded");
    }

    @Test
    void contractsAreGuardedAndReadBack() {
        StringBuilder lines = new StringBuilder("# unit=month observed_to=2024-12-31\ncustomer,start,end\n");
        for (int i = 0; i < 40; i++) {
            lines.append(i == 0 ? "=1+1" : "M" + i)
                    .append(",2024-01-0")
                    .append(1 + i % 9)
                    .append(i % 3 == 0 ? ",\n" : ",2024-0" + (2 + i % 7) + "-15\n");
        }
        Path contracts = write(folder.resolve("contracts.csv"), lines.toString());
        Path model = folder.resolve("sbg.json");
        lindy("fit", contracts, "-o", model, "--quiet").ends(0);
        Path scored = folder.resolve("scored.csv");
        lindy("predict", model, contracts, "-o", scored, "--quiet").ends(0);
        assertThat(text(scored)).contains("# texts=guarded\n", "\n'=1+1,2024-01-01,");
        String again =
                lindy("predict", model, scored, "--until", "2024-12-31").ends(0).out();
        assertThat(again).contains("\n'=1+1,2024-01-01,").doesNotContain("''=1+1");
        assertThat(lindy("predict", model, contracts, "--raw-ids").ends(0).out())
                .contains("\n=1+1,2024-01-01,");
    }

    /** Of ids without a formula nothing is different, so that other programs find what they know. */
    @Test
    void harmlessTablesAreAsTheyWere() {
        String table = lindy("summarize", Cli.shop(folder, 300)).ends(0).out();
        assertThat(table)
                .isEqualTo(
                        lindy("summarize", Cli.shop(folder, 300), "--raw-ids").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b]0;owned\u0007", "\u001b[31m", "\u009b31m", "\u202e\u2066", "\u007f\b\b"})
    void noTextHoldsAControlCharacter(String evil) {
        String shop = text(Cli.shop(folder, 1500));
        // Where an amount, a date, an id, a currency or the name of a column should be.
        String[] logs = {
            shop + "x,9,2024-01-05,1" + evil + "9,web\n",
            shop + "x,9,20" + evil + "24,19,web\n",
            shop + "x,a" + evil + "b,2024-01-05,19,web\nx,a" + evil + "b,1700-01-05,19,web\n",
            shop.replaceFirst("amount", "am" + evil + "ount"),
            "a" + evil + "b\nc" + evil + "\n",
            shop.replaceFirst("[0-9.]+,social", "12 E" + evil + "R,social")
        };
        String[] bad = {"\u001b", "\u0007", "\b", "\u007f", "\u009b", "\u202e", "\u2066"};
        for (String log : logs) {
            Path file = write(folder.resolve("evil.csv"), log);
            Path out = folder.resolve("out");
            for (Outcome outcome : List.of(
                    withoutIntervals("run", file, "-o", out, "--force"),
                    withoutIntervals("run", file, "-o", out, "--force", "--strict"),
                    lindy("fit", file, "--json"),
                    lindy("summarize", file))) {
                assertThat(outcome.out() + outcome.err()).doesNotContain(bad);
                assertThat(outcome.code()).isIn(0, 2, 3);
            }
            for (String name : Files.exists(out) ? names(out) : List.<String>of()) {
                assertThat(text(out.resolve(name))).as(name).doesNotContain(bad);
            }
        }
        Path out = folder.resolve("out");
        write(folder.resolve("evil.csv"), logs[0]);
        Outcome shown =
                lindy("run", folder.resolve("evil.csv"), "-o", out, "--force").ends(0);
        assertThat(shown.out()).contains("is no amount").containsPattern("\\\\u[0-9a-f]{4}");
        assertThat(text(out.resolve("summary.txt"))).contains("is no amount");
        assertThat(json(text(out.resolve("ledger.json"))).toString()).contains("is no amount");
    }

    /** An option of one's own is repeated in a message, too. */
    @Test
    void noMessageAboutAnOptionHoldsAControlCharacter() {
        for (Outcome refused : List.of(
                lindy("run", orders, "-o", folder.resolve("out"), "--unit", "\u001b[31m"),
                lindy("run", orders, "-o", folder.resolve("out"), "--customer", "\u001b[31m"),
                lindy("run", folder.resolve("no\u001b[31m.csv"), "-o", folder.resolve("out")),
                lindy("run\u001b[31m"))) {
            assertThat(refused.err()).contains("\\u001b").doesNotContain("\u001b");
        }
    }
}
