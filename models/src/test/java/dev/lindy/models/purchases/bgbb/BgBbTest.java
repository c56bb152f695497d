package dev.lindy.models.purchases.bgbb;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published and check values, sums written out, and cases on which other implementations fail. */
class BgBbTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Rounded to three digits, as published for the donations (Fader, Hardie and Shang 2010, table 3). */
    private static final BgBb PUBLISHED = new BgBb(1.204, 0.750, 0.657, 2.783, TimeScale.YEAR);

    private static final Discount TEN_PERCENT = Discount.annual(0.10);

    /** Check values with 10 digits for donors with six opportunities; x donations, the last in year t_x. */
    @ParameterizedTest
    @CsvSource({
        "1, 6, 0.930402542, 1.147926541, 1.807707803",
        "6, 6, 0.930402542, 3.752115608, 5.908678320",
        "0, 0, 0.108016584, 0.072802877, 0.114646996"
    })
    void theDonorsOfThePaper(int x, double tx, double aliveNext, double nextFive, double residual) {
        // The paper prints P(alive at n + 1), the purchases in the next five years and DERT at 10 %.
        assertClose(PUBLISHED.probabilityAlive(x, tx, 6, 1), aliveNext, 5e-9);
        assertClose(PUBLISHED.conditionalExpectedTransactions(x, tx, 6, 5), nextFive, 1e-8);
        assertClose(PUBLISHED.discountedExpectedResidualTransactions(TEN_PERCENT, x, tx, 6), residual, 5e-9);
    }

    @Test
    void theLikelihoodIsThatOfThePaper() {
        // x = 1 at the first of three opportunities, with uniform p and θ, by hand: alive to the end
        // E[p q²] E[(1−θ)³] = 1/12 · 1/4; gone after the second E[p q] E[θ(1−θ)²] = 1/6 · 1/12; after the first 1/2 ·
        // 1/6.
        BgBb uniform = new BgBb(1, 1, 1, 1, TimeScale.YEAR);
        double alive = 1.0 / 48;
        double likelihood = alive + 1.0 / 72 + 1.0 / 12;
        assertClose(uniform.logLikelihood(1, 1, 3), Math.log(likelihood), 1e-15);
        assertClose(uniform.probabilityAlive(1, 1, 3), alive / likelihood, 1e-15);
        // E[p] = E[p · p q²] … over the same terms: 1/30 · 1/4, 1/12 · 1/12, 1/3 · 1/6.
        assertClose(
                uniform.posteriorMeanPurchaseRate(1, 1, 3), (1.0 / 120 + 1.0 / 144 + 1.0 / 18) / likelihood / 1, 1e-14);
        // E[θ]: 1/12 · 1/20, 1/6 · 1/30, 1/2 · 1/12.
        assertClose(
                uniform.posteriorMeanDropoutProbability(1, 1, 3),
                (1.0 / 240 + 1.0 / 180 + 1.0 / 24) / likelihood,
                1e-14);
    }

    /** The implementation of lifetimes adds 1e-15 inside of the logarithm, which then stands for anything less likely. */
    @Test
    void improbableHistoriesHaveTheirOwnLikelihood() {
        // With uniform p and θ, thirty purchases at the last thirty of sixty opportunities: 1/(61 C(60, 30)) · 1/61.
        BgBb uniform = new BgBb(1, 1, 1, 1, TimeScale.YEAR);
        double logChoose = Math.log(118264581564861424.0);
        assertClose(uniform.logLikelihood(30, 60, 60), -logChoose - 2 * Math.log(61), 1e-15);
        assertThat(uniform.logLikelihood(30, 60, 60)).isLessThan(Math.log(1e-15) - 10);
        assertThat(PUBLISHED.logLikelihood(2000, 4000, 4000)).isBetween(-4000.0, -2000.0);
    }

    @Test
    void expectationAtGammaEqualsOneIsANumber() {
        // The closed form divides by γ − 1.
        BgBb one = new BgBb(1.2, 0.75, 1, 2.8, TimeScale.YEAR);
        BgBb near = new BgBb(1.2, 0.75, 1 - 1e-10, 2.8, TimeScale.YEAR);
        double sum = 0;
        for (int j = 50; j >= 1; j--) {
            sum += 2.8 / (2.8 + j);
        }
        assertClose(one.expectedTransactions(50), 1.2 / 1.95 * sum, 1e-14);
        assertClose(near.expectedTransactions(50), one.expectedTransactions(50), 1e-9);
    }

    @Test
    void longHorizonsAreSumsToo() {
        BgBb model = new BgBb(1.2, 0.75, 1, 2.8, TimeScale.HOUR);
        Discount daily = Discount.continuous(1e-5, TimeScale.HOUR);
        double expected = 0;
        double discounted = 0;
        for (int j = 200_000; j >= 1; j--) {
            double term = 1.2 / 1.95 * 2.8 / (2.8 + j);
            expected += term;
            discounted += term * Math.exp(-1e-5 * j);
        }
        assertClose(model.expectedTransactions(200_000), expected, 1e-13);
        assertClose(model.discountedExpectedTransactions(daily, 200_000), discounted, 1e-12);
        assertClose(model.expectedTransactions(100, 200_000), expected - model.expectedTransactions(100), 1e-12);
    }

    @Test
    void aRateNearZeroIsStillDiscounted() {
        // E[Σ (1−θ)^j v^j] with θ ~ Beta(2, 1) and v → 1 is E[(1−θ)/θ] = 1.
        BgBb model = new BgBb(1, 1, 2, 1, TimeScale.YEAR);
        assertClose(model.discountedExpectedTransactions(Discount.annual(1e-9), INFINITY), 0.5, 1e-7);
        assertClose(model.discountedExpectedTransactions(Discount.none(), INFINITY), 0.5, 1e-14);
    }

    @Test
    void horizonsWithoutEnd() {
        assertThat(PUBLISHED.expectedTransactions(INFINITY)).isEqualTo(INFINITY);
        assertThat(PUBLISHED.conditionalExpectedTransactions(0, 0, 6, INFINITY)).isEqualTo(INFINITY);
        BgBb above = new BgBb(2, 3, 3, 4, TimeScale.YEAR);
        // Σ σ_j = δ/(γ − 1), Σ 2(j − 1)σ_j = 2δ(δ + 1)/((γ − 1)(γ − 2)).
        assertClose(above.expectedTransactions(INFINITY), 0.4 * 2, 1e-14);
        assertClose(above.varianceOfTransactions(INFINITY), 0.2 * 20 + 0.8 - 0.64, 1e-13);
        assertClose(above.expectedResidualLifetime(0, 0, 0, INFINITY), 2, 1e-14);
        assertClose(
                above.transactionProbability(0, INFINITY), 1 - above.probabilityOfPurchase(0, 0, 0, INFINITY), 1e-13);
        assertClose(above.transactionProbability(3, INFINITY), above.transactionProbability(3, 1e12), 1e-9);
    }

    @Test
    void theTimeToTheNextPurchaseIsAWholeNumber() {
        double median = PUBLISHED.timeToNextPurchaseQuantile(0.5, 1, 6, 6);
        assertThat(PUBLISHED.probabilityOfPurchase(1, 6, 6, median)).isGreaterThanOrEqualTo(0.5);
        assertThat(PUBLISHED.probabilityOfPurchase(1, 6, 6, median - 1)).isLessThan(0.5);
        assertThat(PUBLISHED.timeToNextPurchaseQuantile(0.2, 0, 0, 6)).isEqualTo(INFINITY);
        assertThat(new BgBb(0.3, 2, 0.4, 2, TimeScale.YEAR).meanTimeToNextPurchase(0, 0, 5))
                .isEqualTo(INFINITY);
    }

    @Test
    void customersLongGoneHaveALogarithm() {
        double log = PUBLISHED.logProbabilityAlive(5000, 5000, 1_000_000);
        assertThat(PUBLISHED.probabilityAlive(5000, 5000, 1_000_000)).isZero();
        assertThat(log).isFinite().isLessThan(-10_000);
    }

    @Test
    void aCustomerWhoJustBoughtIsActive() {
        assertThat(PUBLISHED.probabilityAlive(3, 6, 6)).isEqualTo(1);
        assertThat(PUBLISHED.logProbabilityAlive(3, 6, 6)).isZero();
    }

    @Test
    void timesMustBeOpportunities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.probabilityAlive(1, 1, 6.5))
                .withMessageContaining("whole number of opportunities");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.probabilityAlive(1, 1.5, 6))
                .withMessageContaining("t_x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.probabilityAlive(3, 2, 6))
                .withMessageContaining("one purchase an opportunity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.conditionalExpectedTransactions(1, 1, 6, 0.5))
                .withMessageContaining("t must be a whole number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.expectedTransactions(1, 2.5))
                .withMessageContaining("to must be a whole number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.expectedResidualLifetime(1, 1, 6, 1.25))
                .withMessageContaining("h must be a whole number");
    }
}
