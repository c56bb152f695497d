package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.special.StirlingCorrection;

/**
 * ln[ v<sup>a</sup> w<sup>b</sup> / B(a, b) ] with v = o/(1 + o) and w = 1/(1 + o), without the cancellation between powers
 * and Beta function that costs all digits when a and b are large.
 *
 * <p>This is C. Loader's saddle-point expansion (<cite>Fast and Accurate Computation of Binomial Probabilities</cite>, 2000)
 * with real a and b: −D(a; nv) − D(b; nw) + ½ ln(ab/(2πn)) + Δ(n) − Δ(a) − Δ(b), n = a + b, D the deviance and Δ the
 * remainder of Stirling's formula.
 */
final class BetaKernel {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private BetaKernel() {}

    /** The logarithm, for the odds o = v/w. */
    static double logKernel(double a, double b, double odds) {
        double v = odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
        double w = 1 / (1 + odds);
        double n = a + b;
        return StirlingCorrection.value(n)
                - StirlingCorrection.value(a)
                - StirlingCorrection.value(b)
                - deviance(a, n * v)
                - deviance(b, n * w)
                + 0.5 * Math.log(a / n * b)
                - HALF_LOG_TWO_PI;
    }

    /** D(x; μ) = x ln(x/μ) + μ − x, by its series in (x − μ)/(x + μ) where the terms cancel. */
    static double deviance(double x, double mu) {
        double difference = x - mu;
        if (Math.abs(difference) >= 0.1 * (x + mu)) {
            return x * Math.log(x / mu) - difference;
        }
        double ratio = difference / (x + mu);
        double square = ratio * ratio;
        double sum = difference * ratio;
        double term = 2 * x * ratio;
        for (int k = 3; ; k += 2) {
            term *= square;
            double next = sum + term / k;
            if (next == sum) {
                return next;
            }
            sum = next;
        }
    }
}
