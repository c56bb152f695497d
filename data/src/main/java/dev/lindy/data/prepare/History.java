package dev.lindy.data.prepare;

import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one customer in one window of time, and what becomes of them: duplicates go, refunds are netted, and what
 * remains in one period of the resolution is one purchase. Filled anew for every customer.
 */
final class History {
    /** What is left of an amount is nothing if it is no more than this share of it. */
    static final double NOTHING = 1e-9;

    final OrderTable log;
    final Preparation.Options options;
    private final PeriodIndex periods;
    private final RefundNetting refunds = new RefundNetting(this);

    int size;
    int[] row = new int[16];
    double[] net = new double[16];

    @Nullable
    Kind[] fate = new Kind[16];

    private boolean[] merged = new boolean[16];
    private long[] sortKey = new long[0];
    private boolean netted;
    private int purchases;
    private long[] period = new long[16];
    private double[] spend = new double[16];
    private int[] firstRow = new int[16];

    History(OrderTable log, PeriodIndex periods, Preparation.Options options) {
        this.log = log;
        this.periods = periods;
        this.options = options;
    }

    /** Takes a customer's rows, as far as they lie in the window. */
    void load(RowsByCustomer rows, int customer, long firstSecond, long lastSecond) {
        size = 0;
        netted = false;
        purchases = 0;
        boolean sorted = true;
        int to = rows.to(customer);
        for (int i = rows.from(customer); i < to; i++) {
            int one = rows.row(i);
            long second = log.second[one];
            if (second >= firstSecond && second <= lastSecond) {
                if (size == row.length) {
                    grow();
                }
                sorted &= size == 0 || second >= log.second[row[size - 1]];
                row[size++] = one;
            }
        }
        if (!sorted) {
            sort();
        }
        for (int i = 0; i < size; i++) {
            net[i] = amount(i);
            fate[i] = null;
            merged[i] = false;
        }
    }

    /** What a row was worth before refunds. */
    double amount(int i) {
        return log.amount == null ? 0 : log.amount[row[i]];
    }

    long second(int i) {
        return log.second[row[i]];
    }

    /** Whether a used row is not the first of its purchase. */
    boolean merged(int i) {
        return merged[i];
    }

    int purchases() {
        return purchases;
    }

    /** The period of a purchase. */
    long period(int purchase) {
        return period[purchase];
    }

    /** The value of a purchase after refunds. */
    double spend(int purchase) {
        return spend[purchase];
    }

    /** The first row of a purchase. */
    int firstRow(int purchase) {
        return firstRow[purchase];
    }

    /** What refunds took off the rows that are used. */
    double refunded() {
        double sum = 0;
        for (int i = 0; netted && i < size; i++) {
            sum += fate[i] == null ? amount(i) - net[i] : 0;
        }
        return sum;
    }

    /** Leaves out the purchases earlier than a time, and their refunds, and makes the purchases anew. */
    void leaveOutBefore(long second, Kind why) {
        for (int i = 0; i < size; i++) {
            if ((fate[i] == null || fate[i] == Kind.REFUND_NETTED) && second(i) < second) {
                fate[i] = why;
            }
            merged[i] = false;
        }
        merge();
    }

    /**
     * Decides about every row.
     *
     * @param otherOrders whether a refund's order was made outside this window, so that its purchases are not its business
     */
    void prepare(RefundNetting.OtherOrders otherOrders) {
        boolean negative = false;
        for (int i = 0; i < size; i++) {
            if (options.duplicates() == Preparation.Duplicates.MERGE && log.duplicate.get(row[i])) {
                fate[i] = Kind.DUPLICATE;
            } else {
                negative |= net[i] < 0;
            }
        }
        if (negative) {
            netted = refunds.run(otherOrders);
        }
        if (log.amount != null && options.zeros() == Preparation.Zeros.DROP) {
            for (int i = 0; i < size; i++) {
                if (fate[i] == null && amount(i) == 0) {
                    fate[i] = Kind.ZERO_DROPPED;
                }
            }
        }
        merge();
    }

    /** One purchase per period; a period whose refunds left nothing is none. */
    private void merge() {
        purchases = 0;
        int i = 0;
        while (i < size) {
            if (fate[i] != null) {
                i++;
                continue;
            }
            long index = periods.index(second(i));
            double sum = 0;
            double gross = 0;
            int first = i;
            for (; i < size && (fate[i] != null || periods.index(second(i)) == index); i++) {
                if (fate[i] == null) {
                    sum += net[i];
                    gross += amount(i);
                    merged[i] = i > first;
                }
            }
            if (sum < gross && sum <= NOTHING * gross) {
                for (int k = first; k < i; k++) {
                    fate[k] = fate[k] == null ? Kind.NOTHING_LEFT : fate[k];
                }
            } else {
                period[purchases] = index;
                spend[purchases] = sum;
                firstRow[purchases++] = row[first];
            }
        }
    }

    /** By time, then by place in the log. */
    private void sort() {
        if (sortKey.length < size) {
            sortKey = new long[row.length];
        }
        long min = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            min = Math.min(min, second(i));
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        for (int i = 0; i < size; i++) {
            sortKey[i] = (second(i) - min) << bits | i;
        }
        Arrays.sort(sortKey, 0, size);
        int[] unsorted = Arrays.copyOf(row, size);
        for (int i = 0; i < size; i++) {
            row[i] = unsorted[(int) (sortKey[i] & ((1L << bits) - 1))];
        }
    }

    private void grow() {
        int more = size * 2;
        row = Arrays.copyOf(row, more);
        net = new double[more];
        fate = new Kind[more];
        merged = new boolean[more];
        period = new long[more];
        spend = new double[more];
        firstRow = new int[more];
    }
}
