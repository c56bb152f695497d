package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.models.Future;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.kernel.Variates;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The future, from now on, of a customer who is active now: purchases come at a rate λ ~ Gamma(n, A), and after each the
 * customer leaves with probability p ~ Beta(a, b).
 *
 * <p>Each quantity is an expectation over p of a function in closed form, all terms positive, so that none has a
 * singularity at a = 1 or cancels when a and b are large (Fader, Hardie and Lee 2005 give the textbook forms).
 * Arguments are not checked here.
 *
 * @param n shape of the purchase rate, above 0
 * @param rate A, its rate parameter, in units of time, above 0
 * @param a first parameter of the chance to leave, above 0
 * @param b second parameter of the chance to leave, above 0
 * @param timeScale the unit of time
 */
public record BetaGeometricFuture(double n, double rate, double a, double b, TimeScale timeScale) implements Future {

    /** A recurrence must not start from less. */
    private static final double UNDERFLOW = 1e-200;

    private static final int MOST_COUNTS = 100_000;

    /** E<sub>p</sub>[(1 + pt/A)<sup>−n</sup>] = ₂F₁(n, a; a + b; −t/A). */
    @Override
    public double probabilityAlive(double t) {
        // No more than rounding lifts it above 1.
        return Math.min(1, expectedPower(n, t));
    }

    /** E[λe<sup>−λpt</sup>] = (n/A) E<sub>p</sub>[(1 + pt/A)<sup>−n−1</sup>]. */
    @Override
    public double purchaseIntensity(double t) {
        return n / rate * expectedPower(n + 1, t);
    }

    private double expectedPower(double power, double t) {
        if (t == 0) {
            return 1;
        }
        return Double.isInfinite(t) ? 0 : BetaExpectation.ofPower(a, b, power, rate / t, p -> 1);
    }

    /** (nt/A) E<sub>p</sub>[φ<sub>n</sub>(pt/A)], φ<sub>n</sub>(y) = (1 − (1 + y)<sup>−n</sup>)/(ny). */
    @Override
    public double expectedTransactions(double t) {
        if (t == 0) {
            return 0;
        }
        if (Double.isInfinite(t)) {
            return expectedPurchasesEver();
        }
        double perRate = t / rate;
        return n
                * perRate
                * BetaExpectation.of(a, b, 1, 2 / ((n + 1) * perRate), p -> PowerAverage.first(n, p * perRate));
    }

    /** E[1/p]. */
    private double expectedPurchasesEver() {
        return a > 1 ? (a + b - 1) / (a - 1) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double expectedTransactions(double from, double to) {
        if (from == 0 || to == from) {
            return expectedTransactions(to - from);
        }
        if (Double.isInfinite(to)) {
            // (1 + p·from/A)^(−n)/p: 1/p takes Beta(a, b) to Beta(a − 1, b).
            return a > 1
                    ? expectedPurchasesEver()
                            * new BetaGeometricFuture(n, rate, a - 1, b, timeScale).probabilityAlive(from)
                    : Double.POSITIVE_INFINITY;
        }
        double length = to - from;
        return n
                * length
                / rate
                * BetaExpectation.ofPower(
                        a,
                        b,
                        n + 1,
                        rate / from,
                        2 * rate / ((n + 1) * length),
                        p -> PowerAverage.first(n, p * length / (rate + p * from)));
    }

    @Override
    public double varianceOfTransactions(double t) {
        double mean = expectedTransactions(t);
        double factorial = secondFactorialMoment(t);
        return Double.isInfinite(factorial) ? factorial : Math.max(0, (factorial - mean * mean) + mean);
    }

    /** E[X(X − 1)] = n(n + 1)(t/A)² E<sub>p</sub>[(1 − p) ∫₀¹ 2w (1 + wpt/A)<sup>−n−2</sup> dw]. */
    private double secondFactorialMoment(double t) {
        if (t == 0) {
            return 0;
        }
        if (Double.isInfinite(t)) {
            return a > 2 ? 2 * b / (a - 2) * expectedPurchasesEver() : Double.POSITIVE_INFINITY;
        }
        double perRate = t / rate;
        // 1 − p takes Beta(a, b) to Beta(a, b + 1).
        double mean =
                BetaExpectation.of(a, b + 1, 2, 3 / ((n + 2) * perRate), p -> PowerAverage.second(n, p * perRate));
        return b / (a + b) * (n * perRate) * ((n + 1) * perRate) * mean;
    }

    /** Either still active after the k-th purchase, or gone with it. */
    @Override
    public double transactionProbability(int k, double t) {
        double odds = t / rate;
        double exactly = NegativeBinomial.probability(k, n, odds);
        if (k == 0) {
            return exactly;
        }
        double stayedBefore = Math.exp(LogBetaRatio.value(a, b, k - 1));
        double kept = b + (k - 1);
        return stayedBefore * (kept * exactly + a * NegativeBinomial.atLeast(k, n, odds)) / (a + kept);
    }

    /** By recurrences from one count to the next. */
    @Override
    public double[] transactionProbabilities(double t, double tail) {
        double odds = t / rate;
        double exactly = NegativeBinomial.probability(0, n, odds);
        if (exactly < UNDERFLOW) {
            return Future.super.transactionProbabilities(t, tail);
        }
        double[] chances = new double[16];
        double rest = probabilityOfPurchase(t);
        double atLeast = rest;
        double stayed = 1;
        double step = odds / (1 + odds);
        int k = 0;
        while (rest > tail && atLeast > 0 && k < MOST_COUNTS) {
            if (k == chances.length) {
                chances = Arrays.copyOf(chances, 2 * k);
            }
            exactly *= (n + k) / (k + 1) * step;
            double kept = b + k;
            double chance = stayed * (kept * exactly + a * atLeast) / (a + kept);
            chances[k++] = chance;
            rest -= chance;
            atLeast -= exactly;
            stayed *= kept / (a + kept);
        }
        return Arrays.copyOf(chances, k);
    }

    /** 1 − (1 + t/A)<sup>−n</sup>, whatever p is. */
    @Override
    public double probabilityOfPurchase(double t) {
        return -Math.expm1(-n * Math.log1p(t / rate));
    }

    /** A((1 − level)<sup>−1/n</sup> − 1). */
    @Override
    public double timeToNextPurchaseQuantile(double level) {
        return rate * Math.expm1(-Math.log1p(-level) / n);
    }

    /** A/(n − 1); infinite when n ≤ 1. */
    @Override
    public double meanTimeToNextPurchase() {
        return n > 1 ? rate / (n - 1) : Double.POSITIVE_INFINITY;
    }

    /**
     * (n/(Aδ)) E<sub>p</sub>[z F<sub>n+1</sub>(z)] for infinite h, with z = Aδ/p and F<sub>ν</sub>(z) = e<sup>z</sup>
     * E<sub>ν</sub>(z).
     */
    @Override
    public double discountedTransactions(Discount discount, double h) {
        double delta = discount.ratePer(timeScale);
        if (delta == 0 || h == 0) {
            return expectedTransactions(h);
        }
        DiscountedPurchases given = new DiscountedPurchases(n, rate, delta, h);
        double scale = rate * delta / n;
        double mean = Double.isInfinite(h)
                ? BetaExpectation.of(a, b, 1, scale, given::atInfiniteHorizon)
                : BetaExpectation.of(a, b, 1, Math.max(scale, 2 * rate / ((n + 1) * h)), given::at);
        return n / (rate * delta) * mean;
    }

    /** h E<sub>p</sub>[φ<sub>n−1</sub>(ph/A)]. */
    @Override
    public double expectedLifetime(double h) {
        if (h == 0) {
            return 0;
        }
        if (Double.isInfinite(h)) {
            return n > 1 ? rate / (n - 1) * expectedPurchasesEver() : Double.POSITIVE_INFINITY;
        }
        double perRate = h / rate;
        double power = Math.min(1, n);
        double alive =
                BetaExpectation.of(a, b, power, 2 * power / (n * perRate), p -> PowerAverage.first(n - 1, p * perRate));
        return h * Math.min(1, alive);
    }

    @Override
    public FuturePurchases simulate(UniformRandomProvider random, double horizon) {
        double lambda = Variates.gamma(random, n, rate);
        return new Lives(lambda, Variates.beta(random, a, b), 1).draw(random, 0, horizon);
    }
}
