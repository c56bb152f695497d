package dev.lindy.data.recognise;

import dev.lindy.data.DataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a log means what. A role that is not given is recognised by the name of a column; a column is given by
 * its name (capitals, blanks and punctuation do not count) or by its number from 1; {@link #NONE} says that there is none.
 *
 * @param customer whose order it is
 * @param date when it was
 * @param amount what it was worth, negative for a refund
 * @param quantity how many pieces, for an amount of quantity × unit price
 * @param unitPrice what one piece cost
 * @param order the number of the order or invoice
 * @param currency the currency of the amount
 * @param acquired the date on which the customer was acquired; never recognised, only taken when given
 * @param attributes further columns to keep for every customer, such as the channel
 */
public record ColumnRoles(
        @Nullable String customer,
        @Nullable String date,
        @Nullable String amount,
        @Nullable String quantity,
        @Nullable String unitPrice,
        @Nullable String order,
        @Nullable String currency,
        @Nullable String acquired,
        List<String> attributes) {

    /** The column for a role that no column has. */
    public static final String NONE = "none";

    /**
     * Copies the attributes.
     *
     * @param customer whose order it is
     * @param date when it was
     * @param amount what it was worth, negative for a refund
     * @param quantity how many pieces, for an amount of quantity × unit price
     * @param unitPrice what one piece cost
     * @param order the number of the order or invoice
     * @param currency the currency of the amount
     * @param acquired the date on which the customer was acquired; never recognised, only taken when given
     * @param attributes further columns to keep for every customer, such as the channel
     */
    public ColumnRoles {
        attributes = List.copyOf(attributes);
    }

    /**
     * All roles are to be recognised.
     *
     * @return roles without any column given
     */
    public static ColumnRoles recognised() {
        return new ColumnRoles(null, null, null, null, null, null, null, null, List.of());
    }

    /**
     * Names the customer column.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withCustomer(@Nullable String column) {
        return new ColumnRoles(column, date, amount, quantity, unitPrice, order, currency, acquired, attributes);
    }

    /**
     * Names the date column.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withDate(@Nullable String column) {
        return new ColumnRoles(customer, column, amount, quantity, unitPrice, order, currency, acquired, attributes);
    }

    /**
     * Names the amount column.
     *
     * @param column a name or number, or {@link #NONE} for a log without amounts
     * @return new roles
     */
    public ColumnRoles withAmount(@Nullable String column) {
        return new ColumnRoles(customer, date, column, quantity, unitPrice, order, currency, acquired, attributes);
    }

    /**
     * Names the column of quantities; the amount is then quantity × unit price.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withQuantity(@Nullable String column) {
        return new ColumnRoles(customer, date, amount, column, unitPrice, order, currency, acquired, attributes);
    }

    /**
     * Names the column of prices of one piece.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withUnitPrice(@Nullable String column) {
        return new ColumnRoles(customer, date, amount, quantity, column, order, currency, acquired, attributes);
    }

    /**
     * Names the column of order numbers.
     *
     * @param column a name or number, or {@link #NONE}
     * @return new roles
     */
    public ColumnRoles withOrder(@Nullable String column) {
        return new ColumnRoles(customer, date, amount, quantity, unitPrice, column, currency, acquired, attributes);
    }

    /**
     * Names the currency column.
     *
     * @param column a name or number, or {@link #NONE} to take all amounts as one currency
     * @return new roles
     */
    public ColumnRoles withCurrency(@Nullable String column) {
        return new ColumnRoles(customer, date, amount, quantity, unitPrice, order, column, acquired, attributes);
    }

    /**
     * Names the column of acquisition dates.
     *
     * @param column a name or number
     * @return new roles
     */
    public ColumnRoles withAcquired(@Nullable String column) {
        return new ColumnRoles(customer, date, amount, quantity, unitPrice, order, currency, column, attributes);
    }

    /**
     * Names columns to keep for every customer, from the first order.
     *
     * @param columns names or numbers
     * @return new roles
     */
    public ColumnRoles withAttributes(List<String> columns) {
        return new ColumnRoles(customer, date, amount, quantity, unitPrice, order, currency, acquired, columns);
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
     * Finds every role among the columns that there are.
     *
     * @param source what the columns belong to, for the message
     * @param header the names of the columns; for a source without names, its first row
     * @param named whether the header holds names; if not, columns can be given by number only
     * @return the places of the roles
     * @throws DataException with the columns seen, what was understood, and what to set, when in doubt
     */
    public Places resolve(String source, List<String> header, boolean named) {
        return new RoleFinder(source, header, named, this, List.of()).places();
    }

    /**
     * Finds every role among the columns of a table in memory; messages then name the types of its columns.
     *
     * @param source what the columns belong to, for the message
     * @param header the names of the columns
     * @param types what they hold, in words
     * @return the places of the roles
     * @throws DataException with the columns seen, what was understood, and what to set, when in doubt
     */
    public Places resolve(String source, List<String> header, List<String> types) {
        return new RoleFinder(source, header, true, this, types).places();
    }

    /**
     * Where the roles are.
     *
     * @param customer a column, from 0
     * @param date a column, from 0
     * @param amount a column, from 0, or -1
     * @param quantity a column, from 0, or -1
     * @param unitPrice a column, from 0, or -1
     * @param order a column, from 0, or -1
     * @param currency a column, from 0, or -1
     * @param acquired a column, from 0, or -1
     * @param attributes columns, from 0
     * @param attributeNames the names of those columns
     */
    public record Places(
            int customer,
            int date,
            int amount,
            int quantity,
            int unitPrice,
            int order,
            int currency,
            int acquired,
            List<Integer> attributes,
            List<String> attributeNames) {

        /**
         * Copies the lists.
         *
         * @param customer a column, from 0
         * @param date a column, from 0
         * @param amount a column, from 0, or -1
         * @param quantity a column, from 0, or -1
         * @param unitPrice a column, from 0, or -1
         * @param order a column, from 0, or -1
         * @param currency a column, from 0, or -1
         * @param acquired a column, from 0, or -1
         * @param attributes columns, from 0
         * @param attributeNames the names of those columns
         */
        public Places {
            attributes = List.copyOf(attributes);
            attributeNames = List.copyOf(attributeNames);
        }

        /**
         * Whether rows have a value.
         *
         * @return true for an amount column or quantity × unit price
         */
        public boolean hasAmount() {
            return amount >= 0 || quantity >= 0;
        }

        /**
         * The column that a row must reach to be complete.
         *
         * @return the last column with a role other than attribute
         */
        public int last() {
            List<Integer> all =
                    new ArrayList<>(List.of(customer, date, amount, quantity, unitPrice, order, currency, acquired));
            return all.stream().mapToInt(Integer::intValue).max().orElse(-1);
        }
    }
}
