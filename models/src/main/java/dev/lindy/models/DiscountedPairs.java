package dev.lindy.models;

import dev.lindy.core.special.GaussRule;

/**
 * Discounted pairs of purchases from G(v) = E[X(v)(X(v) − 1)], where a pair at u &lt; v has a density ρ(v) that does not depend on u.
 *
 * <p>Then G′(v) = 2vρ(v), and the pairs up to h are ∫ G′ K with K(v) = e<sup>−δv</sup> (1 − e<sup>−δv</sup>)/(δv), the mean discount of
 * pairs whose second purchase is at v. By parts that is G(h)K(h) + ∫ G (−K′): all terms are positive, and where little is discounted
 * the integral is a small part of the whole.
 */
final class DiscountedPairs {

    /** Up to this discount eight nodes leave some 10⁻⁸ of the integral. */
    private static final double LITTLE = 0.5;

    /** Up to here a series has no cancellation that matters. */
    private static final double SERIES_BELOW = 1;

    private DiscountedPairs() {}

    static double of(Future future, double delta, double horizon) {
        double whole = pairs(future, horizon);
        if (delta == 0 || horizon == 0 || Double.isInfinite(whole)) {
            return whole;
        }
        GaussRule rule = delta * horizon < LITTLE ? GaussRule.EIGHT : GaussRule.SIXTEEN;
        double integral = 0;
        for (int i = 0; i < rule.size(); i++) {
            // v = h w², which puts nodes where G bends, near now.
            double w = 0.5 * (1 + rule.node(i));
            double v = horizon * w * w;
            integral += rule.weight(i) * w * pairs(future, v) * fall(delta * v);
        }
        return whole * discount(delta * horizon) + delta * horizon * integral;
    }

    private static double pairs(Future future, double v) {
        double mean = future.expectedTransactions(v);
        return Math.max(0, (future.varianceOfTransactions(v) - mean) + mean * mean);
    }

    /** K of y = δv. */
    private static double discount(double y) {
        return y == 0 ? 1 : Math.exp(-y) * (-Math.expm1(-y) / y);
    }

    /** −K′ by y: Σ (−y)^(k−1) k (2^(k+1) − 1)/(k + 1)! over k from 1 on. */
    private static double fall(double y) {
        if (y >= SERIES_BELOW) {
            double e = Math.exp(-y);
            return e * ((1 - e) - y * (2 * e - 1)) / (y * y);
        }
        double sum = 0;
        double power = 1;
        double two = 2;
        double factorial = 1;
        for (int k = 1; k < 30; k++) {
            two *= 2;
            factorial *= k + 1;
            sum += power * k * (two - 1) / factorial;
            power *= -y;
        }
        return sum;
    }
}
