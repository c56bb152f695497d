package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lindy.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and rows that never end are refused before they fill the memory. */
class LineLimitTest {

    private static final String HEADER = "customer,date,amount\n";

    /** The beginning once, then a text again and again: more than any memory holds. */
    private static CsvInput endless(String beginning, String again) {
        byte[] first = beginning.getBytes(StandardCharsets.UTF_8);
        byte[] next = again.getBytes(StandardCharsets.UTF_8);
        return CsvInput.of(
                new InputStream() {
                    private long at;

                    @Override
                    public int read() {
                        long i = at++;
                        return i < first.length ? first[(int) i] : next[(int) ((i - first.length) % next.length)];
                    }

                    @Override
                    public int read(byte[] out, int from, int length) {
                        for (int i = 0; i < length; i++) {
                            out[from + i] = (byte) read();
                        }
                        return length;
                    }
                },
                "endless");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "a,", "\"\",", "x", "a ", "\u00e9"})
    void whatNeverEndsIsRefused(String again) {
        for (String beginning : List.of(HEADER, HEADER + "a,2024-01-01,3\n", "")) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> CsvOrders.read(endless(beginning, again), CsvOrders.Options.defaults()))
                    .withMessageMatching(
                            "(?s)endless: after line \\d .*(16,384 fields|4,194,304 characters|million characters).*");
        }
    }

    @ParameterizedTest
    @CsvSource({"'# ', x", "'# ', ' a'"})
    void aCommentThatNeverEndsIsRefused(String beginning, String again) {
        for (boolean summaries : new boolean[] {false, true}) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> {
                        try (CsvInput input = endless(beginning, again)) {
                            if (summaries) {
                                CsvSummaries.read(input, CsvSummaries.Options.defaults());
                            } else {
                                CsvOrders.read(input, CsvOrders.Options.defaults());
                            }
                        }
                    })
                    .withMessageContaining("4,194,304 characters");
        }
    }

    @Test
    void commentsThatNeverEndAreRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CsvOrders.read(endless("", "# note\n"), CsvOrders.Options.defaults()))
                .withMessageContaining("more than 10,000 lines stand above the table");
    }

    @Test
    void aBlankSeparatedLineThatNeverEndsIsRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CsvOrders.read(
                        endless("customer date amount\n", "a "),
                        CsvOrders.Options.defaults().withDelimiter("space")))
                .withMessageContaining("4,194,304 characters");
    }

    /** As many columns as a spreadsheet has, and long notes in some of them. */
    @Test
    void aWideTableIsRead() throws IOException {
        String more = ",c".repeat(16_381);
        String note = ",\"" + "long note\n".repeat(50_000) + "\"" + ",".repeat(16_380);
        String text = HEADER.strip() + more + "\na,2024-01-01,3" + note + "\na,2024-02-01,4" + note + "\n";
        try (CsvInput input = CsvInput.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "wide")) {
            assertThat(CsvOrders.read(input, CsvOrders.Options.defaults())
                            .ledger()
                            .rowsUsed())
                    .isEqualTo(2);
        }
    }
}
