package dev.lindy.models.purchases.bgcnbd;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nesting, independent routes, and cases on which other implementations fail. */
class CnbdTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Discount DISCOUNT = Discount.annual(0.15);

    static Stream<TransactionModel[]> nested() {
        return Stream.of(
                new TransactionModel[] {
                    new BgCnbd(1, 0.243, 4.414, 0.793, 2.426, TimeScale.WEEK),
                    new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK)
                },
                new TransactionModel[] {
                    new MbgCnbd(1, 0.525, 6.183, 0.891, 1.614, TimeScale.WEEK),
                    new MbgNbd(0.525, 6.183, 0.891, 1.614, TimeScale.WEEK)
                },
                new TransactionModel[] {
                    new BgCnbd(1, 2.5, 8, 3, 2, TimeScale.WEEK), new BgNbd(2.5, 8, 3, 2, TimeScale.WEEK)
                });
    }

    /** Two ways that share little: sums over phases here, expectations over p there. */
    @ParameterizedTest
    @MethodSource("nested")
    void withOnePhaseItIsTheModelOfPurchasesAtRandom(TransactionModel regular, TransactionModel random) {
        int[] xs = {0, 1, 2, 26, 500};
        double[] txs = {0, 5, 30.43, 30.86, 38};
        for (int i = 0; i < xs.length; i++) {
            int x = xs[i];
            double tx = txs[i];
            double T = 38.86;
            assertClose(regular.logLikelihood(x, tx, T), random.logLikelihood(x, tx, T), 1e-13);
            assertClose(regular.probabilityAlive(x, tx, T), random.probabilityAlive(x, tx, T), 1e-12);
            assertClose(
                    regular.discountedExpectedResidualTransactions(DISCOUNT, x, tx, T),
                    random.discountedExpectedResidualTransactions(DISCOUNT, x, tx, T),
                    1e-11);
            assertClose(regular.posteriorMeanPurchaseRate(x, tx, T), random.posteriorMeanPurchaseRate(x, tx, T), 1e-13);
            assertClose(regular.meanTimeToNextPurchase(x, tx, T), random.meanTimeToNextPurchase(x, tx, T), 1e-13);
            double level = 0.3 * random.probabilityAlive(x, tx, T);
            assertClose(
                    regular.timeToNextPurchaseQuantile(level, x, tx, T),
                    random.timeToNextPurchaseQuantile(level, x, tx, T),
                    1e-12);
            for (double t : new double[] {0.01, 5, 39, 2000, 1e6, INFINITY}) {
                assertClose(regular.probabilityAlive(x, tx, T, t), random.probabilityAlive(x, tx, T, t), 1e-11);
                assertClose(
                        regular.conditionalExpectedTransactions(x, tx, T, t),
                        random.conditionalExpectedTransactions(x, tx, T, t),
                        1e-11);
                assertClose(
                        regular.conditionalVarianceOfTransactions(x, tx, T, t),
                        random.conditionalVarianceOfTransactions(x, tx, T, t),
                        1e-9);
                assertClose(
                        regular.expectedResidualLifetime(x, tx, T, t),
                        random.expectedResidualLifetime(x, tx, T, t),
                        1e-11);
                assertClose(
                        regular.discountedExpectedTransactions(DISCOUNT, x, tx, T, t),
                        random.discountedExpectedTransactions(DISCOUNT, x, tx, T, t),
                        1e-11);
                for (int k : new int[] {0, 1, 2, 7}) {
                    assertClose(
                            regular.conditionalTransactionProbability(k, x, tx, T, t),
                            random.conditionalTransactionProbability(k, x, tx, T, t),
                            1e-11);
                }
            }
        }
    }

    /** The long sums and the closed form given p meet where one takes over from the other. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.25, 0.8, 2.4",
        "3, 0.5, 1, 2",
        "12, 0.6, 0.3, 0.4",
        "3, 2, 50, 0.02",
        "24, 1, 1000, 3000",
        "5, 40, 2.5, 0.3"
    })
    void longHorizonsContinueShortOnes(int k, double shape, double a, double b) {
        for (int j : new int[] {0, k / 2, k - 1}) {
            for (double y : new double[] {20, 60, 400}) {
                PhaseFuture future = new PhaseFuture(k, j, shape + j, 1, a, b);
                LongHorizon far = new LongHorizon(k, j, shape + j, a, b, y);
                double[] p = Counts.probabilities(shape + j, y, 2 * k);
                double alive = 0;
                double expected = 0;
                double pairs = 0;
                double stayed = 1;
                double upToHere = 0;
                double pairsToHere = 0;
                double intensity = 0;
                int m = 0;
                for (int i = 0; i < p.length; i++) {
                    for (; m < (i + j) / k; m++) {
                        upToHere += stayed;
                        pairsToHere += 2 * m * stayed;
                        stayed = Math.exp(LogBetaRatio.value(a, b, m + 1));
                    }
                    alive += p[i] * stayed;
                    expected += p[i] * upToHere;
                    pairs += p[i] * pairsToHere;
                    if ((i + j + 1) % k == 0) {
                        intensity += p[i] * (shape + j + i) / (1 + y) * stayed;
                    }
                }
                assertClose(far.probabilityAlive(), alive, 1e-11);
                assertClose(far.expectedTransactions(), expected, 1e-11);
                assertClose(far.secondFactorialMoment(), pairs, 1e-10);
                assertClose(far.purchaseIntensity(), intensity, 1e-11);
                assertClose(future.probabilityAlive(y), alive, 1e-11);
                assertClose(future.expectedTransactions(y), expected, 1e-11);
            }
        }
    }

    /** CET as a sum over the m-th purchase of a customer who bought just now, so that no phase has passed. */
    @ParameterizedTest
    @CsvSource({"2", "3", "6"})
    void expectationsAreTheSumOverPurchases(int k) {
        MbgCnbd model = new MbgCnbd(k, 0.5, 2.5, 0.9, 1.8, TimeScale.WEEK);
        for (double t : new double[] {0.01, 5, 39, 200}) {
            double sum = 0;
            double term = 1;
            for (int m = 1; m < 20_000 && term > sum * 1e-17; m++) {
                term = Math.exp(LogBetaRatio.value(0.9, 1.8 + 5, m - 1))
                        * NegativeBinomial.atLeast(m * k, 0.5 + 4 * k, t / 32.5);
                sum += term;
            }
            assertClose(
                    model.conditionalExpectedTransactions(4, 30, 30, t),
                    model.probabilityAlive(4, 30, 30) * sum,
                    1e-12);
        }
    }

    /** Another implementation multiplies all expectations by what makes their sum right. */
    @Test
    void expectationsDoNotDependOnTheOtherCustomers() {
        BgCnbd model = new BgCnbd(3, 0.35, 0.9, 0.6, 2.1, TimeScale.WEEK);
        CustomerBase one = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(4)
                .recency(28)
                .T(35)
                .build();
        CustomerBase many = CustomerBase.builder(TimeScale.WEEK)
                .ids("x", "a", "y")
                .frequency(0, 4, 40)
                .recency(0, 28, 30)
                .T(30, 35, 35)
                .build();
        assertThat(model.conditionalExpectedTransactions(many, 52)[1])
                .isEqualTo(model.conditionalExpectedTransactions(one, 52)[0]);
    }

    /** Another implementation adds 0.01 to a where it rounds to 1. */
    @ParameterizedTest
    @CsvSource({"0.995", "1", "1.004"})
    void nothingHappensNearAEqualsOne(double a) {
        BgCnbd model = new BgCnbd(2, 0.5, 4, a, 2, TimeScale.WEEK);
        double below =
                new BgCnbd(2, 0.5, 4, a - 1e-6, 2, TimeScale.WEEK).conditionalExpectedTransactions(3, 30, 38, 39);
        double above =
                new BgCnbd(2, 0.5, 4, a + 1e-6, 2, TimeScale.WEEK).conditionalExpectedTransactions(3, 30, 38, 39);
        assertThat(below).isGreaterThan(above);
        assertClose(model.conditionalExpectedTransactions(3, 30, 38, 39), (below + above) / 2, 1e-11);
    }

    @Test
    void regularCustomersWhoStayAwayAreSoonerKnownToHaveLeft() {
        double before = 1;
        for (int k : new int[] {1, 2, 4, 12}) {
            // The same purchase rate for all k.
            double alive = new BgCnbd(k, 5, 20.0 / k, 1, 3, TimeScale.WEEK).probabilityAlive(6, 24, 40);
            assertThat(alive).isLessThan(before);
            before = alive;
        }
    }

    /** Averaged over where the first of two purchases fell. */
    @Test
    void theLikelihoodOfAHistoryIsThatOfItsTimesOnAverage() {
        BgCnbd model = new BgCnbd(3, 0.35, 0.9, 0.6, 2.1, TimeScale.WEEK);
        int n = 1000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double first = 30 * (i + 0.5) / n;
            sum += Math.exp(model.logLikelihood(2, 30, 38, Math.log(first) + Math.log(30 - first)));
        }
        assertClose(Math.exp(model.logLikelihood(2, 30, 38)), sum / n, 1e-5);
        assertClose(model.logLikelihood(1, 30, 38), model.logLikelihood(1, 30, 38, Math.log(30)), 1e-14);
    }

    @Test
    void anInfiniteHorizonWithoutDiscountIsInfiniteUnlessAExceedsOne() {
        BgCnbd atOne = new BgCnbd(2, 0.5, 8, 1, 2, TimeScale.WEEK);
        assertThat(atOne.expectedTransactions(INFINITY)).isEqualTo(INFINITY);
        assertThat(atOne.conditionalExpectedTransactions(500, 1, 10000, INFINITY))
                .isEqualTo(INFINITY);
        BgCnbd above = new BgCnbd(2, 2.5, 8, 3, 2, TimeScale.WEEK);
        // E[1/p] = (a + b − 1)/(a − 1), E[X(X − 1)] = 2b(a + b − 1)/((a − 1)(a − 2)), E[gap] = kα/(r − 1).
        assertClose(above.expectedTransactions(INFINITY), 2, 1e-15);
        assertClose(above.varianceOfTransactions(INFINITY), 8 + 2 - 4, 1e-15);
        assertClose(above.expectedTransactions(1e9), 2, 1e-9);
        assertClose(above.expectedResidualLifetime(0, 0, 0, INFINITY), 2 * 8 / 1.5 * 2, 1e-14);
        assertClose(above.expectedResidualLifetime(0, 0, 0, 1e12), 2 * 8 / 1.5 * 2, 1e-9);
        assertClose(
                above.discountedExpectedResidualTransactions(Discount.continuous(1e-12, TimeScale.WEEK), 4, 30, 38),
                above.conditionalExpectedTransactions(4, 30, 38, INFINITY),
                1e-8);
    }

    @Test
    void customersLongGoneHaveALogarithm() {
        BgCnbd model = new BgCnbd(3, 0.35, 0.9, 0.6, 2.1, TimeScale.WEEK);
        assertThat(model.probabilityAlive(500, 1, 10000)).isZero();
        double n = 0.35 + 1500;
        double v = 9999 / 10000.9;
        double phases = 1 + n * v + n * (n + 1) / 2 * v * v;
        assertClose(
                model.logProbabilityAlive(500, 1, 10000),
                Math.log(phases * 501.1 / 0.6) - n * Math.log(10000.9 / 1.9),
                1e-13);
    }

    /** Purchases almost like a clock's come in waves, which the integral over the horizon must follow. */
    @Tag("slow")
    @Test
    void discountingAlmostNothingIsCountingForTheMostRegular() {
        MbgCnbd model = new MbgCnbd(24, 40, 30, 0.8, 2.4, TimeScale.WEEK);
        for (double t : new double[] {3, 30, 300}) {
            double counted = model.conditionalExpectedTransactions(12, 30, 31, t);
            assertClose(
                    model.discountedExpectedTransactions(Discount.continuous(1e-14, TimeScale.WEEK), 12, 30, 31, t),
                    counted,
                    1e-11);
            double delta = 0.05;
            double inner = GaussLegendre.integrate(
                    u -> Math.exp(-delta * u) * model.conditionalExpectedTransactions(12, 30, 31, u), 0, t, t / 400);
            assertClose(
                    model.discountedExpectedTransactions(Discount.continuous(delta, TimeScale.WEEK), 12, 30, 31, t),
                    Math.exp(-delta * t) * counted + delta * inner,
                    1e-10);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0.01", "3, 0.005, 0.01", "5000, 9990, 10000"})
    void youngAndBusyCustomersAreOrdinary(int x, double tx, double T) {
        BgCnbd model = new BgCnbd(12, 0.35, 0.9, 0.6, 2.1, TimeScale.WEEK);
        assertThat(model.logLikelihood(x, tx, T)).isFinite();
        assertThat(model.conditionalExpectedTransactions(x, tx, T, 39))
                .isPositive()
                .isFinite();
        assertThat(model.discountedExpectedResidualTransactions(DISCOUNT, x, tx, T))
                .isPositive()
                .isFinite();
    }

    @Test
    void aNarrowIntervalKeepsItsDigits() {
        BgCnbd model = new BgCnbd(3, 0.35, 0.9, 0.6, 2.1, TimeScale.WEEK);
        double slope = (model.expectedTransactions(39.01) - model.expectedTransactions(38.99)) / 0.02;
        assertClose(model.expectedTransactions(39, 39 + 1e-9) / ((39 + 1e-9) - 39), slope, 1e-8);
    }

    /** From thousands of phases on the rate is known: q = λ/(λ + δ), and E[1/(1 − (1 − p)z)] at a = b = 1 is elementary. */
    @ParameterizedTest
    @ValueSource(doubles = {1e9, 1e12, 1e14, 1e18, 1e22, 1e26, 1e29})
    void allFutureIsNotLessThanAPartOfIt(double r) {
        for (int k : new int[] {2, 12}) {
            BgCnbd model = new BgCnbd(k, r, r / (0.3 * k), 1, 1, TimeScale.WEEK);
            double all = model.discountedExpectedResidualTransactions(DISCOUNT, 0, 0, 0);
            double year = model.discountedExpectedTransactions(DISCOUNT, 0, 0, 0, 52);
            double century = model.discountedExpectedTransactions(DISCOUNT, 0, 0, 0, 5200);
            assertThat(year).as("k = %d", k).isLessThan(all);
            assertClose(century, all, 1e-5);
            double z = Math.pow(1 + DISCOUNT.ratePer(TimeScale.WEEK) / (0.3 * k), -k);
            assertClose(all, -Math.log1p(-z), 40 / r + 1e-10);
        }
    }
}
