package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Columns;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a spreadsheet would run, or a terminal obey, are neither, and can be had back. */
class TextGuardTest {

    /** The beginnings that OWASP's page on CSV injection names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1+1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠A"
            })
    void aFormulaGetsAnApostrophe(String text) {
        assertThat(TextGuard.guard(text)).isEqualTo("'" + text);
        assertThat(TextGuard.unguard("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "-5",
                "+31612345678",
                "-12.50",
                "a=b",
                "x@example.com",
                "-",
                "=",
                "'-",
                "O'Neil",
                "'quoted'",
                "#1",
                "é",
                "\\path",
                "\\u0041",
                "\\u00e9",
                ".5",
                "1E5",
                " =1",
                "a\nb"
            })
    void otherTextsStayAsTheyAre(String text) {
        assertThat(TextGuard.guard(text)).isEqualTo(text);
        assertThat(TextGuard.unguard(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"'=1, ''=1", "''-5, '''-5", "'-5, ''-5", "\\u001b, \\u005cu001b", "\\u005c, \\u005cu005c"})
    void whatLooksGuardedIsGuardedOnceMore(String text, String guarded) {
        assertThat(TextGuard.guard(text)).isEqualTo(guarded);
        assertThat(TextGuard.unguard(guarded)).isEqualTo(text);
    }

    @Test
    void controlCharactersAreNumbers() {
        assertThat(TextGuard.guard("a\u001b[31mb\u009b\u202e")).isEqualTo("a\\u001b[31mb\\u009b\\u202e");
        assertThat(TextGuard.unguard("a\\u001b[31mb\\u009b\\u202e")).isEqualTo("a\u001b[31mb\u009b\u202e");
    }

    @Test
    void everyTextComesBack() {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(17);
        String[] pieces = {
            "'", "=", "+", "-", "@", "\\", "u", "0", "1", "b", "5", "c", "\u001b", "\t", "\n", "é", "\u202e", ".", " "
        };
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String guarded = TextGuard.guard(text.toString());
            assertThat(TextGuard.unguard(guarded)).isEqualTo(text.toString());
            assertThat(guarded).doesNotContain("\u001b", "\u202e");
            assertThat(guarded).doesNotMatch("(?s)[=@\t\r\n].+|[+-](?![0-9]+([.][0-9]+)?$).+");
        }
    }

    @Test
    void aTableSaysThatItsTextsAreGuardedOnlyIfTheyAre() throws IOException {
        Columns plain = table("ann", "web");
        assertThat(written(plain)).isEqualTo("# unit=week\ncustomer,channel,x\nann,web,-1\n");
        assertThat(written(table("=1+1", "web")))
                .isEqualTo("# unit=week\n# texts=guarded\ncustomer,channel,x\n'=1+1,web,-1\n");
        assertThat(written(table("-1+cmd", "a,b")))
                .isEqualTo("# unit=week\n# texts=guarded\ncustomer,channel,x\n'-1+cmd,\"a,b\",-1\n");
        assertThat(written(table("ann", "\u001b[2J")))
                .isEqualTo("# unit=week\n# texts=guarded\ncustomer,channel,x\nann,\\u001b[2J,-1\n");
    }

    @Test
    void rawTextsAreKeptWhereTheyAreAskedFor() throws IOException {
        StringWriter out = new StringWriter();
        CsvColumns.write(table("=1+1", "\u001b[2J"), out, List.of(), CsvColumns.Texts.RAW);
        assertThat(out.toString()).isEqualTo("customer,channel,x\n=1+1,\u001b[2J,-1\n");
    }

    @Test
    void aNameOfAColumnIsGuardedToo() throws IOException {
        Columns columns = Columns.builder()
                .texts("=cmd", new String[] {"a"})
                .integers("n", new int[] {1})
                .build();
        assertThat(written(columns)).isEqualTo("# unit=week\n# texts=guarded\n'=cmd,n\na,1\n");
    }

    private static Columns table(String customer, String channel) {
        return Columns.builder()
                .texts("customer", new String[] {customer})
                .texts("channel", new String[] {channel})
                .integers("x", new int[] {-1})
                .build();
    }

    private static String written(Columns columns) throws IOException {
        StringWriter out = new StringWriter();
        CsvColumns.write(columns, out, List.of("unit=week"));
        return out.toString();
    }
}
