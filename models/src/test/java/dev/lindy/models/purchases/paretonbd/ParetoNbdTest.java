package dev.lindy.models.purchases.paretonbd;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.NegativeBinomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published and check values, independent routes, nested models, and cases on which other implementations fail. */
class ParetoNbdTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Rounded to three digits, as published for the CDNOW sample (Fader and Hardie 2005, note 009). */
    private static final ParetoNbd PUBLISHED = new ParetoNbd(0.553, 10.578, 0.606, 11.669, TimeScale.WEEK);

    private static final Discount PER_52_WEEKS = Discount.continuous(Math.log(1.15) / 52, TimeScale.WEEK);

    // --- check values

    @Test
    void theCustomerOfThePaper() {
        assertClose(PUBLISHED.probabilityAlive(2, 30.43, 38.86), 0.869167559, 1e-9);
        assertClose(PUBLISHED.conditionalExpectedTransactions(2, 30.43, 38.86, 39), 1.455123193, 1e-9);
        assertClose(PUBLISHED.discountedExpectedResidualTransactions(PER_52_WEEKS, 2, 30.43, 38.86), 6.501730538, 1e-9);
        assertClose(PUBLISHED.discountedExpectedTransactions(PER_52_WEEKS, 2, 30.43, 38.86, 39), 1.385618149, 1e-9);
        assertClose(PUBLISHED.probabilityOfPurchase(2, 30.43, 38.86, INFINITY), 0.704657552, 1e-9);
        assertClose(PUBLISHED.expectedTransactions(52), 1.472996803, 1e-9);
    }

    @Test
    void otherCustomersOfThePaper() {
        assertClose(PUBLISHED.probabilityAlive(26, 30.86, 31), 0.997918731, 1e-9);
        // The spreadsheet of note 009 prints 25.46.
        assertClose(PUBLISHED.conditionalExpectedTransactions(26, 30.86, 31, 52), 25.458472951, 1e-9);
        assertClose(PUBLISHED.discountedExpectedResidualTransactions(PER_52_WEEKS, 7, 35, 38.86), 20.716082889, 1e-9);
    }

    // --- independent routes

    /** Γ(n)/Γ(r) α^r β^s ∫₀^∞ of the likelihood given the time of dropout, in the variable ln(1 + y/c). */
    @ParameterizedTest
    @CsvSource({
        "0.553, 10.578, 0.606, 11.669, 2, 30.43, 38.86",
        "0.5, 10, 1, 10, 2, 30.43, 38.86",
        "0.5, 10, 3, 2, 0, 0, 38.86",
        "0.8, 1000, 1.2, 0.5, 7, 35, 38.86",
        "0.8, 0.5, 1.2, 1000, 7, 35, 38.86"
    })
    void theLikelihoodIsAnIntegralOverDropout(
            double r, double alpha, double s, double beta, int x, double tx, double T) {
        ParetoNbd model = new ParetoNbd(r, alpha, s, beta, TimeScale.WEEK);
        double n = r + x;
        double gone = GaussLegendre.integrate(
                y -> s / (beta + y) * Math.pow(beta / (beta + y), s) * Math.pow(alpha / (alpha + y), n), tx, T, 0.05);
        double alive = Math.pow(beta / (beta + T), s) * Math.pow(alpha / (alpha + T), n);
        double expected = LogGammaRatio.value(r, x) - x * Math.log(alpha) + Math.log(alive + gone);
        assertClose(model.logLikelihood(x, tx, T), expected, 1e-13);
        assertClose(model.probabilityAlive(x, tx, T), alive / (alive + gone), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 38.86", "2, 30.43, 38.86", "26, 30.86, 31", "500, 35, 38.86"})
    void theIntensityIntegratesToDiscountedPurchases(int x, double tx, double T) {
        double delta = Math.log(1.15) / 52;
        double integral =
                GaussLegendre.integrate(u -> Math.exp(-delta * u) * PUBLISHED.purchaseIntensity(x, tx, T, u), 0, 52, 4);
        assertClose(PUBLISHED.discountedExpectedTransactions(PER_52_WEEKS, x, tx, T, 52), integral, 1e-12);
        assertClose(
                PUBLISHED.discountedExpectedTransactions(Discount.none(), x, tx, T, 39),
                PUBLISHED.conditionalExpectedTransactions(x, tx, T, 39),
                1e-14);
    }

    /** A(n, s) = ∫ (n/A)(1 + u/A)^−n−1 (1 + u/B)^−s du by ln u, far into the tail. */
    @ParameterizedTest
    @CsvSource({"0.5, 10, 0.6, 12", "0.5, 10, 0.6, 0.1", "0.05, 10, 0.06, 1000", "30, 2, 0.5, 3", "2, 0.1, 1, 500"})
    void everIsTheLimitOfALongTime(double r, double alpha, double s, double beta) {
        ParetoNbd model = new ParetoNbd(r, alpha, s, beta, TimeScale.WEEK);
        double expected = GaussLegendre.integrate(
                q -> {
                    double u = Math.exp(q);
                    return r * u / (alpha + u) * Math.exp(-r * Math.log1p(u / alpha) - s * Math.log1p(u / beta));
                },
                -60 + Math.log(alpha),
                Math.log(alpha) + 60 / (r + s),
                0.5);
        assertClose(model.probabilityOfPurchase(0, 0, 0, INFINITY), expected, 1e-13);
        assertClose(model.probabilityOfPurchase(0, 0, 0, 1e300), expected, 1e-13);
        for (int k : new int[] {1, 3, 40}) {
            double limit = GaussLegendre.integrate(
                    q -> {
                        double u = Math.exp(q);
                        return NegativeBinomial.probability(k, r, u / alpha)
                                * s
                                * u
                                / (beta + u)
                                * Math.exp(-s * Math.log1p(u / beta));
                    },
                    -60 + Math.log(alpha),
                    Math.log(alpha) + 60 / (r + s) + 10,
                    0.2);
            assertClose(model.transactionProbability(k, INFINITY), limit, 1e-11);
        }
    }

    @Test
    void theMeanTimeToTheNextPurchaseCountsTheTail() {
        ParetoNbd model = new ParetoNbd(0.7, 5, 0.8, 20, TimeScale.WEEK);
        double numerator = GaussLegendre.integrate(
                q -> {
                    double u = Math.exp(q);
                    return 0.7 * u * (u / (5 + u)) * Math.exp(-0.7 * Math.log1p(u / 5) - 0.8 * Math.log1p(u / 20));
                },
                -60,
                90,
                0.5);
        assertClose(
                model.meanTimeToNextPurchase(0, 0, 0),
                numerator / model.probabilityOfPurchase(0, 0, 0, INFINITY),
                1e-12);
        assertThat(new ParetoNbd(0.3, 5, 0.6, 20, TimeScale.WEEK).meanTimeToNextPurchase(0, 0, 7))
                .isInfinite();
    }

    // --- removable singularities

    @Test
    void alphaEqualToBetaAndSEqualToOneAreOrdinary() {
        ParetoNbd at = new ParetoNbd(0.5, 10, 1, 10, TimeScale.WEEK);
        ParetoNbd near = new ParetoNbd(0.5, 10, 1 + 1e-9, 10 * (1 + 1e-9), TimeScale.WEEK);
        assertClose(near.logLikelihood(2, 30, 38), at.logLikelihood(2, 30, 38), 1e-8);
        assertClose(near.expectedTransactions(39), at.expectedTransactions(39), 1e-8);
        // rβ/α ln(1 + t/β)
        assertClose(at.expectedTransactions(39), 0.5 * Math.log(4.9), 1e-14);
    }

    // --- nested models

    /** ln L of NBD: Γ(r+x)/Γ(r) α^r (α+T)^−(r+x). */
    private static double nbd(double r, double alpha, int x, double T) {
        return LogGammaRatio.value(r, x) + r * Math.log(alpha) - (r + x) * Math.log(alpha + T);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 38.86", "2, 30.43, 38.86", "26, 30.86, 31", "500, 9990, 10000"})
    void withoutDropoutItIsNbd(int x, double tx, double T) {
        for (ParetoNbd model : new ParetoNbd[] {
            new ParetoNbd(0.385, 12.072, 0.6, 1e22, TimeScale.WEEK),
            new ParetoNbd(0.385, 12.072, 1e-18, 12, TimeScale.WEEK)
        }) {
            assertClose(model.logLikelihood(x, tx, T), nbd(0.385, 12.072, x, T), 1e-13);
            assertClose(model.probabilityAlive(x, tx, T), 1, 1e-15);
            assertClose(model.conditionalExpectedTransactions(x, tx, T, 39), 39 * (0.385 + x) / (12.072 + T), 1e-13);
            assertClose(
                    model.conditionalTransactionProbability(2, x, tx, T, 39),
                    NegativeBinomial.probability(2, 0.385 + x, 39 / (12.072 + T)),
                    1e-12);
        }
    }

    // --- cases on which others fail

    @ParameterizedTest
    @CsvSource({"149", "150", "171", "1000", "5000"})
    void manyPurchasesAreOrdinary(int x) {
        // Γ(x) overflows at 171 and hypergeometric series at 150; the sum over rows of both is smooth in x.
        double tx = 38;
        double value = PUBLISHED.logLikelihood(x, tx, 39);
        double nbd = nbd(0.553, 10.578, x, 39) + 0.606 * Math.log(11.669 / (11.669 + 39));
        assertThat(value).isFinite().isGreaterThan(nbd);
        double alive = PUBLISHED.probabilityAlive(x, tx, 39);
        assertClose(value, nbd - Math.log(alive), 1e-12);
        for (double derivative : PUBLISHED.logLikelihoodGradient(x, tx, 39)) {
            assertThat(derivative).isFinite();
        }
        assertThat(PUBLISHED.conditionalExpectedTransactions(x, tx, 39, 39)).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void residualPurchasesForWholeSAreNumbers(double s) {
        // A sum of two confluent series divides by zero at whole s.
        ParetoNbd at = new ParetoNbd(0.5, 10, s, 12, TimeScale.WEEK);
        ParetoNbd near = new ParetoNbd(0.5, 10, s + 1e-9, 12, TimeScale.WEEK);
        double dert = at.discountedExpectedResidualTransactions(PER_52_WEEKS, 2, 30, 38);
        assertClose(near.discountedExpectedResidualTransactions(PER_52_WEEKS, 2, 30, 38), dert, 1e-7);
        double delta = Math.log(1.15) / 52;
        double integral = GaussLegendre.integrate(
                q -> Math.expm1(q) >= 0
                        ? Math.exp(q - delta * Math.expm1(q)) * at.purchaseIntensity(2, 30, 38, Math.expm1(q))
                        : 0,
                0,
                11,
                0.5);
        assertClose(dert, integral, 1e-12);
    }

    @Test
    void customersLongGoneHaveALogarithm() {
        assertThat(PUBLISHED.probabilityAlive(500, 1, 10000)).isZero();
        assertThat(PUBLISHED.logProbabilityAlive(500, 1, 10000)).isBetween(-4000.0, -3000.0);
        assertThat(PUBLISHED.logLikelihood(500, 1, 10000)).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0.01", "3, 0.005, 0.01"})
    void youngCustomersAreOrdinary(int x, double tx, double T) {
        assertThat(PUBLISHED.logLikelihood(x, tx, T)).isFinite();
        assertThat(PUBLISHED.conditionalExpectedTransactions(x, tx, T, 39))
                .isPositive()
                .isFinite();
    }

    @Test
    void oneTimeBuyersLikelihoodKeepsItsDigitsWhenYoung() {
        ParetoNbd model = new ParetoNbd(1.2, 1e4, 0.8, 2.4, TimeScale.WEEK);
        assertClose(model.logLikelihood(0, 0, 1e-9), -1.2 * 1e-13, 1e-5);
    }

    // --- horizons without end

    @Test
    void anInfiniteHorizonWithoutDiscountIsInfiniteUnlessSIsLarge() {
        assertThat(PUBLISHED.conditionalExpectedTransactions(2, 30, 38, INFINITY))
                .isEqualTo(INFINITY);
        assertThat(PUBLISHED.discountedExpectedResidualTransactions(Discount.none(), 2, 30, 38))
                .isEqualTo(INFINITY);
        ParetoNbd above = new ParetoNbd(2.5, 8, 3, 6, TimeScale.WEEK);
        // E[τ] = β/(s − 1) = 3, Var τ = β² s/((s − 1)²(s − 2)) = 27.
        assertClose(above.expectedTransactions(INFINITY), 2.5 / 8 * 3, 1e-15);
        assertClose(above.varianceOfTransactions(INFINITY), 2.5 / 8 * 3 + 2.5 / 64 * 36 + 6.25 / 64 * 27, 1e-15);
        assertClose(above.varianceOfTransactions(1e13), above.varianceOfTransactions(INFINITY), 1e-10);
        assertClose(above.expectedTransactions(10, INFINITY), 2.5 / 8 * 3 - above.expectedTransactions(10), 1e-13);
        assertClose(above.expectedResidualLifetime(0, 0, 0, INFINITY), 3, 1e-15);
        assertThat(new ParetoNbd(2, 8, 2, 6, TimeScale.WEEK).varianceOfTransactions(INFINITY))
                .isInfinite();
    }

    @Test
    void theVarianceOfRegularCustomersDoesNotCancel() {
        // r = 1e6, α = 2e5: a Poisson process of rate 5 until dropout. E[M] and Var M of M = min(τ, 1) at s = 1, β =
        // 1e4.
        ParetoNbd model = new ParetoNbd(1e6, 2e5, 1, 1e4, TimeScale.WEEK);
        double mean = 1e4 * Math.log1p(1e-4);
        double square = GaussLegendre.integrate(u -> 2 * (1 - u) * (u / (1e4 + u)), 0, 1);
        double deficit = 1 - mean;
        double variance = square - deficit * deficit;
        assertClose(
                model.varianceOfTransactions(1),
                5 * mean + 25 * 1e-6 * (variance + mean * mean) + 25 * variance,
                1e-12);
    }

    @Test
    void allWrongParametersAreNamedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParetoNbd(-1, Double.NaN, 0, INFINITY, TimeScale.WEEK))
                .withMessageContainingAll("r is -1.0", "alpha is NaN", "s is 0.0", "beta is Infinity");
        assertThatNullPointerException().isThrownBy(() -> new ParetoNbd(1, 1, 1, 1, null));
        assertThat(PUBLISHED.id()).isEqualTo("pareto-nbd");
    }
}
