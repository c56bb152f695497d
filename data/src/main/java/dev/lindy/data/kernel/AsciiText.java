package dev.lindy.data.kernel;

import java.nio.charset.StandardCharsets;

/** A text of characters below 128 that stands as bytes in a buffer, as long as the buffer keeps it. */
public final class AsciiText implements CharSequence {
    private final byte[] bytes;
    private final int from;
    private final int to;

    /** The bytes from a place up to another, not including it. */
    public AsciiText(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Copies the text to a place in an array; where it ends there. */
    int copyTo(byte[] into, int at) {
        System.arraycopy(bytes, from, into, at, to - from);
        return at + to - from;
    }

    /** Eight characters from a place on as one number, the first lowest; 0 for those behind the end. */
    public long eight(int index) {
        return eight(bytes, from + index, to);
    }

    /** Eight bytes from a place on as one number, the first lowest; 0 for those behind the end. */
    public static long eight(byte[] bytes, int from, int to) {
        long out = 0;
        int end = Math.min(to, from + Long.BYTES);
        for (int i = end - 1; i >= from; i--) {
            out = out << Byte.SIZE | bytes[i];
        }
        return out;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new AsciiText(bytes, from + start, from + end);
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
