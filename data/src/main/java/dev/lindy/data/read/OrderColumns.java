package dev.lindy.data.read;

import dev.lindy.data.recognise.ColumnRoles;
import java.util.List;

/** The columns of an order log as numbers, which every row asks for: from 0; −1 is none. */
final class OrderColumns {
    final int customer;
    final int fallback;
    final int date;
    final int amount;
    final int refunded;
    final int quantity;
    final int unitPrice;
    final int order;
    final int reference;
    final int currency;
    final int acquired;
    final boolean hasAmount;
    /** The last column that a row must have. */
    final int last;

    final List<Integer> status;
    final List<Integer> attributes;

    OrderColumns(ColumnRoles.Places places) {
        customer = places.customer();
        fallback = places.fallback();
        date = places.date();
        amount = places.amount();
        refunded = places.refunded();
        quantity = places.quantity();
        unitPrice = places.unitPrice();
        order = places.order();
        reference = places.reference();
        currency = places.currency();
        acquired = places.acquired();
        hasAmount = places.hasAmount();
        last = places.last();
        status = places.status();
        attributes = places.attributes();
    }
}
