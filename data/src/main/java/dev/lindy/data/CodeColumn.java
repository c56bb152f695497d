package dev.lindy.data;

import java.util.Arrays;

/** A growing column of texts, each kept once in a dictionary: one number a row. */
final class CodeColumn {
    /** So many texts wait to be numbered together: enough to hide what memory takes, few enough to stay in the cache. */
    private static final int BATCH = 256;

    private final TextDictionary texts = new TextDictionary();
    private final int none;
    private int[] codes = new int[0];

    private byte[] waiting = new byte[1 << 12];
    private final int[] waitingEnd = new int[BATCH];
    private final int[] waitingRow = new int[BATCH];
    private final int[] numbers = new int[BATCH];
    private int waitingCount;

    /**
     * Starts a column.
     *
     * @param none what stands for a row without text
     */
    CodeColumn(int none) {
        this.none = none;
    }

    /** Gives a row its text. */
    void put(int row, CharSequence text) {
        if (waitingCount == BATCH) {
            number();
        }
        int from = waitingCount == 0 ? 0 : waitingEnd[waitingCount - 1];
        waiting = TextDictionary.room(waiting, from, text);
        waitingEnd[waitingCount] = TextDictionary.encode(text, waiting, from);
        waitingRow[waitingCount++] = row;
    }

    /** The texts, numbered in order of appearance. */
    TextDictionary texts() {
        number();
        return texts;
    }

    /** The numbers of so many rows. */
    int[] toArray(int rows) {
        number();
        int[] out = Arrays.copyOf(codes, rows);
        if (rows > codes.length) {
            Arrays.fill(out, codes.length, rows, none);
        }
        return out;
    }

    private void number() {
        texts.addAll(waiting, waitingEnd, waitingCount, numbers);
        for (int i = 0; i < waitingCount; i++) {
            grow(waitingRow[i]);
            codes[waitingRow[i]] = numbers[i];
        }
        waitingCount = 0;
    }

    private void grow(int row) {
        int had = codes.length;
        if (row >= had) {
            codes = Arrays.copyOf(codes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(1024, row * 3L / 2)));
            Arrays.fill(codes, had, codes.length, none);
        }
    }
}
