package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.NegativeBinomial;

/**
 * The future of a customer who is active, has passed j of the k phases to the next purchase, passes phases at a rate λ ~
 * Gamma(n<sub>j</sub>, A) and leaves after each purchase with a chance p ~ Beta(a, b).
 *
 * <p>With N the number of phases passed in a time t and c<sub>m</sub> = B(a, b + m)/B(a, b) the probability of staying at m
 * purchases, everything is a sum over N of its negative binomial probability times something positive that depends on the
 * number of purchases ⌊(N + j)/k⌋. Where that sum would be long, {@link LongHorizon} takes the expectation over p last.
 *
 * @param k phases from one purchase to the next
 * @param j phases passed, below k
 * @param shape n<sub>j</sub>, above 0
 * @param rate A, above 0
 * @param a first parameter of the chance to leave
 * @param b second parameter of the chance to leave, grown by the chances not taken
 */
record PhaseFuture(int k, int j, double shape, double rate, double a, double b) {

    private static final double MOST_TERMS = 3000;

    /** What is discounted by e^(−60) no longer counts; the first purchase may be k phases away, each as slow as 1/δ. */
    private static final double FORGOTTEN = 60;

    private static final double FORGOTTEN_PER_PHASE = 2;
    /** Lengths of panels: relative to the time, to 1/δ, and to the gap between purchases. */
    private static final double PANEL = 2;

    private static final double FADES = 10;
    private static final double WAVE = 0.7;

    /** A share of a time that does not count. */
    private static final double UNSEEN = 1e-18;

    private boolean isLong(double odds) {
        return Counts.expectedLength(shape, odds) > MOST_TERMS;
    }

    private LongHorizon longHorizon(double odds) {
        return new LongHorizon(k, j, shape, a, b, odds);
    }

    private double[] counts(double odds) {
        return Counts.probabilities(shape, odds, 2 * k);
    }

    /** Σ P(N = i) c_⌊(i+j)/k⌋. */
    double probabilityAlive(double t) {
        if (t == 0) {
            return 1;
        }
        if (Double.isInfinite(t)) {
            return 0;
        }
        double odds = t / rate;
        if (isLong(odds)) {
            return Math.min(1, longHorizon(odds).probabilityAlive());
        }
        double sum = 0;
        double stayed = 1;
        int phase = j;
        int m = 0;
        for (double probability : counts(odds)) {
            sum += probability * stayed;
            if (++phase == k) {
                phase = 0;
                stayed *= (b + m) / (a + b + m);
                m++;
            }
        }
        return Math.min(1, sum);
    }

    /** Σ P(N = i) Σ_{m ≤ ⌊(i+j)/k⌋} c_{m−1}. */
    double expectedTransactions(double t) {
        if (t == 0) {
            return 0;
        }
        if (Double.isInfinite(t)) {
            return expectedPurchasesEver();
        }
        double odds = t / rate;
        return isLong(odds) ? Math.max(0, longHorizon(odds).expectedTransactions()) : purchases(odds, false);
    }

    /** E[X(X − 1)] = Σ P(N = i) Σ_{m ≤ ⌊(i+j)/k⌋} 2(m − 1) c_{m−1}. */
    double secondFactorialMoment(double t) {
        if (t == 0) {
            return 0;
        }
        if (Double.isInfinite(t)) {
            return a > 2 ? 2 * b / (a - 2) * expectedPurchasesEver() : Double.POSITIVE_INFINITY;
        }
        double odds = t / rate;
        return isLong(odds) ? longHorizon(odds).secondFactorialMoment() : purchases(odds, true);
    }

    private double purchases(double odds, boolean pairs) {
        double sum = 0;
        double upToHere = 0;
        double stayed = 1;
        int phase = j;
        int m = 0;
        for (double probability : counts(odds)) {
            sum += probability * upToHere;
            if (++phase == k) {
                phase = 0;
                upToHere += pairs ? 2 * m * stayed : stayed;
                stayed *= (b + m) / (a + b + m);
                m++;
            }
        }
        return sum;
    }

    /** E[1/p]. */
    private double expectedPurchasesEver() {
        return a > 1 ? (a + b - 1) / (a - 1) : Double.POSITIVE_INFINITY;
    }

    /** Expected purchases per unit of time at u: Σ_m c_{m−1} times the density of the (mk − j)-th phase. */
    double purchaseIntensity(double u) {
        if (Double.isInfinite(u)) {
            return 0;
        }
        if (isLong(u / rate)) {
            return longHorizon(u / rate).purchaseIntensity() / rate;
        }
        double sum = 0;
        double stayed = 1;
        int phase = j;
        int m = 0;
        double[] probability = counts(u / rate);
        for (int i = 0; i < probability.length; i++) {
            if (++phase == k) {
                phase = 0;
                sum += probability[i] * (shape + i) * stayed;
                stayed *= (b + m) / (a + b + m);
                m++;
            }
        }
        return sum / (rate + u);
    }

    /** Expected purchases in (from, to], for a short interval not as a difference. */
    double expectedTransactions(double from, double to) {
        boolean isShort = to - from < 0.2 * (from + rate / (shape + 1)) && !isLong(to / rate);
        return isShort
                ? GaussLegendre.integrate(this::purchaseIntensity, from, to)
                : Math.max(0, expectedTransactions(to) - expectedTransactions(from));
    }

    /**
     * E[min(lifetime, h)] = (A + h) Σ_{l ≥ 1} P(N(h) = l)/(n_j + l − 1) Σ_{i &lt; l} c_⌊(i+j)/k⌋, because the expected time with
     * exactly i phases passed is that sum without the c.
     */
    double expectedLifetime(double h) {
        if (h == 0) {
            return 0;
        }
        if (Double.isInfinite(h)) {
            return shape > 1 && a > 1
                    ? rate / (shape - 1) * (k * expectedPurchasesEver() - j)
                    : Double.POSITIVE_INFINITY;
        }
        double odds = h / rate;
        if (isLong(odds)) {
            return h * longHorizon(odds).shareOfTimeAlive();
        }
        double[] probability = counts(odds);
        double sum = 0;
        double upToHere = 0;
        double stayed = 1;
        int phase = j;
        int m = 0;
        for (int l = 1; l < probability.length; l++) {
            upToHere += stayed;
            if (++phase == k) {
                phase = 0;
                stayed *= (b + m) / (a + b + m);
                m++;
            }
            sum += probability[l] / (shape + (l - 1)) * upToHere;
        }
        return (rate + h) * sum;
    }

    /** P(y purchases in (0, t]): either still active after the y-th, or gone with it. */
    double transactionProbability(int y, double t) {
        double odds = t / rate;
        if (y == 0) {
            return phasesBetween(0, k - j, odds);
        }
        double stayedBefore = Math.exp(LogBetaRatio.value(a, b, y - 1));
        double kept = b + (y - 1);
        long first = (long) y * k - j;
        double exactly = first + k > Integer.MAX_VALUE ? 0 : phasesBetween((int) first, (int) first + k, odds);
        double atLeast = NegativeBinomial.atLeast((int) Math.min(Integer.MAX_VALUE, first), shape, odds);
        return stayedBefore * (kept * exactly + a * atLeast) / (a + kept);
    }

    /** P(from ≤ N &lt; to). */
    private double phasesBetween(int from, int to, double odds) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += NegativeBinomial.probability(i, shape, odds);
        }
        return sum;
    }

    /** P(at least one purchase in (0, t]), whatever p is. */
    double probabilityOfPurchase(double t) {
        return NegativeBinomial.atLeast(k - j, shape, t / rate);
    }

    /** P(no purchase in (0, t]). */
    double probabilityOfNone(double t) {
        return phasesBetween(0, k - j, t / rate);
    }

    /** The density of the time to the next purchase. */
    double nextPurchaseDensity(double t) {
        int last = k - j - 1;
        return NegativeBinomial.probability(last, shape, t / rate) * (shape + last) / (rate + t);
    }

    /** Expected time to the next purchase, infinite when n_j ≤ 1. */
    double meanTimeToNextPurchase() {
        return shape > 1 ? (k - j) * rate / (shape - 1) : Double.POSITIVE_INFINITY;
    }

    /** From which δh on purchases beyond h count for nothing beside those before it. */
    static double forgotten(int k) {
        return FORGOTTEN + FORGOTTEN_PER_PHASE * k;
    }

    /** Purchases in (0, h], discounted, by parts: e^(−δh) E[X(h)] + δ ∫₀ʰ e^(−δu) E[X(u)] du. */
    double discountedTransactions(double delta, double h) {
        if (delta == 0 || h == 0) {
            return expectedTransactions(h);
        }
        double end = Math.min(h, forgotten(k) / delta);
        // Before the first of these times E[X] has next to no part in the integral, as it grows.
        double scale = Math.max(UNSEEN * Math.min(h, 1 / delta), Math.min(rate / (shape + 1), 1 / delta));
        // Purchases of regular customers come in waves, which die away after some gaps between purchases.
        double gap = k * scale;
        double waves = gap * (1 + Math.min(Math.sqrt(shape), 0.5 * k));
        double sum = 0;
        for (double from = 0; from < end; ) {
            double to = Math.min(end, from + Math.min(PANEL * (from + scale), FADES / delta));
            to = from < waves ? Math.min(to, from + WAVE * gap) : to;
            sum += GaussLegendre.integrate(u -> Math.exp(-delta * u) * expectedTransactions(u), from, to);
            from = to;
        }
        return Math.max(0, Math.exp(-delta * h) * expectedTransactions(h) + delta * sum);
    }
}
