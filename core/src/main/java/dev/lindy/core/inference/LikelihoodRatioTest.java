package dev.lindy.core.inference;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * A test of a model against a larger one that contains it, by twice the difference of their maximised log-likelihoods.
 *
 * <p>What that statistic is compared with depends on how the one lies in the other, which {@link Reference} names and only
 * the caller can know.
 *
 * @param statistic 2 (ln L of the larger model − ln L of the smaller one), at least 0
 * @param reference what it is compared with
 * @param degreesOfFreedom of the chi-square; 0 for the bootstrap
 * @param pValue how often a statistic as large occurs when the smaller model is true
 * @param replicates of the bootstrap; 0 otherwise
 * @param failures how many of them gave no statistic; each counts as one that reaches the observed one
 * @param monteCarloError standard error of the p-value that the number of replicates leaves; 0 otherwise
 */
public record LikelihoodRatioTest(
        double statistic,
        Reference reference,
        int degreesOfFreedom,
        double pValue,
        int replicates,
        int failures,
        double monteCarloError) {

    /** What the search for the maxima may leave of a difference that is 0. */
    private static final double ROUNDING = 1e-3;

    /** What a likelihood ratio is compared with. */
    public enum Reference {
        /** A chi-square: the smaller model lies inside of the larger one and all parameters are identified (Wilks 1938). */
        CHI_SQUARE,
        /**
         * Half a point at 0 and half a chi-square with one degree of freedom: the smaller model fixes a single parameter
         * at the edge of its domain, and all other parameters are identified there (Chernoff 1954; Self and Liang 1987,
         * case 5).
         */
        HALF_CHI_SQUARE,
        /**
         * Statistics of data drawn from the smaller model: right also where parameters of the larger model have no meaning
         * under the smaller one, so that no chi-square holds (Davies 1977).
         */
        PARAMETRIC_BOOTSTRAP
    }

    /**
     * The regular case.
     *
     * @param smaller ln L of the smaller model
     * @param larger ln L of the larger one
     * @param degreesOfFreedom how many parameters the smaller model fixes, at least 1
     * @return the test
     * @throws IllegalArgumentException if the larger model's likelihood is below the smaller one's
     */
    public static LikelihoodRatioTest chiSquare(double smaller, double larger, int degreesOfFreedom) {
        double statistic = statistic(smaller, larger);
        return new LikelihoodRatioTest(
                statistic, Reference.CHI_SQUARE, degreesOfFreedom, tail(statistic, degreesOfFreedom), 0, 0, 0);
    }

    /**
     * One parameter at the edge of its domain, all others regular.
     *
     * @param smaller ln L of the smaller model
     * @param larger ln L of the larger one
     * @return the test
     * @throws IllegalArgumentException if the larger model's likelihood is below the smaller one's
     */
    public static LikelihoodRatioTest boundary(double smaller, double larger) {
        double statistic = statistic(smaller, larger);
        double p = statistic == 0 ? 1 : tail(statistic, 1) / 2;
        return new LikelihoodRatioTest(statistic, Reference.HALF_CHI_SQUARE, 1, p, 0, 0, 0);
    }

    /**
     * Any case, by simulation.
     *
     * @param smaller ln L of the smaller model
     * @param larger ln L of the larger one
     * @param simulated the statistic of data drawn from the smaller model, both models fitted anew to each draw
     * @return the test
     * @throws IllegalArgumentException if the larger model's likelihood is below the smaller one's
     */
    public static LikelihoodRatioTest bootstrap(double smaller, double larger, ParametricBootstrap simulated) {
        double statistic = statistic(smaller, larger);
        return new LikelihoodRatioTest(
                statistic,
                Reference.PARAMETRIC_BOOTSTRAP,
                0,
                simulated.pValue(statistic),
                simulated.replicates(),
                simulated.failures(),
                simulated.monteCarloError(statistic));
    }

    /**
     * The statistic itself.
     *
     * @param smaller ln L of the smaller model
     * @param larger ln L of the larger one
     * @return at least 0; what rounding leaves below 0 is 0
     * @throws IllegalArgumentException if the larger model's likelihood is below the smaller one's, or not a number
     */
    public static double statistic(double smaller, double larger) {
        double statistic = 2 * (larger - smaller);
        if (!(statistic > -ROUNDING)) {
            throw new IllegalArgumentException("a model cannot fit worse than one that it contains: ln L is " + larger
                    + ", that of the smaller model " + smaller + "; at least one of them is not at its maximum");
        }
        return Math.max(0, statistic);
    }

    private static double tail(double statistic, int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            throw new IllegalArgumentException("degrees of freedom must be at least 1, but are " + degreesOfFreedom);
        }
        return RegularizedGamma.Q.value(degreesOfFreedom / 2.0, statistic / 2);
    }
}
