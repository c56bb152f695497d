package dev.lindy.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Message;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.models.choice.Candidate;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.models.choice.PairTest;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.io.FittedModel;
import dev.lindy.models.io.ModelFile;
import dev.lindy.study.Customers;
import dev.lindy.study.ModelWeights;
import dev.lindy.study.OrderComparison;
import dev.lindy.study.OrderStudy;
import dev.lindy.study.Renewals;
import dev.lindy.study.Valuation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What commands print with {@code --json}; what is null is left out. */
public final class Results {

    private Results() {}

    /** {@code lindy run}. */
    public record Run(
            Map<String, Object> ledger,
            HoldoutResult holdout,
            List<FittedModel> models,
            Map<String, String> period,
            ValueResult value,
            List<String> written) {

        public static Run of(OrderStudy study, List<String> written) {
            ModelFile file = study.file();
            return new Run(
                    study.ledger().toMap(OptionWording.OPTIONS),
                    HoldoutResult.of(study.holdout()),
                    file.models(),
                    file.period(),
                    ValueResult.of(study.valuation()),
                    written);
        }
    }

    /** {@code lindy predict} of customers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Predict(
            Map<String, Object> ledger,
            ValueResult value,
            @Nullable List<Map<String, @Nullable Object>> customers,
            @Nullable List<String> written) {

        public static Predict of(Ledger ledger, Valuation valuation, List<String> written) {
            return new Predict(
                    ledger.toMap(OptionWording.OPTIONS),
                    ValueResult.of(valuation),
                    written.isEmpty() ? Rows.of(valuation.customers()) : null,
                    orNull(written));
        }
    }

    /** {@code lindy predict} of contracts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PredictContracts(
            Map<String, Object> ledger,
            Ahead assumptions,
            @Nullable Interval activeOutcome,
            @Nullable Interval residualLifetimeInterval,
            @Nullable List<Map<String, @Nullable Object>> contracts,
            @Nullable List<String> written) {

        public static PredictContracts of(Ledger ledger, Renewals outlook, List<String> written) {
            return new PredictContracts(
                    ledger.toMap(OptionWording.OPTIONS),
                    new Ahead(
                            outlook.assumptions().discountRate(),
                            outlook.horizon(),
                            outlook.unit().id()),
                    outlook.sure().stillActive(),
                    outlook.sure().residualLifetime(),
                    written.isEmpty() ? Rows.of(outlook.contracts()) : null,
                    orNull(written));
        }
    }

    /** What a forecast of contracts rests on. */
    record Ahead(double discountRate, int horizon, String timeScale) {}

    /** {@code lindy summarize}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Summarize(
            Map<String, Object> ledger,
            @Nullable String timeScale,
            @Nullable List<Map<String, @Nullable Object>> customers,
            @Nullable List<String> written) {

        public static Summarize of(Customers customers, List<String> written) {
            boolean printed = written.isEmpty();
            return new Summarize(
                    customers.ledger().toMap(OptionWording.OPTIONS),
                    printed ? customers.base().timeScale().id() : null,
                    printed ? Rows.of(customers.base().columns()) : null,
                    orNull(written));
        }
    }

    /** {@code lindy simulate}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Simulate(
            int customers,
            int orders,
            long seed,
            @Nullable List<Map<String, @Nullable Object>> log,
            @Nullable List<String> written) {

        public static Simulate of(int customers, int orders, long seed, @Nullable Columns log, List<String> written) {
            return new Simulate(customers, orders, seed, log == null ? null : Rows.of(log), orNull(written));
        }
    }

    /** {@code lindy compare}, of purchases or of contracts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Compare(
            Map<String, Object> ledger,
            String choice,
            String advice,
            @Nullable List<String> notToldApart,
            List<Map<String, @Nullable Object>> models,
            List<Test> tests,
            @Nullable Regularity regularity,
            @Nullable Map<String, Message> leftOut,
            @Nullable List<Weight> weights,
            @Nullable List<Message> disagreement,
            List<String> written) {

        public static Compare of(OrderComparison comparison, List<String> written) {
            ModelComparison models = comparison.models();
            return new Compare(
                    comparison.customers().ledger().toMap(OptionWording.OPTIONS),
                    models.choice().candidate().id(),
                    models.advice(),
                    models.choice().asGood().stream().map(Candidate::id).toList(),
                    Rows.of(models.table()),
                    models.tests().stream().map(Test::of).toList(),
                    models.regularity()
                            .map(timing -> new Regularity(timing.k(), timing.lower(), timing.upper()))
                            .orElse(null),
                    models.notApplicable(),
                    comparison.weights() == null ? null : Weight.of(comparison.weights()),
                    comparison.disagreement(),
                    written);
        }

        public static Compare of(ContractComparison comparison, Ledger ledger, List<String> written) {
            return new Compare(
                    ledger.toMap(OptionWording.OPTIONS),
                    comparison.choice().id(),
                    comparison.advice(),
                    null,
                    Rows.of(comparison.table()),
                    comparison.tests().stream().map(Test::of).toList(),
                    null,
                    null,
                    null,
                    null,
                    written);
        }
    }

    /** A test of two models. */
    record Test(String first, String second, @Nullable Double pValue, String meaning) {

        static Test of(PairTest test) {
            return new Test(test.first().id(), test.second().id(), Json.finite(test.pValue()), test.sentence());
        }
    }

    /** How much a model would count in an average. */
    record Weight(
            String model,
            double weight,
            @Nullable Double standardError,
            @Nullable Double logScore) {

        static List<Weight> of(ModelWeights weights) {
            var stacking = weights.stacking();
            return IntStream.range(0, weights.entries().size())
                    .mapToObj(m -> new Weight(
                            weights.entries().get(m).id(),
                            stacking.weights()[m],
                            Json.finite(stacking.standardErrors()[m]),
                            Json.finite(stacking.meanLogScores()[m])))
                    .toList();
        }
    }

    /** How regular purchases are. */
    record Regularity(double k, double lower, double upper) {}

    private static @Nullable List<String> orNull(List<String> written) {
        return written.isEmpty() ? null : written;
    }
}
