package dev.lindy.models.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A choice by AIC: the fewest parameters among models within 2 of the lowest, and a smaller model instead of one that contains
 * it where a test does not call for the larger one.
 *
 * @param chosen the model
 * @param because why it is not the one with the lowest AIC; empty if it is
 */
record AicChoice<C extends Contender>(C chosen, String because) {

    /**
     * Chooses.
     *
     * @param ranked usable models of one kind by AIC, the lowest first
     * @param tests what was found of pairs of them
     */
    static <C extends Contender> AicChoice<C> of(List<C> ranked, List<? extends PairTest> tests) {
        C best = ranked.get(0);
        C chosen = ranked.stream()
                .filter(c -> c.aic() - best.aic() < ModelComparison.NO_EVIDENCE)
                .min(Comparator.comparingInt(Contender::parameters).thenComparingDouble(Contender::aic))
                .orElse(best);
        String because = chosen.equals(best)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "it has fewer parameters than %s, whose AIC is only %.1f lower",
                        best.name(),
                        chosen.aic() - best.aic());
        for (PairTest test : tests) {
            if (test instanceof PairTest.Nested nested
                    && nested.second().equals(chosen)
                    && nested.test() != null
                    && !nested.toldApart()) {
                chosen = ranked.stream()
                        .filter(c -> c.equals(nested.first()))
                        .findFirst()
                        .orElse(chosen);
                because =
                        nested.second().name() + ", which contains it, is not called for by the likelihood-ratio test";
            }
        }
        return new AicChoice<>(chosen, because);
    }
}
