package dev.lindy.models.purchases.ggomnbd;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.special.GaussFraction;
import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values, independent routes, nested models, and cases on which other implementations fail. */
class GgomNbdTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final GgomNbd ORDINARY = new GgomNbd(0.5, 10, 0.05, 0.6, 3, TimeScale.WEEK);

    private static final Discount DISCOUNT = Discount.continuous(0.01, TimeScale.WEEK);

    // --- check values from quadrature in high precision

    @Test
    void residualPurchases() {
        assertClose(ORDINARY.discountedExpectedResidualTransactions(DISCOUNT, 3, 20, 38), 0.9610607598, 1e-9);
        GgomNbd early = new GgomNbd(0.5, 10, 0.05, 0.6, 0.2, TimeScale.WEEK);
        assertClose(early.discountedExpectedResidualTransactions(DISCOUNT, 3, 20, 38), 0.4885486998, 1e-9);
        assertClose(ORDINARY.conditionalExpectedTransactions(3, 20, 38, 39), 0.8725042103, 1e-9);
        assertClose(
                ORDINARY.discountedExpectedTransactions(Discount.none(), 3, 20, 38, 39),
                ORDINARY.conditionalExpectedTransactions(3, 20, 38, 39),
                1e-14);
    }

    // --- independent routes

    /** The closed form n/(A(δ + bs)) ₂F₁(1, s; s + 1 + δ/b; (β − 1)/E(T)) of discounted residual purchases. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 0.6, 3, 0.01, 38",
        "0.05, 0.6, 0.2, 0.01, 38",
        "0.05, 0.6, 0.2, 0, 38",
        "0.05, 0.6, 1, 0.01, 38",
        "1, 0.4, 50, 0.1, 3",
        "0.002, 1.7, 0.01, 0.01, 100",
        "0.3, 0.01, 1000, 0.02, 10",
        "3, 2, 0.5, 0.02, 500"
    })
    void discountedPurchasesAreTheGaussFraction(double b, double s, double beta, double delta, double T) {
        GgomNbd model = new GgomNbd(0.5, 10, b, s, beta, TimeScale.WEEK);
        double later = beta * Math.exp(-b * T) - Math.expm1(-b * T);
        // (β − 1)/E(T), and the same at the first purchase
        double z = (beta - 1) * Math.exp(-b * T) / later;
        double ofActive = 3.5 / (10 + T) * GaussFraction.value(s, s + 1 + delta / b, z) / (delta + b * s);
        Discount discount = Discount.continuous(delta, TimeScale.WEEK);
        assertClose(
                model.discountedExpectedResidualTransactions(discount, 3, T / 2, T),
                model.probabilityAlive(3, T / 2, T) * ofActive,
                1e-12);
        double atStart = (beta - 1) / beta;
        double ofNew = 0.05 * GaussFraction.value(s, s + 1 + delta / b, atStart) / (delta + b * s);
        assertClose(model.discountedExpectedTransactions(discount, INFINITY), ofNew, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 10, 0.05, 0.6, 3, 2, 30.43, 38.86",
        "0.5, 10, 0.05, 0.6, 0.2, 2, 30.43, 38.86",
        "0.5, 10, 0.1, 3, 1, 0, 0, 38.86",
        "0.8, 1, 0.5, 1.2, 1e6, 7, 5, 38.86"
    })
    void theLikelihoodIsAnIntegralOverDropout(
            double r, double alpha, double b, double s, double beta, int x, double tx, double T) {
        GgomNbd model = new GgomNbd(r, alpha, b, s, beta, TimeScale.WEEK);
        double n = r + x;
        double gone = GaussLegendre.integrate(
                y -> {
                    double e = beta + Math.expm1(b * y);
                    return s * b * Math.exp(b * y) / e * Math.pow(beta / e, s) * Math.pow(alpha / (alpha + y), n);
                },
                tx,
                T,
                0.05);
        double alive = Math.pow(beta / (beta + Math.expm1(b * T)), s) * Math.pow(alpha / (alpha + T), n);
        double expected = LogGammaRatio.value(r, x) - x * Math.log(alpha) + Math.log(alive + gone);
        assertClose(model.logLikelihood(x, tx, T), expected, 1e-12);
        assertClose(model.probabilityAlive(x, tx, T), alive / (alive + gone), 1e-12);
    }

    /** Two peaks: purchases early, dropout late. */
    @Test
    void theNumberOfPurchasesBeforeALateDropout() {
        GgomNbd model = new GgomNbd(60, 6, 1, 0.8, 1e9, TimeScale.WEEK);
        // Hardly anybody leaves before ln(1e9), 20.7 weeks; by 40 nearly all have.
        for (int k : new int[] {5, 40, 150, 200, 300}) {
            double expected = GaussLegendre.integrate(
                    u -> Math.exp(LogGammaRatio.value(60, k)
                                    - LogGammaRatio.value(1, k)
                                    - 60 * Math.log1p(u / 6)
                                    + k * Math.log(u / (6 + u)))
                            * 0.8
                            * Math.exp(u)
                            / (1e9 + Math.expm1(u))
                            * Math.pow(1e9 / (1e9 + Math.expm1(u)), 0.8),
                    0,
                    90,
                    0.1);
            assertClose(model.transactionProbability(k, INFINITY), expected, 1e-11);
        }
    }

    // --- nested models

    /** As b → 0 with β/b fixed; the difference is of order b. */
    @ParameterizedTest
    @CsvSource({"0, 0, 38.86", "2, 30.43, 38.86", "26, 30.86, 31", "5, 0.001, 52"})
    void withoutGrowthItIsParetoNbd(int x, double tx, double T) {
        ParetoNbd pareto = new ParetoNbd(0.553, 10.578, 0.606, 11.669, TimeScale.WEEK);
        double b = 1e-12;
        GgomNbd model = new GgomNbd(0.553, 10.578, b, 0.606, 11.669 * b, TimeScale.WEEK);
        assertClose(model.logLikelihood(x, tx, T), pareto.logLikelihood(x, tx, T), 1e-10);
        assertClose(model.probabilityAlive(x, tx, T), pareto.probabilityAlive(x, tx, T), 1e-10);
        assertClose(
                model.conditionalExpectedTransactions(x, tx, T, 39),
                pareto.conditionalExpectedTransactions(x, tx, T, 39),
                1e-10);
        assertClose(
                model.discountedExpectedResidualTransactions(DISCOUNT, x, tx, T),
                pareto.discountedExpectedResidualTransactions(DISCOUNT, x, tx, T),
                1e-9);
        assertClose(
                model.conditionalTransactionProbability(2, x, tx, T, 39),
                pareto.conditionalTransactionProbability(2, x, tx, T, 39),
                1e-10);
        assertClose(model.probabilityOfPurchase(x, tx, T, 39), pareto.probabilityOfPurchase(x, tx, T, 39), 1e-10);
        assertClose(model.posteriorMeanDropoutParameter(x, tx, T) * b, pareto.posteriorMeanDropoutRate(x, tx, T), 1e-9);
    }

    // --- cases on which others fail

    @Test
    void twoHundredPurchasesAreNotBelowAnyTolerance() {
        // With an absolute tolerance the integral is 0 and P(alive) is 1. By plain quadrature, relative to the start:
        for (int x : new int[] {200, 300}) {
            double tx = 36;
            double T = 38;
            double n = 0.5 + x;
            double gone = GaussLegendre.integrate(
                    y -> {
                        double e = 3 + Math.expm1(0.05 * y);
                        double start = 3 + Math.expm1(0.05 * tx);
                        return 0.6
                                * 0.05
                                * Math.exp(0.05 * y)
                                / e
                                * Math.pow(start / e, 0.6)
                                * Math.pow((10 + tx) / (10 + y), n);
                    },
                    tx,
                    T,
                    0.02);
            double alive = Math.pow((3 + Math.expm1(0.05 * tx)) / (3 + Math.expm1(0.05 * T)), 0.6)
                    * Math.pow((10 + tx) / (10 + T), n);
            double expected = alive / (alive + gone);
            assertThat(expected).isBetween(1e-6, 0.5);
            assertClose(ORDINARY.probabilityAlive(x, tx, T), expected, 1e-12);
            double shared = LogGammaRatio.value(0.5, x)
                    + 0.5 * Math.log(10)
                    - n * Math.log(10 + tx)
                    + 0.6 * Math.log(3 / (3 + Math.expm1(0.05 * tx)));
            assertClose(ORDINARY.logLikelihood(x, tx, T), shared + Math.log(alive + gone), 1e-12);
            for (double derivative : ORDINARY.logLikelihoodGradient(x, tx, T)) {
                assertThat(derivative).isFinite();
            }
        }
    }

    @Test
    void timesBeyondTheLargestExponentialAreOrdinary() {
        GgomNbd model = new GgomNbd(0.5, 10, 1, 0.01, 2, TimeScale.WEEK);
        // b T = 5000: S(T) = (β/E)^s = e^(−50) β^s.
        assertClose(model.logLikelihood(0, 0, 0), 0, 0);
        double log = model.logProbabilityAlive(3, 4999, 5000);
        assertThat(log).isBetween(-0.1, -0.001);
        for (double derivative : model.logLikelihoodHessian(3, 4999, 5000)) {
            assertThat(derivative).isFinite();
        }
        assertClose(
                model.conditionalExpectedTransactions(3, 4999, 5000, INFINITY),
                Math.exp(log) * 3.5 / 5010 / 0.01,
                1e-12);
    }

    @Test
    void everybodyLeavesInTheEnd() {
        assertThat(ORDINARY.expectedTransactions(INFINITY)).isFinite();
        assertThat(ORDINARY.varianceOfTransactions(INFINITY)).isFinite();
        assertThat(ORDINARY.meanTimeToNextPurchase(0, 0, 38)).isFinite();
        assertClose(ORDINARY.expectedTransactions(1e6), ORDINARY.expectedTransactions(INFINITY), 1e-14);
        assertClose(
                ORDINARY.expectedTransactions(10) + ORDINARY.expectedTransactions(10, INFINITY),
                ORDINARY.expectedTransactions(INFINITY),
                1e-13);
        assertThat(ORDINARY.id()).isEqualTo("ggom-nbd");
    }

    @Test
    void anIntegralFinerThanItsDigitsIsRefusedByName() {
        // Customers leave within 4e-12 of a time that a double knows to 2e-10.
        GgomNbd steep = new GgomNbd(1e11, 5586, 2.2e8, 1.3e4, 2732, TimeScale.WEEK);
        assertThatExceptionOfType(UncomputableException.class)
                .isThrownBy(() -> steep.logLikelihoodGradient(4374, 1_855_288, 7.2e8))
                .withMessageContainingAll(
                        "an integral over the time to dropout stops at 1855288.0", "100000 are the most");
    }

    /** Logs of two days that were watched for eight months: the likelihood is highest where everybody leaves at once. */
    @Test
    @Timeout(120)
    void searchesEndWhereEverybodyLeavesAtOnce() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(23);
        for (int log = 0; log < 12; log++) {
            int n = 3 + random.nextInt(60);
            String[] ids = new String[n];
            int[] x = new int[n];
            double[] tx = new double[n];
            double[] age = new double[n];
            for (int i = 0; i < n; i++) {
                ids[i] = "c" + i;
                age[i] = (230 + random.nextInt(2)) / 7.0;
                x[i] = i == 0 || random.nextInt(7) == 0 ? 1 : 0;
                tx[i] = x[i] / 7.0;
            }
            MaximumLikelihoodFit<GgomNbd> fit = GgomNbd.fit(CustomerBase.builder(TimeScale.WEEK)
                    .ids(ids)
                    .frequency(x)
                    .recency(tx)
                    .T(age)
                    .build());
            assertThat(fit.diagnosis()).as("log %d", log).isNotEmpty();
            assertThat(fit.estimates().optimization().evaluations()).isLessThan(5000);
        }
    }
}
