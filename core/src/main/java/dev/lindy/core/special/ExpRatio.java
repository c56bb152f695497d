package dev.lindy.core.special;

/** (e<sup>x</sup> − 1)/x, with its limit 1 at x = 0. */
public final class ExpRatio {

    private ExpRatio() {}

    /**
     * The ratio.
     *
     * @param x any number
     * @return (e<sup>x</sup> − 1)/x
     */
    public static double value(double x) {
        return x == 0 ? 1 : Math.expm1(x) / x;
    }
}
