package dev.lindy.core.base;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of {@link Columns}: texts, whole numbers, real numbers or dates. Real numbers may be NaN (no value) or infinite, whole
 * numbers and dates may be missing; texts are never null.
 *
 * <p>Immutable.
 */
public abstract sealed class Column {

    private Column() {}

    /**
     * How many rows the column has.
     *
     * @return the length
     */
    public abstract int size();

    /**
     * Whether the column holds numbers, whole or real.
     *
     * @return false for texts and dates
     */
    public abstract boolean isNumber();

    /**
     * What a row holds, as text: numbers as {@link Double#toString(double)} and {@link Integer#toString(int)} write them, dates
     * as yyyy-MM-dd.
     *
     * @param row the row, from 0
     * @return empty where there is no value: for NaN, a missing whole number and a missing date
     */
    public abstract String text(int row);

    /**
     * Some of the rows, or all of them in another order.
     *
     * @param rows row numbers, from 0
     * @return a new column, row i being row {@code rows[i]} of this
     */
    public abstract Column pick(int... rows);

    /**
     * Does what is right for the kind of the column.
     *
     * @param texts for texts
     * @param integers for whole numbers
     * @param doubles for real numbers
     * @param dates for dates
     * @param <R> what it makes
     * @return what the one for this kind made
     */
    public abstract <R extends @Nullable Object> R match(
            Function<? super Texts, ? extends R> texts,
            Function<? super Integers, ? extends R> integers,
            Function<? super Doubles, ? extends R> doubles,
            Function<? super Dates, ? extends R> dates);

    /** The array. */
    abstract Object array();

    /** A column of this kind with the rows of others of this kind below each other. */
    abstract Column stack(List<Column> parts, int rows);

    /** Fills an array with those of columns of its kind, one after the other. */
    private static <A> A filled(List<Column> parts, A array) {
        int at = 0;
        for (Column part : parts) {
            System.arraycopy(part.array(), 0, array, at, part.size());
            at += part.size();
        }
        return array;
    }

    private static int[] picked(int[] values, int[] rows) {
        int[] out = new int[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[rows[i]];
        }
        return out;
    }

    /** Texts, such as customer ids. */
    public static final class Texts extends Column {
        final String[] values;

        Texts(String[] values) {
            this.values = values;
        }

        /**
         * One text.
         *
         * @param row the row, from 0
         * @return the text
         */
        public String get(int row) {
            return values[row];
        }

        /**
         * All texts.
         *
         * @return a copy, one per row
         */
        public String[] toArray() {
            return values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isNumber() {
            return false;
        }

        @Override
        public String text(int row) {
            return values[row];
        }

        @Override
        public Texts pick(int... rows) {
            String[] out = new String[rows.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = values[rows[i]];
            }
            return new Texts(out);
        }

        @Override
        public <R extends @Nullable Object> R match(
                Function<? super Texts, ? extends R> texts,
                Function<? super Integers, ? extends R> integers,
                Function<? super Doubles, ? extends R> doubles,
                Function<? super Dates, ? extends R> dates) {
            return texts.apply(this);
        }

        @Override
        Object array() {
            return values;
        }

        @Override
        Texts stack(List<Column> parts, int rows) {
            return new Texts(filled(parts, new String[rows]));
        }
    }

    /** Whole numbers, of which some may be missing. */
    public static final class Integers extends Column {
        /** Stands for no number. */
        public static final int NONE = Integer.MIN_VALUE;

        final int[] values;

        Integers(int[] values) {
            this.values = values;
        }

        /**
         * Whether there is a number.
         *
         * @param row the row, from 0
         * @return false where it is missing
         */
        public boolean has(int row) {
            return values[row] != NONE;
        }

        /**
         * One number.
         *
         * @param row the row, from 0
         * @return the number, or {@link #NONE}
         */
        public int get(int row) {
            return values[row];
        }

        /**
         * All numbers.
         *
         * @return a copy, one per row
         */
        public int[] toArray() {
            return values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public String text(int row) {
            return has(row) ? Integer.toString(values[row]) : "";
        }

        @Override
        public Integers pick(int... rows) {
            return new Integers(picked(values, rows));
        }

        @Override
        public <R extends @Nullable Object> R match(
                Function<? super Texts, ? extends R> texts,
                Function<? super Integers, ? extends R> integers,
                Function<? super Doubles, ? extends R> doubles,
                Function<? super Dates, ? extends R> dates) {
            return integers.apply(this);
        }

        @Override
        Object array() {
            return values;
        }

        @Override
        Integers stack(List<Column> parts, int rows) {
            return new Integers(filled(parts, new int[rows]));
        }
    }

    /** Real numbers. */
    public static final class Doubles extends Column {
        final double[] values;

        Doubles(double[] values) {
            this.values = values;
        }

        /**
         * One number.
         *
         * @param row the row, from 0
         * @return the number
         */
        public double get(int row) {
            return values[row];
        }

        /**
         * All numbers.
         *
         * @return a copy, one per row
         */
        public double[] toArray() {
            return values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public String text(int row) {
            return Double.isNaN(values[row]) ? "" : Double.toString(values[row]);
        }

        @Override
        public Doubles pick(int... rows) {
            double[] out = new double[rows.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = values[rows[i]];
            }
            return new Doubles(out);
        }

        @Override
        public <R extends @Nullable Object> R match(
                Function<? super Texts, ? extends R> texts,
                Function<? super Integers, ? extends R> integers,
                Function<? super Doubles, ? extends R> doubles,
                Function<? super Dates, ? extends R> dates) {
            return doubles.apply(this);
        }

        @Override
        Object array() {
            return values;
        }

        @Override
        Doubles stack(List<Column> parts, int rows) {
            return new Doubles(filled(parts, new double[rows]));
        }
    }

    /** Calendar dates, of which some may be missing. */
    public static final class Dates extends Column {
        /** Stands for no date among days since 1970-01-01. */
        public static final int NONE = Integer.MIN_VALUE;

        final int[] epochDays;

        Dates(int[] epochDays) {
            this.epochDays = epochDays;
        }

        /**
         * Whether there is a date.
         *
         * @param row the row, from 0
         * @return false where it is missing
         */
        public boolean has(int row) {
            return epochDays[row] != NONE;
        }

        /**
         * One date as a number.
         *
         * @param row the row, from 0
         * @return days since 1970-01-01, or {@link #NONE}
         */
        public int epochDay(int row) {
            return epochDays[row];
        }

        /**
         * One date.
         *
         * @param row the row, from 0
         * @return the date
         * @throws NoSuchElementException if it is missing
         */
        public LocalDate get(int row) {
            if (!has(row)) {
                throw new NoSuchElementException("there is no date in row " + row);
            }
            return LocalDate.ofEpochDay(epochDays[row]);
        }

        @Override
        public int size() {
            return epochDays.length;
        }

        @Override
        public boolean isNumber() {
            return false;
        }

        @Override
        public String text(int row) {
            return has(row) ? get(row).toString() : "";
        }

        @Override
        public Dates pick(int... rows) {
            return new Dates(picked(epochDays, rows));
        }

        @Override
        public <R extends @Nullable Object> R match(
                Function<? super Texts, ? extends R> texts,
                Function<? super Integers, ? extends R> integers,
                Function<? super Doubles, ? extends R> doubles,
                Function<? super Dates, ? extends R> dates) {
            return dates.apply(this);
        }

        @Override
        Object array() {
            return epochDays;
        }

        @Override
        Dates stack(List<Column> parts, int rows) {
            return new Dates(filled(parts, new int[rows]));
        }
    }
}
