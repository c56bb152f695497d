package dev.lindy.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    private static TextTable table() {
        return new TextTable("", "alpha", "beta", "gamma")
                .row("first", "1", "22", "333")
                .gap()
                .row("second one", "4444444", "5", "");
    }

    @Test
    void aTableThatFitsIsOne() {
        assertThat(table().within(32)).isEqualTo(table().toString());
        assertThat(table().toString().lines()).hasSize(4).allMatch(line -> line.length() <= 32);
    }

    @Test
    void aTableThatIsTooWideBecomesSeveral() {
        assertThat(table().within(31)).isEqualTo("""
                              alpha  beta
                first             1    22

                second one  4444444     5

                            gamma
                first         333

                second one""");
        assertThat(table().within(1).lines().filter(line -> line.startsWith("first")))
                .hasSize(3);
    }
}
