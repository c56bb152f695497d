package dev.lindy.data;

import java.util.List;

/** A column of summaries, with the names that it goes by; capitals and punctuation do not count. */
public enum SummaryColumn {
    /** Whose row it is. */
    CUSTOMER("customer", "customer customerid cust custid id client clientid user userid"),
    /** Repeat purchases x. */
    FREQUENCY("x", "x frequency"),
    /** Time from first to last purchase t<sub>x</sub>. */
    RECENCY("t_x", "tx recency"),
    /** Time from first purchase to the end of observation. */
    AGE("T", "t tcal age"),
    /** Mean value of the repeat purchases. */
    MEAN_SPEND("mean_spend", "meanspend mx monetaryvalue monetary averagespend"),
    /** How many purchases the mean is of; x if there is no such column. */
    SPEND_COUNT("spend_count", "spendcount"),
    /** Σ ln(time between purchases). */
    LITT("litt", "litt"),
    /** Value of all purchases. */
    HISTORICAL_VALUE("historical_value", "historicalvalue"),
    /** Day of the first purchase. */
    FIRST_PURCHASE("first_purchase", "firstpurchase");

    private final String id;
    private final String names;

    SummaryColumn(String id, String names) {
        this.id = id;
        this.names = names;
    }

    /**
     * The name that this toolkit writes.
     *
     * @return such as {@code t_x}
     */
    public String id() {
        return id;
    }

    /**
     * Where the column stands.
     *
     * @param header names of columns
     * @return the first column that goes by one of the names, from 0, or -1
     */
    public int in(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            String name = RoleFinder.normal(header.get(i));
            if (!name.isEmpty() && (" " + names + " ").contains(" " + name + " ")) {
                return i;
            }
        }
        return -1;
    }
}
