package dev.lindy.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Chunks.SIZE, Chunks.SIZE + 1, 7 * Chunks.SIZE - 3})
    void doesEveryRowOnceWhateverTheThreads(int rows) {
        for (int threads : new int[] {1, 3}) {
            AtomicIntegerArray done = new AtomicIntegerArray(rows);
            Chunks.onThreads(threads, () -> {
                Chunks.forEach(rows, (chunk, from, to) -> {
                    assertThat(from).isEqualTo(chunk * Chunks.SIZE);
                    for (int row = from; row < to; row++) {
                        done.incrementAndGet(row);
                    }
                });
                return rows;
            });
            for (int row = 0; row < rows; row++) {
                assertThat(done.get(row)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void passesOnWhatWentWrong(int threads) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Chunks.onThreads(threads, () -> {
                    Chunks.forEach(3 * Chunks.SIZE, (chunk, from, to) -> {
                        if (chunk == 1) {
                            throw new IllegalStateException("row " + from);
                        }
                    });
                    return 0;
                }))
                .withMessageContaining("row " + Chunks.SIZE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void doesBothAndPassesOnWhatTheFirstThrows(int threads) {
        assertThat(Chunks.<String>onThreads(threads, () -> Chunks.both(() -> 1, () -> "b", (a, b) -> a + b)))
                .isEqualTo("1b");
        assertThat(Chunks.both(() -> 1, () -> 2, Integer::sum)).isEqualTo(3);

        IllegalArgumentException first = new IllegalArgumentException("first");
        assertThatThrownBy(() -> Chunks.onThreads(
                        threads,
                        () -> Chunks.both(
                                () -> {
                                    throw first;
                                },
                                () -> {
                                    throw new IllegalArgumentException("second");
                                },
                                (a, b) -> 0)))
                .isSameAs(first);
        assertThatThrownBy(() -> Chunks.onThreads(
                        threads,
                        () -> Chunks.both(
                                () -> 1,
                                () -> {
                                    throw new IllegalArgumentException("second");
                                },
                                (a, b) -> 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("second");
    }
}
