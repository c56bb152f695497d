package dev.lindy.data.kernel;

import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct texts numbered in order of appearance, kept as bytes in one pool: a million ids cost little more than their
 * characters. A UTF-16 unit takes one to three bytes, so that any text comes back as it was.
 */
public final class TextDictionary {
    private static final int GROWTH = 2;
    /** So many texts are looked up together: enough to hide what memory takes. */
    private static final int TOGETHER = 256;

    private byte[] pool = new byte[1 << 12];
    private int used;
    private int[] end = new int[1 << 8];
    private int size;
    private int expected;
    /**
     * The hash in the upper half, so that other texts are hardly ever looked at; number + 1 in the lower. Empty as long as every text
     * was longer than the one before, or as long and behind it in order, as the numbers of orders are: such texts cannot be there yet,
     * and need not be looked up.
     */
    private long[] slots = {};

    private byte[] key = new byte[64];
    private final int[] hashes = new int[TOGETHER];
    private final long[] entries = new long[TOGETHER];

    /** Makes room for so many distinct texts where they have to be looked up. */
    public void expecting(int texts) {
        expected = Math.min(texts, 1 << 28);
        end = Arrays.copyOf(end, Math.max(size, expected));
    }

    /**
     * Numbers many texts, the first first; those that are new are added. Look-ups in a dictionary of
     * millions wait for memory most of the time; here these waits overlap.
     *
     * @param texts encoded, one after the other
     * @param ends where each ends
     * @param count how many they are
     * @param codes takes their numbers
     */
    public void addAll(byte[] texts, int[] ends, int count, int[] codes) {
        for (int from = 0; from < count; from += TOGETHER) {
            addTogether(texts, ends, from, Math.min(from + TOGETHER, count), codes);
        }
    }

    private void addTogether(byte[] texts, int[] ends, int from, int to, int[] codes) {
        int first = slots.length == 0 ? addAscending(texts, ends, from, to, codes) : from;
        if (first < to) {
            lookUpTogether(texts, ends, first, to, codes);
        }
    }

    /** Adds texts as long as they ascend; where they end to, having made room for look-ups, or the last. */
    private int addAscending(byte[] texts, int[] ends, int first, int last, int[] codes) {
        for (int i = first, from = first == 0 ? 0 : ends[first - 1]; i < last; from = ends[i++]) {
            int order = size == 0 ? 1 : compareToLast(texts, from, ends[i]);
            if (order < 0) {
                index();
                return i;
            }
            codes[i] = order == 0 ? size - 1 : append(texts, from, ends[i]);
        }
        return last;
    }

    private int compareToLast(byte[] text, int from, int to) {
        int start = start(size - 1);
        int longer = to - from - (used - start);
        return longer != 0 ? longer : Arrays.compareUnsigned(text, from, to, pool, start, used);
    }

    /** Makes all texts findable. */
    private void index() {
        int capacity = 1 << 10;
        while (Math.max(size, expected) > capacity / 10 * 7) {
            capacity *= GROWTH;
        }
        slots = new long[capacity];
        for (int code = 0; code < size; code++) {
            int hash = hash(pool, start(code), end[code]);
            int slot = hash & (capacity - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (capacity - 1);
            }
            slots[slot] = (long) hash << Integer.SIZE | (code + 1);
        }
    }

    private void lookUpTogether(byte[] texts, int[] ends, int first, int last, int[] codes) {
        hashAll(texts, ends, first, last);
        touch(last - first);
        for (int i = first, from = first == 0 ? 0 : ends[first - 1]; i < last; from = ends[i++]) {
            codes[i] = add(texts, from, ends[i], hashes[i - first]);
        }
    }

    private void hashAll(byte[] texts, int[] ends, int first, int last) {
        for (int i = first, from = first == 0 ? 0 : ends[first - 1]; i < last; from = ends[i++]) {
            hashes[i - first] = hash(texts, from, ends[i]);
        }
    }

    /** Brings slots into the cache, then where the texts in them begin, then these; what is read is of no use. */
    private void touch(int count) {
        for (int i = 0; i < count; i++) {
            entries[i] = slots[hashes[i] & (slots.length - 1)];
        }
        for (int i = 0; i < count; i++) {
            int code = (int) entries[i] - 1;
            entries[i] = code < 0 ? 0 : start(code);
        }
        for (int i = 0; i < count; i++) {
            entries[i] = pool[(int) entries[i]];
        }
    }

    private int add(byte[] text, int from, int to, int hash) {
        int slot = slot(text, from, to, hash);
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        int code = append(text, from, to);
        slots[slot] = (long) hash << Integer.SIZE | size;
        if (size > slots.length / 10 * 7) {
            rehash();
        }
        return code;
    }

    /** Gives a new text its number. */
    private int append(byte[] text, int from, int to) {
        if (size == end.length) {
            end = Arrays.copyOf(end, size + size / 2 + 1024);
        }
        reserve(to - from);
        System.arraycopy(text, from, pool, used, to - from);
        used += to - from;
        end[size] = used;
        return size++;
    }

    /** The number of a text, or -1 if it is not there. */
    public int find(CharSequence text) {
        if (slots.length == 0) {
            index();
        }
        key = room(key, 0, text);
        int length = encode(text, key, 0);
        return (int) slots[slot(key, 0, length, hash(key, 0, length))] - 1;
    }

    public int size() {
        return size;
    }

    public char firstChar(int code) {
        return (char) pool[start(code)];
    }

    public String get(int code) {
        int from = start(code);
        int to = end[code];
        int ascii = from;
        while (ascii < to && pool[ascii] >= 0) {
            ascii++;
        }
        if (ascii == to) {
            return new String(pool, from, to - from, StandardCharsets.ISO_8859_1);
        }
        char[] out = new char[to - from];
        int n = 0;
        for (int i = from; i < to; n++) {
            int b = pool[i++];
            if (b >= 0) {
                out[n] = (char) b;
            } else if ((b & 0xE0) == 0xC0) {
                out[n] = (char) ((b & 0x1F) << 6 | (pool[i++] & 0x3F));
            } else {
                out[n] = (char) ((b & 0x0F) << 12 | (pool[i++] & 0x3F) << 6 | (pool[i++] & 0x3F));
            }
        }
        return new String(out, 0, n);
    }

    public String[] toArray() {
        String[] out = new String[size];
        Chunks.forEach(size, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = get(i);
            }
        });
        return out;
    }

    private int start(int code) {
        return code == 0 ? 0 : end[code - 1];
    }

    /** An array with room for a text from a place on. */
    public static byte[] room(byte[] bytes, int at, CharSequence text) {
        int needed = at + 3 * text.length();
        return needed <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(needed, bytes.length * GROWTH));
    }

    /** Writes a text from a place on; where it ends. */
    public static int encode(CharSequence text, byte[] into, int at) {
        if (text instanceof AsciiText ascii) {
            return ascii.copyTo(into, at);
        }
        int chars = text.length();
        int n = at;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                into[n++] = (byte) c;
            } else if (c < 0x800) {
                into[n++] = (byte) (0xC0 | c >> 6);
                into[n++] = (byte) (0x80 | (c & 0x3F));
            } else {
                into[n++] = (byte) (0xE0 | c >> 12);
                into[n++] = (byte) (0x80 | (c >> 6 & 0x3F));
                into[n++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return n;
    }

    /** Where a text is, or where it would go. */
    private int slot(byte[] text, int from, int to, int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> Integer.SIZE) == hash) {
                int code = (int) slots[slot] - 1;
                if (Arrays.equals(pool, start(code), end[code], text, from, to)) {
                    return slot;
                }
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int hash(byte[] text, int from, int to) {
        long h = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            h = (h ^ text[i]) * 0x100000001B3L;
        }
        h *= 0x9E3779B97F4A7C15L;
        return (int) (h >>> Integer.SIZE);
    }

    private void rehash() {
        long[] old = slots;
        slots = new long[old.length * GROWTH];
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> Integer.SIZE) & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = entry;
            }
        }
    }

    private void reserve(int more) {
        long needed = (long) used + more;
        if (needed > pool.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new DataException(
                        "the distinct texts of one column are longer than 2 billion characters together");
            }
            pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * pool.length)));
        }
    }
}
