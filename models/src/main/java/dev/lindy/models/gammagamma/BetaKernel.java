package dev.lindy.models.gammagamma;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * ln[ v<sup>a</sup> w<sup>b</sup> / B(a, b) ] with v = o/(1 + o) and w = 1/(1 + o), without the cancellation between powers
 * and Beta function that costs all digits when a and b are large.
 *
 * <p>For a, b ≥ 10 this is C. Loader's saddle-point expansion (<cite>Fast and Accurate Computation of Binomial
 * Probabilities</cite>, 2000) with real a and b: −D(a; nv) − D(b; nw) + ½ ln(ab/(2πn)) + δ(n) − δ(a) − δ(b), n = a + b, D
 * the deviance and δ the remainder of Stirling's formula.
 */
final class BetaKernel {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    /** From here on Stirling's remainder to six terms is exact to a double's last digit. */
    private static final double LARGE = 10;

    private BetaKernel() {}

    /** The logarithm, for the odds o = v/w. */
    static double logKernel(double a, double b, double odds) {
        double v = odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
        double w = 1 / (1 + odds);
        if (a < LARGE || b < LARGE) {
            double logV = odds < 1 ? Math.log(odds) - Math.log1p(odds) : -Math.log1p(1 / odds);
            return a * logV - b * Math.log1p(odds) - LogBeta.value(a, b);
        }
        double n = a + b;
        return stirlingRemainder(n)
                - stirlingRemainder(a)
                - stirlingRemainder(b)
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

    /** ln Γ(n) − [(n − ½) ln n − n + ½ ln 2π] for n ≥ 10. */
    static double stirlingRemainder(double n) {
        double s = 1 / (n * n);
        return (1.0 / 12
                        - s
                                * (1.0 / 360
                                        - s
                                                * (1.0 / 1260
                                                        - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360))))))
                / n;
    }
}
