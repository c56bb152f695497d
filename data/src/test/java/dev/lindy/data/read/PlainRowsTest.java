package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.data.DataException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes give the rows that characters give. */
class PlainRowsTest {

    @Test
    void plainLinesAreReadAsBytes() {
        assertThat(plain("id,x\n1,2\n")).isInstanceOf(PlainRows.class);
        assertThat(plain("# unit=week\r\n\r\nid,x\r\n1,2\r\n")).isInstanceOf(PlainRows.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,\"x\"\n1,2\n", "name,größe\n1,2\n", "id,x", "id\rx\n1,2\n", "#\n"})
    void aTableThatDoesNotBeginPlainIsNot(String text) {
        assertThat(plain(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,x\n",
                "id,x\n1,2",
                "id,x\n1,2\n\n\n3,4\n",
                "id,x\n1,2\r\n3,4\r5,6\n",
                "id,x\n1,2\r",
                "id,x\n \n,\n1,2\n",
                "id,x\n1,\"2\n3\"\n4,5\n",
                "id,x\n1,2\n\"3,4\n",
                "id,x\nä,2\n3,4\n",
                "id,x\n1,2\n# 3,4\n",
                "# guard=texts\nid,x\n'=1,2\n3,4\n",
                "\uFEFFid,x\n1,2\n",
                "sep=;\nid;x\n1;2\n",
                "id,x\n1,2,3\n4\n",
                "id,x\n\"a\\\"b\",2\n3,4\n"
            })
    void everyOddityIsReadAlike(String text) {
        assertThat(rows(text, true)).isEqualTo(rows(text, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"# made by\nid,x\n1,2\n", "#1,2\n3,4\n", "\n#1,2\n# 3,4\n", "#\n# a\n#b,c\n", "sep=;\n#;x\n1;2\n"
            })
    void whatIsAComment_onlyBeforeABlank_isReadAlike(String text) {
        assertThat(rows(text, true, false)).isEqualTo(rows(text, false, false));
    }

    @Test
    void aLineWithASign_isARecordWhereOnlyABlankMakesAComment() {
        assertThat(rows("# a\n#id,x\n1,2\n", true, false)).first().asString().isEqualTo(" a");
        assertThat(rows("# a\n#id,x\n1,2\n", true, false))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("2:<#id>NaN<x>");
    }

    @Test
    void fingerprintTellsWhatStandsWhere() {
        List<String> lines = List.of("a,,b", "a,b,", ",a,b", "ab,,", "a,b,c", "a,b,c ", "12345678,9,", "1234567,89,");
        assertThat(rows("x,y,z\n" + String.join("\n", lines) + "\n", true).stream()
                        .map(row -> row.substring(row.lastIndexOf('>'))))
                .doesNotHaveDuplicates();
    }

    @Test
    void linesAcrossTheBufferAreWhole() {
        StringBuilder text = new StringBuilder("id,x\n");
        for (int i = 0; i < 40_000; i++) {
            text.append(i).append(",").append(i % 7).append(i % 5 == 0 ? "\r\n" : "\n");
        }
        assertThat(rows(text.toString(), true)).hasSize(40_001).isEqualTo(rows(text.toString(), false));
        String mixed = text + "é,1\n" + text.substring(5) + "\"a\nb\",2\n";
        assertThat(rows(mixed, true)).hasSize(80_003).isEqualTo(rows(mixed, false));
    }

    @Test
    void lineThatIsLongerThanTheBufferIsStillOne() {
        String text = "id,x\n" + "a".repeat(200_000) + ",1\n2,3\n";
        assertThat(rows(text, true)).hasSize(3).isEqualTo(rows(text, false));
        String commas = "id,x\n" + ",".repeat(60_000) + "\n2,3\n";
        assertThat(rows(commas, true))
                .isEqualTo(rows(commas, false))
                .last()
                .asString()
                .contains("16,384 fields");
    }

    @Tag("slow")
    @Tag("jdk")
    @Test
    void anyTextIsReadAlike() {
        Random random = new Random(1);
        String[] pieces = {
            "a", "12", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"", " ", "\t", "#", ";", "ü", "sep=", ".", "-", "e"
        };
        for (int n = 0; n < 20_000; n++) {
            StringBuilder text = new StringBuilder(n % 3 == 0 ? "" : "id,x\n");
            int length = random.nextInt(30);
            int kinds = 2 + random.nextInt(pieces.length - 1);
            for (int i = 0; i < length; i++) {
                text.append(pieces[random.nextInt(kinds)]);
            }
            if (!text.isEmpty()) {
                assertThat(rows(text.toString(), true)).as("%s", text).isEqualTo(rows(text.toString(), false));
            }
        }
    }

    private static Rows plain(String text) {
        return PlainRows.of(input(text), StandardCharsets.UTF_8, ',', true);
    }

    private static CsvInput input(String text) {
        return CsvInput.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv");
    }

    /** Line and fields of every record, and how reading ended. */
    private static List<String> rows(String text, boolean asBytes) {
        return rows(text, asBytes, true);
    }

    private static List<String> rows(String text, boolean asBytes, boolean comments) {
        CsvInput input = input(text);
        Charset charset = StandardCharsets.UTF_8;
        char delimiter = Delimiter.detect(text);
        List<String> out = new ArrayList<>();
        try {
            Rows rows = asBytes
                    ? Rows.of(input, charset, delimiter, comments)
                    : Rows.of("f.csv", input.reader(charset), delimiter, comments);
            for (Row next = rows.next(); next != null; next = rows.next()) {
                Row row = out.size() % 2 == 0 ? next : next.copy();
                StringBuilder line = new StringBuilder(row.line() + ":");
                for (int i = 0; i < row.fields(); i++) {
                    line.append('<').append(row.field(i)).append('>').append(row.number(i));
                }
                out.add(line.append('>').append(row.fingerprint()).toString());
            }
            out.addAll(0, rows.comments());
        } catch (DataException e) {
            out.add(e.getMessage());
        }
        return out;
    }
}
