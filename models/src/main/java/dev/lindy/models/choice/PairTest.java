package dev.lindy.models.choice;

import dev.lindy.core.inference.LikelihoodRatioTest;
import dev.lindy.core.inference.VuongTest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a test says of two of the models compared. */
public sealed interface PairTest {

    /** From here on a difference is taken for one. */
    double LEVEL = 0.05;

    /**
     * The one: the smaller model of a nested pair, else the one with the lower AIC.
     *
     * @return a model of the comparison
     */
    Contender first();

    /**
     * The other.
     *
     * @return a model of the comparison
     */
    Contender second();

    /**
     * The p-value of "no difference".
     *
     * @return a probability; NaN where nothing was tested
     */
    double pValue();

    /**
     * Whether the data tell the two apart at 5 %.
     *
     * @return false also where nothing was tested
     */
    default boolean toldApart() {
        return pValue() <= LEVEL;
    }

    /**
     * What was found, in plain words.
     *
     * @return one or two sentences
     */
    String sentence();

    /**
     * Two models of which the second contains the first.
     *
     * @param first the smaller model
     * @param second the larger one
     * @param nesting how it contains it
     * @param test the likelihood-ratio test; null where AIC alone compares the two, where the larger model gains too little
     *     to be worth a simulation, or where the data do not fix all parameters, so that no chi-square holds
     */
    record Nested(
            Contender first,
            Contender second,
            Nesting nesting,
            @Nullable LikelihoodRatioTest test) implements PairTest {

        @Override
        public double pValue() {
            return test == null ? Double.NaN : test.pValue();
        }

        /**
         * ln L that the larger model gains.
         *
         * @return about 0 or more
         */
        public double gain() {
            return second.fit().estimates().logLikelihood()
                    - first.fit().estimates().logLikelihood();
        }

        @Override
        public String sentence() {
            String pair = second.name() + " contains " + first.name() + " (" + nesting.where() + ")";
            String gains = String.format(Locale.ROOT, " and gains %.2f of log-likelihood with %d more", gain(), more());
            if (test == null) {
                return pair + gains + " parameter" + (more() == 1 ? "" : "s") + untested();
            }
            return pair + gains + " parameter" + (more() == 1 ? "" : "s") + ": p " + probability(test) + " by "
                    + reference(test) + ", so the larger model "
                    + (toldApart() ? "is needed." : "is not called for.");
        }

        private String untested() {
            if (nesting.test() == Nesting.Test.AIC) {
                return ": compared by AIC, because k is a whole number, for which there is no likelihood-ratio test.";
            }
            if (nesting.test() == Nesting.Test.CHI_SQUARE) {
                return ": no chi-square holds, because the data do not fix all parameters, so AIC alone compares the two.";
            }
            return second.aic() >= first.aic()
                    ? ": too little to be worth it by AIC, so nothing was tested."
                    : ": no chi-square holds here, and simulations, which would give a p-value, were not asked for.";
        }

        private int more() {
            return second.parameters() - first.parameters();
        }

        private static String reference(LikelihoodRatioTest test) {
            return switch (test.reference()) {
                case CHI_SQUARE ->
                    "chi-square with " + test.degreesOfFreedom()
                            + (test.degreesOfFreedom() == 1 ? " degree" : " degrees") + " of freedom";
                case HALF_CHI_SQUARE -> "the half-half mixture of 0 and chi-square";
                case PARAMETRIC_BOOTSTRAP ->
                    String.format(Locale.ROOT, "%,d simulations of the smaller one", test.replicates())
                            + (lowest(test) ? "" : String.format(Locale.ROOT, " (± %.3f)", test.monteCarloError()))
                            + failures(test);
            };
        }

        private static String failures(LikelihoodRatioTest test) {
            return test.failures() == 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            ", %,d of which could not be fitted and count for the smaller one",
                            test.failures());
        }

        /** Whether no simulation reached the statistic. */
        private static boolean lowest(LikelihoodRatioTest test) {
            return test.replicates() > 0 && test.pValue() * (1 + test.replicates()) < 1.5;
        }

        private static String probability(LikelihoodRatioTest test) {
            return lowest(test)
                    ? String.format(Locale.ROOT, "at most %.2g (none reached it)", test.pValue())
                    : PairTest.formatted(test.pValue());
        }
    }

    /**
     * Two models neither of which contains the other.
     *
     * @param first the one with the lower AIC
     * @param second the other
     * @param test Vuong's test
     */
    record NonNested(Candidate first, Candidate second, VuongTest test) implements PairTest {

        @Override
        public double pValue() {
            return test.pValue(VuongTest.Correction.AIC);
        }

        @Override
        public String sentence() {
            double difference = second.aic() - first.aic();
            String by = String.format(Locale.ROOT, " (AIC %.1f lower", difference);
            if (toldApart()) {
                return first.name() + " lies closer to these data than " + second.name() + by + "; Vuong p "
                        + PairTest.formatted(pValue()) + ").";
            }
            return first.name() + " and " + second.name() + " cannot be told apart on these data" + by + "; Vuong p "
                    + PairTest.formatted(pValue()) + "); their forecasts of the coming year "
                    + ForecastGap.of(first.expectedPurchases(), second.expectedPurchases()) + ".";
        }
    }

    private static String formatted(double p) {
        return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.2g", p);
    }
}
