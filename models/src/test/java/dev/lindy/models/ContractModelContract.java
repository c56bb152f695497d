package dev.lindy.models;

import static dev.lindy.models.Closeness.assertClose;
import static dev.lindy.models.Closeness.relativeTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every model of contracts must keep. A new model says how it is made, what it refuses and which golden table is its own;
 * it inherits everything else.
 */
public abstract class ContractModelContract {

    private static final double TIGHT = 1e-11;
    private static final Discount DISCOUNT = Discount.annual(0.10);

    /** Makes the model from parameters by the paper's names. */
    protected abstract ContractModel model(Map<String, Double> parameters, TimeScale scale);

    /** Ordinary parameters, for years. */
    protected abstract Map<String, Double> parameters();

    /** Parameters far from ordinary, for which all quantities must still be numbers. */
    protected abstract List<Map<String, Double>> extremeParameters();

    /** Parameter sets to be refused, each with a word that the message must contain. */
    protected abstract Map<String, Map<String, Double>> invalidParameters();

    /** The name of the model's golden table. */
    protected abstract String goldenFile();

    private ContractModel ordinary() {
        return model(parameters(), TimeScale.YEAR);
    }

    // --- golden table

    @TestFactory
    final Stream<DynamicTest> goldenTable() {
        GoldenTable table = GoldenTable.read(goldenFile());
        return table.quantities().stream()
                .filter(quantity -> !quantity.endsWith("dloglik") && !quantity.equals("d2loglik"))
                .sorted()
                .map(quantity -> DynamicTest.dynamicTest(quantity, () -> {
                    List<GoldenTable.Row> rows = table.rows(quantity);
                    assertThat(rows).isNotEmpty().allSatisfy(this::agrees);
                }));
    }

    private void agrees(GoldenTable.Row row) {
        ContractModel model = model(GoldenContracts.ours(row), TimeScale.YEAR);
        assertThat(GoldenContracts.value(model, row))
                .as(row.toString())
                .isCloseTo(row.value(), relativeTo(row.value(), TIGHT));
        GoldenContracts.column(row)
                .ifPresent(column -> assertThat(column.of(model, new int[] {0, row.count("renewals")})[1])
                        .as("%s of %s", column, row)
                        .isCloseTo(row.value(), relativeTo(row.value(), TIGHT)));
    }

    // --- arguments

    @Test
    final void refusesParametersOutsideTheirDomain() {
        assertThat(invalidParameters()).isNotEmpty();
        invalidParameters().forEach((word, parameters) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> model(parameters, TimeScale.YEAR))
                .withMessageContaining(word));
    }

    @Test
    final void refusesImpossibleTimes() {
        ContractModel model = ordinary();
        List<Runnable> calls = List.of(
                () -> model.logSurvival(-1),
                () -> model.survival(-1),
                () -> model.survival(-1, 0),
                () -> model.survival(1, -1),
                () -> model.retentionRate(0),
                () -> model.churnProbability(0),
                () -> model.discountedExpectedResidualLifetime(DISCOUNT, -1),
                () -> model.expectedRenewals(-1, 0),
                () -> model.expectedRenewals(1, -1),
                () -> model.posteriorMeanChurnProbability(-1),
                () -> model.retentionCurve(-1),
                () -> model.simulate(RandomSource.XO_RO_SHI_RO_128_PP.create(1L), -1));
        assertThat(calls).allSatisfy(call -> assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessageContaining("must be at least"));
    }

    @Test
    final void contractsInAnotherUnitAreRefused() {
        CohortSample months = CohortSample.of(TimeScale.MONTH, new double[] {10, 8, 7});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ordinary().logLikelihood(months))
                .withMessageContaining("years")
                .withMessageContaining("months");
    }

    /** What a transaction model answers has no meaning here, and does not compile. */
    @Test
    final void isNoTransactionModel() {
        assertThat(ordinary()).isNotInstanceOf(TransactionModel.class);
    }

    // --- values

    private List<ContractModel> all() {
        List<Map<String, Double>> all = new ArrayList<>(extremeParameters());
        all.add(parameters());
        return all.stream().map(p -> model(p, TimeScale.YEAR)).toList();
    }

    @Test
    final void probabilitiesAreProbabilitiesAndFitTogether() {
        for (ContractModel model : all()) {
            assertThat(model.survival(0)).isEqualTo(1);
            double survival = 1;
            double churned = 0;
            for (int t = 1; t <= 60; t++) {
                double retention = model.retentionRate(t);
                double churn = model.churnProbability(t);
                assertThat(retention).isBetween(0.0, 1.0);
                assertThat(churn).isBetween(0.0, 1.0);
                survival *= retention;
                churned += churn;
                assertClose(model.survival(t), survival, TIGHT);
                assertClose(churned + model.survival(t), 1, TIGHT);
                assertClose(Math.exp(model.logSurvival(t)), model.survival(t), TIGHT);
                assertThat(model.posteriorMeanChurnProbability(t))
                        .isBetween(0.0, model.posteriorMeanChurnProbability(t - 1));
            }
            for (int t : new int[] {1000, 100_000, Integer.MAX_VALUE}) {
                assertThat(model.logSurvival(t)).isNotNaN().isNotPositive();
                assertThat(model.retentionRate(t)).isBetween(0.0, 1.0);
                assertThat(model.churnProbability(t)).isBetween(0.0, 1.0);
                assertThat(model.expectedRenewals(t, 3)).isNotNaN().isNotNegative();
            }
        }
    }

    @Test
    final void conditionalSurvivalIsARatio() {
        for (ContractModel model : all()) {
            for (int renewals : new int[] {0, 1, 7}) {
                for (int t : new int[] {0, 1, 5, 20}) {
                    double expected = Math.exp(model.logSurvival(renewals + t) - model.logSurvival(renewals));
                    assertClose(model.survival(t, renewals), expected, TIGHT);
                }
            }
        }
    }

    @Test
    final void expectedRenewalsAreTheSumOfSurvival() {
        for (ContractModel model : all()) {
            for (int renewals : new int[] {0, 2, 30}) {
                for (int horizon : new int[] {0, 1, 12, 3000}) {
                    double sum = 0;
                    for (int t = horizon; t >= 1; t--) {
                        sum += model.survival(t, renewals);
                    }
                    assertClose(model.expectedRenewals(horizon, renewals), sum, TIGHT);
                }
            }
        }
    }

    @Test
    final void discountedLifetimesAreSumsOfSurvival() {
        for (ContractModel model : all()) {
            for (Discount discount : List.of(DISCOUNT, Discount.annual(1), Discount.annual(0.012))) {
                double delta = discount.ratePer(TimeScale.YEAR);
                for (int renewals : new int[] {0, 4}) {
                    double sum = 0;
                    for (int t = (int) (40 / delta); t >= 1; t--) {
                        sum += model.survival(t, renewals) * Math.exp(-delta * (t - 1));
                    }
                    assertClose(model.discountedExpectedResidualLifetime(discount, renewals), sum, TIGHT);
                    if (renewals == 0) {
                        assertClose(model.discountedExpectedLifetime(discount), 1 + Math.exp(-delta) * sum, TIGHT);
                    }
                }
            }
            // The limit of little discounting is none.
            double none = model.discountedExpectedLifetime(Discount.none());
            double little = model.discountedExpectedLifetime(Discount.annual(1e-12));
            assertThat(little).isPositive();
            assertThat(none).isGreaterThanOrEqualTo(little * (1 - TIGHT));
        }
    }

    @Test
    final void theUnitMattersForDiscountingOnly() {
        ContractModel years = ordinary();
        ContractModel months = model(parameters(), TimeScale.MONTH);
        assertThat(months.survival(9)).isEqualTo(years.survival(9));
        double twelfth = Math.expm1(Math.log(1.1) / 12);
        assertClose(
                months.discountedExpectedLifetime(DISCOUNT),
                years.discountedExpectedLifetime(Discount.annual(twelfth)),
                TIGHT);
    }

    @Test
    final void theCurveIsThatOfTheModel() {
        ContractModel model = ordinary();
        Columns curve = model.retentionCurve(5);
        assertThat(curve.rows()).isEqualTo(6);
        assertThat(curve.doubles("survival")[3]).isEqualTo(model.survival(3));
        assertThat(curve.doubles("retention")[3]).isEqualTo(model.retentionRate(3));
        assertThat(curve.doubles("churn")[3]).isEqualTo(model.churnProbability(3));
        assertThat(curve.doubles("retention")[0]).isEqualTo(1);
        assertThat(curve.doubles("churn")[0]).isZero();
    }

    @Test
    final void theLikelihoodIsThatOfTheProbabilities() {
        for (ContractModel model : all()) {
            CohortSample sample = CohortSample.of(TimeScale.YEAR, new double[] {100, 60, 45}, new double[] {70, 50});
            double expected = 40 * Math.log(model.churnProbability(1))
                    + 15 * Math.log(model.churnProbability(2))
                    + 45 * model.logSurvival(2)
                    + 20 * Math.log(model.churnProbability(1))
                    + 50 * model.logSurvival(1);
            assertClose(model.logLikelihood(sample), expected, TIGHT);
        }
    }

    // --- simulation

    @Test
    final void aSimulatedCohortIsWhatTheModelExpects() {
        ContractModel model = ordinary();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20070601L);
        int periods = 8;
        int n = 50_000;
        int[] ended = new int[periods + 1];
        int active = 0;
        double theta = 0;
        double thetaSquares = 0;
        for (int i = 0; i < n; i++) {
            SimulatedContract contract = model.simulate(random, periods);
            if (contract.active()) {
                assertThat(contract.period()).isEqualTo(periods);
                active++;
                theta += contract.theta();
                thetaSquares += contract.theta() * contract.theta();
            } else {
                ended[contract.period()]++;
            }
        }
        assertThat(ended[0]).isZero();
        for (int t = 1; t <= periods; t++) {
            assertShare(ended[t], n, model.churnProbability(t));
        }
        assertShare(active, n, model.survival(periods));
        double mean = theta / active;
        double error = Math.sqrt((thetaSquares / active - mean * mean) / active);
        assertThat(mean).isCloseTo(model.posteriorMeanChurnProbability(periods), within(5 * error));
    }

    private static void assertShare(int count, int n, double probability) {
        double error = Math.sqrt(probability * (1 - probability) / n);
        assertThat((double) count / n).isCloseTo(probability, within(5 * error));
    }
}
