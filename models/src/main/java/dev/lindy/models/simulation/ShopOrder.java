package dev.lindy.models.simulation;

import java.util.Locale;

/**
 * One row of the sample shop's log.
 *
 * @param time when it was entered, by which the log is sorted, even where {@code date} has been lost
 * @param order the order's number
 * @param customer the customer's number, empty for a guest
 * @param date as written
 * @param amount as written
 * @param channel the customer's channel
 */
record ShopOrder(String time, String order, String customer, String date, String amount, String channel) {

    static ShopOrder of(String time, String order, String customer, double amount, String channel) {
        return new ShopOrder(time, order, customer, time, money(amount), channel);
    }

    /** Money back at a later time under the same order number. */
    ShopOrder refund(String when, double back) {
        return of(when, order, customer, -back, channel);
    }

    ShopOrder withDate(String written) {
        return new ShopOrder(time, order, customer, written, amount, channel);
    }

    ShopOrder withAmount(String written) {
        return new ShopOrder(time, order, customer, date, written, channel);
    }

    double paid() {
        return Double.parseDouble(amount);
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount);
    }
}
