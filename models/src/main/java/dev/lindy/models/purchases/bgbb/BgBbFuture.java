package dev.lindy.models.purchases.bgbb;

import static dev.lindy.models.purchases.bgbb.Opportunities.checkWhole;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.RatioSum;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.Future;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.PurchaseTimes;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The future of an active customer who buys with p ~ Beta(α, β) and leaves with θ ~ Beta(γ, δ). Times are whole numbers of
 * opportunities or infinite, which is all that is checked here; σ_j = B(γ, δ + j)/B(γ, δ).
 */
record BgBbFuture(double alpha, double beta, double gamma, double delta, TimeScale timeScale) implements Future {

    /** Up to here a discounted sum is summed. */
    private static final double SUMMED = 4096;

    /** The most opportunities that a simulation goes through. */
    private static final double MOST_SIMULATED = 1e8;

    /** From here on every double is a whole number, and the next is more than 1 away. */
    private static final double LONGEST = 0x1p53;

    /** σ_t. */
    @Override
    public double probabilityAlive(double t) {
        checkWhole("t", t);
        return Math.exp(logStay(gamma, delta, t));
    }

    /** ln B(a, b + k)/B(a, b). */
    private static double logStay(double a, double b, double k) {
        if (k <= Integer.MAX_VALUE) {
            return LogBetaRatio.value(a, b, (int) k);
        }
        return Double.isInfinite(k)
                ? Double.NEGATIVE_INFINITY
                : LogGammaRatio.value(b, a) - LogGammaRatio.value(b + k, a);
    }

    /** Expected opportunities in (0, h] at which the customer is active: Σ σ_j over 1 ≤ j ≤ h. */
    @Override
    public double expectedLifetime(double h) {
        checkWhole("h", h);
        if (h == 0) {
            return 0;
        }
        return delta / (gamma + delta) * Math.exp(sum(h, new double[] {delta + 1}, new double[] {gamma + delta + 1}));
    }

    private static double sum(double terms, double[] above, double[] below) {
        return RatioSum.log(above, below, terms);
    }

    /** A purchase at the t-th opportunity: α/(α + β) σ_t; 0 at t = 0. */
    @Override
    public double purchaseIntensity(double t) {
        return t == 0 ? 0 : alpha / (alpha + beta) * probabilityAlive(t);
    }

    @Override
    public double expectedTransactions(double t) {
        checkWhole("t", t);
        return alpha / (alpha + beta) * expectedLifetime(t);
    }

    @Override
    public double expectedTransactions(double from, double to) {
        checkWhole("from", from);
        checkWhole("to", to);
        if (to == from) {
            return 0;
        }
        BgBbFuture later = new BgBbFuture(alpha, beta, gamma, delta + from, timeScale);
        double rest = later.expectedTransactions(to - from);
        return Double.isInfinite(rest) ? rest : probabilityAlive(from) * rest;
    }

    @Override
    public double varianceOfTransactions(double t) {
        double mean = expectedTransactions(t);
        double factorial = secondFactorialMoment(t);
        return Double.isInfinite(factorial) ? factorial : Math.max(0, (factorial - mean * mean) + mean);
    }

    /** E[X(X − 1)] = α(α + 1)/((α + β)(α + β + 1)) Σ 2(j − 1) σ_j over 2 ≤ j ≤ t. */
    private double secondFactorialMoment(double t) {
        if (t < 2) {
            return 0;
        }
        double stayTwice = delta / (gamma + delta) * ((delta + 1) / (gamma + delta + 1));
        double buyTwice = alpha / (alpha + beta) * ((alpha + 1) / (alpha + beta + 1));
        return 2
                * buyTwice
                * stayTwice
                * Math.exp(sum(t - 1, new double[] {2, delta + 2}, new double[] {1, gamma + delta + 2}));
    }

    /** Active to the end, or gone after the i-th opportunity for i from k on. */
    @Override
    public double transactionProbability(int k, double t) {
        checkWhole("t", t);
        if (k > t) {
            return 0;
        }
        double buy = LogBetaRatio.value(beta, alpha, k);
        double logAlive = Double.isInfinite(t)
                ? Double.NEGATIVE_INFINITY
                : LogGammaRatio.value(t - k + 1, k)
                        - LogGammaRatio.value(1, k)
                        + buy
                        + logStay(alpha + k, beta, t - k)
                        + logStay(gamma, delta, t);
        if (k == t) {
            return Math.exp(logAlive);
        }
        double logGone = buy
                + LogBetaRatio.value(gamma, delta, k)
                + Math.log(gamma / (gamma + delta + k))
                + sum(t - k, new double[] {k + 1, beta, delta + k}, new double[] {
                    1, alpha + beta + k, gamma + delta + k + 1
                });
        double probability = Math.exp(logAlive) + Math.exp(logGone);
        if (Double.isNaN(probability)) {
            throw new UncomputableException(
                    "the probability of " + k + " purchases at " + t + " opportunities is no number under " + this);
        }
        return Math.min(1, probability);
    }

    /** The first purchase at the j-th opportunity, j ≤ t. */
    @Override
    public double probabilityOfPurchase(double t) {
        checkWhole("t", t);
        if (t == 0) {
            return 0;
        }
        return Math.min(
                1,
                buyAtFirst()
                        * Math.exp(
                                sum(t, new double[] {beta, delta + 1}, new double[] {alpha + beta + 1, gamma + delta + 1
                                })));
    }

    private double buyAtFirst() {
        return alpha / (alpha + beta) * (delta / (gamma + delta));
    }

    /** Infinite when α + γ ≤ 1. */
    @Override
    public double meanTimeToNextPurchase() {
        if (alpha + gamma <= 1) {
            return Double.POSITIVE_INFINITY;
        }
        double weighted = sum(Double.POSITIVE_INFINITY, new double[] {2, beta, delta + 1}, new double[] {
            1, alpha + beta + 1, gamma + delta + 1
        });
        double all = sum(Double.POSITIVE_INFINITY, new double[] {beta, delta + 1}, new double[] {
            alpha + beta + 1, gamma + delta + 1
        });
        double mean = Math.exp(weighted - all);
        if (Double.isNaN(mean)) {
            throw new UncomputableException("the mean time to the next purchase is no number under " + this);
        }
        return mean;
    }

    /** The smallest t with P(at least one purchase in (0, t]) ≥ level; infinite if there is none up to 2^53. */
    @Override
    public double timeToNextPurchaseQuantile(double level) {
        if (level == 0) {
            return 0;
        }
        if (probabilityOfPurchase(LONGEST) < level) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = 1;
        while (probabilityOfPurchase(high) < level) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            double middle = Math.floor(low + (high - low) / 2);
            if (probabilityOfPurchase(middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The purchase at the j-th opportunity is discounted by e^(−rate·j): a sum, or where it is long
     * E[(1 − (qv)^t) qv/(1 − qv)] over θ = 1 − q, v = e^(−rate).
     */
    @Override
    public double discountedTransactions(Discount discount, double t) {
        checkWhole("t", t);
        double rate = discount.ratePer(timeScale);
        if (rate == 0) {
            return expectedTransactions(t);
        }
        double v = Math.exp(-rate);
        if (t <= SUMMED) {
            double sum = 0;
            double term = 1;
            for (double j = 0; j < t; j++) {
                term *= (delta + j) / (gamma + delta + j) * v;
                sum += term;
            }
            return alpha / (alpha + beta) * sum;
        }
        double lost = -Math.expm1(-rate);
        // q takes Beta(γ, δ) to Beta(γ, δ + 1).
        double mean = BetaExpectation.of(gamma, delta + 1, 1, Math.max(lost / v, 1 / t), theta -> {
            double gone = Double.isInfinite(t) ? 1 : -Math.expm1(t * (Math.log1p(-theta) - rate));
            return gone * lost / (lost + v * theta);
        });
        return buyAtFirst() * v / lost * mean;
    }

    /** E[p²] Σ 2 σ_j v^j (v + … + v^(j−1)) over 2 ≤ j ≤ h, v = e^(−rate). */
    @Override
    public double discountedPairs(double rate, double h) {
        checkWhole("h", h);
        if (rate == 0) {
            return secondFactorialMoment(h);
        }
        double v = Math.exp(-rate);
        double sum = 0;
        double before = 0;
        double term = 1;
        double power = 1;
        for (double j = 0; j < h && term > 0; j++) {
            if (j > MOST_SIMULATED) {
                throw new UncomputableException("discounted pairs of " + h + " opportunities are too many");
            }
            power *= v;
            term *= (delta + j) / (gamma + delta + j) * v;
            sum += term * before;
            before += power;
        }
        return 2 * (alpha / (alpha + beta)) * ((alpha + 1) / (alpha + beta + 1)) * sum;
    }

    @Override
    public FuturePurchases simulate(UniformRandomProvider random, double horizon) {
        checkWhole("horizon", horizon);
        return life(random, Variates.beta(random, alpha, beta), Variates.beta(random, gamma, delta), horizon);
    }

    /** Perhaps leave, perhaps buy, next opportunity. */
    static FuturePurchases life(UniformRandomProvider random, double p, double theta, double horizon) {
        PurchaseTimes times = new PurchaseTimes();
        for (double opportunity = 1; opportunity <= horizon; opportunity++) {
            if (opportunity > MOST_SIMULATED) {
                throw new UncomputableException(
                        "a simulation of " + horizon + " opportunities goes beyond the most, " + MOST_SIMULATED);
            }
            if (random.nextDouble() < theta) {
                return new FuturePurchases(times.toArray(), opportunity);
            }
            if (random.nextDouble() < p) {
                times.add(opportunity);
            }
        }
        return new FuturePurchases(times.toArray(), Double.POSITIVE_INFINITY);
    }
}
