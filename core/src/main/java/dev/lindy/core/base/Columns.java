package dev.lindy.core.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named columns of equal length: the form of every result, which a data frame, a CSV file or a report is made from.
 *
 * <p>Order is the order of adding. Immutable: arrays are copied on the way in and on the way out.
 */
public final class Columns implements Tabular {

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
     * The rows of several results below each other.
     *
     * @param parts at least one; all with the same columns in the same order
     * @return all rows of the first, then those of the next
     * @throws IllegalArgumentException if there is no part, or names or kinds of columns differ
     */
    public static Columns stacked(List<Columns> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there are no columns to stand below each other");
        }
        Columns first = parts.get(0);
        int rows = parts.stream().mapToInt(Columns::rows).reduce(0, Math::addExact);
        Map<String, Column> out = new LinkedHashMap<>();
        for (Columns part : parts) {
            if (!part.names().equals(first.names())) {
                throw new IllegalArgumentException("only the same columns can stand below each other, but there are "
                        + String.join(", ", first.names()) + " and " + String.join(", ", part.names()));
            }
        }
        first.columns.forEach((name, column) -> {
            List<Column> all = parts.stream().map(part -> part.column(name)).toList();
            if (all.stream().anyMatch(other -> other.getClass() != column.getClass())) {
                throw new IllegalArgumentException("column \"" + name
                        + "\" holds numbers, texts or dates in one part and something else in another");
            }
            out.put(name, all.size() == 1 ? column : column.stack(all, rows));
        });
        return new Columns(out, rows);
    }

    @Override
    public Columns columns() {
        return this;
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
     * Whether there is a column.
     *
     * @param name its name
     * @return true if {@link #column(String)} may be asked for it
     */
    public boolean has(String name) {
        return columns.containsKey(name);
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
     * The numbers of one column, whole numbers widened; NaN where one is missing.
     *
     * @param name its name
     * @return a copy, one number per row
     * @throws IllegalArgumentException if there is no such column or it holds no numbers
     */
    public double[] doubles(String name) {
        return column(name)
                .match(
                        texts -> {
                            throw otherKind(name, "numbers");
                        },
                        integers -> {
                            double[] out = new double[rows];
                            for (int i = 0; i < rows; i++) {
                                out[i] = integers.has(i) ? integers.get(i) : Double.NaN;
                            }
                            return out;
                        },
                        Column.Doubles::toArray,
                        dates -> {
                            throw otherKind(name, "numbers");
                        });
    }

    /**
     * The texts of one column.
     *
     * @param name its name
     * @return a copy, one text per row
     * @throws IllegalArgumentException if there is no such column or it does not hold texts
     */
    public String[] texts(String name) {
        if (column(name) instanceof Column.Texts texts) {
            return texts.toArray();
        }
        throw otherKind(name, "texts");
    }

    private static IllegalArgumentException otherKind(String name, String wanted) {
        return new IllegalArgumentException("column \"" + name + "\" does not hold " + wanted);
    }

    /**
     * The rows in another order, or some of them.
     *
     * @param order row numbers, from 0
     * @return new columns, row i being row {@code order[i]} of this
     */
    public Columns rows(int... order) {
        Map<String, Column> out = new LinkedHashMap<>();
        columns.forEach((name, column) -> out.put(name, column.pick(order)));
        return new Columns(out, order.length);
    }

    /**
     * Some of the columns.
     *
     * @param names those to keep, in the order that they are to have
     * @return new columns with as many rows
     * @throws IllegalArgumentException naming the columns there are if one is not among them
     */
    public Columns select(Collection<String> names) {
        Map<String, Column> out = new LinkedHashMap<>();
        names.forEach(name -> out.put(name, column(name)));
        return new Columns(out, rows);
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
         * @param values one per row
         * @return this
         */
        public Builder texts(String name, String[] values) {
            return column(name, new Column.Texts(values.clone()));
        }

        /**
         * Adds whole numbers.
         *
         * @param name a new name
         * @param values one per row; {@link Column.Integers#NONE} where there is none
         * @return this
         */
        public Builder integers(String name, int[] values) {
            return column(name, new Column.Integers(values.clone()));
        }

        /**
         * Adds real numbers.
         *
         * @param name a new name
         * @param values one per row
         * @return this
         */
        public Builder doubles(String name, double[] values) {
            return column(name, new Column.Doubles(values.clone()));
        }

        /**
         * Adds dates.
         *
         * @param name a new name
         * @param epochDays days since 1970-01-01, one per row; {@link Column.Dates#NONE} where there is none
         * @return this
         */
        public Builder dates(String name, int[] epochDays) {
            return column(name, new Column.Dates(epochDays.clone()));
        }

        /**
         * Adds every column of another result.
         *
         * @param other columns with other names and as many rows
         * @return this
         */
        public Builder all(Columns other) {
            other.columns.forEach(this::column);
            return this;
        }

        /**
         * Adds a column.
         *
         * @param name a new name
         * @param column such as one of another result
         * @return this
         * @throws IllegalArgumentException if there is a column with this name
         */
        public Builder column(String name, Column column) {
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
