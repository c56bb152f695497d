package dev.lindy.data.prepare.kernel;

import dev.lindy.data.kernel.CodeColumn;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.kernel.TextDictionary;
import java.util.Arrays;

/** The rows that spell their customer otherwise than the results will, by the customer's number. */
public final class Spellings {
    private static final int NONE = -1;

    private final CodeColumn spelled = new CodeColumn(NONE);
    private int[] customers = {};
    private int count;
    /** Of each customer: the row's spelling that came first, its line, how many rows, and whether they spell it in one way. */
    private int[] first = {};

    private int[] line = {};
    private int[] rows = {};
    private boolean[] several = {};

    /** Notes how a row spells its customer; rows ascend. */
    public void put(int row, CharSequence spelling) {
        spelled.put(row, spelling);
    }

    /** Sums up by customer, while the rows are still those that were put in. */
    public void sumUp(OrderTable table, int ids) {
        if (spelled.texts().size() == 0) {
            return;
        }
        int[] codes = spelled.numbers(table.size);
        customers = new int[ids];
        first = new int[ids];
        Arrays.fill(first, NONE);
        line = new int[ids];
        rows = new int[ids];
        several = new boolean[ids];
        for (int row = 0; row < table.size; row++) {
            if (codes[row] == NONE) {
                continue;
            }
            int customer = table.customer[row];
            if (first[customer] == NONE) {
                customers[count++] = customer;
                first[customer] = codes[row];
                line[customer] = table.line[row];
            }
            rows[customer]++;
            several[customer] |= codes[row] != first[customer];
        }
    }

    /** How many customers some row spells otherwise. */
    int size() {
        return count;
    }

    /** One of them, in the order of their first such rows. */
    int customer(int place) {
        return customers[place];
    }

    /** How the first of those rows spells a customer. */
    String first(int customer) {
        TextDictionary texts = spelled.texts();
        return texts.get(first[customer]);
    }

    /** Where that row stands. */
    int line(int customer) {
        return line[customer];
    }

    /** How many rows there are of a customer. */
    int rows(int customer) {
        return rows[customer];
    }

    /** Whether they spell it in more than one way. */
    boolean several(int customer) {
        return several[customer];
    }
}
