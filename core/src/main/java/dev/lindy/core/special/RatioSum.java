package dev.lindy.core.special;

import java.util.Arrays;

/**
 * Σ f<sub>i</sub> over i from 0 to N − 1 for positive terms with f<sub>0</sub> = 1 and f<sub>i+1</sub>/f<sub>i</sub> =
 * ∏<sub>l</sub> (a<sub>l</sub> + i)/(b<sub>l</sub> + i): partial and infinite sums of generalised hypergeometric series at
 * argument 1, however slowly they converge.
 *
 * <p>Terms are added one by one until they hardly change from one to the next or do not matter any more. From there on they
 * are a smooth function of i, and the formula of Euler and Maclaurin gives their sum: an integral, by Gauss–Legendre in ln i,
 * and three corrections. Far out the terms are a power of i, whose integral is known.
 */
public final class RatioSum {

    /** Terms change by less than one part in so many before they are integrated: the next correction is then below 1e-17. */
    private static final double SMOOTH = 128;

    /** The most terms that are added one by one, and the most panels after them. */
    private static final double MOST_TERMS = 4_000_000;

    private static final double MOST_PANELS = 100_000;

    private static final double NEGLIGIBLE = 0x1p-64;
    private static final double BIG = 1e200;
    /** Beyond this many times the largest parameter a term is a power of i to all digits. */
    private static final double POWER_LAW = 1e16;

    private final double[] above;
    private final double[] below;
    /** The sum of all |a − b|. */
    private final double size;
    /** Far out f falls like i to the power of minus this. */
    private final double power;

    private final double largest;

    private RatioSum(double[] above, double[] below) {
        this.above = above;
        this.below = below;
        double sum = 0;
        double difference = 0;
        double most = 0;
        for (int l = 0; l < above.length; l++) {
            sum += Math.abs(below[l] - above[l]);
            difference += below[l] - above[l];
            most = Math.max(most, Math.max(above[l], below[l]));
        }
        size = sum;
        power = difference;
        largest = most;
    }

    /**
     * The logarithm of the sum.
     *
     * @param above a, each above 0
     * @param below b, as many, each above 0
     * @param terms N, whole and at least 1; may be infinite
     * @return ln Σ f<sub>i</sub>, at least 0; infinite where N is and the series diverges, Σ(b − a) ≤ 1
     */
    public static double log(double[] above, double[] below, double terms) {
        return new RatioSum(above, below).log(terms);
    }

    private double log(double terms) {
        if (Double.isInfinite(terms) && !(power > 1)) {
            return Double.POSITIVE_INFINITY;
        }
        double smoothFrom = SMOOTH * Math.max(1, size);
        double end = Math.min(terms, smoothFrom);
        double scale = 0;
        double sum = 0;
        double term = 1;
        double i = 0;
        while (i < end) {
            if (i > MOST_TERMS) {
                throw uncomputable("needs more than " + MOST_TERMS + " terms");
            }
            sum += term;
            double ratio = 1;
            for (int l = 0; l < above.length; l++) {
                ratio *= (above[l] + i) / (below[l] + i);
            }
            term *= ratio;
            i++;
            if (term > BIG) {
                scale += Math.log(BIG);
                sum /= BIG;
                term /= BIG;
            } else if (ratio < 1 && power > 1 && term * (i + largest) < NEGLIGIBLE * (power - 1) * sum) {
                return scale + Math.log(sum);
            }
        }
        if (i < terms) {
            double reach = Math.log(Math.min(terms, POWER_LAW * (i + largest)) / i);
            if (!(reach / panelWidth() <= MOST_PANELS)) {
                throw uncomputable("needs more than " + MOST_PANELS + " panels");
            }
            double growth = growth(i, terms);
            scale += growth;
            sum = sum * Math.exp(-growth) + term * tail(i, terms, growth);
        }
        double log = scale + Math.log(sum);
        if (Double.isNaN(log)) {
            throw uncomputable("is no number");
        }
        return log;
    }

    private UncomputableException uncomputable(String what) {
        return new UncomputableException(
                "a sum of ratios of " + Arrays.toString(above) + " to " + Arrays.toString(below) + " " + what);
    }

    /** ln of about the largest f(i)/f(from), where terms go on growing; 0 where they do not. */
    private double growth(double from, double to) {
        if (!(slope(from) > 0)) {
            return 0;
        }
        double start = logGammas(from);
        double most = 0;
        double step = panelWidth();
        double end = Math.log(Math.min(to, POWER_LAW * (from + largest)) / from);
        for (double q = step; q < end + step; q += step) {
            most = Math.max(most, logGammas(from * Math.exp(Math.min(q, end))) - start);
        }
        return most;
    }

    /** So far in ln i that terms change by no more than e⁸. */
    private double panelWidth() {
        return Math.min(2, 8 / size);
    }

    /** Σ f(i)/f(from) over i from {@code from} up to, not including, {@code to}, less a factor that is e to the growth. */
    private double tail(double from, double to, double growth) {
        double start = logGammas(from) + growth;
        double sum = (0.5 - correction(from)) * Math.exp(-growth);
        if (!Double.isInfinite(to)) {
            double last = Math.exp(logGammas(to) - start);
            sum += last * (correction(to) - 0.5);
        }
        double middle = Math.min(to, POWER_LAW * (from + largest));
        double length = Math.log(middle / from);
        int panels = (int) Math.max(1, Math.ceil(length / panelWidth()));
        double width = length / panels;
        for (int panel = 0; panel < panels; panel++) {
            double part = GaussLegendre.integrate(
                    q -> {
                        double at = from * Math.exp(q);
                        return at * Math.exp(logGammas(at) - start);
                    },
                    panel * width,
                    (panel + 1) * width);
            sum += part;
            if (power > 1 && part < NEGLIGIBLE * sum) {
                return sum;
            }
        }
        if (middle < to) {
            double beyond = Double.isInfinite(to)
                    ? 1 / (power - 1)
                    : Math.log(to / middle) * ExpRatio.value((1 - power) * Math.log(to / middle));
            sum += Math.exp(logGammas(middle) - start) * middle * beyond;
        }
        return sum;
    }

    /** ln ∏ Γ(a + i)/Γ(b + i). */
    private double logGammas(double i) {
        double sum = 0;
        for (int l = 0; l < above.length; l++) {
            double h = below[l] - above[l];
            sum += h >= 0 ? -LogGammaRatio.value(above[l] + i, h) : LogGammaRatio.value(below[l] + i, -h);
        }
        return sum;
    }

    /** (f′/12 − f‴/720)/f. */
    private double correction(double i) {
        double first = slope(i);
        // The third derivative of ln f matters little enough for a difference over two steps.
        double third = first * first * first + 3 * first * bend(i) + (bend(i + 1) - bend(i - 1)) / 2;
        return first / 12 - third / 720;
    }

    /** The second derivative of {@link #logGammas}. */
    private double bend(double i) {
        double sum = 0;
        for (int l = 0; l < above.length; l++) {
            double h = below[l] - above[l];
            sum += h >= 0
                    ? Polygamma.trigammaDifference(above[l] + i, h)
                    : -Polygamma.trigammaDifference(below[l] + i, -h);
        }
        return sum;
    }

    /** The derivative of {@link #logGammas}. */
    private double slope(double i) {
        double sum = 0;
        for (int l = 0; l < above.length; l++) {
            double h = below[l] - above[l];
            sum += h >= 0
                    ? -Polygamma.digammaDifference(above[l] + i, h)
                    : Polygamma.digammaDifference(below[l] + i, -h);
        }
        return sum;
    }
}
