package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.parallel.Chunks;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedTextsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "50, 20", "5000, 5000", "30000, 1000000", "30000, 3"})
    void areTheRowsThatASetOfStringsRefuses(int rows, int different) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(rows + different);
        String[] texts = new String[rows];
        for (int i = 0; i < rows; i++) {
            texts[i] = "c" + random.nextInt(different);
        }
        assertThat(RepeatedTexts.in(texts)).isEqualTo(expected(texts));
        assertThat(Chunks.onThreads(3, () -> RepeatedTexts.in(texts))).isEqualTo(expected(texts));
    }

    @Test
    void textsOfOneHashAreToldApart() {
        // "Aa" and "BB" have one hash, and so has every row of them.
        String[] texts = new String[1 << 13];
        for (int i = 0; i < texts.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            texts[i] = text.toString();
        }
        assertThat(RepeatedTexts.in(texts)).isEqualTo(expected(texts));
        assertThat(RepeatedTexts.in(texts).cardinality()).isEqualTo(1 << 12);
    }

    private static BitSet expected(String[] texts) {
        Set<String> seen = new HashSet<>();
        BitSet repeated = new BitSet();
        for (int i = 0; i < texts.length; i++) {
            if (!seen.add(texts[i])) {
                repeated.set(i);
            }
        }
        return repeated;
    }
}
