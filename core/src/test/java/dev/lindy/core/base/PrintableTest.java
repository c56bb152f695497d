package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    /** C0, DEL and C1 of ISO 6429, marks and overrides of the Unicode bidirectional algorithm, line and paragraph separators. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 0xD, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E,
                0x2066, 0x2069
            })
    void whatSteersATerminalIsShownByItsNumber(int code) {
        String text = "a" + (char) code + "b";
        String shown = "a\\u" + "0".repeat(4 - Integer.toHexString(code).length()) + Integer.toHexString(code) + "b";
        assertThat(Printable.text(text)).isEqualTo(shown);
        assertThat(Printable.lines(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "é ß 漢字 👩‍👧 €", "a\\u001bb", "~ \u00A0 \u200B \u2027 \u202F \u2065 \u206A"})
    void whatIsTextStaysAsItIs(String text) {
        assertThat(Printable.text(text)).isEqualTo(text);
        assertThat(Printable.lines(text)).isEqualTo(text);
    }

    @Test
    void linesKeepTheirEndsAndTabsAndAPieceOfDataDoesNot() {
        assertThat(Printable.lines("a\n\tb\r\n")).isEqualTo("a\n\tb\\u000d\n");
        assertThat(Printable.text("a\n\tb")).isEqualTo("a\\u000a\\u0009b");
    }
}
