package dev.lindy.models.purchases.bgbb;

import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.RatioSum;

/**
 * The future of an active customer who buys with p ~ Beta(α, β) and leaves with θ ~ Beta(γ, δ). Horizons are whole numbers
 * or infinite; σ_j = B(γ, δ + j)/B(γ, δ).
 */
record BgBbFuture(double alpha, double beta, double gamma, double delta) {

    /** Up to here a discounted sum is summed. */
    private static final double SUMMED = 4096;

    /** From here on every double is a whole number, and the next is more than 1 away. */
    private static final double LONGEST = 0x1p53;

    /** P(still active at t) = σ_t. */
    double probabilityAlive(double t) {
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

    /** Expected opportunities in (0, t] at which the customer is active: Σ σ_j over 1 ≤ j ≤ t. */
    double expectedOpportunities(double t) {
        if (t == 0) {
            return 0;
        }
        return delta / (gamma + delta) * Math.exp(sum(t, new double[] {delta + 1}, new double[] {gamma + delta + 1}));
    }

    private static double sum(double terms, double[] above, double[] below) {
        return RatioSum.log(above, below, terms);
    }

    double expectedTransactions(double t) {
        return alpha / (alpha + beta) * expectedOpportunities(t);
    }

    /** Expected purchases in (from, to], not as a difference. */
    double expectedTransactions(double from, double to) {
        if (to == from) {
            return 0;
        }
        BgBbFuture later = new BgBbFuture(alpha, beta, gamma, delta + from);
        double rest = later.expectedTransactions(to - from);
        return Double.isInfinite(rest) ? rest : probabilityAlive(from) * rest;
    }

    /** E[X(X − 1)] = α(α + 1)/((α + β)(α + β + 1)) Σ 2(j − 1) σ_j over 2 ≤ j ≤ t. */
    double secondFactorialMoment(double t) {
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

    /** P(k purchases in (0, t]): active to the end, or gone after the i-th opportunity for i from k on. */
    double transactionProbability(int k, double t) {
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
        return Math.min(1, Math.exp(logAlive) + Math.exp(logGone));
    }

    /** P(at least one purchase in (0, t]): the first one at the j-th opportunity, j ≤ t. */
    double probabilityOfPurchase(double t) {
        if (t == 0) {
            return 0;
        }
        return buyAtFirst()
                * Math.exp(sum(t, new double[] {beta, delta + 1}, new double[] {alpha + beta + 1, gamma + delta + 1}));
    }

    private double buyAtFirst() {
        return alpha / (alpha + beta) * (delta / (gamma + delta));
    }

    /** Expected number of the opportunity of the next purchase, given that there is one; infinite when α + γ ≤ 1. */
    double meanTimeToNextPurchase() {
        double weighted = sum(Double.POSITIVE_INFINITY, new double[] {2, beta, delta + 1}, new double[] {
            1, alpha + beta + 1, gamma + delta + 1
        });
        double all = sum(Double.POSITIVE_INFINITY, new double[] {beta, delta + 1}, new double[] {
            alpha + beta + 1, gamma + delta + 1
        });
        return Math.exp(weighted - all);
    }

    /** The smallest t with alive · P(at least one purchase in (0, t]) ≥ level; infinite if there is none up to 2^53. */
    double timeToNextPurchaseQuantile(double level, double alive) {
        if (level == 0) {
            return 0;
        }
        if (alive * probabilityOfPurchase(LONGEST) < level) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = 1;
        while (alive * probabilityOfPurchase(high) < level) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            double middle = Math.floor(low + (high - low) / 2);
            if (alive * probabilityOfPurchase(middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * Expected purchases in (0, t], the one at the j-th opportunity discounted by e^(−rate·j): a sum, or where it is long
     * E[(1 − (qv)^t) qv/(1 − qv)] over θ = 1 − q, v = e^(−rate).
     */
    double discountedTransactions(double rate, double t) {
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
}
