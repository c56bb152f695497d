package dev.lindy.models.purchases.mbgnbd;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.NegativeBinomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values, independent routes, and cases on which other implementations fail. */
class MbgNbdTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Rounded to three digits, as published for the CDNOW sample. */
    private static final MbgNbd PUBLISHED = new MbgNbd(0.525, 6.183, 0.891, 1.614, TimeScale.WEEK);

    @Test
    void residualPurchasesAtFifteenPercentAYear() {
        // The parameters of BG/NBD, to check the code.
        MbgNbd model = new MbgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);
        Discount discount = Discount.continuous(Math.log(1.15) / 52, TimeScale.WEEK);
        assertClose(model.discountedExpectedResidualTransactions(discount, 2, 30.43, 38.86), 5.990697478, 1e-9);
    }

    @Test
    void theLikelihoodIsThatOfThePaper() {
        // Written out for x = 1: B(a, b + 2)/B(a, b) = b (b + 1)/((a + b)(a + b + 1)).
        double r = 0.525;
        double alpha = 6.183;
        double a = 0.891;
        double b = 1.614;
        double alive = b * (b + 1) / ((a + b) * (a + b + 1)) * Math.pow(alpha + 38.86, -r - 1);
        double gone = a * b / ((a + b) * (a + b + 1)) * Math.pow(alpha + 10, -r - 1);
        assertClose(PUBLISHED.logLikelihood(1, 10, 38.86), Math.log(r * Math.pow(alpha, r) * (alive + gone)), 1e-14);
    }

    /** A new customer has one chance to leave before the first wait: not merely BG/NBD with a larger b. */
    @Test
    void aNewCustomerMayAlreadyBeGone() {
        double stayed = 1.614 / (0.891 + 1.614);
        assertClose(PUBLISHED.probabilityAlive(0, 0, 0), stayed, 1e-15);
        assertClose(
                PUBLISHED.transactionProbability(0, 39), 1 - stayed + stayed * Math.pow(1 + 39 / 6.183, -0.525), 1e-14);
        assertClose(PUBLISHED.transactionProbability(0, INFINITY), 1 - stayed, 1e-14);
        assertThat(PUBLISHED.probabilityAlive(0, 0, 38.86)).isLessThan(PUBLISHED.probabilityAlive(0, 0, 10));
        assertClose(PUBLISHED.posteriorMeanDropoutProbability(0, 0, 0), 0.891 / (0.891 + 1.614), 1e-15);
    }

    /** E[X(t)] as a sum over the m-th purchase: staying at m chances, and m purchases in time. */
    @ParameterizedTest
    @CsvSource({
        "0.525, 6.183, 0.891, 1.614",
        "0.5, 8, 1, 2",
        "0.5, 8, 0.9999999999, 2",
        "0.5, 8, 1.004, 2",
        "0.3, 5, 0.3, 0.4",
        "0.5, 10, 1000, 10000",
        "0.7, 6, 50, 0.02"
    })
    void expectationsAreTheSumOverPurchases(double r, double alpha, double a, double b) {
        MbgNbd model = new MbgNbd(r, alpha, a, b, TimeScale.WEEK);
        for (double t : new double[] {0.01, 5, 39, 200}) {
            double sum = 0;
            double term = 1;
            for (int m = 1; m < 20_000 && term > sum * 1e-17; m++) {
                term = Math.exp(LogBetaRatio.value(a, b, m)) * NegativeBinomial.atLeast(m, r, t / alpha);
                sum += term;
            }
            assertClose(model.expectedTransactions(t), sum, 1e-12);
        }
    }

    @Test
    void anInfiniteHorizonWithoutDiscountIsInfiniteUnlessAExceedsOne() {
        assertThat(PUBLISHED.expectedTransactions(INFINITY)).isEqualTo(INFINITY);
        MbgNbd above = new MbgNbd(2.5, 8, 3, 2, TimeScale.WEEK);
        // b/(a + b) · E[1/p] with p ~ Beta(a, b + 1), which is b/(a − 1).
        assertClose(above.expectedTransactions(INFINITY), 1, 1e-15);
        assertClose(above.expectedTransactions(10, INFINITY), 1 - above.expectedTransactions(10), 1e-13);
    }

    @Test
    void likelihoodsOfYoungCustomersKeepTheirDigits() {
        MbgNbd model = new MbgNbd(1.2, 1e4, 0.8, 2.4, TimeScale.WEEK);
        assertClose(model.logLikelihood(0, 0, 1e-9), -0.75 * 1.2 * 1e-13, 1e-12);
    }
}
