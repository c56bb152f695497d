package dev.lindy.core.special;

/**
 * The distribution of Q = Σ w<sub>i</sub> χ²<sub>1</sub>, a sum of independent squared standard normal variables with
 * weights of at least 0.
 *
 * <p>With M(s) = Π (1 − 2 w<sub>i</sub> s)<sup>−½</sup> the moment generating function, P(Q &gt; q) is the contour integral of
 * M(s) e<sup>−qs</sup>/(2πi s), from −i∞ to +i∞ with 0 &lt; Re s &lt; 1/(2 max w). The contour taken here is a parabola through
 * the saddle point and around the branch cut, s = s₀ + (u² + i u)/d with d the root of the second derivative of the
 * exponent there and u = sinh v: on it the integrand falls like a Gaussian, so that the trapezoidal rule in v converges
 * geometrically. Unlike the integral of Imhof (1961, Biometrika 48), which runs along the imaginary axis, it keeps its
 * relative accuracy in the tail.
 */
public final class WeightedChiSquare {

    private static final double STEP = 1.0 / 256;
    private static final double NEGLIGIBLE = 1e-18;
    private static final int BISECTIONS = 200;

    private WeightedChiSquare() {}

    /**
     * P(Q &gt; q).
     *
     * @param weights at least 0 and finite; those of 0 add nothing
     * @param q a number; NaN gives NaN
     * @return a probability; 1 for q &lt; 0, and for q = 0 where some weight is above 0; 0 for q ≥ 0 where none is
     * @throws IllegalArgumentException if a weight is negative or not finite
     */
    public static double survival(double[] weights, double q) {
        double largest = 0;
        for (double w : weights) {
            if (!(w >= 0) || Double.isInfinite(w)) {
                throw new IllegalArgumentException("a weight must be finite and at least 0, but is " + w);
            }
            largest = Math.max(largest, w);
        }
        if (Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0 || (q == 0 && largest > 0)) {
            return 1;
        }
        if (largest == 0 || Double.isInfinite(q)) {
            return 0;
        }
        // Scaled so that the branch cut begins at s = 1.
        double[] w = new double[weights.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = weights[i] / largest;
        }
        return integral(w, q / (2 * largest));
    }

    /** With s in units of 1/(2 max w): factors (1 − w s)^−½ and e^−xs. */
    private static double integral(double[] w, double x) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS && high - low > 1e-14 * low; i++) {
            double middle = (low + high) / 2;
            if (slope(w, x, middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double saddle = low > 0 ? low : high;
        double width = 1 / Math.sqrt(bend(w, saddle));
        double top = exponentAt(w, x, saddle, 0)[0];
        double sum = 0;
        for (int i = 0; ; i++) {
            double u = Math.sinh(i * STEP);
            double stretch = Math.cosh(i * STEP);
            double re = saddle + width * u * u;
            double im = width * u;
            double[] exponent = exponentAt(w, x, re, im);
            double size = Math.exp(exponent[0] - top);
            // ds = width (2u + i) du; the imaginary part of the product is what the two halves of the contour add up
            // to.
            double term = size * stretch * (2 * u * Math.sin(exponent[1]) + Math.cos(exponent[1]));
            sum += i == 0 ? term / 2 : term;
            if (size * stretch * (1 + 2 * u) < NEGLIGIBLE) {
                break;
            }
        }
        return Math.min(1, Math.exp(top) * width * sum * STEP / Math.PI);
    }

    /** Real and imaginary part of ln(M(s) e^−xs / s). */
    private static double[] exponentAt(double[] w, double x, double re, double im) {
        double real = -x * re - Math.log(Math.hypot(re, im));
        double imaginary = -x * im - Math.atan2(im, re);
        for (double weight : w) {
            double a = 1 - weight * re;
            double b = -weight * im;
            real -= Math.log(a * a + b * b) / 4;
            imaginary -= Math.atan2(b, a) / 2;
        }
        return new double[] {real, imaginary};
    }

    private static double slope(double[] w, double x, double s) {
        double sum = -x - 1 / s;
        for (double weight : w) {
            sum += weight / (2 * (1 - weight * s));
        }
        return sum;
    }

    private static double bend(double[] w, double s) {
        double sum = 1 / (s * s);
        for (double weight : w) {
            double t = weight / (1 - weight * s);
            sum += t * t / 2;
        }
        return sum;
    }
}
