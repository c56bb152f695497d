package dev.lindy.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
}
