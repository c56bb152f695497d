package dev.lindy.core.inference;

import java.util.Arrays;

/**
 * The generalised Pareto distribution of exceedances, F(y) = 1 − (1 + k y/σ)<sup>−1/k</sup>.
 *
 * @param shape k
 * @param scale σ, above 0
 */
record GeneralizedPareto(double shape, double scale) {

    /**
     * The estimate of Zhang and Stephens (2009, Technometrics 51): a posterior mean over a grid, quick and never undefined.
     *
     * @param y exceedances, above or at 0, in rising order
     */
    static GeneralizedPareto of(double[] y) {
        int n = y.length;
        int grid = 30 + (int) Math.sqrt(n);
        double largest = y[n - 1];
        double quartile = y[(int) Math.floor(n / 4.0 + 0.5) - 1];
        double[] b = new double[grid];
        double[] logLikelihood = new double[grid];
        for (int j = 0; j < grid; j++) {
            b[j] = 1 / largest + (1 - Math.sqrt(grid / (j + 0.5))) / (3 * quartile);
            double k = meanLog1p(y, -b[j]);
            logLikelihood[j] = n * (Math.log(-b[j] / k) - k - 1);
        }
        double mean = 0;
        for (int j = 0; j < grid; j++) {
            double ratios = 0;
            for (double other : logLikelihood) {
                ratios += Math.exp(other - logLikelihood[j]);
            }
            mean += b[j] / ratios;
        }
        double k = meanLog1p(y, -mean);
        return new GeneralizedPareto(k, -k / mean);
    }

    private static double meanLog1p(double[] y, double factor) {
        return Arrays.stream(y).map(v -> Math.log1p(factor * v)).sum() / y.length;
    }

    /** The shape drawn towards one half, as if by ten observations (Vehtari et al., 2024, appendix C). */
    GeneralizedPareto towardsHalf(int observations) {
        return new GeneralizedPareto((observations * shape + 5) / (observations + 10), scale);
    }

    double quantile(double level) {
        double minusLog = -Math.log1p(-level);
        return shape == 0 ? scale * minusLog : scale * Math.expm1(shape * minusLog) / shape;
    }
}
