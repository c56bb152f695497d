package dev.lindy.data.kernel;

import java.util.Arrays;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * A growing column of texts, each kept once in a dictionary: one number per row.
 *
 * <p>Texts are numbered a batch at a time, on another thread where there is one free, while the next batch comes in. Batches
 * are numbered one after the other in the order of their rows, so the numbers do not depend on the threads.
 */
public final class CodeColumn {

    private final TextDictionary texts = new TextDictionary();
    private final int none;
    private int[] codes = new int[0];
    private int room = 1024;

    private Batch coming = new Batch();
    private Batch spare = new Batch();
    private @Nullable ForkJoinTask<?> numbering;

    /**
     * Starts a column.
     *
     * @param none what stands for a row without text
     */
    public CodeColumn(int none) {
        this.none = none;
    }

    /** Gives a row its text. */
    public void put(int row, CharSequence text) {
        if (coming.isFull()) {
            await();
            Batch full = coming;
            coming = spare;
            spare = full;
            numbering = ForkJoinTask.adapt(() -> number(full)).fork();
        }
        coming.add(row, text);
    }

    /** The texts, numbered in order of appearance. */
    public TextDictionary texts() {
        finish();
        return texts;
    }

    /** Makes room for so many rows. */
    public void expecting(int rows) {
        room = rows;
    }

    /** The numbers of so many rows, the first of an array that may be longer and is given away: nothing can be put after this. */
    public int[] numbers(int rows) {
        finish();
        if (rows > codes.length) {
            reserve(rows - 1);
        }
        return codes;
    }

    private void finish() {
        await();
        number(coming);
    }

    private void await() {
        if (numbering != null) {
            numbering.join();
            numbering = null;
        }
    }

    private void number(Batch batch) {
        texts.addAll(batch.texts, batch.end, batch.count, batch.numbers);
        if (batch.count > 0) {
            reserve(batch.row[batch.count - 1]);
        }
        for (int i = 0; i < batch.count; i++) {
            codes[batch.row[i]] = batch.numbers[i];
        }
        batch.count = 0;
    }

    private void reserve(int row) {
        int had = codes.length;
        if (row >= had) {
            codes = Arrays.copyOf(
                    codes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(Math.max(room, row + 1L), had * 3L / 2)));
            Arrays.fill(codes, had, codes.length, none);
        }
    }

    /** Texts of ascending rows that wait for their numbers. */
    private static final class Batch {
        /** Enough to make up for handing them over, few enough to stay in the cache. */
        private static final int SIZE = 2048;

        private byte[] texts = new byte[1 << 12];
        private final int[] end = new int[SIZE];
        private final int[] row = new int[SIZE];
        private final int[] numbers = new int[SIZE];
        private int count;

        boolean isFull() {
            return count == SIZE;
        }

        void add(int at, CharSequence text) {
            int from = count == 0 ? 0 : end[count - 1];
            texts = TextDictionary.room(texts, from, text);
            end[count] = TextDictionary.encode(text, texts, from);
            row[count++] = at;
        }
    }
}
