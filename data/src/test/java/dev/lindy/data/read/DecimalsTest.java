package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Java's own reader of numbers. */
class DecimalsTest {

    @Tag("slow")
    @Tag("jdk")
    @Test
    void sharesAndMeansAreCorrectlyRounded() {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 100_000; i++) {
            double share = random.nextDouble() * Math.pow(10, -random.nextInt(4));
            String text = String.format(Locale.ROOT, "%.20f", share);
            assertThat(Decimals.parse(text)).as("%s", text).isEqualTo(Double.parseDouble(text));
            String shorter = Double.toString(random.nextInt(100_000) / (100.0 * random.nextInt(1, 30)));
            assertThat(Decimals.parse(shorter)).as("%s", shorter).isEqualTo(Double.parseDouble(shorter));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "5.",
                ".5",
                "-.5",
                "00012.50",
                "0.00000000000000000000001",
                "0.0000000000000000000000",
                "999999999999999999",
                "1000000000000000000",
                "99999999999999999.99",
                "4.9E-324",
                "1e5",
                "+7",
                "9007199254740993"
            })
    void whateverJavaReadsIsRead(String text) {
        assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "-.", "1.2.3", "--1", "1-", " 1", "1,5", "NaN", "Infinity", "0x1p3", "1d", "e5"})
    void anythingElseIsNoNumber(String text) {
        assertThat(Decimals.parse(text)).isNaN();
    }
}
