package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.data.kernel.AsciiText;
import dev.lindy.data.recognise.DatePattern;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A remembered date is the one that is read. */
class KnownDatesTest {

    @Test
    void manyTexts_inAnyOrder_areReadAsThePatternReadsThem() {
        DatePattern pattern = DatePattern.of("yyyy-MM-dd", ZoneOffset.UTC);
        List<String> texts = new ArrayList<>(List.of(
                "",
                "0",
                "2024-01-01x",
                "2024-02-30",
                "2024-1-1",
                "2024-01-01 12:30",
                "2024-01-01 12:30:59",
                "2024-01-01 12:31",
                "2024-01-01T00:00:00Z",
                "12345678",
                "1234567"));
        for (int day = 0; day < 5000; day++) {
            texts.add(LocalDate.ofEpochDay(day * 3L).toString());
            texts.add(LocalDate.ofEpochDay(day % 7) + " 0" + day % 10 + ":00");
        }
        texts.addAll(List.copyOf(texts));
        Collections.shuffle(texts, new Random(1));
        KnownDates known = new KnownDates(pattern);
        for (String text : texts) {
            assertThat(known.parse(ascii(text))).as(text).isEqualTo(pattern.parse(text));
            assertThat(known.parse(text)).as(text).isEqualTo(pattern.parse(text));
        }
    }

    private static AsciiText ascii(String text) {
        byte[] bytes = ("<" + text + ">12345678").getBytes(StandardCharsets.US_ASCII);
        return new AsciiText(bytes, 1, 1 + text.length());
    }
}
