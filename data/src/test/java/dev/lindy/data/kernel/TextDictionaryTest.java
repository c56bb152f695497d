package dev.lindy.data.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextDictionaryTest {

    @Test
    void everyTextComesBackAndIsFoundAgain() {
        TextDictionary dictionary = new TextDictionary();
        String[] texts = {"a", "", "ß", "€uro", "日本", "\uD83D\uDE00", "\uD83D", "a\u0000b", "x".repeat(5000)};
        for (int i = 0; i < texts.length; i++) {
            assertThat(add(dictionary, texts[i])).isEqualTo(i);
        }
        for (int i = 0; i < texts.length; i++) {
            assertThat(add(dictionary, texts[i])).isEqualTo(i);
            assertThat(dictionary.find(texts[i])).isEqualTo(i);
            assertThat(dictionary.get(i)).isEqualTo(texts[i]);
        }
        assertThat(dictionary.find("b")).isEqualTo(-1);
        assertThat(dictionary.toArray()).isEqualTo(texts);
    }

    @Tag("slow")
    @Test
    void manyTextsKeepTheirNumbers() {
        TextDictionary dictionary = new TextDictionary();
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            assertThat(add(dictionary, "customer-" + i * 7919L)).isEqualTo(i);
        }
        for (int i = 0; i < n; i += 97) {
            assertThat(add(dictionary, "customer-" + i * 7919L)).isEqualTo(i);
        }
        assertThat(dictionary.size()).isEqualTo(n);
    }

    private static int add(TextDictionary dictionary, String text) {
        byte[] bytes = TextDictionary.room(new byte[0], 0, text);
        int[] end = {TextDictionary.encode(text, bytes, 0)};
        int[] code = new int[1];
        dictionary.addAll(bytes, end, 1, code);
        return code[0];
    }
}
