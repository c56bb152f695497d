package dev.lindy.models.choice;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.TextTable;
import dev.lindy.core.base.Wording;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.validation.HoldoutForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final List<Candidate> candidates;
    private final List<PairTest> tests;
    private final Map<String, Message> notApplicable;
    private final CustomerBase base;
    private final @Nullable TimingRegularity regularity;
    private final boolean chosenByForecast;
    private final Choice choice;
    private final ModelKind kind;

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
        ChoiceOfModel rule = new ChoiceOfModel(this.candidates, this.tests, base, chosenByForecast);
        this.choice = rule.choose();
        this.kind = rule.kind();
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
        return kind == ModelKind.DISCRETE ? Optional.empty() : Optional.ofNullable(regularity);
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
        return OneTimeBuyers.text(SameModel.distinct(candidates), base);
    }

    /**
     * The comparison, one row per model.
     *
     * @return columns {@code model}, {@code kind}, {@code chosen}, {@code parameters} (names and values), {@code k},
     *     {@code log_likelihood}, {@code aic}, {@code delta_aic} (to the lowest of its kind), {@code bic}, {@code seconds},
     *     {@code termination}, {@code diagnosis} (names), {@code expected_purchases} of the coming year,
     *     {@code p_alive_once}, and of the holdout {@code holdout_expected}, {@code holdout_pi_lo} and {@code holdout_pi_hi} (between
     *     these the purchases were to lie with a probability of 90 %), {@code holdout_actual}, {@code holdout_error},
     *     {@code holdout_mae}, {@code holdout_rmse}; {@code inner_score}. NaN where there is none
     */
    public Columns table() {
        return asTable().columns();
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

    /**
     * The comparison as an aligned table in plain text, kind by kind, the best first.
     *
     * @return several lines without a line feed at the end
     */
    public String tableText() {
        return asTable().text();
    }

    private ComparisonTable asTable() {
        return new ComparisonTable(candidates, choice.candidate(), chosenByForecast);
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
        return ComparisonText.diagnosis(SameModel.distinct(candidates), words);
    }

    /**
     * How many purchases each model expected in the holdout, between what they were to lie, and how many there were, as an aligned
     * table in plain text.
     *
     * @return several lines without a line feed at the end; empty without a holdout
     */
    public String holdoutText() {
        TextTable rows = ComparisonText.figures().row("", "expected", "90 % sure", "");
        String happened = "";
        for (Candidate c : SameModel.distinct(candidates)) {
            HoldoutForecast holdout = c.holdout();
            if (holdout == null) {
                continue;
            }
            double actual = holdout.actualPurchases();
            Interval sure = c.holdoutOutcome();
            String between = "–";
            String held = "";
            if (sure != null && sure.known()) {
                between =
                        ComparisonText.number("%,.0f", sure.lower()) + ComparisonText.number(" … %,.0f", sure.upper());
                held = actual >= sure.lower() && actual <= sure.upper() ? "held" : "missed";
            }
            rows.row(c.name(), ComparisonText.number("%,.0f", holdout.expectedPurchases()), between, held);
            happened = ComparisonText.number("%,.0f", actual);
        }
        return happened.isEmpty()
                ? ""
                : rows.row("what happened", happened, "", "").toString();
    }

    /**
     * The estimates of all models as an aligned table in plain text.
     *
     * @return one line per model, without a line feed at the end
     */
    public String parametersText() {
        return ComparisonText.parameters(SameModel.distinct(candidates));
    }

    /** Everything in plain text: the advice, the table, the tests in words. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(advice(), "", tableText()));
        if (!holdoutText().isEmpty()) {
            parts.addAll(List.of("", holdoutText()));
        }
        parts.addAll(List.of("", parametersText()));
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
