package dev.lindy.core.inference;

import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.optim.Eigen;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.WeightedChiSquare;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Vuong's test (1989, Econometrica 57) of two models neither of which contains the other: does one lie closer to the truth,
 * by Kullback and Leibler, than the other?
 *
 * <p>With d<sub>i</sub> the difference of the two log-likelihoods of observation i, mean m and variance ω², √n m/ω is
 * standard normal when both are equally close, provided that ω² is not 0. Models that overlap may coincide at their best
 * parameters; then ω² = 0 and the ratio has no such limit. So overlapping pairs take two steps: first whether ω² = 0, where
 * n ω² is a weighted sum of chi-squares ({@link WeightedChiSquare}; Vuong's theorems 3.3 and 4.1, weights from scores and
 * Hessians), and only when that is refused the comparison itself. Rejecting in both at a level has at most that level
 * (Vuong, section 6).
 *
 * <p>A model with more parameters fits better without being closer; the corrections of AIC and BIC take that off.
 *
 * @param logLikelihoodRatio Σ d, the difference of the maximised log-likelihoods; above 0 speaks for the first
 * @param observations n, the sum of the weights
 * @param parametersOfFirst how many the first has
 * @param parametersOfSecond how many the second has
 * @param variance ω², of d per observation
 * @param pair how the two models lie to each other
 * @param sameModelPValue p-value of ω² = 0
 */
public record VuongTest(
        double logLikelihoodRatio,
        double observations,
        int parametersOfFirst,
        int parametersOfSecond,
        double variance,
        Pair pair,
        double sameModelPValue) {

    /** Eigenvalues below this part of the largest belong to directions in which a likelihood is flat. */
    private static final double FLAT = 1e-10;

    /** How two models lie to each other. */
    public enum Pair {
        /** They share no distribution. */
        NON_NESTED,
        /** Some distributions belong to both, others to one alone. */
        OVERLAPPING
    }

    /** What is taken off for additional parameters. */
    public enum Correction {
        /** Nothing. */
        NONE,
        /** The difference of the numbers of parameters, as in AIC. */
        AIC,
        /** Half of ln n for each, as in BIC. */
        BIC
    }

    /** What the test says at a level. */
    public enum Verdict {
        /** The first is closer to the truth. */
        FIRST,
        /** The second is closer to the truth. */
        SECOND,
        /** These data do not tell them apart. */
        UNDECIDED
    }

    /** A likelihood at its maximum. Immutable. */
    public static final class AtMaximum {
        private final LogLikelihood logLikelihood;
        private final double[] theta;

        /**
         * A likelihood and where it is largest.
         *
         * @param logLikelihood of the sample
         * @param theta the natural parameters of its maximum; copied
         */
        public AtMaximum(LogLikelihood logLikelihood, double[] theta) {
            this.logLikelihood = logLikelihood;
            this.theta = theta.clone();
        }
    }

    /**
     * Compares two fits to the same rows.
     *
     * @param first the one
     * @param second the other
     * @param weights how many observations each row stands for
     * @param pair how the models lie to each other
     * @return the test
     * @throws IllegalArgumentException if a row's log-likelihood is not finite, or no weight is above 0
     */
    public static VuongTest of(AtMaximum first, AtMaximum second, double[] weights, Pair pair) {
        return of(first, second, weights, pair, 0);
    }

    /**
     * Compares two fits to the same rows, whose observations differ a little within a row.
     *
     * @param first the one
     * @param second the other
     * @param weights how many observations each row stands for
     * @param pair how the models lie to each other
     * @param within Σ over all observations of the square of what d differs by from its row's, at least 0
     * @return the test
     * @throws IllegalArgumentException if a row's log-likelihood is not finite, or no weight is above 0
     */
    public static VuongTest of(AtMaximum first, AtMaximum second, double[] weights, Pair pair, double within) {
        int rows = weights.length;
        double[] f = new double[rows];
        double[] g = new double[rows];
        first.logLikelihood.rowValues(first.theta, f);
        second.logLikelihood.rowValues(second.theta, g);
        double n = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double d = f[i] - g[i];
            if (weights[i] > 0 && !Double.isFinite(d)) {
                throw new IllegalArgumentException(
                        "the log-likelihoods of row " + i + " cannot be compared: " + f[i] + " and " + g[i]);
            }
            n += weights[i];
            sum += weights[i] > 0 ? weights[i] * d : 0;
        }
        if (!(n > 0)) {
            throw new IllegalArgumentException("there is no observation to compare the models on");
        }
        double mean = sum / n;
        double squares = within;
        for (int i = 0; i < rows; i++) {
            double d = f[i] - g[i] - mean;
            squares += weights[i] > 0 ? weights[i] * d * d : 0;
        }
        double variance = squares / n;
        return new VuongTest(
                sum,
                n,
                first.theta.length,
                second.theta.length,
                variance,
                pair,
                WeightedChiSquare.survival(limitWeights(first, second, weights, n), squares));
    }

    /**
     * √n m/ω, after a correction.
     *
     * @param correction what is taken off for parameters
     * @return above 0 speaks for the first; 0 where both fit alike, infinite only where they differ without any variance
     */
    public double z(Correction correction) {
        double ratio = logLikelihoodRatio - penalty(correction);
        return ratio == 0 ? 0 : ratio / Math.sqrt(observations * variance);
    }

    /**
     * The two-sided p-value of "both are equally close"; of an overlapping pair the larger one of the two steps.
     *
     * @param correction what is taken off for parameters
     * @return a probability
     */
    public double pValue(Correction correction) {
        double p = Erfc.value(Math.abs(z(correction)) / Math.sqrt(2));
        return pair == Pair.OVERLAPPING ? Math.max(p, sameModelPValue) : p;
    }

    /**
     * Which one is closer.
     *
     * @param correction what is taken off for parameters
     * @param level such as 0.05
     * @return undecided where the p-value is above the level
     */
    public Verdict verdict(Correction correction, double level) {
        if (pValue(correction) > level) {
            return Verdict.UNDECIDED;
        }
        return z(correction) > 0 ? Verdict.FIRST : Verdict.SECOND;
    }

    private double penalty(Correction correction) {
        int more = parametersOfFirst - parametersOfSecond;
        return correction == Correction.NONE
                ? 0
                : correction == Correction.AIC ? more : more * Math.log(observations) / 2;
    }

    /**
     * The squares of the eigenvalues of Vuong's matrix W, which is similar to B · diag(J<sub>f</sub>⁻¹, −J<sub>g</sub>⁻¹) with B
     * the mean of the products of all scores and J the mean information. With R the symmetric root of B, R diag(…) R has the
     * same eigenvalues and is symmetric. Directions in which a likelihood does not bend hold no parameter and are left out.
     */
    private static double[] limitWeights(AtMaximum first, AtMaximum second, double[] weights, double n) {
        int p = first.theta.length;
        int q = second.theta.length;
        int k = p + q;
        double[] a = new double[weights.length * p];
        double[] b = new double[weights.length * q];
        first.logLikelihood.rowScores(first.theta, a);
        second.logLikelihood.rowScores(second.theta, b);
        // Parameters may differ by many powers of ten; scaled to relative ones, the matrices are of one size.
        double[] scale = new double[k];
        for (int i = 0; i < k; i++) {
            scale[i] = scale(i < p ? first.theta[i] : second.theta[i - p]);
        }
        double[][] ofChunk = new double[Chunks.count(weights.length)][];
        Chunks.forEach(weights.length, (chunk, from, to) -> {
            double[] sums = new double[k * k];
            double[] scores = new double[k];
            for (int row = from; row < to; row++) {
                for (int i = 0; i < k; i++) {
                    scores[i] = scale[i] * (i < p ? a[row * p + i] : b[row * q + i - p]);
                    double w = weights[row] / n * scores[i];
                    for (int j = 0; j <= i; j++) {
                        sums[i * k + j] += w * scores[j];
                    }
                }
            }
            ofChunk[chunk] = sums;
        });
        double[] products = new double[k * k];
        for (double[] sums : ofChunk) {
            for (int i = 0; i < k * k; i++) {
                products[i] += sums[i];
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                products[j * k + i] = products[i * k + j];
            }
        }
        double[] inverse = new double[k * k];
        putInverse(first, n, 1, inverse, 0, k);
        putInverse(second, n, -1, inverse, p, k);
        double[] root = root(products, k);
        double[] eigen = new double[k];
        Eigen values = Eigen.ofSymmetric(times(times(root, inverse, k), root, k));
        for (int i = 0; i < k; i++) {
            eigen[i] = values.value(i) * values.value(i);
        }
        return eigen;
    }

    /** The inverse of the mean information in relative parameters, with a sign, as a block from (at, at) on. */
    private static void putInverse(AtMaximum fit, double n, int sign, double[] out, int at, int k) {
        double[] theta = fit.theta;
        int p = theta.length;
        double[] hessian = new double[p * p];
        fit.logLikelihood.evaluate(theta, new double[p], hessian);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                hessian[i * p + j] *= -scale(theta[i]) * scale(theta[j]) / n;
            }
        }
        Eigen bends = Eigen.ofSymmetric(hessian);
        double steepest = Math.max(Math.abs(bends.value(0)), Math.abs(bends.value(p - 1)));
        for (int e = 0; e < p; e++) {
            if (bends.value(e) > FLAT * steepest) {
                double[] direction = bends.vector(e);
                for (int i = 0; i < p; i++) {
                    for (int j = 0; j < p; j++) {
                        out[(at + i) * k + at + j] += sign * direction[i] * direction[j] / bends.value(e);
                    }
                }
            }
        }
    }

    private static double scale(double theta) {
        return theta == 0 ? 1 : theta;
    }

    private static double[] root(double[] matrix, int k) {
        Eigen parts = Eigen.ofSymmetric(matrix);
        double[] root = new double[k * k];
        for (int e = 0; e < k; e++) {
            double value = Math.sqrt(Math.max(0, parts.value(e)));
            double[] direction = parts.vector(e);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    root[i * k + j] += value * direction[i] * direction[j];
                }
            }
        }
        return root;
    }

    private static double[] times(double[] a, double[] b, int k) {
        double[] out = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += a[i * k + l] * b[l * k + j];
                }
                out[i * k + j] = sum;
            }
        }
        return out;
    }
}
