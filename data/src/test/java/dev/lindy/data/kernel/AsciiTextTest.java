package dev.lindy.data.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AsciiTextTest {

    private static final byte[] BUFFER = "xx2024-01-31yy".getBytes(StandardCharsets.US_ASCII);

    @Test
    void isThePieceOfItsBuffer() {
        AsciiText text = new AsciiText(BUFFER, 2, 12);
        assertThat(text).hasToString("2024-01-31").hasSize(10);
        assertThat(text.charAt(9)).isEqualTo('1');
        assertThat(text.subSequence(5, 7)).hasToString("01");
        byte[] copy = new byte[12];
        assertThat(text.copyTo(copy, 1)).isEqualTo(11);
        assertThat(new String(copy, 1, 10, StandardCharsets.US_ASCII)).isEqualTo("2024-01-31");
    }

    @Test
    void eightCharactersAreANumber_withNothingOfWhatFollows() {
        AsciiText text = new AsciiText(BUFFER, 2, 12);
        assertThat(text.eight(0)).isEqualTo(0x2D31302D34323032L);
        assertThat(text.eight(8)).isEqualTo(0x3133);
        assertThat(new AsciiText(BUFFER, 2, 2).eight(0)).isZero();
    }
}
