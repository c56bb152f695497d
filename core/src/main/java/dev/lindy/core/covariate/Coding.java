package dev.lindy.core.covariate;

import dev.lindy.core.base.Column;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How an attribute becomes numbers. Immutable. */
public sealed interface Coding {

    /**
     * The attribute.
     *
     * @return its name
     */
    String attribute();

    /**
     * What the numbers are called.
     *
     * @return at least one name
     */
    List<String> names();

    /**
     * Writes the numbers of a customer.
     *
     * @param column of the attribute
     * @param row of the customer
     * @param out where to
     * @param at the first place
     * @return whether the value was one that the coding knows
     */
    boolean write(Column column, int row, double[] out, int at);

    /**
     * A number: (value − centre)/scale, and, where some were missing when the coding was learned, 1 for those that are.
     *
     * @param attribute its name
     * @param centre the mean of the values, which also stands for missing ones; 0 for numbers that are 0 or 1
     * @param scale their standard deviation; 1 for numbers that are 0 or 1
     * @param mean their mean, which stands for missing ones
     * @param indicator whether there is a second number for missing ones
     */
    record Amount(String attribute, double centre, double scale, double mean, boolean indicator) implements Coding {

        @Override
        public List<String> names() {
            return indicator ? List.of(attribute, attribute + "=" + NONE) : List.of(attribute);
        }

        @Override
        public boolean write(Column column, int row, double[] out, int at) {
            double value = Values.number(column, row);
            boolean missing = Double.isNaN(value);
            out[at] = ((missing ? mean : value) - centre) / scale;
            if (indicator) {
                out[at + 1] = missing ? 1 : 0;
            }
            return indicator || !missing;
        }
    }

    /**
     * A category with effects that add up to 0: one number per level but the last; the last has −1 in all of them.
     *
     * @param attribute its name
     * @param customers how many had each level when the coding was learned, at least two levels; {@value #NONE} for no value
     */
    record Category(String attribute, SortedMap<String, Integer> customers) implements Coding {

        /**
         * Copies the levels.
         *
         * @param attribute its name
         * @param customers by level
         */
        public Category {
            customers = Collections.unmodifiableSortedMap(new TreeMap<>(customers));
        }

        /**
         * The levels.
         *
         * @return in their order
         */
        public List<String> levels() {
            return List.copyOf(customers.keySet());
        }

        @Override
        public List<String> names() {
            return levels().stream()
                    .limit(customers.size() - 1L)
                    .map(level -> attribute + "=" + level)
                    .toList();
        }

        /**
         * The numbers of a level.
         *
         * @param level one of the levels, or another
         * @return one per name; all 0 for another
         */
        public double[] effect(String level) {
            int known = levels().indexOf(level);
            int last = customers.size() - 1;
            return IntStream.range(0, last)
                    .mapToDouble(i -> known == last ? -1 : known == i ? 1 : 0)
                    .toArray();
        }

        @Override
        public boolean write(Column column, int row, double[] out, int at) {
            String level = Values.level(column, row);
            double[] effect = effect(level);
            System.arraycopy(effect, 0, out, at, effect.length);
            return customers.containsKey(level);
        }
    }

    /** What stands for no value in names. */
    String NONE = "(none)";

    /**
     * The names of several codings.
     *
     * @param codings in order
     * @return their names, one after another
     */
    static List<String> names(List<Coding> codings) {
        return codings.stream().flatMap(coding -> coding.names().stream()).toList();
    }

    /**
     * Whether a name is of a number with a unit of its own.
     *
     * @return true for an {@link Amount} that was standardised
     */
    default boolean isStandardised() {
        return this instanceof Amount amount && amount.scale() != 1;
    }

    /**
     * All of one kind.
     *
     * @param codings any
     * @return the categories among them
     */
    static Stream<Category> categories(List<Coding> codings) {
        return codings.stream().filter(Category.class::isInstance).map(Category.class::cast);
    }
}
