package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.special.LogBetaRatio;

/** After which purchases a customer may leave. */
public enum Dropout {
    /** After each repeat purchase, but not right after the first purchase: BG. */
    AFTER_REPEAT_PURCHASES(0),
    /** After each purchase, the first one included: MBG. */
    AFTER_EVERY_PURCHASE(1);

    private final int atFirstPurchase;

    Dropout(int atFirstPurchase) {
        this.atFirstPurchase = atFirstPurchase;
    }

    /**
     * How often a customer who has made x repeat purchases could have left.
     *
     * @param x repeat purchases
     * @return x, or x + 1 where the first purchase counts; exact for any x
     */
    public double chances(int x) {
        return (double) x + atFirstPurchase;
    }

    /**
     * ln(B(a, b + c)/B(a, b)) with c = {@link #chances(int)}: that a customer stayed at all of them.
     *
     * @param a first parameter of the chance to leave
     * @param b second parameter of the chance to leave
     * @param x repeat purchases
     * @return at most 0
     */
    public double logStayed(double a, double b, int x) {
        return atFirstPurchase == 0 ? LogBetaRatio.value(a, b, x) : LogBetaRatio.value(a, b + 1, x) - Math.log1p(a / b);
    }
}
