package dev.lindy.models.choice;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.TextTable;
import dev.lindy.core.base.Wording;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.models.validation.HoldoutForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several models fitted to the same customers, ranked within their kind, and which one to use. Made by {@link ModelComparer}.
 *
 * <p>The choice follows AIC, or an inner split where one was given; a holdout only reports. Within 2 units of AIC of the best
 * the model with the fewest parameters is taken, since so small a difference is no evidence (Burnham and Anderson 2002,
 * section 2.6), and a larger model gives way to a smaller one that it contains where a sound test does not call for it.
 * Models of different kinds are never ranked together: where times count opportunities and customers use more than one in
 * ten of them, the choice is among models of opportunities, else among those of continuous time. Immutable.
 */
public final class ModelComparison {

    /** Differences of AIC below this are no evidence. */
    public static final double NO_EVIDENCE = 2;

    /**
     * From one purchase in ten opportunities on, about one in twenty would have fallen into the opportunity of another, and
     * counting opportunities makes chance look regular.
     */
    private static final double COARSE = 0.1;

    /** Two fits of one model differ by no more log-likelihood than this. */
    private static final double SAME = 1e-6;

    private final List<Candidate> candidates;
    private final List<PairTest> tests;
    private final Map<String, Message> notApplicable;
    private final CustomerBase base;
    private final @Nullable TimingRegularity regularity;
    private final boolean chosenByForecast;
    private final Choice choice;

    ModelComparison(
            List<Candidate> candidates,
            List<PairTest> tests,
            Map<String, Message> notApplicable,
            CustomerBase base,
            @Nullable TimingRegularity regularity,
            boolean chosenByForecast) {
        this.candidates = List.copyOf(candidates);
        this.tests = List.copyOf(tests);
        this.notApplicable = Collections.unmodifiableMap(new LinkedHashMap<>(notApplicable));
        this.base = base;
        this.regularity = regularity;
        this.chosenByForecast = chosenByForecast;
        this.choice = choose();
    }

    /**
     * Compares all models of the catalog that apply, with the defaults of {@link ModelComparer}.
     *
     * @param base the customers
     * @return what was found
     */
    public static ModelComparison of(CustomerBase base) {
        return ModelComparer.withDefaults().compare(base);
    }

    /**
     * The models that were fitted.
     *
     * @return kind by kind, usable ones first, then by AIC
     */
    public List<Candidate> candidates() {
        return candidates;
    }

    /**
     * The models that these customers cannot be fitted with.
     *
     * @return by id, with the reason and what to do
     */
    public Map<String, Message> notApplicable() {
        return notApplicable;
    }

    /**
     * The tests that were made.
     *
     * @return nested pairs first, then the best of each kind against the others
     */
    public List<PairTest> tests() {
        return tests;
    }

    /**
     * Which model to use, and why.
     *
     * @return one of the candidates
     */
    public Choice choice() {
        return choice;
    }

    /**
     * How regular purchases are.
     *
     * @return empty where litt is not known, where nobody bought three times, or where times count opportunities
     */
    public Optional<TimingRegularity> regularity() {
        return kind() == ModelKind.DISCRETE ? Optional.empty() : Optional.ofNullable(regularity);
    }

    /**
     * The model that a larger one has turned out to be: with k = 1 chosen, BG/CNBD-k is BG/NBD; where dropout does not grow
     * with time, GGom/NBD is Pareto/NBD.
     *
     * @param outside a candidate
     * @param candidates all candidates
     * @return the smaller one among them; empty where the larger one is a model of its own
     */
    static Optional<Candidate> same(Candidate outside, List<Candidate> candidates) {
        return largestSame(outside, candidates).map(Same::inside);
    }

    private record Same(Candidate inside, Nesting nesting) {}

    private static Optional<Same> largestSame(Candidate outside, List<Candidate> candidates) {
        return outside.entry().contains().stream()
                .flatMap(n -> candidates.stream()
                        .filter(c -> c.id().equals(n.inner()))
                        .map(c -> new Same(c, n)))
                .filter(s -> s.inside.entry().kind() == outside.entry().kind())
                .filter(s -> Math.abs(outside.fit().estimates().logLikelihood()
                                - s.inside.fit().estimates().logLikelihood())
                        < SAME)
                .max(Comparator.comparingInt(s -> s.inside.parameters()));
    }

    /** The candidates without those that are one of the others. */
    private List<Candidate> distinct() {
        return candidates.stream().filter(c -> same(c, candidates).isEmpty()).toList();
    }

    /**
     * The kind to choose from: opportunities where a model of them applies and they are used so often that a density of
     * purchase times says little, else the first.
     */
    private ModelKind kind() {
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

    private Choice choose() {
        ModelKind kind = kind();
        List<Candidate> ranked = distinct().stream()
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
        if (chosenByForecast) {
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
                .filter(c -> Math.abs(c.aic() - chosen.aic()) < NO_EVIDENCE
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
                    lead < NO_EVIDENCE
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

    /**
     * The choice as advice.
     *
     * @return one sentence, beginning with the model's name
     */
    public String advice() {
        return "Use " + choice.candidate().name() + " (" + choice.candidate().id() + "): " + choice.reason();
    }

    /**
     * What is to be known of P(active) of those who bought once, where they are at least a third of all and a model answers 1
     * for them by construction.
     *
     * @return a few sentences; empty where there is nothing to say
     */
    public Optional<String> oneTimeBuyers() {
        int once = 0;
        CompressedBase histories = base.compressed();
        for (int row = 0; row < histories.rows() && histories.frequency(row) == 0; row++) {
            once += histories.count(row);
        }
        double[] ages = histories.distinctT();
        double longest = ages[ages.length - 1];
        // Of a model under which new customers stay, too, it says nothing: it knows of no leaving at all.
        List<Candidate> certain = distinct().stream()
                .filter(c -> c.aliveOfOneTimeBuyers() == 1)
                .filter(c -> c.fit().model().newcomer().probabilityAlive(longest) < 1)
                .toList();
        List<Candidate> others = distinct().stream()
                .filter(c -> c.aliveOfOneTimeBuyers() < 1 && c.fit().usable())
                .toList();
        if (3L * once < base.size() || certain.isEmpty()) {
            return Optional.empty();
        }
        String text = String.format(
                Locale.ROOT,
                "%s (%.0f %%) bought once. %s %s all of them active for certain, because nobody can leave there"
                        + " before a second purchase: that is the model, not a finding.",
                Phrases.count(once, "customer"),
                100.0 * once / base.size(),
                ComparisonText.list(certain.stream().map(Candidate::name).toList()),
                certain.size() == 1 ? "calls" : "call");
        if (others.isEmpty()) {
            return Optional.of(text + " Judge them by expected purchases, not by P(alive).");
        }
        return Optional.of(text + " Of the same customers "
                + ComparisonText.list(others.stream()
                        .map(c -> String.format(
                                Locale.ROOT, "%s calls %.0f %%", c.name(), 100 * c.aliveOfOneTimeBuyers()))
                        .toList())
                + " active, on average. If P(alive) decides whom you write to, use "
                + (others.size() == 1 ? "that one." : "one of these."));
    }

    /**
     * The comparison, one row per model.
     *
     * @return columns {@code model}, {@code kind}, {@code chosen}, {@code parameters} (names and values), {@code k},
     *     {@code log_likelihood}, {@code aic}, {@code delta_aic} (to the lowest of its kind), {@code bic}, {@code seconds},
     *     {@code termination}, {@code diagnosis} (names), {@code expected_purchases} of the coming year,
     *     {@code p_alive_once}, and of the holdout {@code holdout_expected}, {@code holdout_actual}, {@code holdout_error},
     *     {@code holdout_mae}, {@code holdout_rmse}; {@code inner_score}. NaN where there is none
     */
    public Columns table() {
        return Columns.builder()
                .texts("model", texts(Candidate::id))
                .texts("kind", texts(c -> c.entry().kind().description()))
                .texts("chosen", texts(c -> c.equals(choice.candidate()) ? "yes" : ""))
                .texts("parameters", texts(c -> ComparisonText.parameters(c, "%s=%.10g", " ")))
                .integers(
                        "k", candidates.stream().mapToInt(Candidate::parameters).toArray())
                .doubles("log_likelihood", numbers(c -> c.fit().estimates().logLikelihood()))
                .doubles("aic", numbers(Candidate::aic))
                .doubles("delta_aic", numbers(this::deltaAic))
                .doubles("bic", numbers(Candidate::bic))
                .doubles("seconds", numbers(Candidate::seconds))
                .texts(
                        "termination",
                        texts(c ->
                                c.fit().estimates().optimization().termination().id()))
                .texts("diagnosis", texts(c -> c.fit().diagnosis().stream()
                        .map(Diagnosis::name)
                        .collect(Collectors.joining(" "))))
                .doubles("expected_purchases", numbers(Candidate::expectedPurchases))
                .doubles("p_alive_once", numbers(Candidate::aliveOfOneTimeBuyers))
                .doubles("holdout_expected", holdout(HoldoutForecast::expectedPurchases))
                .doubles("holdout_actual", holdout(HoldoutForecast::actualPurchases))
                .doubles("holdout_error", holdout(HoldoutForecast::relativeError))
                .doubles("holdout_mae", holdout(HoldoutForecast::meanAbsoluteError))
                .doubles("holdout_rmse", holdout(HoldoutForecast::rootMeanSquaredError))
                .doubles("inner_score", numbers(Candidate::innerScore))
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

    /** AIC above the lowest usable one of the same kind; NaN for a fit without a usable maximum. */
    private double deltaAic(Candidate candidate) {
        double lowest = candidates.stream()
                .filter(c ->
                        c.entry().kind() == candidate.entry().kind() && c.fit().usable())
                .mapToDouble(Candidate::aic)
                .min()
                .orElse(Double.NaN);
        return candidate.fit().usable() ? candidate.aic() - lowest : Double.NaN;
    }

    private String[] texts(java.util.function.Function<Candidate, String> what) {
        return candidates.stream().map(what).toArray(String[]::new);
    }

    private double[] numbers(ToDoubleFunction<Candidate> what) {
        return candidates.stream().mapToDouble(what).toArray();
    }

    private double[] holdout(ToDoubleFunction<HoldoutForecast> what) {
        return numbers(c -> c.holdout() == null ? Double.NaN : what.applyAsDouble(c.holdout()));
    }

    /**
     * The comparison as an aligned table in plain text, kind by kind, the best first.
     *
     * @return several lines without a line feed at the end
     */
    public String tableText() {
        boolean forecast = candidates.stream().anyMatch(c -> c.holdout() != null);
        boolean inner = chosenByForecast;
        TextTable rows = ComparisonText.figures();
        List<String> head = new ArrayList<>(List.of("", "ln L", "AIC", "above", "BIC"));
        if (inner) {
            head.add("inner");
        }
        if (forecast) {
            head.addAll(List.of("holdout", "RMSE"));
        }
        head.add("fit");
        rows.row(head.toArray(String[]::new));
        for (Candidate c : distinct()) {
            Maximum estimates = c.fit().estimates();
            List<String> row = new ArrayList<>(List.of(
                    c.name() + (c.equals(choice.candidate()) ? " *" : ""),
                    ComparisonText.number("%,.1f", estimates.logLikelihood()),
                    ComparisonText.number("%,.1f", c.aic()),
                    Double.isNaN(deltaAic(c)) ? "–" : ComparisonText.number("%,.1f", deltaAic(c)),
                    ComparisonText.number("%,.1f", c.bic())));
            if (inner) {
                row.add(ComparisonText.number("%.4f", c.innerScore()));
            }
            if (forecast) {
                HoldoutForecast holdout = c.holdout();
                row.add(holdout == null ? "" : ComparisonText.number("%+.1f %%", 100 * holdout.relativeError()));
                row.add(holdout == null ? "" : ComparisonText.number("%.3f", holdout.rootMeanSquaredError()));
            }
            row.add(ComparisonText.number("%.2f s", c.seconds()));
            rows.row(row.toArray(String[]::new));
        }
        StringBuilder out = new StringBuilder(rows.toString());
        for (Candidate c : candidates) {
            largestSame(c, candidates).ifPresent(one -> out.append('\n')
                    .append(c.entry().name())
                    .append(" is ")
                    .append(one.inside.name())
                    .append(" here: ")
                    .append(
                            one.nesting.test() == Nesting.Test.AIC
                                    ? "the fit chose " + c.name()
                                    : "its likelihood is highest " + one.nesting.where())
                    .append('.'));
        }
        if (candidates.stream().map(c -> c.entry().kind()).distinct().count() > 1) {
            out.append("\nLikelihoods of different kinds are of different things; ranks hold within a kind: ")
                    .append(candidates.stream()
                            .collect(Collectors.groupingBy(
                                    c -> c.entry().kind().description(),
                                    LinkedHashMap::new,
                                    Collectors.mapping(Candidate::name, Collectors.joining(", "))))
                            .entrySet()
                            .stream()
                            .map(kind -> kind.getKey() + ": " + kind.getValue())
                            .collect(Collectors.joining("; ")))
                    .append('.');
        }
        return out.toString();
    }

    /**
     * What is to be known of the fits, but for those that turned out to be a smaller model.
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
        return ComparisonText.diagnosis(distinct(), words);
    }

    /**
     * The estimates of all models as an aligned table in plain text.
     *
     * @return one line per model, without a line feed at the end
     */
    public String parametersText() {
        return ComparisonText.parameters(distinct());
    }

    /** Everything in plain text: the advice, the table, the tests in words. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(advice(), "", tableText(), "", parametersText()));
        if (!tests.isEmpty()) {
            parts.add("");
            tests.forEach(test -> parts.add(test.sentence()));
        }
        oneTimeBuyers().ifPresent(text -> parts.addAll(Arrays.asList("", text)));
        regularity()
                .ifPresent(timing ->
                        parts.addAll(Arrays.asList("", timing.sentence().toString())));
        notApplicable.forEach((id, why) -> parts.add(id + " was left out: " + why));
        return String.join("\n", parts);
    }
}
