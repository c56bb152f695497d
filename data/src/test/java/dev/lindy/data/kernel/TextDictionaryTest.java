package dev.lindy.data.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Ascending texts are not looked up until one does not ascend; numbers must not tell. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 2 9 10 11 11 11 100",
                "1 2 10 9 9 2 1 10 11",
                "9 10 9",
                "A1 A2 A2 A10 A11 A3",
                "b aa ab b aa",
                "z ß zz \u00e4\u00e4 a",
                "2 2 1 2 1",
                "5"
            })
    void numbersTextsByAppearanceWhereverTheyStopAscending(String line) {
        List<String> texts = List.of(line.split(" "));
        List<String> distinct = texts.stream().distinct().toList();
        TextDictionary oneByOne = new TextDictionary();
        for (String text : texts) {
            assertThat(add(oneByOne, text)).as(text).isEqualTo(distinct.indexOf(text));
        }
        TextDictionary together = new TextDictionary();
        assertThat(addAll(together, texts))
                .containsExactly(texts.stream().mapToInt(distinct::indexOf).toArray());
        for (TextDictionary dictionary : List.of(oneByOne, together)) {
            assertThat(dictionary.toArray()).containsExactly(distinct.toArray(String[]::new));
            for (String text : distinct) {
                assertThat(dictionary.find(text)).isEqualTo(distinct.indexOf(text));
            }
            assertThat(dictionary.find("not there")).isEqualTo(-1);
        }
    }

    @Test
    void anEmptyDictionaryFindsNothing() {
        assertThat(new TextDictionary().find("1")).isEqualTo(-1);
    }

    @Test
    void manyAscendingTextsAreFoundAfterOneThatIsNot() {
        TextDictionary dictionary = new TextDictionary();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            texts.add(Integer.toString(3 * i));
        }
        addAll(dictionary, texts);
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 60_000; i += 7) {
            others.add(Integer.toString(i));
        }
        int[] codes = addAll(dictionary, others);
        int next = 20_000;
        for (int i = 0; i < codes.length; i++) {
            int number = 7 * i;
            assertThat(codes[i]).isEqualTo(number % 3 == 0 ? number / 3 : next++);
        }
        assertThat(dictionary.size()).isEqualTo(next);
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

    private static int[] addAll(TextDictionary dictionary, List<String> texts) {
        byte[] bytes = new byte[0];
        int[] end = new int[texts.size()];
        for (int i = 0; i < end.length; i++) {
            int from = i == 0 ? 0 : end[i - 1];
            bytes = TextDictionary.room(bytes, from, texts.get(i));
            end[i] = TextDictionary.encode(texts.get(i), bytes, from);
        }
        int[] codes = new int[end.length];
        dictionary.addAll(bytes, end, end.length, codes);
        return codes;
    }

    private static int add(TextDictionary dictionary, String text) {
        byte[] bytes = TextDictionary.room(new byte[0], 0, text);
        int[] end = {TextDictionary.encode(text, bytes, 0)};
        int[] code = new int[1];
        dictionary.addAll(bytes, end, 1, code);
        return code[0];
    }
}
