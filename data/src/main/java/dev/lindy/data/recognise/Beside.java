package dev.lindy.data.recognise;

/**
 * What a row says beside customer, time, amount and order.
 *
 * @param hasFallback whether another column tells guests apart, so that an id of 0 is a guest
 * @param fallback who the customer is where the customer column is empty or says guest; empty if unknown
 * @param refunded how much of the amount was paid back, at least 0
 * @param reference the order that a refund is of; empty if it does not say
 * @param status whether the order counts
 */
public record Beside(
        boolean hasFallback, CharSequence fallback, double refunded, CharSequence reference, RowRules.Status status) {

    /** Nothing. */
    public static final Beside NOTHING = new Beside(false, "", 0, "", RowRules.Status.VALID);
}
