package dev.lindy.models.choice;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which of several models to use, and why: the rule of {@link ModelComparison}.
 *
 * @param candidates kind by kind, usable ones first, then by AIC
 * @param tests what was found of pairs of them
 * @param base the customers
 * @param byForecast whether an inner split decides, and not AIC
 */
record ChoiceOfModel(List<Candidate> candidates, List<PairTest> tests, CustomerBase base, boolean byForecast) {

    /**
     * From one purchase in ten opportunities on, about one in twenty would have fallen into the opportunity of another, and
     * counting opportunities makes chance look regular.
     */
    private static final double COARSE = 0.1;

    /**
     * The kind to choose from: opportunities where a model of them applies and they are used so often that a density of
     * purchase times says little, else the first.
     */
    ModelKind kind() {
        boolean opportunities = candidates.stream().anyMatch(c -> c.entry().kind() == ModelKind.DISCRETE);
        return opportunities && coarse()
                ? ModelKind.DISCRETE
                : candidates.get(0).entry().kind();
    }

    /** Whether customers use more than one in ten of the opportunities up to their last purchase. */
    private boolean coarse() {
        CompressedBase histories = base.compressed();
        double repeats = 0;
        double active = 0;
        for (int row = 0; row < histories.rows(); row++) {
            repeats += (double) histories.count(row) * histories.frequency(row);
            active += histories.count(row) * histories.recency(row);
        }
        return repeats > COARSE * active;
    }

    Choice choose() {
        ModelKind kind = kind();
        List<Candidate> ranked = SameModel.distinct(candidates).stream()
                .filter(c -> c.entry().kind() == kind && c.fit().usable())
                .toList();
        if (ranked.isEmpty()) {
            Candidate first = candidates.stream()
                    .filter(c -> c.entry().kind() == kind)
                    .findFirst()
                    .orElseThrow();
            return new Choice(
                    first,
                    "none of the models has a usable maximum on these data, so none can be recommended; " + first.name()
                            + " came nearest.",
                    List.of());
        }
        if (byForecast) {
            return byForecast(ranked);
        }
        AicChoice<Candidate> by = AicChoice.of(ranked, tests);
        return new Choice(by.chosen(), reason(by.chosen(), ranked, by.because()), asGood(by.chosen(), ranked));
    }

    private Choice byForecast(List<Candidate> ranked) {
        List<Candidate> byScore = ranked.stream()
                .sorted(Comparator.comparingDouble(Candidate::innerScore).reversed())
                .toList();
        Candidate best = byScore.get(0);
        String next = byScore.size() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; next is %s with %.5f",
                        byScore.get(1).name(),
                        byScore.get(1).innerScore());
        return new Choice(
                best,
                String.format(
                                Locale.ROOT,
                                "it foretold the inner holdout best: %.5f is its mean log-probability of what a customer"
                                        + " then did",
                                best.innerScore())
                        + next + ".",
                asGood(best, ranked));
    }

    /** Models that neither AIC nor a test tells apart from the chosen one. */
    private List<Candidate> asGood(Candidate chosen, List<Candidate> ranked) {
        return ranked.stream()
                .filter(c -> !c.equals(chosen))
                .filter(c -> Math.abs(c.aic() - chosen.aic()) < ModelComparison.NO_EVIDENCE
                        || tests.stream()
                                .anyMatch(t -> t instanceof PairTest.NonNested
                                        && (t.first().equals(chosen)
                                                || t.second().equals(chosen))
                                        && (t.first().equals(c) || t.second().equals(c))
                                        && !t.toldApart()))
                .toList();
    }

    private String reason(Candidate chosen, List<Candidate> ranked, String because) {
        if (chosen.entry().kind() == ModelKind.DISCRETE
                && candidates.stream().anyMatch(c -> c.entry().kind() == ModelKind.CONTINUOUS)) {
            return "times count opportunities, of which customers use so many that models of purchases at any moment do not"
                    + " suit, and it is a model of opportunities.";
        }
        if (ranked.size() == 1) {
            return "it is the only " + (candidates.size() == 1 ? "model compared" : "one with a usable maximum") + ".";
        }
        List<Candidate> asGood = asGood(chosen, ranked);
        String why = because;
        if (why.isEmpty()) {
            double lead = ranked.get(1).aic() - chosen.aic();
            why = String.format(
                    Locale.ROOT,
                    lead < ModelComparison.NO_EVIDENCE
                            ? "its AIC is the lowest, though by a mere %.1f"
                            : "its AIC is the lowest, by %.1f",
                    lead);
        }
        if (asGood.isEmpty()) {
            return why + ", and the data tell it from the others.";
        }
        return why + "; but "
                + ComparisonText.list(asGood.stream().map(Candidate::name).toList())
                + " cannot be told apart from it on these data, and the forecasts of the coming year "
                + ForecastGap.of(
                        chosen.expectedPurchases(),
                        asGood.stream()
                                .mapToDouble(Candidate::expectedPurchases)
                                .toArray())
                + ".";
    }
}
