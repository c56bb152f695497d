package dev.lindy.data.ledger;

/** What may become of a row. */
public enum Kind {
    /** The row could not be taken apart, or its date or amount is no date or number. */
    UNREADABLE("row unreadable", "rows unreadable", true, true),
    /** The row names no customer. */
    NO_CUSTOMER("row without customer", "rows without customer", true, true),
    /** The row holds the sum of other rows. */
    TOTAL("row with a sum of other rows", "rows with sums of other rows", true, false),
    /** The row continues the order of the row before, which has the amount. */
    ORDER_LINE("further row of an order", "further rows of orders", true, false),
    /** The row's status says that it is no purchase: cancelled, failed, not paid. */
    STATUS("row left out by its status", "rows left out by their status", true, false),
    /** What was paid back says so in the row of the order: in full, the row is no purchase; in part, the rest is used. */
    REFUNDED("row paid back in full", "rows paid back in full", true, false),
    /** The row has no date. */
    NO_DATE("row without date", "rows without date", true, true),
    /** The date lies before 1900 or in the future, or stands for none. */
    IMPOSSIBLE_DATE("row with an impossible date", "rows with an impossible date", true, true),
    /** The row has no amount, in a log that has amounts. */
    NO_AMOUNT("row without amount", "rows without amount", true, true),
    /** The row is dated after the last day that was to be read. */
    AFTER_UNTIL("row after the last day read", "rows after the last day read", true, false),
    /** Every field of the row equals that of an earlier row. */
    DUPLICATE("exact duplicate merged", "exact duplicates merged", true, true),
    /** A negative row, taken off the purchases that it refers to. */
    REFUND_NETTED("refund netted against its order", "refunds netted against their order", true, false),
    /** A negative row that, alone or with others, took an order to nothing. */
    CANCELLATION("refund that cancelled an order", "refunds that cancelled an order", true, false),
    /** A row of an order that was cancelled in full: no purchase. */
    CANCELLED_ORDER("row of an order cancelled in full", "rows of orders cancelled in full", true, false),
    /** A row of a purchase that refunds of other purchases of its order took to nothing. */
    NOTHING_LEFT("row of a day whose refunds left nothing", "rows of days whose refunds left nothing", true, false),
    /** A negative row whose order is not known: left out. */
    REFUND_DROPPED("refund without its order left out", "refunds without their order left out", true, true),
    /** A row without value, left out because the options say so. */
    ZERO_DROPPED("row of value 0 left out", "rows of value 0 left out", true, false),
    /** A row in the holdout: kept out of the calibration. */
    HOLDOUT("row in the holdout", "rows in the holdout", true, false),
    /** A row after the end of observation. */
    AFTER_END("row after the end of observation", "rows after the end of observation", true, false),
    /** A row of a customer acquired before the first day asked for. */
    ACQUIRED_EARLIER("row of a customer acquired too early", "rows of customers acquired too early", true, false),
    /** A used row dated before its customer's acquisition date: one of the two is wrong. */
    BEFORE_ACQUISITION(
            "row used, but dated before its customer's acquisition",
            "rows used, but dated before their customer's acquisition",
            false,
            true),
    /** A used row of a guest, whom the fallback column tells apart. */
    GUEST(
            "row of a guest, told apart by the fallback column",
            "rows of guests, told apart by the fallback column",
            false,
            false),
    /** A used row that spells its customer otherwise than other rows do. */
    RESPELLED(
            "row that spells its customer in another way",
            "rows that spell their customer in another way",
            false,
            false),
    /** A used row without value. */
    ZERO_KEPT("row of value 0 counts as a purchase", "rows of value 0 count as purchases", false, false),
    /** A used row that belongs to a purchase of the same customer and period. */
    SAME_PERIOD(
            "row merged into a purchase of the same customer and period",
            "rows merged into a purchase of the same customer and period",
            false,
            false);

    private final String one;
    private final String many;
    private final boolean removed;
    private final boolean wrong;

    Kind(String one, String many, boolean removed, boolean wrong) {
        this.one = one;
        this.many = many;
        this.removed = removed;
        this.wrong = wrong;
    }

    /**
     * Whether rows of this kind are not used.
     *
     * @return false for kinds that only remark on used rows
     */
    public boolean removed() {
        return removed;
    }

    /**
     * Whether rows of this kind mean that something is wrong with the log, which strict preparation refuses.
     *
     * @return true for unreadable rows, duplicates and the like
     */
    public boolean wrong() {
        return wrong;
    }

    /**
     * What this kind means, in words.
     *
     * @param rows how many rows it is said of
     * @return one row or many
     */
    public String text(long rows) {
        return rows == 1 ? one : many;
    }
}
