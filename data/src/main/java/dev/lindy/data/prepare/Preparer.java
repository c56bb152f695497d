package dev.lindy.data.prepare;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.LedgerBuilder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * Turns a log into customers. Rows are grouped by customer once; then every customer is prepared alone, first up to the
 * calibration end, then, from the rows after it alone, in the holdout.
 */
final class Preparer {
    private static final long SECONDS_A_DAY = 86_400;
    private static final int NO_DAY = Integer.MIN_VALUE;

    private final Transactions transactions;
    private final OrderTable log;
    private final ObservationPeriod period;
    private final PeriodIndex index;
    private final Preparation.Options options;
    private final LedgerBuilder ledger;
    private final History history;
    private final History holdout;

    private final long calibrationEnd;
    private final long holdoutEnd;
    /** The point up to which T counts. */
    private final long observedTo;

    private final long logBegins;

    private final RowsByCustomer rows;
    private final int[] sequence;
    private final BaseColumns columns;
    private final FirstPurchases firstPurchases;
    private final LargeShares largeShares;
    private int afterEnd;
    private int acquiredEarlier;
    private int withoutPurchase;
    private int acquiredBeforeLog;
    private int acquisitionUnknown;
    private final LedgerBuilder unknownRefunds = new LedgerBuilder();

    Preparer(Transactions transactions, OrderTable log, ObservationPeriod period, Preparation.Options options) {
        this.transactions = transactions;
        this.log = log;
        this.period = period;
        index = new PeriodIndex(period);
        this.options = options;
        ledger = new LedgerBuilder(transactions.ledger());
        history = new History(log, index, options);
        holdout = new History(log, index, options);
        calibrationEnd = (period.calibrationEnd().toEpochDay() + 1) * SECONDS_A_DAY - 1;
        observedTo = index.endIndex(period.calibrationEnd());
        logBegins = transactions.firstDay().toEpochDay();
        LocalDate end = period.holdoutEnd();
        holdoutEnd = end == null ? calibrationEnd : (end.toEpochDay() + 1) * SECONDS_A_DAY - 1;
        rows = new RowsByCustomer(log, transactions.customers());
        sequence = rows.customersUpTo(calibrationEnd);
        columns = new BaseColumns(sequence.length, end != null, log.attributes.size());
        firstPurchases = new FirstPurchases(transactions.firstDay(), period.calibrationEnd());
        largeShares = new LargeShares();
    }

    Preparation run() {
        for (int customer : sequence) {
            prepare(customer);
        }
        if (log.last > calibrationEnd) {
            for (int customer = 0; customer < transactions.customers(); customer++) {
                tallyLater(customer);
            }
        }
        Entry unknown = unknownRefunds.build("", "", null).entry(Kind.REFUND_DROPPED);
        if (options.refunds() == Preparation.Refunds.FAIL && unknown.rows() > 0) {
            throw new DataException(Message.of(
                    transactions.source() + ": " + Numerals.count(unknown.rows())
                            + (unknown.rows() == 1 ? " negative row belongs" : " negative rows belong")
                            + " to no known order" + unknown.where()
                            + "\n  try:           ",
                    Remedy.REFUNDS.as(Preparation.Refunds.DROP),
                    " to leave them out, ",
                    Remedy.REFUNDS.as(Preparation.Refunds.NET),
                    " to take them off earlier purchases"));
        }
        if (columns.size == 0) {
            throw noCustomer();
        }
        notes();
        CustomerBase base = columns.base(log, period);
        Ledger done = ledger.build(
                transactions.source(),
                transactions.currency(),
                new Ledger.Customers(
                        columns.size,
                        columns.boughtOnce(),
                        afterEnd,
                        acquiredEarlier,
                        withoutPurchase,
                        columns.firstAcquired(),
                        columns.lastAcquired(),
                        period.calibrationEnd()));
        if (options.strict()) {
            done.requireClean();
        }
        return new Preparation(base, period.holdoutEnd() == null ? null : split(base), done);
    }

    private DataException noCustomer() {
        StringBuilder message = new StringBuilder(transactions.source() + ": no customer bought up to "
                + period.calibrationEnd() + "; the orders are dated " + transactions.firstDay() + " to "
                + transactions.lastDay()
                + (options.acquiredFrom() == null
                        ? ""
                        : ", and only customers acquired from " + options.acquiredFrom() + " on were asked for"));
        for (Entry entry : ledger.build("", "", null).entries()) {
            if (entry.kind().removed() && entry.rows() > 0) {
                message.append("\n  ")
                        .append(Numerals.count(entry.rows()) + " "
                                + entry.kind().text(entry.rows()))
                        .append(entry.where());
            }
        }
        return new DataException(message.toString());
    }

    private void prepare(int customer) {
        history.load(rows, customer, Long.MIN_VALUE, calibrationEnd);
        history.prepare(RefundNetting.OtherOrders.NONE);
        int acquired = acquired();
        if (history.purchases() == 0) {
            withoutPurchase++;
        } else {
            long first = firstDay(0);
            long known = acquired == NO_DAY ? first : Math.min(acquired, first);
            LocalDate earliest = options.acquiredFrom();
            firstPurchases.add(first);
            if (earliest != null && known < earliest.toEpochDay()) {
                history.leaveOutBefore(Long.MAX_VALUE, Kind.ACQUIRED_EARLIER);
                acquiredEarlier++;
            } else {
                keep(customer);
                acquiredBeforeLog += known < logBegins ? 1 : 0;
                acquisitionUnknown += log.acquired != null && acquired == NO_DAY ? 1 : 0;
            }
        }
        tally(customer, acquired);
    }

    /** The acquisition date that the customer's rows of the calibration give. */
    private int acquired() {
        int day = NO_DAY;
        for (int i = 0; log.acquired != null && i < history.size; i++) {
            int one = log.acquired[history.row[i]];
            day = one == NO_DAY || (day != NO_DAY && day <= one) ? day : one;
        }
        return day;
    }

    private void keep(int customer) {
        int purchases = history.purchases();
        long first = history.period(0);
        double total = 0;
        double repeats = 0;
        double litt = 0;
        long last = first;
        for (int i = 0; i < purchases; i++) {
            total += history.spend(i);
            if (i > 0) {
                repeats += history.spend(i);
                litt += Math.log(index.between(last, history.period(i)));
            }
            last = history.period(i);
        }
        int x = purchases - 1;
        boolean all = options.spend() == Preparation.Spend.ALL;
        columns.add(
                customer,
                x,
                index.between(first, last),
                index.between(first, observedTo),
                all ? total : repeats,
                all ? purchases : x,
                litt,
                (int) firstDay(0),
                (int) firstDay(x),
                total);
        if (log.amount != null) {
            columns.spread(history, all ? 0 : 1);
        }
        columns.firstRow(history.firstRow(0));
        largeShares.add(customer, purchases, total);
        LocalDate end = period.holdoutEnd();
        if (end != null) {
            for (int i = 1; i < purchases; i++) {
                columns.calibrationPurchases.add(unit(logBegins, history.period(i)));
            }
            holdout(customer);
        }
    }

    /** The day on which a purchase began. */
    private long firstDay(int purchase) {
        return Math.floorDiv(log.second[history.firstRow(purchase)], SECONDS_A_DAY);
    }

    private void holdout(int customer) {
        holdout.load(rows, customer, calibrationEnd + 1, holdoutEnd);
        holdout.prepare((order, about) -> rows.ordered(customer, order, about, calibrationEnd));
        double spend = 0;
        for (int i = 0; i < holdout.purchases(); i++) {
            spend += holdout.spend(i);
            columns.holdoutPurchases.add(unit(period.calibrationEnd().toEpochDay() + 1, holdout.period(i)));
        }
        columns.holdout(holdout.purchases(), spend);
    }

    /** Which unit of time after a day a period lies in, from 0. */
    private int unit(long fromDay, long at) {
        return (int) Math.floor(index.between(index.indexOfDay(fromDay), at));
    }

    /** Enters what became of the customer's rows up to the calibration end. */
    private void tally(int customer, int acquired) {
        double netted = 0;
        for (int i = 0; i < history.size; i++) {
            int row = history.row[i];
            Kind fate = history.fate[i];
            double amount = log.amount == null ? Double.NaN : log.amount[row];
            if (fate == null) {
                ledger.used(amount);
                if (amount == 0) {
                    enter(Kind.ZERO_KEPT, row, amount);
                }
                if (acquired != NO_DAY && Math.floorDiv(log.second[row], SECONDS_A_DAY) < acquired) {
                    enter(Kind.BEFORE_ACQUISITION, row, amount);
                }
                if (history.merged(i)) {
                    enter(Kind.SAME_PERIOD, row, amount);
                }
            } else {
                enter(fate, row, amount);
                netted += fate == Kind.REFUND_NETTED ? amount : 0;
                if (fate == Kind.REFUND_DROPPED && !rows.hasOrderOf(customer, row)) {
                    unknownRefunds.count(fate, amount, log.line[row], () -> example(row));
                }
            }
        }
        if (netted != 0 || history.refunded() != 0) {
            // Parts of a refund that met a purchase which is not used, or more than was bought.
            ledger.move(netted + history.refunded(), Kind.REFUND_NETTED, Kind.CANCELLATION);
        }
    }

    /** Enters the customer's rows after the calibration end. */
    private void tallyLater(int customer) {
        boolean earlier = false;
        for (int i = rows.from(customer); i < rows.to(customer); i++) {
            int row = rows.row(i);
            if (log.second[row] > calibrationEnd) {
                Kind kind = log.second[row] <= holdoutEnd ? Kind.HOLDOUT : Kind.AFTER_END;
                enter(kind, row, log.amount == null ? Double.NaN : log.amount[row]);
            } else {
                earlier = true;
            }
        }
        afterEnd += earlier ? 0 : 1;
    }

    private void enter(Kind kind, int row, double amount) {
        ledger.count(kind, amount, log.line[row], () -> example(row));
    }

    private Example example(int row) {
        String order = transactions.order(row);
        return new Example(
                log.line[row],
                "customer " + transactions.customer(row) + ", "
                        + transactions.time(row).toLocalDate()
                        + (log.amount == null ? "" : ", amount " + log.amount[row])
                        + (order.isEmpty() ? "" : ", order " + order),
                "");
    }

    private void notes() {
        if (log.acquired != null) {
            PreparationNotes.acquisition(
                    ledger, acquiredBeforeLog, acquisitionUnknown, columns.size, transactions.firstDay());
        } else if (options.acquiredFrom() == null) {
            firstPurchases.note(ledger);
        }
        PreparationNotes.end(ledger, transactions, period.calibrationEnd());
        largeShares.note(ledger, log, calibrationEnd);
    }

    private Split split(CustomerBase base) {
        LocalDate end = Objects.requireNonNull(period.holdoutEnd());
        long begin = period.calibrationEnd().toEpochDay() + 1;
        double duration = index.between(index.indexOfDay(begin), index.indexOfDay(end.toEpochDay() + 1));
        double calibration =
                index.between(index.indexOfDay(transactions.firstDay().toEpochDay()), index.indexOfDay(begin));
        Split split = new Split(
                base,
                transactions.firstDay(),
                period.calibrationEnd(),
                end,
                duration,
                Arrays.copyOf(columns.bought, columns.size),
                Arrays.copyOf(columns.holdoutSpend, columns.size),
                new int[][] {
                    columns.calibrationPurchases.toArray(calibration), columns.holdoutPurchases.toArray(duration)
                });
        return calibration > 0 ? split.withCalibrationDuration(calibration) : split;
    }
}
