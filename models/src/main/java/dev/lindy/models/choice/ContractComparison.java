package dev.lindy.models.choice;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TextTable;
import dev.lindy.core.base.Wording;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.inference.LikelihoodRatioTest;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.ContractModel;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.validation.SurvivalForecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Models of contracts fitted to the same contracts, and which one to use.
 *
 * <p>The choice is that of {@link ModelComparison}: by AIC, with the fewest parameters within 2 of the lowest, and a larger model
 * gives way to one that it contains where a likelihood-ratio test does not call for it. Periods that were held back only
 * report. Immutable.
 */
public final class ContractComparison {
    /** Of the intervals of expected survival. */
    private static final double LEVEL = 0.9;

    private final CohortSample contracts;
    private final List<ContractCandidate> candidates;
    private final List<PairTest.Nested> tests;
    private final ContractCandidate choice;
    private final String reason;

    private ContractComparison(
            CohortSample contracts, List<ContractCandidate> candidates, List<PairTest.Nested> tests) {
        this.contracts = contracts;
        this.candidates = List.copyOf(candidates);
        this.tests = List.copyOf(tests);
        List<ContractCandidate> ranked = usable(candidates);
        if (ranked.isEmpty()) {
            choice = candidates.get(0);
            reason = "none of the models has a usable maximum on these contracts, so none can be recommended; "
                    + choice.name() + " came nearest.";
        } else {
            AicChoice<ContractCandidate> by = AicChoice.of(ranked, tests);
            choice = by.chosen();
            reason = reason(ranked, by.because());
        }
    }

    /**
     * Compares all models of contracts.
     *
     * @param contracts at least one
     * @return what was found
     * @throws IllegalArgumentException if there are no contracts
     */
    public static ContractComparison of(CohortSample contracts) {
        return of(ContractCatalog.all(), contracts, contracts.longest());
    }

    /**
     * Compares models on the first periods and has them forecast the rest.
     *
     * @param models at least one
     * @param contracts at least one, with all periods
     * @param calibration how many periods the models are fitted to; as many as were observed to hold none back
     * @return what was found
     * @throws IllegalArgumentException if there are no models or no contracts, or fewer than one or too many periods
     */
    public static ContractComparison of(List<ContractEntry<?>> models, CohortSample contracts, int calibration) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("there is no model to compare; name at least one");
        }
        if (calibration > contracts.longest() || calibration < Math.min(1, contracts.longest())) {
            throw new IllegalArgumentException("calibration must be 1 … " + contracts.longest()
                    + " periods, as many as were observed, but is " + calibration);
        }
        CohortSample fitted = calibration == contracts.longest() ? contracts : contracts.firstPeriods(calibration);
        List<ContractCandidate> candidates = new ArrayList<>();
        for (ContractEntry<?> entry : models) {
            MaximumLikelihoodFit<? extends ContractModel> fit = entry.fit(MaximumLikelihood.withDefaults(), fitted);
            candidates.add(new ContractCandidate(
                    entry,
                    fit,
                    calibration == contracts.longest()
                            ? null
                            : SurvivalForecast.of(fit.model(), contracts, calibration)));
        }
        candidates.sort(Comparator.comparing((ContractCandidate c) -> !c.fit().usable())
                .thenComparingDouble(ContractCandidate::aic));
        return new ContractComparison(fitted, candidates, tests(usable(candidates)));
    }

    private static List<ContractCandidate> usable(List<ContractCandidate> candidates) {
        return candidates.stream().filter(c -> c.fit().usable()).toList();
    }

    private static List<PairTest.Nested> tests(List<ContractCandidate> usable) {
        List<PairTest.Nested> tests = new ArrayList<>();
        for (ContractCandidate inside : usable) {
            for (ContractCandidate outside : usable) {
                for (Nesting nesting : outside.entry().contains()) {
                    if (nesting.inner().equals(inside.id()) && nesting.test() == Nesting.Test.CHI_SQUARE) {
                        tests.add(new PairTest.Nested(inside, outside, nesting, test(inside, outside)));
                    }
                }
            }
        }
        return tests;
    }

    /** Nothing where the search of either ended on a ridge: its top may be anywhere, and the chi-square needs one maximum. */
    private static @Nullable LikelihoodRatioTest test(ContractCandidate inside, ContractCandidate outside) {
        return converged(inside) && converged(outside)
                ? LikelihoodRatioTest.chiSquare(
                        inside.fit().estimates().logLikelihood(),
                        outside.fit().estimates().logLikelihood(),
                        outside.parameters() - inside.parameters())
                : null;
    }

    private static boolean converged(ContractCandidate candidate) {
        return candidate.fit().estimates().optimization().termination() == Termination.CONVERGED;
    }

    private String reason(List<ContractCandidate> ranked, String because) {
        if (ranked.size() == 1) {
            return "it is the only " + (candidates.size() == 1 ? "model compared" : "one with a usable maximum") + ".";
        }
        ContractCandidate next =
                ranked.stream().filter(c -> !c.equals(choice)).findFirst().orElseThrow();
        String why = because.isEmpty()
                ? String.format(Locale.ROOT, "its AIC is the lowest, by %.1f", next.aic() - choice.aic())
                : because;
        int far = 2 * Math.max(1, contracts.longest());
        String forecasts = String.format(
                Locale.ROOT,
                "after %s it expects %.1f %% of contracts to be active, %s %.1f %%.",
                contracts.timeScale().describe(far),
                100 * choice.fit().model().survival(far),
                next.name(),
                100 * next.fit().model().survival(far));
        // A model that contains the chosen one is never ruled out by data that do not call for it.
        boolean doubt = Math.abs(next.aic() - choice.aic()) < ModelComparison.NO_EVIDENCE
                || next.entry().contains().stream().anyMatch(n -> n.inner().equals(choice.id()));
        return doubt
                ? why + "; the data do not tell it from " + next.name() + ", and " + forecasts
                : why + ", and the data tell it from " + next.name() + "; " + forecasts;
    }

    /**
     * The contracts that the models were fitted to.
     *
     * @return without the periods that were held back
     */
    public CohortSample contracts() {
        return contracts;
    }

    /**
     * The models that were fitted.
     *
     * @return usable ones first, then by AIC
     */
    public List<ContractCandidate> candidates() {
        return candidates;
    }

    /**
     * The likelihood-ratio tests of usable models against those that contain them.
     *
     * @return one for each such pair
     */
    public List<PairTest.Nested> tests() {
        return tests;
    }

    /**
     * The model to use.
     *
     * @return one of the candidates
     */
    public ContractCandidate choice() {
        return choice;
    }

    /**
     * The choice as advice.
     *
     * @return one sentence, beginning with the model's name
     */
    public String advice() {
        return "Use " + choice.name() + " (" + choice.id() + "): " + reason;
    }

    /**
     * The comparison, one row per model.
     *
     * @return the columns of {@link ModelComparison#table()} that contracts have, {@code model}, {@code kind},
     *     {@code chosen}, {@code parameters}, {@code k}, {@code log_likelihood}, {@code aic}, {@code delta_aic},
     *     {@code bic}, {@code termination}, {@code diagnosis}; and of the periods held back {@code holdout_survival} and
     *     {@code holdout_actual_survival}, the shares of contracts that were expected to be active at their end and that
     *     were, {@code holdout_survival_lo} and {@code holdout_survival_hi}, the 90 % interval of the expectation, and {@code holdout_survival_mae}. NaN where there is none
     */
    public Columns table() {
        ContenderColumns<ContractCandidate> models = models();
        return models.endings(models.ranking(this::deltaAic))
                .doubles("holdout_survival", holdout(SurvivalForecast::expected))
                .doubles("holdout_survival_lo", models.numbers(c -> end(c, Interval::lower)))
                .doubles("holdout_survival_hi", models.numbers(c -> end(c, Interval::upper)))
                .doubles("holdout_actual_survival", holdout(SurvivalForecast::actual))
                .doubles("holdout_survival_mae", holdout(SurvivalForecast::meanAbsoluteError))
                .build();
    }

    /**
     * The estimates, one row per model and parameter, as papers print them.
     *
     * @return columns {@code model}, {@code kind}, {@code chosen}; {@code parameter}, {@code estimate}, {@code std_error},
     *     {@code lower_95} and {@code upper_95}, NaN for a whole number that the fit chose and where the data determine
     *     none; then those of {@link #table()}, the same in all rows of a model
     */
    public Columns estimates() {
        return ComparisonText.estimates(candidates, table());
    }

    /** AIC above the lowest usable one; NaN for a fit without a usable maximum. */
    private double deltaAic(ContractCandidate candidate) {
        return candidate.fit().usable() ? candidate.aic() - candidates.get(0).aic() : Double.NaN;
    }

    private ContenderColumns<ContractCandidate> models() {
        return new ContenderColumns<>(candidates, choice);
    }

    private double[] holdout(ToDoubleFunction<SurvivalForecast> what) {
        return models().numbers(c -> c.holdout() == null ? Double.NaN : what.applyAsDouble(c.holdout()));
    }

    private static double end(ContractCandidate candidate, ToDoubleFunction<Interval> end) {
        return candidate.survival(LEVEL).map(end::applyAsDouble).orElse(Double.NaN);
    }

    /**
     * The comparison as an aligned table in plain text, the best first.
     *
     * @return several lines without a line feed at the end
     */
    public String tableText() {
        SurvivalForecast forecast = candidates.get(0).holdout();
        TextTable rows = ComparisonText.figures();
        List<String> head = new ArrayList<>(List.of("", "ln L", "AIC", "above", "BIC"));
        if (forecast != null) {
            head.add("active after " + forecast.last());
            head.add("90 %");
            head.add("off by");
        }
        rows.row(head.toArray(String[]::new));
        for (ContractCandidate c : candidates) {
            List<String> row = new ArrayList<>(List.of(
                    c.name() + (c.equals(choice) ? " *" : ""),
                    ComparisonText.number("%,.2f", c.fit().estimates().logLikelihood()),
                    ComparisonText.number("%,.1f", c.aic()),
                    ComparisonText.number("%,.1f", deltaAic(c)),
                    ComparisonText.number("%,.1f", c.bic())));
            SurvivalForecast holdout = c.holdout();
            if (holdout != null) {
                row.add(ComparisonText.number("%.1f %%", 100 * holdout.expected()));
                row.add(c.survival(LEVEL)
                        .map(sure -> ComparisonText.number("%.1f", 100 * sure.lower())
                                + ComparisonText.number(" … %.1f %%", 100 * sure.upper()))
                        .orElse("–"));
                row.add(ComparisonText.number("%.1f points", 100 * holdout.meanAbsoluteError()));
            }
            rows.row(row.toArray(String[]::new));
        }
        if (forecast != null) {
            rows.row(new String[] {
                "what happened", "", "", "", "", ComparisonText.number("%.1f %%", 100 * forecast.actual()), "", ""
            });
        }
        return rows.toString();
    }

    /**
     * The estimates of all models as an aligned table in plain text.
     *
     * @return one line per model, without a line feed at the end
     */
    public String parametersText() {
        return ComparisonText.parameters(candidates);
    }

    /**
     * What is to be known of the fits.
     *
     * @return by model; empty when all is well
     */
    public String diagnosisText() {
        return diagnosisText(Wording.JAVA);
    }

    /**
     * The diagnoses of all fits, as {@link #diagnosisText()}.
     *
     * @param words what remedies are called
     * @return empty when all is well
     */
    public String diagnosisText(Wording words) {
        return ComparisonText.diagnosis(candidates, words);
    }

    /** Everything in plain text: the advice, the table, the parameters, the tests in words. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(advice(), "", tableText(), "", parametersText(), ""));
        tests.forEach(test -> parts.add(test.sentence()));
        return String.join("\n", parts).stripTrailing();
    }
}
