package dev.lindy.core.base;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which texts of a column stand in an earlier row too. Rows are shared out by the hashes of their texts, so that each part is looked
 * up in a table that fits into the cache; a set of strings would take the memory and the time of all columns together.
 */
final class RepeatedTexts {

    /** Rows a part: their table has twice as many places of four bytes. */
    private static final int PART = 2048;

    private static final int MOST_PARTS_BITS = 12;

    /** So many stretches of rows, or of parts, are shared out. */
    private static final int BLOCKS = 8;

    private static final long LOWER = 0xFFFF_FFFFL;

    private final String[] texts;
    private final int bits;
    /** The hash in the upper half, so that other texts are hardly ever looked at; the row in the lower. Part by part, ascending. */
    private final long[] entries;
    /** Where each part begins, and where the last one ends. */
    private final int[] start;

    private RepeatedTexts(String[] texts) {
        this.texts = texts;
        int n = texts.length;
        bits = Math.min(MOST_PARTS_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(n / PART));
        int parts = 1 << bits;
        entries = new long[n];
        start = new int[parts + 1];
        int blocks = Math.min(Chunks.count(n), BLOCKS);
        int[] hashes = new int[n];
        int[][] next = new int[blocks][parts];
        Chunks.eachTask(blocks, block -> {
            int[] count = next[block];
            int to = blockStart(block + 1, blocks, n);
            for (int row = blockStart(block, blocks, n); row < to; row++) {
                int hash = texts[row].hashCode() * 0x9E3779B9;
                hashes[row] = hash;
                count[part(hash)]++;
            }
        });
        int at = 0;
        for (int part = 0; part < parts; part++) {
            start[part] = at;
            for (int[] ofBlock : next) {
                int size = ofBlock[part];
                ofBlock[part] = at;
                at += size;
            }
        }
        start[parts] = at;
        Chunks.eachTask(blocks, block -> {
            int[] place = next[block];
            int to = blockStart(block + 1, blocks, n);
            for (int row = blockStart(block, blocks, n); row < to; row++) {
                entries[place[part(hashes[row])]++] = (long) hashes[row] << Integer.SIZE | row;
            }
        });
    }

    private static int blockStart(int block, int blocks, int rows) {
        return (int) ((long) rows * block / blocks);
    }

    /** The rows whose text stands in an earlier one. */
    static BitSet in(String[] texts) {
        RepeatedTexts all = new RepeatedTexts(texts);
        int parts = all.start.length - 1;
        int tasks = Math.min(parts, BLOCKS);
        BitSet[] found = new BitSet[tasks];
        Chunks.eachTask(tasks, task -> {
            BitSet repeated = new BitSet();
            int to = blockStart(task + 1, tasks, parts);
            int from = blockStart(task, tasks, parts);
            int longest = 0;
            for (int part = from; part < to; part++) {
                longest = Math.max(longest, all.start[part + 1] - all.start[part]);
            }
            int[] table = new int[Math.max(8, Integer.highestOneBit(Math.min(1 << 29, longest)) << 2)];
            for (int part = from; part < to; part++) {
                all.look(part, table, repeated);
            }
            found[task] = repeated;
        });
        BitSet repeated = new BitSet();
        for (BitSet part : found) {
            repeated.or(part);
        }
        return repeated;
    }

    private int part(int hash) {
        return bits == 0 ? 0 : hash >>> (Integer.SIZE - bits);
    }

    /** Looks a part up in an empty table, which holds places + 1, and leaves it empty. */
    private void look(int part, int[] table, BitSet repeated) {
        int mask = table.length - 1;
        for (int place = start[part]; place < start[part + 1]; place++) {
            long entry = entries[place];
            int slot = slot(entry, mask);
            while (table[slot] != 0 && !isSame(entries[table[slot] - 1], entry)) {
                slot = (slot + 1) & mask;
            }
            if (table[slot] == 0) {
                table[slot] = place + 1;
            } else {
                repeated.set((int) (entry & LOWER));
            }
        }
        Arrays.fill(table, 0);
    }

    private static int slot(long entry, int mask) {
        int hash = (int) (entry >>> Integer.SIZE);
        return (hash ^ hash >>> (Integer.SIZE / 2)) & mask;
    }

    private boolean isSame(long one, long other) {
        return (one ^ other) >>> Integer.SIZE == 0 && texts[(int) (one & LOWER)].equals(texts[(int) (other & LOWER)]);
    }
}
