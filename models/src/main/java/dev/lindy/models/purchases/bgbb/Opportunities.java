package dev.lindy.models.purchases.bgbb;

import dev.lindy.models.purchases.kernel.Histories;

/** Checks of whole numbers. */
final class Opportunities {

    private Opportunities() {}

    /** Refuses a history that is not one of whole numbers with x ≤ t_x ≤ n. */
    static void check(int x, double tx, double n) {
        Histories.check(x, tx, n);
        checkWhole("recency t_x", tx);
        checkWhole("n", n);
        if (x > tx) {
            throw new IllegalArgumentException(
                    "frequency x must be at most t_x, one purchase an opportunity, but x = " + x + " with t_x = " + tx);
        }
        if (n > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("n must be at most " + Integer.MAX_VALUE + ", but is " + n);
        }
    }

    /** Refuses a time that is not a whole number of opportunities; an infinite one is fine. */
    static void checkWhole(String name, double t) {
        if (t != Math.rint(t)) {
            throw new IllegalArgumentException(name + " must be a whole number of opportunities in BG/BB, but is " + t
                    + "; summarise the orders by opportunities, or use a model in continuous time");
        }
    }
}
