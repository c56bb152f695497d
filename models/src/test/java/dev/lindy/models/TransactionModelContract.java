package dev.lindy.models;

import static dev.lindy.models.Closeness.assertClose;
import static dev.lindy.models.Closeness.relativeTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every transaction model must keep. A new model says how it is made, what it refuses and which golden table is its
 * own; it inherits everything else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TransactionModelContract {

    private static final double TIGHT = 1e-11;
    private static final double QUADRATURE = 1e-9;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final CustomerBase NOBODY =
            CustomerBase.builder(TimeScale.WEEK).build();
    private static final Discount DISCOUNT = Discount.continuous(0.05, TimeScale.WEEK);

    /** Makes the model from parameters by the paper's names. */
    protected abstract TransactionModel model(Map<String, Double> parameters, TimeScale scale);

    /** Ordinary parameters, in weeks. */
    protected abstract Map<String, Double> parameters();

    /** Parameters far from ordinary, for which all quantities must still be numbers. */
    protected abstract List<Map<String, Double>> extremeParameters();

    /** The unit of each parameter as a power of time; a parameter that is not named has none. */
    protected abstract Map<String, Integer> powersOfTime();

    /** Parameter sets to be refused, each with a word that the message must contain. */
    protected abstract Map<String, Map<String, Double>> invalidParameters();

    /** The name of the model's golden table. */
    protected abstract String goldenFile();

    /** The times that the model knows. */
    protected TimeAxis axis() {
        return TimeAxis.CONTINUOUS;
    }

    /** Quantities of the golden table that are this model's own, computed; {@link Double#NaN} for all others. */
    protected double ownQuantity(TransactionModel model, GoldenTable.Row row) {
        return Double.NaN;
    }

    /** Whether a row of the golden table is of this model. */
    protected boolean isOfThisModel(GoldenTable.Row row) {
        return true;
    }

    /** The rate at which a simulated customer buys. */
    protected double purchaseRate(SimulatedCustomer customer) {
        return customer.latent().getOrDefault("lambda", Double.NaN);
    }

    /** Quantities of the golden table that are tested elsewhere. */
    protected List<String> testedElsewhere() {
        return List.of("dloglik", "d2loglik");
    }

    /** The relative error that a golden row may have. */
    protected double goldenTolerance(GoldenTable.Row row) {
        return TIGHT;
    }

    /** A customer's history. */
    public record History(int x, double tx, double T) {}

    /** Histories for properties: new, one-time, recent, long gone, frequent. */
    protected List<History> histories() {
        List<History> out = new ArrayList<>(List.of(
                new History(0, 0, 0),
                new History(0, 0, 38.86),
                new History(1, 0.5, 39),
                new History(2, 30.43, 38.86),
                new History(7, 35, 38.86),
                new History(26, 30.86, 31)));
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20050801L);
        for (int i = 0; i < 10; i++) {
            int x = random.nextInt(12);
            double T = 80 * random.nextDouble();
            out.add(new History(x, x == 0 ? 0 : T * (1 - random.nextDouble()), T));
        }
        return out;
    }

    /** A discount for which pairs of purchases are exact. */
    protected double rateOfPairs() {
        return 0.05;
    }

    private TransactionModel ordinary() {
        return model(parameters(), TimeScale.WEEK);
    }

    /** The horizons nearest to these that the model knows. */
    private double[] horizons(double... times) {
        return DoubleStream.of(times).map(axis()::at).distinct().toArray();
    }

    // --- golden table

    @TestFactory
    final Stream<DynamicTest> goldenTable() {
        GoldenTable table = GoldenTable.read(goldenFile());
        return table.quantities().stream()
                .filter(quantity -> !testedElsewhere().contains(quantity))
                .sorted()
                .map(quantity -> DynamicTest.dynamicTest(quantity, () -> {
                    List<GoldenTable.Row> rows = table.rows(quantity).stream()
                            .filter(this::isOfThisModel)
                            .toList();
                    assertThat(rows).isNotEmpty().allSatisfy(this::agrees);
                }));
    }

    private void agrees(GoldenTable.Row row) {
        TransactionModel model = model(row.parameters(), TimeScale.YEAR);
        double own = ownQuantity(model, row);
        double actual =
                Double.isNaN(own) && GoldenQuantities.knows(row.quantity()) ? GoldenQuantities.value(model, row) : own;
        assertThat(actual).as(row.toString()).isCloseTo(row.value(), relativeTo(row.value(), goldenTolerance(row)));
        if (Double.isNaN(own)) {
            GoldenQuantities.column(model, row)
                    .ifPresent(column -> assertThat(GoldenQuantities.value(column, model, row))
                            .as("%s of %s", column, row)
                            .isCloseTo(row.value(), relativeTo(row.value(), goldenTolerance(row))));
        }
    }

    @Test
    final void theFutureOfANewcomerAgreesWithTheGoldenTable() {
        List<GoldenTable.Row> rows =
                GoldenTable.read(goldenFile())
                        .rows("expected_transactions", "variance_transactions", "pmf_transactions")
                        .stream()
                        .filter(this::isOfThisModel)
                        .filter(row -> row.customer().isEmpty())
                        .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            Future newcomer = model(row.parameters(), TimeScale.YEAR).newcomer();
            assertThat(GoldenQuantities.ofNewcomer(newcomer, row))
                    .as(row.toString())
                    .isCloseTo(row.value(), relativeTo(row.value(), goldenTolerance(row)));
        });
    }

    // --- arguments

    @Test
    final void refusesParametersOutsideTheirDomain() {
        assertThat(invalidParameters()).isNotEmpty();
        invalidParameters().forEach((word, parameters) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> model(parameters, TimeScale.WEEK))
                .withMessageContaining(word));
    }

    static List<History> impossibleHistories() {
        return List.of(
                new History(-1, 0, 10),
                new History(1, 11, 10),
                new History(0, 1, 10),
                new History(1, 0, 10),
                new History(1, -1, 10),
                new History(1, Double.NaN, 10),
                new History(1, 1, Double.NaN),
                new History(0, 0, -1),
                new History(1, 1, INFINITY));
    }

    @ParameterizedTest
    @MethodSource("impossibleHistories")
    final void refusesImpossibleHistories(History h) {
        TransactionModel model = ordinary();
        List<Runnable> calls = List.of(
                () -> model.logLikelihood(h.x, h.tx, h.T),
                () -> model.probabilityAlive(h.x, h.tx, h.T),
                () -> model.logProbabilityAlive(h.x, h.tx, h.T),
                () -> model.probabilityAlive(h.x, h.tx, h.T, 1),
                () -> model.conditionalExpectedTransactions(h.x, h.tx, h.T, 1),
                () -> model.conditionalVarianceOfTransactions(h.x, h.tx, h.T, 1),
                () -> model.conditionalTransactionProbability(0, h.x, h.tx, h.T, 1),
                () -> model.probabilityOfPurchase(h.x, h.tx, h.T, 1),
                () -> model.timeToNextPurchaseQuantile(0.5, h.x, h.tx, h.T),
                () -> model.meanTimeToNextPurchase(h.x, h.tx, h.T),
                () -> model.discountedExpectedTransactions(DISCOUNT, h.x, h.tx, h.T, 1),
                () -> model.discountedExpectedResidualTransactions(DISCOUNT, h.x, h.tx, h.T),
                () -> model.expectedResidualLifetime(h.x, h.tx, h.T, 1),
                () -> model.purchaseIntensity(h.x, h.tx, h.T, 1),
                () -> model.simulate(h.x, h.tx, h.T, RandomSource.XO_RO_SHI_RO_128_PP.create(1L), 1),
                () -> model.posteriorMeanPurchaseRate(h.x, h.tx, h.T));
        assertThat(calls).allSatisfy(call -> assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessageContaining("must be"));
    }

    @ParameterizedTest
    @MethodSource("impossibleTimes")
    final void refusesImpossibleTimes(double t) {
        TransactionModel model = ordinary();
        List<Runnable> calls = List.of(
                () -> model.probabilityAlive(1, 1, 2, t),
                () -> model.expectedTransactions(t),
                () -> model.expectedTransactions(0, t),
                () -> model.expectedTransactions(t, 1),
                () -> model.varianceOfTransactions(t),
                () -> model.transactionProbability(0, t),
                () -> model.conditionalExpectedTransactions(1, 1, 2, t),
                () -> model.conditionalVarianceOfTransactions(1, 1, 2, t),
                () -> model.conditionalTransactionProbability(0, 1, 1, 2, t),
                () -> model.probabilityOfPurchase(1, 1, 2, t),
                () -> model.timeToNextPurchaseQuantile(t, 1, 1, 2),
                () -> model.discountedExpectedTransactions(DISCOUNT, 1, 1, 2, t),
                () -> model.discountedExpectedTransactions(DISCOUNT, t),
                () -> model.expectedResidualLifetime(1, 1, 2, t),
                () -> model.purchaseIntensity(1, 1, 2, t),
                () -> model.simulate(1, 1, 2, RandomSource.XO_RO_SHI_RO_128_PP.create(1L), t),
                () -> model.probabilityAlive(NOBODY, t),
                () -> model.conditionalExpectedTransactions(NOBODY, t),
                () -> model.probabilityOfPurchase(NOBODY, t),
                () -> model.timeToNextPurchaseQuantile(t, NOBODY),
                () -> model.conditionalTransactionProbability(new int[0], NOBODY, t),
                () -> model.discountedExpectedTransactions(DISCOUNT, NOBODY, t),
                () -> model.simulate(RandomSource.XO_RO_SHI_RO_128_PP.create(1L), t));
        assertThat(calls)
                .allSatisfy(call -> assertThatIllegalArgumentException().isThrownBy(call::run));
    }

    static double[] impossibleTimes() {
        return new double[] {-1, Double.NaN};
    }

    @Test
    final void refusesNegativeCountsAndLevelsFromOneOn() {
        TransactionModel model = ordinary();
        assertThatIllegalArgumentException().isThrownBy(() -> model.transactionProbability(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.conditionalTransactionProbability(-1, 0, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.timeToNextPurchaseQuantile(1, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.expectedTransactions(2, 1));
    }

    // --- values

    @ParameterizedTest
    @MethodSource("histories")
    final void probabilitiesAreProbabilities(History h) {
        for (Map<String, Double> parameters : allParameters()) {
            TransactionModel model = model(parameters, TimeScale.WEEK);
            double alive = model.probabilityAlive(h.x, h.tx, h.T);
            assertThat(alive).isBetween(0.0, 1.0);
            assertThat(model.logProbabilityAlive(h.x, h.tx, h.T)).isLessThanOrEqualTo(0);
            assertThat(Math.exp(model.logProbabilityAlive(h.x, h.tx, h.T))).isCloseTo(alive, within(1e-12 * alive));
            assertThat(model.logLikelihood(h.x, h.tx, h.T)).isFinite();
            double before = alive * (1 + 1e-12);
            for (double t : horizons(0, 1e-3, 1, 39, 1e4, INFINITY)) {
                double then = model.probabilityAlive(h.x, h.tx, h.T, t);
                assertThat(then).isBetween(0.0, before);
                before = then * (1 + 1e-12);
                double any = model.probabilityOfPurchase(h.x, h.tx, h.T, t);
                assertThat(any).isBetween(0.0, alive);
                double none = model.conditionalTransactionProbability(0, h.x, h.tx, h.T, t);
                assertThat(none + any).isCloseTo(1, within(1e-14));
                for (int k = 0; k < 5; k++) {
                    assertThat(model.transactionProbability(k, t)).isBetween(0.0, 1.0);
                    assertThat(model.conditionalTransactionProbability(k, h.x, h.tx, h.T, t))
                            .isBetween(0.0, 1.0);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void allQuantitiesAreNumbersForExtremeParameters(History h) {
        for (Map<String, Double> parameters : allParameters()) {
            TransactionModel model = model(parameters, TimeScale.WEEK);
            for (double t : horizons(0, 1e-9, 1e-3, 1, 39, 1e4, 1e9, INFINITY)) {
                double[] values = {
                    model.expectedTransactions(t),
                    model.varianceOfTransactions(t),
                    model.conditionalExpectedTransactions(h.x, h.tx, h.T, t),
                    model.conditionalVarianceOfTransactions(h.x, h.tx, h.T, t),
                    model.discountedExpectedTransactions(DISCOUNT, t),
                    model.discountedExpectedTransactions(DISCOUNT, h.x, h.tx, h.T, t),
                    model.discountedExpectedTransactions(Discount.none(), h.x, h.tx, h.T, t),
                    model.expectedResidualLifetime(h.x, h.tx, h.T, t),
                    model.purchaseIntensity(h.x, h.tx, h.T, t),
                    model.posteriorMeanPurchaseRate(h.x, h.tx, h.T),
                    model.meanTimeToNextPurchase(h.x, h.tx, h.T)
                };
                assertThat(values).as(parameters + " " + h + " t=" + t).doesNotContain(Double.NaN);
                for (double value : values) {
                    assertThat(value).as(parameters + " " + h + " t=" + t).isNotNegative();
                }
                assertThat(model.discountedExpectedTransactions(DISCOUNT, t)).isFinite();
                assertThat(model.discountedExpectedResidualTransactions(DISCOUNT, h.x, h.tx, h.T))
                        .isFinite();
            }
        }
    }

    private List<Map<String, Double>> allParameters() {
        List<Map<String, Double>> all = new ArrayList<>(extremeParameters());
        all.add(parameters());
        return all;
    }

    @Test
    final void thePmfOfANewCustomerSumsToOneWithTheRightMomentsAndMeetsTheLikelihood() {
        TransactionModel model = ordinary();
        for (double t : horizons(0.1, 2, 10)) {
            double[] moments = moments(k -> model.transactionProbability(k, t));
            assertThat(moments[0]).isCloseTo(1, within(TIGHT));
            assertThat(moments[1]).isCloseTo(model.expectedTransactions(t), within(TIGHT * moments[1]));
            assertThat(moments[2]).isCloseTo(model.varianceOfTransactions(t), within(TIGHT * moments[2]));
            assertThat(model.transactionProbability(0, t))
                    .isCloseTo(Math.exp(model.logLikelihood(0, 0, t)), within(TIGHT));
            double one = axis().sum(tx -> Math.exp(model.logLikelihood(1, tx, t)), t);
            assertThat(model.transactionProbability(1, t)).isCloseTo(one, within(QUADRATURE * one));
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void theConditionalPmfSumsToOneWithTheRightMoments(History h) {
        TransactionModel model = ordinary();
        for (double t : horizons(0.1, 5, 20)) {
            double[] moments = moments(k -> model.conditionalTransactionProbability(k, h.x, h.tx, h.T, t));
            double mean = model.conditionalExpectedTransactions(h.x, h.tx, h.T, t);
            double variance = model.conditionalVarianceOfTransactions(h.x, h.tx, h.T, t);
            assertThat(moments[0]).isCloseTo(1, within(TIGHT));
            assertThat(mean).isCloseTo(moments[1], within(TIGHT * moments[1]));
            assertThat(variance).isCloseTo(moments[2], within(TIGHT * moments[2]));
        }
    }

    private interface Pmf {
        double at(int k);
    }

    /** Sum, mean and variance. */
    private static double[] moments(Pmf pmf) {
        int last = 400;
        double sum = 0;
        double mean = 0;
        for (int k = last; k >= 0; k--) {
            sum += pmf.at(k);
            mean += k * pmf.at(k);
        }
        double variance = 0;
        for (int k = last; k >= 0; k--) {
            variance += (k - mean) * (k - mean) * pmf.at(k);
        }
        return new double[] {sum, mean, variance};
    }

    @Test
    final void aCustomerOfAgeZeroIsANewCustomer() {
        TransactionModel model = ordinary();
        for (double t : horizons(0, 0.3, 39, 1000)) {
            assertClose(model.conditionalExpectedTransactions(0, 0, 0, t), model.expectedTransactions(t), TIGHT);
            assertClose(model.conditionalVarianceOfTransactions(0, 0, 0, t), model.varianceOfTransactions(t), TIGHT);
            assertClose(
                    model.discountedExpectedTransactions(DISCOUNT, 0, 0, 0, t),
                    model.discountedExpectedTransactions(DISCOUNT, t),
                    TIGHT);
            for (int k = 0; k < 5; k++) {
                assertClose(
                        model.conditionalTransactionProbability(k, 0, 0, 0, t),
                        model.transactionProbability(k, t),
                        TIGHT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void nothingHappensInNoTime(History h) {
        TransactionModel model = ordinary();
        assertThat(model.expectedTransactions(0)).isZero();
        assertThat(model.varianceOfTransactions(0)).isZero();
        assertClose(model.transactionProbability(0, 0), 1, TIGHT);
        assertThat(model.transactionProbability(1, 0)).isZero();
        assertThat(model.discountedExpectedTransactions(DISCOUNT, 0)).isZero();
        assertThat(model.conditionalExpectedTransactions(h.x, h.tx, h.T, 0)).isZero();
        assertThat(model.conditionalVarianceOfTransactions(h.x, h.tx, h.T, 0)).isZero();
        assertClose(model.conditionalTransactionProbability(0, h.x, h.tx, h.T, 0), 1, TIGHT);
        assertThat(model.conditionalTransactionProbability(2, h.x, h.tx, h.T, 0))
                .isZero();
        assertThat(model.probabilityOfPurchase(h.x, h.tx, h.T, 0)).isZero();
        assertThat(model.timeToNextPurchaseQuantile(0, h.x, h.tx, h.T)).isZero();
        assertThat(model.discountedExpectedTransactions(DISCOUNT, h.x, h.tx, h.T, 0))
                .isZero();
        assertThat(model.expectedResidualLifetime(h.x, h.tx, h.T, 0)).isZero();
        assertClose(model.probabilityAlive(h.x, h.tx, h.T, 0), model.probabilityAlive(h.x, h.tx, h.T), TIGHT);
    }

    @Test
    final void intervalsAddUp() {
        TransactionModel model = ordinary();
        assertClose(model.expectedTransactions(0, 39), model.expectedTransactions(39), TIGHT);
        double end = axis().at(39.5);
        double parts = model.expectedTransactions(0, 5)
                + model.expectedTransactions(5, 39)
                + model.expectedTransactions(39, end);
        assertClose(parts, model.expectedTransactions(end), TIGHT);
        assertThat(model.expectedTransactions(7, 7)).isZero();
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void discountingNothingIsCountingAndTheResidualIsTheLimit(History h) {
        TransactionModel model = ordinary();
        for (double t : horizons(0.01, 39, 1e4)) {
            double cet = model.conditionalExpectedTransactions(h.x, h.tx, h.T, t);
            assertClose(model.discountedExpectedTransactions(Discount.none(), h.x, h.tx, h.T, t), cet, TIGHT);
            assertClose(
                    model.discountedExpectedTransactions(
                            Discount.continuous(1e-14 / t, TimeScale.WEEK), h.x, h.tx, h.T, t),
                    cet,
                    TIGHT);
        }
        double dert = model.discountedExpectedResidualTransactions(DISCOUNT, h.x, h.tx, h.T);
        assertClose(model.discountedExpectedTransactions(DISCOUNT, h.x, h.tx, h.T, 40 / 0.05), dert, TIGHT);
        assertClose(model.discountedExpectedTransactions(DISCOUNT, h.x, h.tx, h.T, INFINITY), dert, TIGHT);
        assertThat(model.discountedExpectedTransactions(DISCOUNT, h.x, h.tx, h.T, 100))
                .isLessThan(dert);
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void discountedPurchasesAreTheIntegralOfExpectedOnes(History h) {
        TransactionModel model = ordinary();
        double delta = 0.05;
        for (double t : horizons(0.2, 10, 100)) {
            double expected =
                    axis().discounted(u -> model.conditionalExpectedTransactions(h.x, h.tx, h.T, u), delta, t);
            assertClose(model.discountedExpectedTransactions(DISCOUNT, h.x, h.tx, h.T, t), expected, QUADRATURE);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void thePurchaseIntensityIsTheSlopeOfExpectedPurchases(History h) {
        TransactionModel model = ordinary();
        for (double t : horizons(0.2, 10, 100)) {
            double slope = axis().slope(u -> model.conditionalExpectedTransactions(h.x, h.tx, h.T, u), t);
            assertClose(model.purchaseIntensity(h.x, h.tx, h.T, t), slope, 1e-7);
            assertClose(model.newcomer().purchaseIntensity(t), axis().slope(model::expectedTransactions, t), 1e-7);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void residualLifetimeIsTheIntegralOfProbabilityAlive(History h) {
        TransactionModel model = ordinary();
        for (double t : horizons(0.2, 10, 100)) {
            double expected = axis().sum(u -> model.probabilityAlive(h.x, h.tx, h.T, u), t);
            assertClose(model.expectedResidualLifetime(h.x, h.tx, h.T, t), expected, QUADRATURE);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    final void theQuantileInvertsTheProbabilityOfPurchase(History h) {
        TransactionModel model = ordinary();
        double ever = model.probabilityOfPurchase(h.x, h.tx, h.T, INFINITY);
        for (double share : new double[] {1e-9, 0.1, 0.5, 0.9}) {
            double t = model.timeToNextPurchaseQuantile(share * ever, h.x, h.tx, h.T);
            assertThat(t).isPositive().isFinite();
            assertThat(model.probabilityOfPurchase(h.x, h.tx, h.T, t))
                    .isGreaterThanOrEqualTo(share * ever * (1 - 1e-10));
            assertThat(model.probabilityOfPurchase(h.x, h.tx, h.T, axis().justBefore(t)))
                    .isLessThanOrEqualTo(share * ever * (1 + 1e-10));
        }
        if (ever < 1) {
            assertThat(model.timeToNextPurchaseQuantile(Math.min(1, ever + 1e-9) * (1 - 1e-15), h.x, h.tx, h.T))
                    .isInfinite();
        }
    }

    @Test
    final void theMeanTimeToTheNextPurchaseIsThatOfItsDistribution() {
        TransactionModel model = ordinary();
        History h = new History(12, 30, axis().at(38.86));
        double ever = model.probabilityOfPurchase(h.x, h.tx, h.T, INFINITY);
        double mean = axis().mean(u -> 1 - model.probabilityOfPurchase(h.x, h.tx, h.T, u) / ever, 2000);
        assertClose(model.meanTimeToNextPurchase(h.x, h.tx, h.T), mean, 1e-7);
    }

    @Test
    final void anotherUnitOfTimeChangesOnlyWhatHasAUnit() {
        double units = axis().unitsAWeekInDays();
        Discount asMuchAUnit = Discount.continuous(0.05 / units, TimeScale.DAY);
        Map<String, Double> inDays = new LinkedHashMap<>(parameters());
        powersOfTime().forEach((name, power) -> inDays.computeIfPresent(name, (n, v) -> v * Math.pow(units, power)));
        TransactionModel weeks = ordinary();
        TransactionModel days = model(inDays, TimeScale.DAY);
        for (History h : histories()) {
            double tx = units * h.tx;
            double T = Math.max(tx, units * h.T);
            assertClose(
                    days.logLikelihood(h.x, tx, T), weeks.logLikelihood(h.x, h.tx, h.T) - h.x * Math.log(units), TIGHT);
            assertClose(days.probabilityAlive(h.x, tx, T), weeks.probabilityAlive(h.x, h.tx, h.T), TIGHT);
            assertClose(
                    days.conditionalExpectedTransactions(h.x, tx, T, 10 * units),
                    weeks.conditionalExpectedTransactions(h.x, h.tx, h.T, 10),
                    TIGHT);
            assertClose(
                    days.discountedExpectedResidualTransactions(asMuchAUnit, h.x, tx, T),
                    weeks.discountedExpectedResidualTransactions(DISCOUNT, h.x, h.tx, h.T),
                    TIGHT);
            assertClose(
                    days.expectedResidualLifetime(h.x, tx, T, 10 * units),
                    units * weeks.expectedResidualLifetime(h.x, h.tx, h.T, 10),
                    TIGHT);
            assertClose(
                    days.posteriorMeanPurchaseRate(h.x, tx, T),
                    weeks.posteriorMeanPurchaseRate(h.x, h.tx, h.T) / units,
                    TIGHT);
        }
    }

    // --- whole bases

    @Test
    final void wholeBasesGetWhatSingleCustomersGet() {
        TransactionModel model = ordinary();
        CustomerBase base = base(histories(), TimeScale.WEEK);
        double[] alive = model.probabilityAlive(base);
        double[] later = model.probabilityAlive(base, 39);
        double[] cet = model.conditionalExpectedTransactions(base, 39);
        double[] any = model.probabilityOfPurchase(base, 39);
        double[] dect = model.discountedExpectedTransactions(DISCOUNT, base, 52);
        double[] dert = model.discountedExpectedResidualTransactions(DISCOUNT, base);
        double[] lifetime = model.forEach(base, (Expectation) future -> future.expectedLifetime(10));
        double[] median = model.timeToNextPurchaseQuantile(0.5, base);
        double[] rate = model.forEach(base, (m, h) -> m.posteriorMeanPurchaseRate(h.x(), h.tx(), h.T()));
        int[] k = IntStream.range(0, base.size()).map(i -> i % 3).toArray();
        double[] exactly = model.conditionalTransactionProbability(k, base, 39);
        for (int i = 0; i < base.size(); i++) {
            int x = base.frequency(i);
            double tx = base.recency(i);
            double T = base.T(i);
            assertThat(alive[i]).isEqualTo(model.probabilityAlive(x, tx, T));
            assertThat(later[i]).isEqualTo(model.probabilityAlive(x, tx, T, 39));
            assertThat(cet[i]).isEqualTo(model.conditionalExpectedTransactions(x, tx, T, 39));
            assertThat(any[i]).isEqualTo(model.probabilityOfPurchase(x, tx, T, 39));
            assertThat(dect[i]).isEqualTo(model.discountedExpectedTransactions(DISCOUNT, x, tx, T, 52));
            assertThat(dert[i]).isEqualTo(model.discountedExpectedResidualTransactions(DISCOUNT, x, tx, T));
            assertThat(lifetime[i]).isEqualTo(model.expectedResidualLifetime(x, tx, T, 10));
            assertThat(median[i]).isEqualTo(model.timeToNextPurchaseQuantile(0.5, x, tx, T));
            assertThat(rate[i]).isEqualTo(model.posteriorMeanPurchaseRate(x, tx, T));
            assertThat(exactly[i]).isEqualTo(model.conditionalTransactionProbability(k[i], x, tx, T, 39));
        }
    }

    @Test
    final void wholeBasesGetWhatSingleCustomersGetForEver() {
        CustomerBase base = base(histories(), TimeScale.WEEK);
        int[] k = IntStream.range(0, base.size()).map(i -> i % 3).toArray();
        for (Map<String, Double> parameters : allParameters()) {
            TransactionModel model = model(parameters, TimeScale.WEEK);
            double[] alive = model.probabilityAlive(base, INFINITY);
            double[] cet = model.conditionalExpectedTransactions(base, INFINITY);
            double[] variance =
                    model.forEach(base, (m, h) -> m.conditionalVarianceOfTransactions(h.x(), h.tx(), h.T(), INFINITY));
            double[] any = model.probabilityOfPurchase(base, INFINITY);
            double[] undiscounted = model.discountedExpectedTransactions(Discount.none(), base, INFINITY);
            double[] lifetime = model.forEach(base, (Expectation) future -> future.expectedLifetime(INFINITY));
            double[] exactly = model.conditionalTransactionProbability(k, base, INFINITY);
            for (int i = 0; i < base.size(); i++) {
                int x = base.frequency(i);
                double tx = base.recency(i);
                double T = base.T(i);
                assertThat(alive[i]).isEqualTo(model.probabilityAlive(x, tx, T, INFINITY));
                assertThat(cet[i]).isEqualTo(model.conditionalExpectedTransactions(x, tx, T, INFINITY));
                assertThat(variance[i]).isEqualTo(model.conditionalVarianceOfTransactions(x, tx, T, INFINITY));
                assertThat(any[i]).isEqualTo(model.probabilityOfPurchase(x, tx, T, INFINITY));
                assertThat(undiscounted[i])
                        .isEqualTo(model.discountedExpectedTransactions(Discount.none(), x, tx, T, INFINITY));
                assertThat(lifetime[i]).isEqualTo(model.expectedResidualLifetime(x, tx, T, INFINITY));
                assertThat(exactly[i]).isEqualTo(model.conditionalTransactionProbability(k[i], x, tx, T, INFINITY));
                if (Double.isInfinite(cet[i])) {
                    assertThat(variance[i]).as(parameters + " x=" + x).isInfinite();
                    assertThat(undiscounted[i]).as(parameters + " x=" + x).isInfinite();
                }
            }
        }
    }

    @Test
    final void aBaseInAnotherUnitIsRefused() {
        TransactionModel model = ordinary();
        CustomerBase days = base(histories(), TimeScale.DAY);
        List<Runnable> calls = List.of(
                () -> model.probabilityAlive(days),
                () -> model.probabilityAlive(days, 1),
                () -> model.conditionalExpectedTransactions(days, 1),
                () -> model.probabilityOfPurchase(days, 1),
                () -> model.conditionalTransactionProbability(new int[days.size()], days, 1),
                () -> model.forEach(days, (m, h) -> 0),
                () -> model.forEach(days, (Expectation) future -> 0),
                () -> model.logLikelihood(days),
                () -> model.discountedExpectedTransactions(DISCOUNT, days, 1),
                () -> model.discountedExpectedResidualTransactions(DISCOUNT, days));
        assertThat(calls).allSatisfy(call -> assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessageContaining("weeks")
                .withMessageContaining("days"));
    }

    /** Every history three times, so that rows are shared, and the same (x, T) with two recencies. */
    private CustomerBase base(List<History> histories, TimeScale scale) {
        List<History> all = new ArrayList<>(histories);
        for (History h : histories) {
            all.add(new History(h.x, axis().earlierRecency(h.x, h.tx), h.T));
        }
        all.addAll(histories);
        return CustomerBase.builder(scale)
                .ids(IntStream.range(0, all.size()).mapToObj(i -> "c" + i).toArray(String[]::new))
                .frequency(all.stream().mapToInt(History::x).toArray())
                .recency(all.stream().mapToDouble(History::tx).toArray())
                .T(all.stream().mapToDouble(History::T).toArray())
                .build();
    }

    @Test
    final void oneModelAnswersManyThreadsAtOnce() {
        CustomerBase base = base(histories(), TimeScale.WEEK);
        double[] alone = answers(ordinary(), base);
        // One that nobody has asked yet, so that whatever it might keep is made by several at once.
        TransactionModel model = ordinary();
        List<CompletableFuture<double[]>> together = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> answers(model, base)))
                .toList();
        assertThat(together).allSatisfy(answer -> assertThat(answer.join()).containsExactly(alone));
    }

    private static double[] answers(TransactionModel model, CustomerBase base) {
        return Stream.of(
                        model.probabilityAlive(base),
                        model.conditionalExpectedTransactions(base, 39),
                        model.discountedExpectedTransactions(DISCOUNT, base, 52),
                        new double[] {
                            model.logLikelihood(2, 30, 39),
                            model.expectedTransactions(10),
                            model.varianceOfTransactions(10),
                            model.conditionalVarianceOfTransactions(2, 30, 39, 10)
                        })
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    @Test
    final void pairsWithoutADiscountAreTheSecondFactorialMoment() {
        Future future = ordinary().conditionalFuture(3, 5, 9);
        for (double horizon : horizons(0, 1, 12, 40)) {
            double mean = future.expectedTransactions(horizon);
            double factorial = future.varianceOfTransactions(horizon) - mean + mean * mean;
            assertThat(future.discountedPairs(0, horizon)).isCloseTo(factorial, within(1e-9 * factorial + 1e-12));
            double before = factorial;
            for (double rate : new double[] {1e-9, 1e-3, 0.05, 1}) {
                double pairs = future.discountedPairs(rate, horizon);
                assertThat(pairs).as(rate + " for " + horizon).isBetween(0.0, before * (1 + 1e-9) + 1e-12);
                before = pairs;
            }
        }
    }

    // --- simulation

    @Test
    final void theSameSeedDrawsTheSameCustomer() {
        TransactionModel model = ordinary();
        for (long seed = 0; seed < 50; seed++) {
            SimulatedCustomer one = model.simulate(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), 52);
            SimulatedCustomer two = model.simulate(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), 52);
            assertThat(one.purchaseTimes())
                    .isEqualTo(two.purchaseTimes())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(one.lifetime()).isEqualTo(two.lifetime());
            assertThat(one.latent()).isEqualTo(two.latent()).isNotEmpty();
            for (double time : one.purchaseTimes()) {
                assertThat(time).isPositive().isLessThanOrEqualTo(Math.min(52, one.lifetime()));
            }
        }
        assertThat(model.simulate(RandomSource.XO_RO_SHI_RO_128_PP.create(1L), 0)
                        .purchaseTimes())
                .isEmpty();
    }

    @Tag("slow")
    @Test
    final void aSimulatedPopulationIsWhatTheModelExpects() {
        TransactionModel model = ordinary();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(19970101L);
        double now = 30;
        double ahead = 20;
        Mean count = new Mean();
        Mean square = new Mean();
        Mean[] exactly = {new Mean(), new Mean(), new Mean()};
        Mean alive = new Mean();
        Mean future = new Mean();
        Mean futureSquare = new Mean();
        Mean futureNone = new Mean();
        Mean residual = new Mean();
        Mean rate = new Mean();
        double expected = model.expectedTransactions(now);
        double variance = model.varianceOfTransactions(now);
        for (int i = 0; i < 20_000; i++) {
            SimulatedCustomer customer = model.simulate(random, now + ahead);
            double[] times = customer.purchaseTimes();
            int x = 0;
            while (x < times.length && times[x] <= now) {
                x++;
            }
            double tx = x == 0 ? 0 : times[x - 1];
            int y = times.length - x;
            count.add(x - expected);
            square.add((x - expected) * (x - expected) - variance);
            for (int k = 0; k < exactly.length; k++) {
                exactly[k].add((x == k ? 1 : 0) - model.transactionProbability(k, now));
            }
            alive.add((customer.lifetime() > now ? 1 : 0) - model.probabilityAlive(x, tx, now));
            double cet = model.conditionalExpectedTransactions(x, tx, now, ahead);
            future.add(y - cet);
            futureSquare.add((y - cet) * (y - cet) - model.conditionalVarianceOfTransactions(x, tx, now, ahead));
            futureNone.add((y == 0 ? 1 : 0) - model.conditionalTransactionProbability(0, x, tx, now, ahead));
            residual.add(Math.min(ahead, axis().lived(now, customer.lifetime()))
                    - model.expectedResidualLifetime(x, tx, now, ahead));
            rate.add(purchaseRate(customer) - model.posteriorMeanPurchaseRate(x, tx, now));
        }
        count.mustBeZero("mean number of purchases");
        square.mustBeZero("variance of the number of purchases");
        for (int k = 0; k < exactly.length; k++) {
            exactly[k].mustBeZero("share with " + k + " purchases");
        }
        alive.mustBeZero("share of active customers");
        future.mustBeZero("purchases to come");
        futureSquare.mustBeZero("variance of the purchases to come");
        futureNone.mustBeZero("share without purchases to come");
        residual.mustBeZero("residual lifetime");
        rate.mustBeZero("purchase rate");
    }

    /** A new customer, one of a single purchase, a recent one, and one who has been silent for long. */
    private List<History> simulated() {
        return List.of(
                new History(0, 0, 0),
                new History(0, 0, 39),
                new History(7, 35, 39),
                new History(2, axis().at(20), 39),
                new History(3, 5, 9));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("simulated")
    final void aCustomerWithAHistoryDoesWhatTheModelExpects(History h) {
        Future future = ordinary().conditionalFuture(h.x, h.tx, h.T);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20050801L);
        double horizon = 40;
        double soon = 4;
        Mean alive = new Mean();
        Mean staying = new Mean();
        Mean lifetime = new Mean();
        Mean count = new Mean();
        Mean square = new Mean();
        Mean[] exactly = {new Mean(), new Mean(), new Mean()};
        Mean late = new Mean();
        Mean first = new Mean();
        Mean discounted = new Mean();
        Mean pairs = new Mean();
        double expected = future.expectedTransactions(horizon);
        for (int i = 0; i < 20_000; i++) {
            FuturePurchases drawn = future.simulate(random, horizon);
            double[] times = drawn.times();
            alive.add(drawn.lifetime() > 0 ? 1 : 0);
            staying.add(drawn.lifetime() > horizon ? 1 : 0);
            lifetime.add(Math.min(horizon, axis().lived(0, drawn.lifetime())));
            count.add(drawn.count());
            square.add((drawn.count() - expected) * (drawn.count() - expected));
            for (int k = 0; k < exactly.length; k++) {
                exactly[k].add(drawn.count() == k ? 1 : 0);
            }
            late.add(DoubleStream.of(times).filter(t -> t > soon).count());
            first.add(times.length > 0 && times[0] <= soon ? 1 : 0);
            discounted.add(DoubleStream.of(times).map(t -> Math.exp(-0.05 * t)).sum());
            double sum = DoubleStream.of(times)
                    .map(t -> Math.exp(-rateOfPairs() * t))
                    .sum();
            pairs.add(sum * sum
                    - DoubleStream.of(times)
                            .map(t -> Math.exp(-2 * rateOfPairs() * t))
                            .sum());
        }
        alive.mustBe(future.probabilityAlive(0), "share of active customers");
        staying.mustBe(future.probabilityAlive(horizon), "share of those who stay");
        lifetime.mustBe(future.expectedLifetime(horizon), "lifetime");
        count.mustBe(expected, "mean number of purchases");
        square.mustBe(future.varianceOfTransactions(horizon), "variance of the number of purchases");
        for (int k = 0; k < exactly.length; k++) {
            exactly[k].mustBe(future.transactionProbability(k, horizon), "share with " + k + " purchases");
        }
        late.mustBe(future.expectedTransactions(soon, horizon), "purchases in a later interval");
        first.mustBe(future.probabilityOfPurchase(soon), "share with a purchase soon");
        discounted.mustBe(future.discountedTransactions(DISCOUNT, horizon), "discounted purchases");
        pairs.mustBe(future.discountedPairs(rateOfPairs(), horizon), "discounted pairs of purchases");
    }

    /** The mean of what should have a known mean, with its standard error. */
    private static final class Mean {
        private int n;
        private double sum;
        private double squares;

        void add(double value) {
            n++;
            sum += value;
            squares += value * value;
        }

        void mustBeZero(String what) {
            mustBe(0, what);
        }

        void mustBe(double expected, String what) {
            double mean = sum / n;
            double variance = squares / n - mean * mean;
            // The same for all where the model leaves no room, as NBD for P(alive).
            if (!(variance > 1e-14 * squares / n)) {
                assertThat(mean).as(what).isCloseTo(expected, within(1e-12));
                return;
            }
            assertThat((mean - expected) / Math.sqrt(variance / n))
                    .as(what + ", in standard errors")
                    .isBetween(-5.0, 5.0);
        }
    }
}
