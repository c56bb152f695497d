package dev.lindy.data.recognise;

import dev.lindy.core.base.Remedy;
import dev.lindy.data.DataException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a log means what. A role that is not given is recognised by the name of a column; a column is given by
 * its name (capitals, blanks, accents and punctuation do not count) or by its number from 1; {@link #NONE} says that there is
 * none.
 *
 * @param given columns by role, of those that were given
 * @param status columns that say whether an order counts; empty to recognise them
 * @param attributes further columns to keep for every customer, such as the channel
 */
public record ColumnRoles(Map<Remedy, String> given, List<String> status, List<String> attributes) {

    /** The column for a role that no column has. */
    public static final String NONE = "none";

    /**
     * Copies what it is given.
     *
     * @param given columns by role, of those that were given
     * @param status columns that say whether an order counts; empty to recognise them
     * @param attributes further columns to keep for every customer, such as the channel
     */
    public ColumnRoles {
        given = Map.copyOf(given);
        status = List.copyOf(status);
        attributes = List.copyOf(attributes);
    }

    /**
     * All roles are to be recognised.
     *
     * @return roles without any column given
     */
    public static ColumnRoles recognised() {
        return new ColumnRoles(Map.of(), List.of(), List.of());
    }

    private ColumnRoles with(Remedy role, @Nullable String column) {
        Map<Remedy, String> other = new EnumMap<>(Remedy.class);
        other.putAll(given);
        if (column == null) {
            other.remove(role);
        } else {
            other.put(role, column);
        }
        return new ColumnRoles(other, status, attributes);
    }

    /**
     * Names the customer column.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withCustomer(@Nullable String column) {
        return with(Remedy.CUSTOMER, column);
    }

    /**
     * Names the column that tells customers apart where the customer column is empty or says guest, such as their address.
     *
     * @param column a name or number, or {@link #NONE}
     * @return new roles
     */
    public ColumnRoles withCustomerFallback(@Nullable String column) {
        return with(Remedy.CUSTOMER_FALLBACK, column);
    }

    /**
     * Names the date column.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withDate(@Nullable String column) {
        return with(Remedy.DATE, column);
    }

    /**
     * Names the amount column.
     *
     * @param column a name or number, or {@link #NONE} for a log without amounts
     * @return new roles
     */
    public ColumnRoles withAmount(@Nullable String column) {
        return with(Remedy.AMOUNT, column);
    }

    /**
     * Names the column of amounts that were paid back of the amount beside them.
     *
     * @param column a name or number, or {@link #NONE}
     * @return new roles
     */
    public ColumnRoles withRefundedAmount(@Nullable String column) {
        return with(Remedy.REFUNDED_AMOUNT, column);
    }

    /**
     * Names the column of quantities; the amount is then quantity × unit price.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withQuantity(@Nullable String column) {
        return with(Remedy.QUANTITY, column);
    }

    /**
     * Names the column of prices of one piece.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withUnitPrice(@Nullable String column) {
        return with(Remedy.UNIT_PRICE, column);
    }

    /**
     * Names the column of order numbers.
     *
     * @param column a name or number, or {@link #NONE}
     * @return new roles
     */
    public ColumnRoles withOrder(@Nullable String column) {
        return with(Remedy.ORDER, column);
    }

    /**
     * Names the column in which a refund names the order it is of.
     *
     * @param column a name or number, or {@link #NONE}
     * @return new roles
     */
    public ColumnRoles withReference(@Nullable String column) {
        return with(Remedy.REFERENCE, column);
    }

    /**
     * Names the currency column.
     *
     * @param column a name or number, or {@link #NONE} to take all amounts as one currency
     * @return new roles
     */
    public ColumnRoles withCurrency(@Nullable String column) {
        return with(Remedy.CURRENCY, column);
    }

    /**
     * Names the column of acquisition dates.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withAcquired(@Nullable String column) {
        return with(Remedy.ACQUIRED, column);
    }

    /**
     * Names the columns that say whether an order counts.
     *
     * @param columns names or numbers, or {@link #NONE} alone; none to recognise them
     * @return new roles
     */
    public ColumnRoles withStatus(List<String> columns) {
        return new ColumnRoles(given, columns, attributes);
    }

    /**
     * Names the columns that say whether an order counts.
     *
     * @param columns names or numbers, or {@link #NONE} alone; none to recognise them
     * @return new roles
     */
    public ColumnRoles withStatus(String... columns) {
        return withStatus(List.of(columns));
    }

    /**
     * Names columns to keep for every customer, from the first order.
     *
     * @param columns names or numbers
     * @return new roles
     */
    public ColumnRoles withAttributes(List<String> columns) {
        return new ColumnRoles(given, status, columns);
    }

    /**
     * Names columns to keep for every customer, from the first order.
     *
     * @param columns names or numbers
     * @return new roles
     */
    public ColumnRoles withAttributes(String... columns) {
        return withAttributes(List.of(columns));
    }

    /**
     * Whether it was said that no column has a role.
     *
     * @param role the role
     * @return true if {@link #NONE} was given
     */
    public boolean isNone(Remedy role) {
        return NONE.equals(given.get(role));
    }

    /**
     * How many roles a row names, if its fields are names of columns: by what exports call them, or as given here.
     *
     * @param fields the fields of a row
     * @return 0 or more; customer, date, amount, order, quantity, price and status count, and every column that is given
     */
    public int named(List<String> fields) {
        Set<String> names = fields.stream().map(Headings::normal).collect(Collectors.toSet());
        long known = Headings.ROLES.stream()
                .filter(ranks -> ranks.stream().anyMatch(rank -> !Collections.disjoint(rank, names)))
                .count();
        long told = Stream.concat(given.values().stream(), Stream.concat(status.stream(), attributes.stream()))
                .filter(name -> names.contains(Headings.normal(name)))
                .count();
        return (int) Math.max(known, told);
    }

    /**
     * Finds every role among the columns that there are.
     *
     * @param source what the columns belong to, for the message
     * @param header the names of the columns; for a source without names, its first row
     * @param named whether the header holds names; if not, columns can be given by number only
     * @return the places of the roles
     * @throws DataException with the columns seen, what was understood, and what to set, when in doubt
     */
    public Places resolve(String source, List<String> header, boolean named) {
        return resolve(source, header, named, Set.of());
    }

    /**
     * Finds every role among the columns that there are.
     *
     * @param source what the columns belong to, for the message
     * @param header the names of the columns; for a source without names, its first row
     * @param named whether the header holds names; if not, columns can be given by number only
     * @param empty columns, from 0, without any value: they are not recognised as anything
     * @return the places of the roles
     * @throws DataException with the columns seen, what was understood, and what to set, when in doubt
     */
    public Places resolve(String source, List<String> header, boolean named, Set<Integer> empty) {
        return new RoleFinder(source, header, named, this, List.of(), empty).places();
    }

    /**
     * Finds every role among the columns of a table in memory; messages then name the types of its columns.
     *
     * @param source what the columns belong to, for the message
     * @param header the names of the columns
     * @param types what they hold, in words
     * @param empty columns, from 0, without any value: they are not recognised as anything
     * @return the places of the roles
     * @throws DataException with the columns seen, what was understood, and what to set, when in doubt
     */
    public Places resolve(String source, List<String> header, List<String> types, Set<Integer> empty) {
        return new RoleFinder(source, header, true, this, types, empty).places();
    }

    /**
     * Takes a column that is called {@code Refunded}, which may hold an amount or a yes, for an amount if it holds some.
     *
     * @param places where the roles are so far
     * @param header the names of the columns
     * @param holdsAmounts tells of a column, from 0, whether it holds amounts that the rows can have been paid back
     * @return roles that name it, or these
     */
    public ColumnRoles withRefundedBy(Places places, List<String> header, IntPredicate holdsAmounts) {
        if (places.refunded() >= 0 || places.amount() < 0 || given().containsKey(Remedy.REFUNDED_AMOUNT)) {
            return this;
        }
        for (int i = 0; i < header.size(); i++) {
            if (Headings.REFUNDED_OR_NOT.contains(Headings.normal(header.get(i)))
                    && !places.at().containsValue(i)
                    && !places.status().contains(i)
                    && holdsAmounts.test(i)) {
                return withRefundedAmount(header.get(i));
            }
        }
        return this;
    }

    /**
     * Where the roles are. Columns count from 0; -1 is none.
     *
     * @param at columns by role
     * @param status columns that say whether an order counts
     * @param attributes columns to keep
     * @param attributeNames the names of those columns
     * @param taken which column was taken for what, and which were not used, in words
     * @param overlooked columns that look as if they meant something and were not used, by the role that they look like
     */
    public record Places(
            Map<Remedy, Integer> at,
            List<Integer> status,
            List<Integer> attributes,
            List<String> attributeNames,
            String taken,
            Map<Remedy, List<String>> overlooked) {

        /**
         * Copies what it is given.
         *
         * @param at columns by role
         * @param status columns that say whether an order counts
         * @param attributes columns to keep
         * @param attributeNames the names of those columns
         * @param taken which column was taken for what, and which were not used, in words
         * @param overlooked columns that look as if they meant something and were not used, by the role that they look like
         */
        public Places {
            // Asked for every row: an array by role.
            Map<Remedy, Integer> byRole = new EnumMap<>(Remedy.class);
            byRole.putAll(at);
            at = Collections.unmodifiableMap(byRole);
            status = List.copyOf(status);
            attributes = List.copyOf(attributes);
            attributeNames = List.copyOf(attributeNames);
            Map<Remedy, List<String>> copy = new EnumMap<>(Remedy.class);
            copy.putAll(overlooked);
            overlooked = copy;
        }

        /** What a row must say. */
        private static final List<Remedy> NEEDED = List.of(
                Remedy.CUSTOMER,
                Remedy.DATE,
                Remedy.AMOUNT,
                Remedy.QUANTITY,
                Remedy.UNIT_PRICE,
                Remedy.ORDER,
                Remedy.CURRENCY,
                Remedy.ACQUIRED);

        private int of(Remedy role) {
            Integer column = at.get(role);
            return column == null ? -1 : column;
        }

        /**
         * The column of customers.
         *
         * @return a column
         */
        public int customer() {
            return of(Remedy.CUSTOMER);
        }

        /**
         * The column that tells guests apart.
         *
         * @return a column, or -1
         */
        public int fallback() {
            return of(Remedy.CUSTOMER_FALLBACK);
        }

        /**
         * The column of dates.
         *
         * @return a column
         */
        public int date() {
            return of(Remedy.DATE);
        }

        /**
         * The column of amounts.
         *
         * @return a column, or -1
         */
        public int amount() {
            return of(Remedy.AMOUNT);
        }

        /**
         * The column of amounts paid back.
         *
         * @return a column, or -1
         */
        public int refunded() {
            return of(Remedy.REFUNDED_AMOUNT);
        }

        /**
         * The column of quantities.
         *
         * @return a column, or -1
         */
        public int quantity() {
            return of(Remedy.QUANTITY);
        }

        /**
         * The column of prices of one piece.
         *
         * @return a column, or -1
         */
        public int unitPrice() {
            return of(Remedy.UNIT_PRICE);
        }

        /**
         * The column of order numbers.
         *
         * @return a column, or -1
         */
        public int order() {
            return of(Remedy.ORDER);
        }

        /**
         * The column in which refunds name their order.
         *
         * @return a column, or -1
         */
        public int reference() {
            return of(Remedy.REFERENCE);
        }

        /**
         * The column of currencies.
         *
         * @return a column, or -1
         */
        public int currency() {
            return of(Remedy.CURRENCY);
        }

        /**
         * The column of acquisition dates.
         *
         * @return a column, or -1
         */
        public int acquired() {
            return of(Remedy.ACQUIRED);
        }

        /**
         * Whether rows have a value.
         *
         * @return true for an amount column or quantity × unit price
         */
        public boolean hasAmount() {
            return amount() >= 0 || quantity() >= 0;
        }

        /**
         * The column that a row must reach to be complete.
         *
         * @return the last column with a role, but for those that may be empty
         */
        public int last() {
            return NEEDED.stream().mapToInt(this::of).max().orElse(-1);
        }
    }
}
