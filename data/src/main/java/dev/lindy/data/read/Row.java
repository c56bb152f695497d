package dev.lindy.data.read;

import dev.lindy.core.base.Printable;

/** One record of a delimited text: its fields as pieces of one buffer, which is filled anew for every record. */
abstract class Row {
    /** As many as a spreadsheet has columns. */
    static final int MOST_FIELDS = 1 << 14;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private int fields;
    private long line;
    private boolean guarded;

    /** Says that the texts of the table are guarded. */
    final void guarded() {
        guarded = true;
    }

    final boolean isGuarded() {
        return guarded;
    }

    /** Says where the record stands. */
    final void standsAt(long lineNumber) {
        line = lineNumber;
    }

    /** Counts the lines that stand above the first record. */
    final void moveDown(long lines) {
        line += lines;
    }

    final long line() {
        return line;
    }

    final void fields(int number) {
        fields = number;
    }

    final int fields() {
        return fields;
    }

    /** A field without blanks around it; empty if the record ends before it. Valid until the next record. */
    final CharSequence field(int index) {
        if (index >= fields) {
            return "";
        }
        CharSequence text = text(index);
        return guarded && text.length() > 0 ? TextGuard.unguard(text.toString()) : text;
    }

    /** A field of the record without blanks around it. */
    abstract CharSequence text(int index);

    /** A field as a number as programs write it; NaN if it is none, or if the record ends before it. */
    abstract double number(int index);

    /** The numbers of some fields, each into the place of its field. */
    abstract void numbers(int[] columns, double[] into);

    /** A number that equal records share, and others hardly, however they were read. */
    abstract long fingerprint();

    /** Goes on in a fingerprint. */
    static long mixed(long h, long next) {
        long out = (h ^ next) * SPREAD;
        return out ^ out >>> 29;
    }

    final String shown() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < fields && out.length() < 200; i++) {
            out.append(i == 0 ? "" : " | ").append(Printable.text(field(i)));
        }
        return out.toString();
    }

    /** A record of its own, which stays. */
    abstract Row copy();

    /** Takes over what all records have. */
    final void like(Row other) {
        fields = other.fields;
        line = other.line;
        guarded = other.guarded;
    }
}
