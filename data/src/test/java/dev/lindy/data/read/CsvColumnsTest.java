package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.parallel.Chunks;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written by chunks and from memory is what FastCSV writes row by row. */
class CsvColumnsTest {
    private static final String[] AWKWARD = {
        "",
        "plain",
        "two words",
        "a,b",
        "say \"so\"",
        "#1",
        " #",
        "line\nbreak",
        "ca\rret",
        "Ünï",
        "日本",
        "\uD83D\uDE00",
        "'",
        "\t",
        " ",
        "\"",
        "-",
        "=1+1"
    };

    @Tag("slow")
    @Tag("jdk")
    @Test
    void allRowsAreWrittenAsFastCsvWritesThem() {
        int rows = 3 * 8 * Chunks.SIZE + 77;
        SplittableRandom random = new SplittableRandom(11);
        String[] texts = new String[rows];
        double[] doubles = new double[rows];
        int[] integers = new int[rows];
        int[] days = new int[rows];
        for (int i = 0; i < rows; i++) {
            texts[i] = random.nextInt(3) == 0 ? "C" + i : AWKWARD[random.nextInt(AWKWARD.length)];
            doubles[i] = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(50) / 7.0;
                case 1 -> Double.longBitsToDouble(random.nextLong());
                case 2 -> -0.0;
                default -> random.nextDouble() * 1e5;
            };
            integers[i] = random.nextInt(2) == 0 ? random.nextInt() : random.nextInt(9);
            if (random.nextInt(9) == 0) {
                integers[i] = Column.Integers.NONE;
            }
            days[i] = random.nextInt(9) == 0 ? Column.Dates.NONE : random.nextInt(5_000_000) - 1_000_000;
        }
        Columns columns = Columns.builder()
                .texts("customer, all", texts)
                .doubles("value", doubles)
                .integers("x", integers)
                .texts("last", texts)
                .dates("day", days)
                .build();

        String expected = byFastCsv(columns);
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(Chunks.onThreads(threads, () -> written(columns))).isEqualTo(expected);
        }
    }

    @Test
    void everyCharacterIsQuotedAsFastCsvQuotesIt() {
        List<String> texts = new ArrayList<>();
        for (int c = ' '; c <= Character.MAX_VALUE; c++) {
            String one = Character.isSurrogate((char) c) ? "" : Character.toString((char) c);
            texts.addAll(c < 0x250 ? List.of(one, one + "a", "a" + one, "a" + one + "a", one + one) : List.of(one));
        }
        Columns columns = Columns.builder()
                .texts("first", texts.toArray(String[]::new))
                .texts("second", texts.toArray(String[]::new))
                .build();
        StringWriter raw = new StringWriter();
        try {
            CsvColumns.write(columns, raw, List.of(), CsvColumns.Texts.RAW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(raw.toString()).isEqualTo(byFastCsv(columns));
    }

    /** Numbers that never come again are not kept, and kept again once they do. */
    @Test
    void numbersThatNeverComeAgainAndThenDoAreWrittenAsFastCsvWritesThem() {
        int rows = 50 * Chunks.SIZE;
        SplittableRandom random = new SplittableRandom(12);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = i < rows / 3 || i > 40 * Chunks.SIZE ? random.nextDouble() : random.nextInt(20) / 7.0;
        }
        Columns columns = Columns.builder()
                .doubles("value", values)
                .doubles("again", values)
                .build();
        assertThat(Chunks.onThreads(1, () -> written(columns))).isEqualTo(byFastCsv(columns));
    }

    @Test
    void daysAreWrittenAsTheCalendarSays() {
        int[] days = IntStream.iterate(-900_000, day -> day < 3_100_000, day -> day + 13)
                .toArray();
        int[] edges = {-719_529, -719_528, -719_527, -719_468, -719_469, -1, 0, 11_015, 11_016, 2_932_896, 2_932_897};
        for (int[] some : List.of(days, edges)) {
            Columns columns =
                    Columns.builder().dates("day", some).dates("again", some).build();
            assertThat(written(columns)).isEqualTo(byFastCsv(columns));
        }
    }

    @Test
    void wholeNumbersAreWrittenAsJavaSays() {
        int[] numbers = {
            0, 9, 10, 99, 100, -1, -9, -10, 999_999_999, 1_000_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE
        };
        Columns columns = Columns.builder()
                .integers("x", numbers)
                .integers("again", numbers)
                .build();
        assertThat(written(columns)).isEqualTo(byFastCsv(columns));
    }

    @Test
    void aColumnAloneIsWrittenAsFastCsvWritesIt() {
        Columns texts = Columns.builder().texts("text", AWKWARD).build();
        Columns numbers = Columns.builder()
                .doubles("#", new double[] {1, Double.NaN, 0.1})
                .build();

        assertThat(written(texts)).isEqualTo(byFastCsv(texts));
        assertThat(written(numbers)).isEqualTo(byFastCsv(numbers));
    }

    /** On any Java: Double.toString writes the fewest from 19 on only. */
    @Test
    void numbersHaveTheFewestDigitsThatReadBackTheSame() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = new double[20_000];
        values[0] = 2e23;
        values[1] = Double.MIN_VALUE;
        values[2] = Double.NEGATIVE_INFINITY;
        for (int i = 3; i < values.length; i++) {
            values[i] = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt() / 1e3;
        }
        String[] lines =
                written(Columns.builder().doubles("value", values).build()).split("\n", -1);
        assertThat(lines[1]).isEqualTo("2.0E23");
        assertThat(lines[2]).isEqualTo("4.9E-324");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                assertThat(Double.parseDouble(lines[i + 1])).isEqualTo(values[i]);
                assertThat(lines[i + 1])
                        .hasSizeLessThanOrEqualTo(Double.toString(values[i]).length());
            }
        }
    }

    private static String written(Columns columns) {
        StringWriter out = new StringWriter();
        try {
            CsvColumns.write(columns, out, List.of(), CsvColumns.Texts.RAW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String byFastCsv(Columns columns) {
        StringWriter out = new StringWriter();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(columns.names());
        for (int row = 0; row < columns.rows(); row++) {
            int at = row;
            csv.writeRecord(columns.names().stream()
                    .map(name -> text(columns.column(name), at))
                    .toList());
        }
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String text(Column column, int row) {
        if (!(column instanceof Column.Doubles numbers)) {
            return column.text(row);
        }
        double value = numbers.get(row);
        return Double.isNaN(value) ? "" : NumberOutput.toString(value, true);
    }
}
