package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.TextTable.Side;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new TextTable("  ", Side.LEFT, Side.RIGHT)
                        .row("", "ln L", "AIC")
                        .row("BG/NBD", "−9,582.4", "1")
                        .row("NBD", "1", "22"))
                .hasToString("""
                                    ln L  AIC
                        BG/NBD  −9,582.4    1
                        NBD            1   22""");
    }

    @Test
    void theLastCellOfAShortRowRunsOn() {
        assertThat(new TextTable(" ", Side.RIGHT, Side.LEFT, Side.RIGHT)
                        .row("1", "refund", "-12.00")
                        .row("10", "a row without an amount")
                        .row("2", "gift", "5.00"))
                .hasToString("""
                         1 refund -12.00
                        10 a row without an amount
                         2 gift     5.00""");
    }

    @Test
    void widthsHaveALeast() {
        assertThat(new TextTable("", Side.RIGHT).atLeast(3, 5, 9).row("k", "r").row("1000", "2"))
                .hasToString("   k    r\n1000    2");
    }

    @Test
    void linesEndWithoutBlanks() {
        assertThat(new TextTable("|", Side.LEFT).row("long", "x").row("a", "").lines())
                .containsExactly("long|x", "a   |");
        assertThat(new TextTable(" ", Side.LEFT).lines()).isEmpty();
    }
}
