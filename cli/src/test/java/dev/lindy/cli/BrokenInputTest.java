package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be used end in one clear message, the right exit code, and nothing written. */
class BrokenInputTest {

    private static final String HEADER = "customer,date,amount\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> broken() {
        return Stream.of(
                file("nothing", "", "the file is empty"),
                file("blank lines", "\n\n  \n", "broken.csv:"),
                file("only headers", HEADER, "there is no order in it"),
                file("binary", new String(new char[] {'a', 0, 1, 2, 0, 'b', '\n', 0}), "this is not a text file"),
                Arguments.of("wrong encoding", (HEADER + "José,2024-01-01,3\n").getBytes(ISO_8859_1), "not UTF-8"),
                Arguments.of("half an archive", half(zipped(HEADER + "a,2024-01-01,3\n".repeat(999))), "broken.csv:"),
                file("a huge field", HEADER + "a,2024-01-01," + "9".repeat(1_500_000) + "\n", "longer than a million"),
                file("a line of commas", HEADER + ",".repeat(3_000_000) + "\n", "more than 16,384 fields"),
                file("a first line of commas", ",".repeat(3_000_000) + "\n", "more than 16,384 fields"),
                file(
                        "amounts of 400 digits",
                        HEADER + ("a,2024-01-01," + "9".repeat(400) + "\n").repeat(3),
                        "is no amount"),
                file(
                        "infinite spend",
                        "customer,x,t_x,T,mean_spend\na,1,2,3,1e300\n",
                        "mean spend must be below 1.0E21"),
                file("endless time", "customer,x,t_x,T\na,1,2,1e300\n", "T must be a number from 0 to 1,000,000,000"),
                file("a quotation mark never closed", HEADER + "\"a,2024-01-01,3\n".repeat(90_000), "quotation mark"),
                file("dates in the future", HEADER + "a,2999-01-01,3\nb,2999-01-02,3\n", "2999-01-01 is in the future"),
                file("no dates", HEADER + "a,soon,3\nb,later,3\n", "broken.csv:"),
                file("doubtful dates", HEADER + "a,01/02/2024,3\na,03/04/2024,3\n", "--date-format"),
                file("no amounts", HEADER + "a,2024-01-01,much\na,2024-02-01,more\n", "no row can be used"),
                file("no customers", HEADER + ",2024-01-01,3\n,2024-02-01,3\n", "2 rows without customer"),
                file("two currencies", HEADER + "a,2024-01-01,€3\na,2024-02-01,$3\n", "currency"),
                file("only refunds", HEADER + "a,2024-01-01,-3\na,2024-02-01,-3\n", "broken.csv:"),
                file("one order", HEADER + "a,2024-01-01,3\n", "the last day observed"),
                file("one day", HEADER + "a,2024-01-01,3\nb,2024-01-01,3\n", "the last day observed"),
                file("prose", "Dear all,\nplease find the orders attached.\n", "columns seen:"),
                file("a page of the web", "<!DOCTYPE html>\n<html><body>404</body></html>\n", "columns seen:"),
                file("columns named twice", "customer,customer,date,amount\na,b,2024-01-01,3\n", "customer"),
                file("impossible summaries", "customer,x,t_x,T\na,2,50,40\n", "T"),
                file("negative summaries", "customer,x,t_x,T\na,-2,5,40\n", "x"),
                file("summaries of nobody", "customer,x,t_x,T\n", "broken.csv:"),
                file("summaries without numbers", "customer,x,t_x,T\na,one,two,three\n", "broken.csv:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void oneMessageAndNothingWritten(String what, byte[] content, String said) throws IOException {
        Path file = Files.write(folder.resolve("broken.csv"), content);
        assertThat(lindy("fit", file, "-o", folder.resolve("model.json"))
                        .ends(3)
                        .err())
                .contains("broken.csv:", said);
        assertThat(lindy("run", file, "-o", folder.resolve("out")).ends(3).err())
                .startsWith("broken.csv:");
        assertThat(names(folder)).containsExactly("broken.csv");
    }

    @Test
    void whatIsNotThereIsNotRead() {
        Path missing = folder.resolve("missing.csv");
        assertThat(lindy("run", missing, "-o", folder.resolve("out")).ends(3).err())
                .isEqualToIgnoringNewLines(missing + ": there is no such file");
        assertThat(lindy("fit", folder).ends(3).err())
                .isEqualToIgnoringNewLines(folder + ": this is a folder; name a file");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void summariesAreNotOrders() {
        Path base = write(folder.resolve("base.csv"), "# unit=day\ncustomer,x,t_x,T\na,1,2,3\n");
        assertThat(lindy("run", base, "-o", folder.resolve("out")).ends(3).err())
                .contains("this file holds summaries", "lindy fit", "lindy predict");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsTried() {
        Path orders = shop(folder, 500);
        Path taken = write(folder.resolve("taken"), "mine");
        assertThat(lindy("run", orders, "-o", taken).ends(2).err()).contains("taken is a file; -o names a folder here");
        assertThat(lindy("run", orders, "-o", taken.resolve("out")).ends(2).err())
                .contains("taken is a file");
        assertThat(lindy("fit", orders, "-o", folder).ends(2).err()).contains("is a folder; name a file");
        assertThat(lindy("fit", orders, "-o", folder.resolve("none/model.json"))
                        .ends(2)
                        .err())
                .contains("there is no folder " + folder.resolve("none"));
        assertThat(lindy("summarize", orders, "-o", taken).ends(2).err()).contains("taken is there already; --force");
        assertThat(taken).hasContent("mine");
        assertThat(names(folder)).containsExactly("shop-500.csv", "taken");
    }

    @Test
    void strictRefusesWhatIsOtherwiseLeftOut() {
        Path orders = shop(folder, 500);
        lindy("summarize", orders, "--quiet").ends(0);
        assertThat(lindy("summarize", orders, "--strict").ends(3).err())
                .contains("refused", "rows without customer", "duplicates", "leave out --strict");
    }

    private static Arguments file(String what, String content, String said) {
        return Arguments.of(what, content.getBytes(UTF_8), said);
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
