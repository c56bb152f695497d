package dev.lindy.core.base;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Named columns of equal length: the form of every result, which a data frame, a CSV file or a report is made from.
 *
 * <p>Order is the order of adding. Arrays are copied on the way in and on the way out.
 */
public final class Columns {

    /** One column. Numbers may be NaN (no value) or infinite; texts and dates may not be null. */
    public sealed interface Column {
        /**
         * How many rows the column has.
         *
         * @return the length
         */
        int size();
    }

    /** Texts, such as customer ids. */
    public static final class Texts implements Column {
        private final String[] values;

        private Texts(String[] values) {
            this.values = values;
        }

        @Override
        public int size() {
            return values.length;
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
    }

    /** Whole numbers. */
    public static final class Integers implements Column {
        private final int[] values;

        private Integers(int[] values) {
            this.values = values;
        }

        @Override
        public int size() {
            return values.length;
        }

        /**
         * One number.
         *
         * @param row the row, from 0
         * @return the number
         */
        public int get(int row) {
            return values[row];
        }
    }

    /** Real numbers. */
    public static final class Doubles implements Column {
        private final double[] values;

        private Doubles(double[] values) {
            this.values = values;
        }

        @Override
        public int size() {
            return values.length;
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
    }

    /** Calendar dates, of which some may be missing. */
    public static final class Dates implements Column {
        /** Stands for no date among days since 1970-01-01. */
        public static final int NONE = Integer.MIN_VALUE;

        private final int[] epochDays;

        private Dates(int[] epochDays) {
            this.epochDays = epochDays;
        }

        @Override
        public int size() {
            return epochDays.length;
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
    }

    private final Map<String, Column> columns;
    private final int rows;

    private Columns(Map<String, Column> columns, int rows) {
        this.columns = Collections.unmodifiableMap(columns);
        this.rows = rows;
    }

    /**
     * Starts a set of columns.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How many rows every column has.
     *
     * @return the number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * The names in their order.
     *
     * @return an immutable list
     */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * One column.
     *
     * @param name its name
     * @return the column
     * @throws IllegalArgumentException naming the columns there are if this one is not among them
     */
    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column \"" + name + "\"; there are " + String.join(", ", names()));
        }
        return column;
    }

    /**
     * The numbers of one column, whole numbers widened.
     *
     * @param name its name
     * @return a copy, one number a row
     * @throws IllegalArgumentException if there is no such column or it holds no numbers
     */
    public double[] doubles(String name) {
        Column column = column(name);
        if (column instanceof Doubles doubles) {
            return doubles.values.clone();
        }
        if (column instanceof Integers integers) {
            double[] out = new double[rows];
            for (int i = 0; i < rows; i++) {
                out[i] = integers.values[i];
            }
            return out;
        }
        throw new IllegalArgumentException("column \"" + name + "\" does not hold numbers");
    }

    /**
     * The texts of one column.
     *
     * @param name its name
     * @return a copy, one text a row
     * @throws IllegalArgumentException if there is no such column or it does not hold texts
     */
    public String[] texts(String name) {
        if (column(name) instanceof Texts texts) {
            return texts.values.clone();
        }
        throw new IllegalArgumentException("column \"" + name + "\" does not hold texts");
    }

    /**
     * The rows in another order, or some of them.
     *
     * @param order row numbers, from 0
     * @return new columns, row i being row {@code order[i]} of this
     */
    public Columns rows(int... order) {
        Builder out = builder();
        columns.forEach((name, column) -> {
            if (column instanceof Texts c) {
                String[] values = new String[order.length];
                for (int i = 0; i < order.length; i++) {
                    values[i] = c.values[order[i]];
                }
                out.add(name, new Texts(values));
            } else if (column instanceof Integers c) {
                out.add(name, new Integers(pick(c.values, order)));
            } else if (column instanceof Dates c) {
                out.add(name, new Dates(pick(c.epochDays, order)));
            } else if (column instanceof Doubles c) {
                double[] values = new double[order.length];
                for (int i = 0; i < order.length; i++) {
                    values[i] = c.values[order[i]];
                }
                out.add(name, new Doubles(values));
            }
        });
        return out.build();
    }

    private static int[] pick(int[] values, int[] order) {
        int[] out = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            out[i] = values[order[i]];
        }
        return out;
    }

    @Override
    public String toString() {
        return rows + " rows: " + String.join(", ", new ArrayList<>(columns.keySet()));
    }

    /** Collects columns; every column must have the same length and a name of its own. */
    public static final class Builder {
        private final Map<String, Column> columns = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds texts.
         *
         * @param name a new name
         * @param values one a row
         * @return this
         */
        public Builder texts(String name, String[] values) {
            return add(name, new Texts(values.clone()));
        }

        /**
         * Adds whole numbers.
         *
         * @param name a new name
         * @param values one a row
         * @return this
         */
        public Builder integers(String name, int[] values) {
            return add(name, new Integers(values.clone()));
        }

        /**
         * Adds real numbers.
         *
         * @param name a new name
         * @param values one a row
         * @return this
         */
        public Builder doubles(String name, double[] values) {
            return add(name, new Doubles(values.clone()));
        }

        /**
         * Adds dates.
         *
         * @param name a new name
         * @param epochDays days since 1970-01-01, one a row; {@link Dates#NONE} where there is none
         * @return this
         */
        public Builder dates(String name, int[] epochDays) {
            return add(name, new Dates(epochDays.clone()));
        }

        /**
         * Adds every column of another result.
         *
         * @param other columns with other names and as many rows
         * @return this
         */
        public Builder all(Columns other) {
            other.columns.forEach(this::add);
            return this;
        }

        private Builder add(String name, Column column) {
            if (columns.putIfAbsent(name, column) != null) {
                throw new IllegalArgumentException("column \"" + name + "\" is there already");
            }
            return this;
        }

        /**
         * Ends the collection.
         *
         * @return the columns
         * @throws IllegalArgumentException if lengths differ
         */
        public Columns build() {
            int rows =
                    columns.values().stream().mapToInt(Column::size).findFirst().orElse(0);
            columns.forEach((name, column) -> {
                if (column.size() != rows) {
                    throw new IllegalArgumentException(
                            "column \"" + name + "\" has " + column.size() + " rows, the first column " + rows);
                }
            });
            return new Columns(new LinkedHashMap<>(columns), rows);
        }
    }
}
