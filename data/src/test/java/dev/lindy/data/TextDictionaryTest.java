package dev.lindy.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDictionaryTest {

    @Test
    void everyTextComesBackAndIsFoundAgain() {
        TextDictionary dictionary = new TextDictionary();
        String[] texts = {"a", "", "ß", "€uro", "日本", "\uD83D\uDE00", "\uD83D", "a\u0000b", "x".repeat(5000)};
        for (int i = 0; i < texts.length; i++) {
            assertThat(dictionary.add(texts[i])).isEqualTo(i);
        }
        for (int i = 0; i < texts.length; i++) {
            assertThat(dictionary.add(texts[i])).isEqualTo(i);
            assertThat(dictionary.find(texts[i])).isEqualTo(i);
            assertThat(dictionary.get(i)).isEqualTo(texts[i]);
        }
        assertThat(dictionary.find("b")).isEqualTo(-1);
        assertThat(dictionary.toArray()).isEqualTo(texts);
    }

    @Test
    void manyTextsKeepTheirNumbers() {
        TextDictionary dictionary = new TextDictionary();
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            assertThat(dictionary.add("customer-" + i * 7919L)).isEqualTo(i);
        }
        for (int i = 0; i < n; i += 97) {
            assertThat(dictionary.add("customer-" + i * 7919L)).isEqualTo(i);
        }
        assertThat(dictionary.size()).isEqualTo(n);
    }
}
