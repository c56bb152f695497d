package dev.lindy.core.special;

/** ψ(z + k) − ψ(z) = Σ<sub>i&lt;k</sub> 1/(z + i) for whole k. */
public final class DigammaDifference {

    private static final int TERMS = 48;

    private DigammaDifference() {}

    /**
     * The difference; for large k the tail of the sum is taken from the asymptotic series.
     *
     * @param z above 0
     * @param k at least 0
     * @return ψ(z + k) − ψ(z)
     */
    public static double value(double z, int k) {
        int terms = k <= TERMS ? k : Math.max(0, (int) Math.ceil(16 - z));
        double sum = 0;
        for (int i = terms - 1; i >= 0; i--) {
            sum += 1 / (z + i);
        }
        return terms == k ? sum : sum + asymptotic(z + terms, k - terms);
    }

    /** Both arguments at least 16: ψ(y) = ln y − 1/(2y) − Σ B₂ₘ/(2m y²ᵐ). */
    private static double asymptotic(double y, double h) {
        double u = 1 / y;
        double v = 1 / (y + h);
        double step = h * u * v;
        return Math.log1p(h / y) + 0.5 * step + step * (u + v) * bernoulli(u * u, v * v);
    }

    /** (s(p) − s(q))/(p − q) for s(p) = p/12 − p²/120 + p³/252 − p⁴/240 + p⁵/132 − 691 p⁶/32760. */
    private static double bernoulli(double p, double q) {
        double sum = 0;
        double divided = 0;
        double power = 1;
        for (double coefficient : COEFFICIENTS) {
            // divided = p^(m-1) + p^(m-2) q + … + q^(m-1)
            divided = divided * p + power;
            power *= q;
            sum += coefficient * divided;
        }
        return sum;
    }

    private static final double[] COEFFICIENTS = {
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
    };
}
