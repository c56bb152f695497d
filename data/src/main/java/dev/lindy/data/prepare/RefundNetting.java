package dev.lindy.data.prepare;

import dev.lindy.data.ledger.Kind;
import java.util.Arrays;

/**
 * Takes the negative rows of one customer off what they refer to.
 *
 * <p>A refund that names an order of this customer is taken off that order; a cancellation C536379 names 536379. Where no
 * such order is known, the options decide. An order of which nothing is left is no purchase.
 */
final class RefundNetting {

    /** Knows the orders that a customer made outside the window. */
    @FunctionalInterface
    interface OtherOrders {
        /** Nothing lies outside the window. */
        OtherOrders NONE = (order, about) -> false;

        /** Whether one of two orders was made outside the window. */
        boolean contains(int order, int about);
    }

    private static final int UNKNOWN = -1;

    private final History history;
    private long[] bought = new long[16];
    private int[] target = new int[16];
    private int[] stack = new int[16];
    private boolean any;

    RefundNetting(History history) {
        this.history = history;
    }

    /** Decides about all negative rows; returns whether any was taken off a purchase. */
    boolean run(OtherOrders otherOrders) {
        any = false;
        if (target.length < history.size) {
            target = new int[history.row.length];
            stack = new int[history.row.length];
            bought = new long[history.row.length];
        }
        byOrder();
        byPolicy(otherOrders);
        return any;
    }

    /** Takes negative rows off the positive rows of the same order, from the last one back. */
    private void byOrder() {
        int[] orders = history.log.order;
        int[] refersTo = history.log.refersTo;
        if (orders == null || refersTo == null) {
            return;
        }
        int n = 0;
        for (int i = 0; i < history.size; i++) {
            target[i] = UNKNOWN;
            int code = orders[history.row[i]];
            if (history.fate[i] == null && history.amount(i) > 0 && code >= 0) {
                bought[n++] = (long) code << Integer.SIZE | i;
            }
        }
        Arrays.sort(bought, 0, n);
        for (int i = 0; i < history.size; i++) {
            int code = history.fate[i] == null && history.amount(i) < 0 ? orders[history.row[i]] : UNKNOWN;
            if (code < 0) {
                continue;
            }
            int from = start(code, n);
            if (from == n || code(from) != code) {
                code = refersTo[code];
                from = start(code, n);
            }
            if (from < n && code(from) == code) {
                history.fate[i] = Kind.REFUND_NETTED;
                target[i] = code;
                any = true;
                spread(-history.amount(i), from, end(from, n));
            }
        }
        if (any) {
            cancel(orders, n);
        }
    }

    private int code(int k) {
        return (int) (bought[k] >>> Integer.SIZE);
    }

    private int start(int code, int n) {
        int at = Arrays.binarySearch(bought, 0, n, (long) code << Integer.SIZE);
        return at < 0 ? -at - 1 : at;
    }

    private int end(int from, int n) {
        int to = from;
        while (to < n && code(to) == code(from)) {
            to++;
        }
        return to;
    }

    /** Takes a refund off the rows of an order; what exceeds the order stays on its first row, below zero. */
    private void spread(double refund, int from, int to) {
        double left = refund;
        for (int k = to - 1; k > from && left > 0; k--) {
            left -= take((int) bought[k], left);
        }
        history.net[(int) bought[from]] -= left;
    }

    /** Takes up to an amount off what is left of a row, and says how much that was. */
    private double take(int i, double wanted) {
        double taken = Math.min(wanted, Math.max(0, history.net[i]));
        double rest = history.net[i] - taken;
        history.net[i] = rest <= History.NOTHING * history.amount(i) ? 0 : rest;
        return taken;
    }

    /** Orders of which nothing is left are no purchases, and neither are their rows without value. */
    private void cancel(int[] orders, int n) {
        int[] cancelled = new int[n];
        int count = 0;
        for (int from = 0; from < n; from = end(from, n)) {
            double gross = 0;
            double rest = 0;
            for (int k = from; k < end(from, n); k++) {
                gross += history.amount((int) bought[k]);
                rest += history.net[(int) bought[k]];
            }
            if (rest <= History.NOTHING * gross) {
                cancelled[count++] = code(from);
            }
        }
        for (int i = 0; i < history.size && count > 0; i++) {
            if (history.fate[i] == null && Arrays.binarySearch(cancelled, 0, count, orders[history.row[i]]) >= 0) {
                history.fate[i] = Kind.CANCELLED_ORDER;
            } else if (target[i] >= 0 && Arrays.binarySearch(cancelled, 0, count, target[i]) >= 0) {
                history.fate[i] = Kind.CANCELLATION;
            }
        }
    }

    /** Negative rows whose order is not known: left out, or taken off the latest purchases up to their time. */
    private void byPolicy(OtherOrders otherOrders) {
        boolean net = history.options.refunds() == Preparation.Refunds.NET;
        int height = 0;
        int next = 0;
        for (int i = 0; i < history.size; i++) {
            for (; next < history.size && history.second(next) <= history.second(i); next++) {
                if (history.fate[next] == null && history.net[next] > 0) {
                    stack[height++] = next;
                }
            }
            if (history.fate[i] != null || !(history.amount(i) < 0)) {
                continue;
            }
            history.fate[i] = Kind.REFUND_DROPPED;
            if (!net || elsewhere(i, otherOrders)) {
                continue;
            }
            double left = -history.amount(i);
            while (height > 0 && left > History.NOTHING * -history.amount(i)) {
                int k = stack[height - 1];
                left -= take(k, left);
                history.fate[i] = Kind.REFUND_NETTED;
                any = true;
                if (history.net[k] == 0) {
                    history.fate[k] = Kind.CANCELLED_ORDER;
                    height--;
                }
            }
        }
        if (net && any && nothingLeftToRefund()) {
            for (int i = 0; i < history.size; i++) {
                if (history.fate[i] == Kind.REFUND_NETTED) {
                    history.fate[i] = Kind.CANCELLATION;
                }
            }
        }
    }

    private boolean elsewhere(int i, OtherOrders otherOrders) {
        int[] orders = history.log.order;
        int[] refersTo = history.log.refersTo;
        if (orders == null || refersTo == null || orders[history.row[i]] < 0) {
            return false;
        }
        int code = orders[history.row[i]];
        return otherOrders.contains(code, refersTo[code]);
    }

    /** Whether every purchase that a refund was taken off is cancelled. */
    private boolean nothingLeftToRefund() {
        for (int i = 0; i < history.size; i++) {
            if (history.fate[i] == null && history.net[i] < history.amount(i)) {
                return false;
            }
        }
        return true;
    }
}
