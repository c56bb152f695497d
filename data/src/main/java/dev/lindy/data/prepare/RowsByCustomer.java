package dev.lindy.data.prepare;

import dev.lindy.data.kernel.OrderTable;
import java.util.Arrays;

/** The rows of a log by customer, each customer's in the order of the log. */
final class RowsByCustomer {
    private final OrderTable log;

    /** The rows of customer c are {@code rows[start[c]]} to {@code rows[start[c + 1] - 1]}. */
    private final int[] start;

    private final int[] rows;

    /** Groups by counting. */
    RowsByCustomer(OrderTable log, int customers) {
        this.log = log;
        start = new int[customers + 1];
        rows = new int[log.size];
        for (int i = 0; i < log.size; i++) {
            start[log.customer[i] + 1]++;
        }
        for (int c = 1; c < start.length; c++) {
            start[c] += start[c - 1];
        }
        int[] next = start.clone();
        for (int i = 0; i < log.size; i++) {
            rows[next[log.customer[i]]++] = i;
        }
    }

    /** The first place of a customer's rows. */
    int from(int customer) {
        return start[customer];
    }

    /** The place after a customer's last row. */
    int to(int customer) {
        return start[customer + 1];
    }

    /** The row at a place. */
    int row(int place) {
        return rows[place];
    }

    /** Customers in the order of their first row up to a second of local time: later rows have no say in it. */
    int[] customersUpTo(long last) {
        boolean[] seen = new boolean[start.length - 1];
        int[] out = new int[seen.length];
        int n = 0;
        for (int i = 0; i < log.size; i++) {
            if (log.second[i] <= last && !seen[log.customer[i]]) {
                seen[log.customer[i]] = true;
                out[n++] = log.customer[i];
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** Whether a customer bought one of two orders up to a second of local time. */
    boolean ordered(int customer, int order, int about, long last) {
        for (int i = start[customer]; i < start[customer + 1]; i++) {
            int row = rows[i];
            if (log.order != null
                    && log.amount != null
                    && log.second[row] <= last
                    && log.amount[row] > 0
                    && (log.order[row] == order || log.order[row] == about)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a customer has the order that a refund names, wherever in the log that lies. */
    boolean hasOrderOf(int customer, int refund) {
        if (log.order == null || log.refersTo == null || log.amount == null || log.order[refund] < 0) {
            return false;
        }
        int order = log.order[refund];
        int about = log.refersTo[order];
        for (int i = start[customer]; i < start[customer + 1]; i++) {
            int row = rows[i];
            if (log.amount[row] >= 0 && (log.order[row] == order || log.order[row] == about)) {
                return true;
            }
        }
        return false;
    }
}
