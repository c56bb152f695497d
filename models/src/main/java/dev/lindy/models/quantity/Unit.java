package dev.lindy.models.quantity;

import java.util.Locale;

/** What a quantity is counted in. */
public enum Unit {
    /** A probability, in [0, 1]. */
    PROBABILITY,
    /** Purchases, of which an expectation may be a fraction. */
    PURCHASES,
    /** Time, in units of the model's time scale. */
    TIME,
    /** Money, in the currency of the log. */
    CURRENCY,
    /** Renewals of a contract. */
    RENEWALS;

    /** As it stands in tables of columns: {@code purchases}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
