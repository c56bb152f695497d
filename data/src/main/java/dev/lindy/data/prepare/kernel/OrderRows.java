package dev.lindy.data.prepare.kernel;

import dev.lindy.data.DataException;
import dev.lindy.data.kernel.CodeColumn;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.kernel.TextDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of a log that grows, in columns. */
public final class OrderRows {
    private static final int NO_DAY = Integer.MIN_VALUE;
    private static final int NO_TEXT = -1;

    private final String source;
    private final boolean hasAmounts;
    private final List<String> attributeNames;
    private final CodeColumn customers = new CodeColumn(NO_TEXT);
    private final CodeColumn orders = new CodeColumn(NO_TEXT);
    private final List<CodeColumn> attributes = new ArrayList<>();
    private int size;
    private long[] second = new long[1024];
    private double[] amount;
    private int[] line = new int[1024];
    private long[] fingerprint = new long[1024];
    private int[] acquired = new int[0];

    /** No rows yet. */
    public OrderRows(String source, boolean hasAmounts, List<String> attributeNames) {
        this.source = source;
        this.hasAmounts = hasAmounts;
        this.attributeNames = List.copyOf(attributeNames);
        amount = new double[hasAmounts ? 1024 : 0];
        attributeNames.forEach(name -> attributes.add(new CodeColumn(0)));
    }

    /** Makes room for so many rows before the first. */
    public void expecting(int rows) {
        int room = Math.max(second.length, rows);
        second = new long[room];
        amount = new double[hasAmounts ? room : 0];
        line = new int[room];
        fingerprint = new long[room];
        customers.expecting(room);
        orders.expecting(room);
        attributes.forEach(attribute -> attribute.expecting(room));
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** Where in the source the last row stands. */
    public int lastLine() {
        return line[size - 1];
    }

    /** Adds a row; its order follows by {@link #order}, if it has one. */
    public void add(int lineNumber, CharSequence customer, long localSecond, double value, long print) {
        grow();
        customers.put(size, customer);
        second[size] = localSecond;
        if (hasAmounts) {
            amount[size] = value;
        }
        line[size] = lineNumber;
        fingerprint[size] = print;
        size++;
    }

    /** Gives the last row its order. */
    public void order(CharSequence name) {
        orders.put(size - 1, name);
    }

    /** Gives the last row an attribute. */
    public void attribute(int index, CharSequence value) {
        attributes.get(index).put(size - 1, value);
    }

    /** Gives the last row the day on which its customer was acquired. */
    public void acquired(int epochDay) {
        if (acquired.length < second.length) {
            int had = acquired.length;
            acquired = Arrays.copyOf(acquired, second.length);
            Arrays.fill(acquired, had, acquired.length, NO_DAY);
        }
        acquired[size - 1] = epochDay;
    }

    private void grow() {
        if (size < second.length) {
            return;
        }
        int more = (int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2);
        if (more == size) {
            throw new DataException(source + ": more than two billion rows cannot be read at once");
        }
        second = Arrays.copyOf(second, more);
        if (hasAmounts) {
            amount = Arrays.copyOf(amount, more);
        }
        line = Arrays.copyOf(line, more);
        fingerprint = Arrays.copyOf(fingerprint, more);
    }

    /** Hands the rows over, without the names of their customers; none are kept here. */
    public OrderTable table(String currency) {
        OrderTable table = new OrderTable();
        table.source = source;
        table.currency = currency;
        table.size = size;
        table.customer = customers.numbers(size);
        if (orders.texts().size() > 0) {
            table.order = orders.numbers(size);
            table.orders = orders.texts();
            table.refersTo = references(orders.texts());
        }
        table.amount = hasAmounts ? amount : null;
        amount = new double[0];
        table.second = second;
        second = new long[0];
        table.line = line;
        line = new int[0];
        if (acquired.length > 0) {
            table.acquired = Arrays.copyOf(acquired, size);
            if (acquired.length < size) {
                Arrays.fill(table.acquired, acquired.length, size, NO_DAY);
            }
        }
        for (int i = 0; i < attributes.size(); i++) {
            String name = attributeNames.get(i);
            table.attributes.put(name, attributes.get(i).numbers(size));
            table.attributeTexts.put(name, attributes.get(i).texts().toArray());
        }
        return table;
    }

    /** A hash of everything that the source says in each row. */
    public long[] fingerprints() {
        long[] out = fingerprint;
        fingerprint = new long[0];
        return out;
    }

    /** How many customers there are. */
    public int customers() {
        return customers.texts().size();
    }

    /** The names of the customers, by number. */
    public String[] customerIds() {
        return customers.texts().toArray();
    }

    /** For the number of every order, the order that a cancellation of this number is about: C536379 is about 536379. */
    private static int[] references(TextDictionary orders) {
        int[] out = new int[orders.size()];
        for (int code = 0; code < out.length; code++) {
            out[code] = code;
            char first = orders.firstChar(code);
            if (first == 'C' || first == 'c') {
                String text = orders.get(code);
                int about = text.length() > 1 ? orders.find(text.substring(1)) : -1;
                out[code] = about >= 0 ? about : code;
            }
        }
        return out;
    }
}
