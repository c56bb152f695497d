package dev.lindy.models.purchases.bgnbd;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.NegativeBinomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published and check values, independent routes, and cases on which other implementations fail. */
class BgNbdTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Rounded to three digits, as published for the CDNOW sample (Fader, Hardie and Lee 2005, table 2). */
    private static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);

    private static final Discount PER_52_WEEKS = Discount.continuous(Math.log(1.15) / 52, TimeScale.WEEK);

    // --- check values for the customer with x = 2, t_x = 30.43, T = 38.86 weeks

    @Test
    void theCustomerOfThePaper() {
        // The paper's spreadsheet prints 1.226 expected purchases in the next 39 weeks.
        assertClose(PUBLISHED.probabilityAlive(2, 30.43, 38.86), 0.726578570080673, 1e-14);
        assertClose(PUBLISHED.conditionalExpectedTransactions(2, 30.43, 38.86, 39), 1.226028174767135, 1e-14);
        assertClose(PUBLISHED.expectedTransactions(39), 1.196723, 5e-7);
        double variance = PUBLISHED.conditionalVarianceOfTransactions(2, 30.43, 38.86, 39);
        assertClose(Math.sqrt(variance), 1.590264, 5e-7);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.445373", "1, 0.239319", "2, 0.144183", "3, 0.080850", "4, 0.043545"})
    void theNumberOfPurchasesInTheNext39Weeks(int k, double probability) {
        assertThat(PUBLISHED.conditionalTransactionProbability(k, 2, 30.43, 38.86, 39))
                .isCloseTo(probability, within(5e-7));
    }

    @Test
    void residualPurchasesAtFifteenPercentAYear() {
        // A year of 52 weeks for the first, of 365.25 days for the second.
        assertClose(PUBLISHED.discountedExpectedResidualTransactions(PER_52_WEEKS, 2, 30.43, 38.86), 5.169553928, 1e-9);
        assertClose(
                PUBLISHED.discountedExpectedResidualTransactions(Discount.annual(0.15), 2, 30.43, 38.86),
                5.179484,
                1e-7);
    }

    // --- independent routes

    /** CET as a sum over the m-th purchase: staying through m − 1 of them, and m of them in time. */
    private static double expectedBySeries(BgNbd m, int x, double tx, double T, double t) {
        double sum = 0;
        double odds = t / (m.alpha() + T);
        double term = 1;
        for (int k = 1; k < 20_000 && term > sum * 1e-17; k++) {
            term = Math.exp(LogBetaRatio.value(m.a(), m.b() + x, k - 1)) * NegativeBinomial.atLeast(k, m.r() + x, odds);
            sum += term;
        }
        return m.probabilityAlive(x, tx, T) * sum;
    }

    @ParameterizedTest
    @CsvSource({
        "0.243, 4.414, 0.793, 2.426",
        "0.5, 8, 1, 2",
        "0.5, 8, 0.9999999999, 2",
        "0.5, 8, 1.0000000001, 2",
        "0.3, 5, 0.3, 0.4",
        "0.5, 10, 1000, 10000",
        "0.7, 6, 50, 0.02"
    })
    void expectationsAreTheSumOverPurchases(double r, double alpha, double a, double b) {
        BgNbd model = new BgNbd(r, alpha, a, b, TimeScale.WEEK);
        for (double t : new double[] {0.01, 5, 39, 200}) {
            assertClose(model.expectedTransactions(t), expectedBySeries(model, 0, 0, 0, t), 1e-12);
            assertClose(
                    model.conditionalExpectedTransactions(5, 20, 38.86, t),
                    expectedBySeries(model, 5, 20, 38.86, t),
                    1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 38.86", "2, 30.43, 38.86", "26, 30.86, 31", "500, 35, 38.86"})
    void theIntensityIntegratesToDiscountedPurchases(int x, double tx, double T) {
        double delta = Math.log(1.15) / 52;
        double integral =
                GaussLegendre.integrate(u -> Math.exp(-delta * u) * PUBLISHED.purchaseIntensity(x, tx, T, u), 0, 52, 4);
        assertClose(PUBLISHED.discountedExpectedTransactions(PER_52_WEEKS, x, tx, T, 52), integral, 1e-12);
    }

    @Test
    void theLikelihoodIsThatOfThePaper() {
        // Written out for x = 2: Γ(r + 2)/Γ(r) = r (r + 1) and B(a, b + 2)/B(a, b) = b (b + 1)/((a + b)(a + b + 1)).
        double r = 0.243;
        double alpha = 4.414;
        double a = 0.793;
        double b = 2.426;
        double alive = b * (b + 1) / ((a + b) * (a + b + 1)) * Math.pow(alpha + 38.86, -r - 2);
        double gone = a * b / ((a + b) * (a + b + 1)) * Math.pow(alpha + 30.43, -r - 2);
        assertClose(
                PUBLISHED.logLikelihood(2, 30.43, 38.86),
                Math.log(r * (r + 1) * Math.pow(alpha, r) * (alive + gone)),
                1e-14);
    }

    // --- cases on which others fail

    @Test
    void expectationAtAEqualsOneIsANumber() {
        // The closed form divides by a − 1.
        BgNbd model = new BgNbd(0.5, 8, 1, 2, TimeScale.WEEK);
        BgNbd near = new BgNbd(0.5, 8, 1 - 1e-10, 2, TimeScale.WEEK);
        assertClose(near.expectedTransactions(39), model.expectedTransactions(39), 1e-9);
        assertThat(model.conditionalExpectedTransactions(2, 30, 38, 39))
                .isPositive()
                .isFinite();
    }

    @Test
    void expectationWithAPlusBBelowOneIsPositive() {
        // The closed form's third parameter a + b + x − 1 is negative here.
        BgNbd model = new BgNbd(0.243, 4.414, 0.05, 0.8, TimeScale.WEEK);
        // Values from the closed form in 30-digit arithmetic.
        assertClose(model.expectedTransactions(39), 1.9470977924020716, 1e-14);
        assertClose(model.conditionalExpectedTransactions(0, 0, 38.86, 39), 0.21362858821248268, 1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "170, 100, 5.9611676886190812e-8",
        "171, 100, 5.6551038614442544e-8",
        "172, 100, 5.3650614551392065e-8",
        "5000, 2500, 3.312991701055985e-11"
    })
    void probabilitiesOfManyPurchasesDoNotOverflow(int k, double t, double probability) {
        // Γ(k + 1) is beyond the largest double from k = 171 on. Values from 30-digit arithmetic.
        assertClose(PUBLISHED.transactionProbability(k, t), probability, 1e-12);
    }

    @Test
    void allDigitsAtFiveThousandPurchases() {
        BgNbd model = new BgNbd(1, 3, 2, 1, TimeScale.WEEK);
        assertClose(
                model.conditionalExpectedTransactions(5000, 9990, 10000, 39),
                expectedBySeries(model, 5000, 9990, 10000, 39),
                1e-12);
    }

    @Test
    void customersLongGoneHaveALogarithm() {
        double log = PUBLISHED.logProbabilityAlive(500, 1, 10000);
        assertThat(PUBLISHED.probabilityAlive(500, 1, 10000)).isZero();
        assertClose(log, -Math.log(0.793 / 501.426) - 500.243 * Math.log(10004.414 / 5.414), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0.01", "3, 0.005, 0.01"})
    void youngCustomersAreOrdinary(int x, double tx, double T) {
        assertThat(PUBLISHED.logLikelihood(x, tx, T)).isFinite();
        assertThat(PUBLISHED.conditionalExpectedTransactions(x, tx, T, 39))
                .isPositive()
                .isFinite();
    }

    // --- horizons without end

    @Test
    void anInfiniteHorizonWithoutDiscountIsInfiniteUnlessAExceedsOne() {
        BgNbd atOne = new BgNbd(0.5, 8, 1, 2, TimeScale.WEEK);
        assertThat(PUBLISHED.conditionalExpectedTransactions(2, 30, 38, INFINITY))
                .isEqualTo(INFINITY);
        assertThat(PUBLISHED.discountedExpectedResidualTransactions(Discount.none(), 2, 30, 38))
                .isEqualTo(INFINITY);
        assertThat(atOne.expectedTransactions(INFINITY)).isEqualTo(INFINITY);
        assertThat(PUBLISHED.conditionalExpectedTransactions(500, 1, 10000, INFINITY))
                .isEqualTo(INFINITY);

        BgNbd above = new BgNbd(2.5, 8, 3, 2, TimeScale.WEEK);
        // E[1/p] = (a + b − 1)/(a − 1); E[X(X − 1)] = 2b(a + b − 1)/((a − 1)(a − 2)).
        assertClose(above.expectedTransactions(INFINITY), 2, 1e-15);
        assertClose(above.varianceOfTransactions(INFINITY), 8 + 2 - 4, 1e-15);
        assertClose(above.expectedTransactions(1e9), 2, 1e-9);
        assertClose(above.expectedTransactions(10, INFINITY), 2 - above.expectedTransactions(10), 1e-13);
        assertClose(above.expectedResidualLifetime(0, 0, 0, INFINITY), 8 / 1.5 * 2, 1e-14);
        double residual = above.discountedExpectedResidualTransactions(Discount.none(), 4, 30, 38);
        assertClose(residual, above.probabilityAlive(4, 30, 38) * 8 / 2, 1e-14);
        assertClose(
                above.discountedExpectedResidualTransactions(Discount.continuous(1e-12, TimeScale.WEEK), 4, 30, 38),
                residual,
                1e-8);
    }

    @Test
    void meanTimeToNextPurchaseIsInfiniteForOneTimeBuyersWithSmallR() {
        assertThat(PUBLISHED.meanTimeToNextPurchase(0, 0, 38.86)).isEqualTo(INFINITY);
        assertClose(PUBLISHED.meanTimeToNextPurchase(2, 30.43, 38.86), (4.414 + 38.86) / 1.243, 1e-15);
    }

    // --- properties of this model

    @Test
    void oneTimeBuyersAreActiveByConstruction() {
        assertThat(PUBLISHED.probabilityAlive(0, 0, 1e6)).isEqualTo(1);
        assertThat(PUBLISHED.logProbabilityAlive(0, 0, 1e6)).isZero();
        assertClose(PUBLISHED.posteriorMeanDropoutProbability(0, 0, 1e6), 0.793 / (0.793 + 2.426), 1e-15);
    }

    @Test
    void oneTimeBuyersLikelihoodKeepsItsDigitsWhenYoung() {
        BgNbd model = new BgNbd(1.2, 1e4, 0.8, 2.4, TimeScale.WEEK);
        assertClose(model.logLikelihood(0, 0, 1e-9), -1.2 * 1e-13, 1e-12);
    }

    @Test
    void allWrongParametersAreNamedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BgNbd(-1, Double.NaN, 0, INFINITY, TimeScale.WEEK))
                .withMessageContainingAll("r is -1.0", "alpha is NaN", "a is 0.0", "b is Infinity");
        assertThatNullPointerException().isThrownBy(() -> new BgNbd(1, 1, 1, 1, null));
        assertThat(PUBLISHED.id()).isEqualTo("bg-nbd");
    }
}
