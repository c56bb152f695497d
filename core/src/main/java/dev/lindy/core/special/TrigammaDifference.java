package dev.lindy.core.special;

/** ψ′(z) − ψ′(z + k) = Σ<sub>i&lt;k</sub> 1/(z + i)² for whole k. */
public final class TrigammaDifference {

    private static final int TERMS = 48;
    private static final double[] COEFFICIENTS = {
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6
    };

    private TrigammaDifference() {}

    /**
     * The difference, positive; for large k the tail of the sum is taken from the asymptotic series.
     *
     * @param z above 0
     * @param k at least 0
     * @return ψ′(z) − ψ′(z + k)
     */
    public static double value(double z, int k) {
        int terms = k <= TERMS ? k : Math.max(0, (int) Math.ceil(16 - z));
        double sum = 0;
        for (int i = terms - 1; i >= 0; i--) {
            double y = z + i;
            sum += 1 / (y * y);
        }
        return terms == k ? sum : sum + asymptotic(z + terms, k - terms);
    }

    /** Both arguments at least 16: ψ′(y) = 1/y + 1/(2y²) + Σ B₂ₘ/y²ᵐ⁺¹. */
    private static double asymptotic(double y, double h) {
        double u = 1 / y;
        double v = 1 / (y + h);
        double step = h * u * v;
        return step * (1 + 0.5 * (u + v) + bernoulli(u, v));
    }

    /** Σ cₘ (u²ᵐ⁺¹ − v²ᵐ⁺¹)/(u − v). */
    private static double bernoulli(double u, double v) {
        double sum = 0;
        double divided = 1;
        double power = v;
        for (double coefficient : COEFFICIENTS) {
            // two steps of divided = u^(j-1) + u^(j-2) v + … + v^(j-1), from j = 1 on
            divided = divided * u + power;
            power *= v;
            divided = divided * u + power;
            power *= v;
            sum += coefficient * divided;
        }
        return sum;
    }
}
