package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Length;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.Cdnow;
import dev.lindy.models.SpendModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.value.LifetimeValue;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the CDNOW sample, against draws of the parameters of both models. */
class ValueIntervalsTest {

    private static final CustomerBase CDNOW = Cdnow.calibration();
    private static final MaximumLikelihood FITTER = MaximumLikelihood.withDefaults();
    private static final MaximumLikelihoodFit<BgNbd> PURCHASES = FITTER.fit(BgNbd.FAMILY, CDNOW);
    private static final MaximumLikelihoodFit<GammaGamma> SPEND = FITTER.fit(GammaGamma.FAMILY, CDNOW);
    private static final Discount TEN = Discount.annual(0.1);

    private static LifetimeValue value() {
        Nearby<SpendModel> spend =
                Nearby.<SpendModel>of(SPEND.estimates(), SPEND::model).orElseThrow();
        PurchaseIntervals purchases =
                PurchaseIntervals.of(PURCHASES.estimates(), PURCHASES::model).orElseThrow();
        return LifetimeValue.of(PURCHASES.model(), SPEND.model(), TEN)
                .withIntervals(ValueIntervals.of(purchases, spend), 0.9);
    }

    @Test
    void valuesAreAsSureAsDrawsOfBothModelsSay() {
        Draws<BgNbd> purchases = PURCHASES.draws(300, 1);
        Draws<GammaGamma> spend = SPEND.draws(300, 2);
        CustomerBase some = CDNOW.where(i -> i % 197 == 0);
        double threeYears = Length.years(3).in(CDNOW.timeScale());
        double[][] drawn = new double[300][];
        double[] total = new double[300];
        for (int d = 0; d < 300; d++) {
            LifetimeValue one = LifetimeValue.of(purchases.model(d), spend.model(d), TEN);
            drawn[d] = one.residual(some).doubles("value_3y");
            total[d] = one.totalWithin(CDNOW, threeYears);
        }
        Columns table = value().residual(CDNOW);
        for (int i = 0; i < some.size(); i++) {
            int customer = i;
            check(
                    table.doubles("value_3y_lo")[197 * i],
                    table.doubles("value_3y_hi")[197 * i],
                    IntStream.range(0, 300).mapToDouble(d -> drawn[d][customer]).toArray());
        }
        Interval sum = value().intervalOfTotal(CDNOW, Length.years(3)).orElseThrow();
        assertThat(sum.kind()).isEqualTo(Interval.Kind.EXPECTATION);
        check(sum.lower(), sum.upper(), total);
    }

    private static void check(double lower, double upper, double[] drawn) {
        Arrays.sort(drawn);
        double width = drawn[284] - drawn[15];
        assertThat(lower).isCloseTo(drawn[15], within(0.2 * width));
        assertThat(upper).isCloseTo(drawn[284], within(0.2 * width));
    }

    @Test
    void periodsAreAsSureAsDrawsOfBothModelsSay() {
        Draws<BgNbd> purchases = PURCHASES.draws(300, 3);
        Draws<GammaGamma> spend = SPEND.draws(300, 4);
        Columns[] drawn = new Columns[300];
        Arrays.setAll(drawn, d -> LifetimeValue.of(purchases.model(d), spend.model(d), TEN)
                .schedule(CDNOW, 3, 13));
        Columns table = value().schedule(CDNOW, 3, 13);
        for (String name : new String[] {"active", "expected_purchases", "value", "discounted_value"}) {
            for (int k = 0; k < 3; k++) {
                int period = k;
                check(
                        table.doubles(name + "_lo")[k],
                        table.doubles(name + "_hi")[k],
                        Arrays.stream(drawn)
                                .mapToDouble(d -> d.doubles(name)[period])
                                .toArray());
            }
        }
        // The first period is the total of that time.
        ValueCertainty sure = ValueIntervals.of(
                        PurchaseIntervals.of(PURCHASES.estimates(), PURCHASES::model)
                                .orElseThrow(),
                        Nearby.<SpendModel>of(SPEND.estimates(), SPEND::model).orElseThrow())
                .of(CDNOW, TEN, 0.9);
        Interval spent = sure.spendOfTotal(13).orElseThrow();
        assertThat(table.doubles("value_pi_lo")[0]).isCloseTo(spent.lower(), within(1e-6 * spent.lower()));
        assertThat(table.doubles("value_pi_hi")[0]).isCloseTo(spent.upper(), within(1e-6 * spent.upper()));
        assertThat(LifetimeValue.of(PURCHASES.model(), SPEND.model(), TEN)
                        .schedule(CDNOW, 3, 13)
                        .names())
                .noneMatch(name -> name.endsWith("_lo"));
    }

    /** Under NBD nobody leaves, so that all periods are alike: the outcome of each is that of the first, which is exact. */
    @Test
    void withoutLeavingAllPeriodsAreAlike() {
        MaximumLikelihoodFit<Nbd> fit = FITTER.fit(Nbd.FAMILY, CDNOW);
        PurchaseIntervals purchases =
                PurchaseIntervals.of(fit.estimates(), fit::model).orElseThrow();
        Columns table = LifetimeValue.of(fit.model(), SPEND.model(), Discount.none())
                .withIntervals(
                        ValueIntervals.of(
                                purchases,
                                Nearby.<SpendModel>of(SPEND.estimates(), SPEND::model)
                                        .orElseThrow()),
                        0.9)
                .schedule(CDNOW, 6, 13);
        Interval first = purchases.outcomeOfTotal(CDNOW, 13, 0.9);
        for (int k = 0; k < 6; k++) {
            assertThat(table.doubles("purchases_pi_lo")[k]).isCloseTo(first.lower(), within(0.6));
            assertThat(table.doubles("purchases_pi_hi")[k]).isCloseTo(first.upper(), within(0.6));
        }
    }

    @Test
    void aMarginIsOneOfValuesNotOfSpend() {
        Columns whole = value().residual(CDNOW);
        Columns third = value().withMargin(0.3).residual(CDNOW);
        for (String end : new String[] {"value_1y_lo", "value_3y_hi"}) {
            assertThat(third.doubles(end)[3]).isCloseTo(0.3 * whole.doubles(end)[3], within(1e-9));
        }
        assertThat(third.doubles("expected_spend_lo")).containsExactly(whole.doubles("expected_spend_lo"));
    }

    @Test
    void withoutIntervalsThereIsNone() {
        LifetimeValue plain = LifetimeValue.of(PURCHASES.model(), SPEND.model(), TEN);
        assertThat(plain.intervalOfTotal(CDNOW, Length.years(1))).isEmpty();
        assertThat(plain.residual(CDNOW).names()).noneMatch(name -> name.endsWith("_lo"));
    }

    private static Nearby<SpendModel> spend(double q) {
        Estimates at = Estimates.of(
                SPEND.estimates().space(),
                SPEND.estimates().space().toUnconstrained(new double[] {6, q, 15}),
                SPEND.estimates().unconstrainedCovariance());
        return Nearby.<SpendModel>of(at, SPEND::model).orElseThrow();
    }

    /** A quantile needs no mean, so it moves as far as medians do where a model of spend nearby has no mean. */
    @Test
    void whatIsSpentHasAnIntervalWithoutAMeanNearby() {
        PurchaseIntervals purchases =
                PurchaseIntervals.of(PURCHASES.estimates(), PURCHASES::model).orElseThrow();
        CustomerBase some = CDNOW.where(i -> i % 50 == 0);
        assertThat(ValueIntervals.of(purchases, spend(1.003))
                        .expectedSpend(some, 0.9)
                        .doubles("expected_spend_lo"))
                .contains(Double.NaN);
        double[] upper = upper(purchases, spend(1.003), some);
        double[] near = upper(purchases, spend(1.2), some);
        assertThat(upper).doesNotContain(Double.NaN);
        for (int i = 0; i < upper.length; i++) {
            // With a mean nearby it is moved by that, and hardly further.
            assertThat(upper[i]).isBetween(0.8 * near[i], 2.5 * near[i]);
        }
        double[] deviations = TypicalSpend.deviations(spend(1.003), some);
        double[] ofMeans = TypicalSpend.deviations(spend(1.2), some);
        for (int i = 0; i < deviations.length; i++) {
            assertThat(deviations[i]).isBetween(1e-5, 2 * ofMeans[i] + 0.1);
        }
    }

    private static double[] upper(PurchaseIntervals purchases, Nearby<SpendModel> spend, CustomerBase some) {
        return ValueIntervals.of(purchases, spend).of(some, TEN, 0.9).spend(52).doubles("spend_pi_hi");
    }

    /** Amounts so heavy in their tail that a model of spend nearby has no mean. */
    @Test
    void ofAFewCustomersToo() {
        Nearby<SpendModel> spend = spend(1.003);
        PurchaseIntervals purchases =
                PurchaseIntervals.of(PURCHASES.estimates(), PURCHASES::model).orElseThrow();
        CustomerBase few = CDNOW.rows(IntStream.range(0, 20).toArray());
        assertThat(ValueIntervals.of(purchases, spend).of(few, TEN, 0.9).valueOfTotal(52, 1))
                .isEmpty();
        Nearby<SpendModel> fitted =
                Nearby.<SpendModel>of(SPEND.estimates(), SPEND::model).orElseThrow();
        assertThat(ValueIntervals.of(purchases, fitted).of(few, TEN, 0.9).valueOfTotal(52, 1))
                .hasValueSatisfying(total -> assertThat(total.known()).isTrue());
    }
}
