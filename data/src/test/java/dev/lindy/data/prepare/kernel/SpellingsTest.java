package dev.lindy.data.prepare.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.data.Transactions;
import dev.lindy.data.TransactionsBuilder;
import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Note;
import dev.lindy.data.ledger.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings are told as a plain count of texts tells them. */
class SpellingsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyLog_isToldAsACountOfTexts(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int people = 1 + random.nextInt(2000);
        int ways = 1 + seed % 4;
        TransactionsBuilder out = new TransactionsBuilder("log", true, List.of());
        Map<String, List<String>> spellings = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int line = 2; line < 5000; line++) {
            String plain = "p" + random.nextInt(people) + "@example.org";
            String spelled =
                    switch (random.nextInt(ways)) {
                        case 0 -> seed % 2 == 0 ? plain : plain.replace("example", "Example");
                        case 1 -> plain.toUpperCase(Locale.ROOT);
                        case 2 -> plain;
                        default -> "P" + plain.substring(1);
                    };
            assertThat(out.add(line, spelled, 86_400L * line, 1, "O" + line, line))
                    .isTrue();
            rows.merge(plain, 1, Integer::sum);
            if (!spelled.equals(plain)) {
                spellings.computeIfAbsent(plain, id -> new ArrayList<>()).add(spelled);
                lines.putIfAbsent(plain, line);
            }
        }
        Transactions log = out.build();
        List<String> severally = spellings.keySet().stream()
                .filter(id -> spellings.get(id).stream().distinct().count() > 1
                        || rows.get(id) > spellings.get(id).size())
                .toList();
        Entry told = log.ledger().entry(Kind.RESPELLED);
        assertThat(told.rows())
                .isEqualTo(severally.stream()
                        .mapToLong(id -> spellings.get(id).size())
                        .sum());
        if (!severally.isEmpty()) {
            String first = severally.get(0);
            assertThat(told.examples().get(0).line()).isEqualTo((long) lines.get(first));
            assertThat(told.examples().get(0).text())
                    .isEqualTo("\"" + spellings.get(first).get(0) + "\" is \"" + first + "\"");
        }
        List<Note> notes = log.ledger().notes().stream()
                .filter(note -> note.remark() == Remark.ID_SPELLING)
                .toList();
        assertThat(notes).hasSize(spellings.isEmpty() ? 0 : 1);
    }
}
