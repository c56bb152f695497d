package dev.lindy.data.prepare;

import dev.lindy.core.base.Message;
import dev.lindy.data.kernel.ExactSum;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Notices customers who are hardly persons, and amounts that are hardly prices. */
final class LargeShares {
    private static final int FEW = 50;
    /** Among fewer nothing can be said of the largest. */
    private static final int SOME = 5;
    /** What the largest of few exceeds what is expected of it once in a thousand logs, in means: −ln 0.001. */
    private static final double LUCK = 7;

    private static final double SHARE_OF_FEW = 1.0 / 3;
    private static final int SAMPLE = 100_000;
    private static final double MANY_TIMES = 100;
    private static final double SHARE = 0.01;
    /** A robust standard deviation is 1.4826 median absolute deviations; amounts are compared by their logarithm. */
    private static final double FAR_OUT = 10 * 1.4826;

    private int customers;
    private long purchases;
    private final ExactSum value = new ExactSum();
    private int mostCustomer;
    private int most;
    private int richestCustomer;
    private double richest;

    void add(int customer, int bought, double spent) {
        customers++;
        purchases += bought;
        value.add(spent);
        if (bought > most) {
            most = bought;
            mostCustomer = customer;
        }
        if (spent > richest) {
            richest = spent;
            richestCustomer = customer;
        }
    }

    void note(LedgerBuilder ledger, OrderTable log, long lastSecond) {
        if (customers < FEW) {
            amongFew(ledger, log);
        } else {
            share(ledger, log.customerIds[mostCustomer], most, (double) purchases, "of all purchases");
            share(ledger, log.customerIds[richestCustomer], richest, value.value(), "of the value of all purchases");
        }
        if (log.amount != null) {
            amounts(ledger, log, log.amount, lastSecond);
        }
    }

    /**
     * Among few customers no share is large by itself. Where rates differ as exponential ones do and the others buy m times on
     * average, the largest of n customers buys more than m (ln n + 7) times in one of a thousand logs.
     */
    private void amongFew(LedgerBuilder ledger, OrderTable log) {
        if (customers < SOME) {
            return;
        }
        double mean = (purchases - most) / (customers - 1.0);
        double share = most / (double) purchases;
        if (most > mean * (Math.log(customers) + LUCK) && share >= SHARE_OF_FEW) {
            warn(ledger, log.customerIds[mostCustomer], share, "of all purchases");
        }
    }

    private void share(LedgerBuilder ledger, String id, double part, double all, String what) {
        double share = part / all;
        if (share >= SHARE && share * customers >= MANY_TIMES) {
            warn(ledger, id, share, what);
        }
    }

    private void warn(LedgerBuilder ledger, String id, double share, String what) {
        ledger.note(
                Remark.LARGE_CUSTOMER,
                Message.of("customer \"" + id + "\" makes " + String.format(java.util.Locale.ROOT, "%.1f", 100 * share)
                        + " % " + what + ", " + Math.round(share * customers)
                        + " times the average: a reseller, a till or a catch-all id?"
                        + "\nOne such customer can bend a fit; if it is no person, leave its rows out."));
    }

    /** By the median and the median absolute deviation of ln(amount), in a sample of equidistant rows if there are many. */
    private static void amounts(LedgerBuilder ledger, OrderTable log, double[] amount, long lastSecond) {
        int eligible = 0;
        for (int i = 0; i < log.size; i++) {
            eligible += log.second[i] <= lastSecond && amount[i] > 0 ? 1 : 0;
        }
        // Rows after the end must not have a say in which rows are looked at.
        double[] logs = new double[Math.min(eligible, SAMPLE)];
        int step = Math.max(1, eligible / SAMPLE);
        int n = 0;
        int seen = 0;
        for (int i = 0; i < log.size && n < logs.length; i++) {
            if (log.second[i] <= lastSecond && amount[i] > 0 && seen++ % step == 0) {
                logs[n++] = Math.log(amount[i]);
            }
        }
        if (n < FEW) {
            return;
        }
        double median = median(logs, n);
        for (int i = 0; i < n; i++) {
            logs[i] = Math.abs(logs[i] - median);
        }
        double spread = Math.max(median(logs, n), Math.log(1.5) / 1.4826);
        double limit = Math.exp(median + FAR_OUT * spread);
        int far = 0;
        int largest = -1;
        for (int i = 0; i < log.size; i++) {
            if (log.second[i] <= lastSecond && amount[i] > limit) {
                far++;
                largest = largest < 0 || amount[i] > amount[largest] ? i : largest;
            }
        }
        if (largest >= 0) {
            ledger.note(
                    Remark.LARGE_AMOUNT,
                    Message.of(Numerals.count(far) + (far == 1 ? " amount lies" : " amounts lie")
                            + " far above all others; the largest is " + Numerals.amount(amount[largest])
                            + " (line "
                            + Numerals.count(log.line[largest]) + ", customer \""
                            + log.customerIds[log.customer[largest]] + "\", "
                            + LocalDate.ofInstant(java.time.Instant.ofEpochSecond(log.second[largest]), ZoneOffset.UTC)
                            + "), the median " + Numerals.amount(Math.exp(median))
                            + ": mistakes, or business of another kind?"));
        }
    }

    private static double median(double[] values, int n) {
        java.util.Arrays.sort(values, 0, n);
        return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
    }
}
