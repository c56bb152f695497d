package dev.lindy.core.base;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distinct keys of a column in ascending order, how many rows have each, and where each row's key stands among them.
 *
 * <p>Never by comparing rows. Keys that fill their range well are counted in a table as long as the range; a column of few
 * distinct values (days, counts) is looked up in a hash table that fits into the cache; the rest is sorted digit by digit.
 */
final class Ranking {

    /** As many distinct values as a hash table holds that fits into the cache; beyond, sorting by digits is faster. */
    private static final int MOST_HASHED = 1 << 13;

    private static final int FIRST_SLOTS = 1 << 11;

    /** A counting table may be so many times as long as the column, or this long. */
    private static final int SPARSENESS = 8;

    private static final int SHORT = 1 << 16;

    private final long[] keys;
    private final int[] count;
    private final int[] rank;

    private Ranking(long[] keys, int[] count, int[] rank) {
        this.keys = keys;
        this.count = count;
        this.rank = rank;
    }

    /** Whole numbers in the order of numbers. */
    static Ranking of(int[] column) {
        int least = 0;
        int largest = 0;
        for (int value : column) {
            least = Math.min(least, value);
            largest = Math.max(largest, value);
        }
        if (least >= 0 && isDense(largest + 1L, column.length)) {
            return counted(column.clone(), largest + 1);
        }
        long[] keys = new long[column.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = column[i];
        }
        return sorted(keys);
    }

    /** Real numbers in the order of numbers, −0 as 0; no NaN. Their keys are {@linkplain #toDouble(int) bits}. */
    static Ranking of(double[] column) {
        Ranking few = hashed(column);
        if (few != null) {
            return few;
        }
        long[] keys = new long[column.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = sortable(Double.doubleToRawLongBits(column[i] + 0.0));
        }
        return sorted(keys);
    }

    /** Pairs in the order of the first, then the second; the key is {@code first · second.size() + second}, both as ranks. */
    static Ranking ofPairs(Ranking first, Ranking second) {
        int n = first.rank.length;
        int size = second.size();
        long bound = (long) first.size() * size;
        if (isDense(bound, n)) {
            int[] keys = new int[n];
            Chunks.forEach(n, (chunk, from, to) -> {
                for (int i = from; i < to; i++) {
                    keys[i] = first.rank[i] * size + second.rank[i];
                }
            });
            return counted(keys, (int) bound);
        }
        long[] keys = new long[n];
        Chunks.forEach(n, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                keys[i] = (long) first.rank[i] * size + second.rank[i];
            }
        });
        return sorted(keys);
    }

    /** How many distinct keys there are. */
    int size() {
        return keys.length;
    }

    long key(int place) {
        return keys[place];
    }

    /** The key of a column of real numbers as the number. */
    double toDouble(int place) {
        return Double.longBitsToDouble(sortable(keys[place]));
    }

    /** How many rows have each key; not a copy. */
    int[] counts() {
        return count;
    }

    /** Each row's place; not a copy. */
    int[] ranks() {
        return rank;
    }

    private static boolean isDense(long bound, int n) {
        return bound <= Math.max(SHORT, (long) SPARSENESS * n) && bound < Integer.MAX_VALUE - 8;
    }

    /** Keys in [0, bound); their array becomes the ranks. */
    private static Ranking counted(int[] keys, int bound) {
        int[] table = new int[bound];
        for (int key : keys) {
            table[key]++;
        }
        int size = 0;
        for (int times : table) {
            size += times > 0 ? 1 : 0;
        }
        long[] distinct = new long[size];
        int[] count = new int[size];
        int place = 0;
        for (int key = 0; key < bound; key++) {
            int times = table[key];
            if (times > 0) {
                distinct[place] = key;
                count[place] = times;
                table[key] = place++;
            }
        }
        replace(keys, table);
        return new Ranking(distinct, count, keys);
    }

    /** Looks each value up in an open hash table; null when there are too many for that. */
    private static @Nullable Ranking hashed(double[] column) {
        int most = Math.min(MOST_HASHED, column.length);
        long[] values = new long[most];
        int[] count = new int[most];
        int[] appearance = new int[column.length];
        int size = 0;
        // Few values, such as the days of a year, find room in the nearest cache.
        int capacity = FIRST_SLOTS;
        long[] slots = new long[capacity];
        int[] slotPlace = new int[capacity];
        for (int i = 0; i < column.length; i++) {
            long bits = Double.doubleToRawLongBits(column[i] + 0.0);
            int slot = slot(bits, slots, slotPlace);
            if (slotPlace[slot] == 0) {
                if (size == most) {
                    return null;
                }
                if (4 * size >= capacity) {
                    capacity *= 4;
                    slots = new long[capacity];
                    slotPlace = new int[capacity];
                    for (int place = 0; place < size; place++) {
                        int moved = slot(values[place], slots, slotPlace);
                        slots[moved] = values[place];
                        slotPlace[moved] = place + 1;
                    }
                    slot = slot(bits, slots, slotPlace);
                }
                slots[slot] = bits;
                values[size] = bits;
                slotPlace[slot] = ++size;
            }
            int place = slotPlace[slot] - 1;
            count[place]++;
            appearance[i] = place;
        }
        for (int place = 0; place < size; place++) {
            values[place] = sortable(values[place]);
        }
        long[] keys = Arrays.copyOf(values, size);
        Arrays.sort(keys);
        int[] rankOf = new int[size];
        int[] countOf = new int[size];
        for (int place = 0; place < size; place++) {
            int rank = Arrays.binarySearch(keys, values[place]);
            rankOf[place] = rank;
            countOf[rank] = count[place];
        }
        replace(appearance, rankOf);
        return new Ranking(keys, countOf, appearance);
    }

    /** Where a value stands, or would: an empty slot has place 0. */
    private static int slot(long bits, long[] slots, int[] slotPlace) {
        int mask = slots.length - 1;
        // The upper bits of the product depend on all bits of the value.
        int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> (Long.SIZE / 2 + 1))
                >>> (Integer.SIZE - 1 - Integer.bitCount(mask));
        while (slots[slot] != bits && slotPlace[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Each of the numbers by what a table has for it. */
    private static void replace(int[] numbers, int[] table) {
        Chunks.forEach(numbers.length, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                numbers[i] = table[numbers[i]];
            }
        });
    }

    private static Ranking sorted(long[] keys) {
        int n = keys.length;
        int[] order = RadixSort.order(keys);
        int[] rank = new int[n];
        long[] distinct = new long[n];
        int[] count = new int[n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            long key = keys[order[i]];
            if (size == 0 || key != distinct[size - 1]) {
                distinct[size++] = key;
            }
            count[size - 1]++;
            rank[order[i]] = size - 1;
        }
        return new Ranking(Arrays.copyOf(distinct, size), Arrays.copyOf(count, size), rank);
    }

    /** From the bits of a double to a number in the same order, and back. */
    private static long sortable(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
