package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.Cdnow;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where draws are normal, they say what the slopes say. */
class DrawnTest {

    private static final CustomerBase CDNOW = Cdnow.calibration();
    private static final MaximumLikelihood FITTER = MaximumLikelihood.withDefaults();
    private static final MaximumLikelihoodFit<BgNbd> PURCHASES = FITTER.fit(BgNbd.FAMILY, CDNOW);
    private static final MaximumLikelihoodFit<GammaGamma> SPEND = FITTER.fit(GammaGamma.FAMILY, CDNOW);
    private static final Quantity<PurchaseModel, CustomerBase> EXPECTED = PurchaseQuantities.expectedPurchases(39);

    private static PurchaseIntervals nearby() {
        return PurchaseIntervals.of(PURCHASES.estimates(), PURCHASES::model).orElseThrow();
    }

    private static PurchaseIntervals drawn() {
        return PurchaseIntervals.of(
                Drawn.<PurchaseModel>of(PURCHASES.estimates(), PURCHASES::model, PURCHASES.draws(400, 3), 0.9));
    }

    private static void near(double actual, double expected, double width) {
        // The quantiles of 400 draws are known to a tenth of the width.
        assertThat(actual).isCloseTo(expected, within(0.12 * width));
    }

    @Test
    void purchasesAreAsSureAsTheSlopesSay() {
        Columns slopes = nearby().expectation(EXPECTED, CDNOW, 0.9);
        Columns draws = drawn().expectation(EXPECTED, CDNOW, 0.9);
        assertThat(draws.names()).isEqualTo(slopes.names());
        assertThatIllegalArgumentException().isThrownBy(() -> drawn().expectation(EXPECTED, CDNOW, 0.95));
        for (int i = 0; i < CDNOW.size(); i += 131) {
            double low = slopes.doubles("expected_purchases_lo")[i];
            double high = slopes.doubles("expected_purchases_hi")[i];
            near(draws.doubles("expected_purchases_lo")[i], low, high - low);
            near(draws.doubles("expected_purchases_hi")[i], high, high - low);
        }
        Interval total = nearby().expectationOfTotal(EXPECTED, CDNOW, 0.9);
        Interval drawn = drawn().expectationOfTotal(EXPECTED, CDNOW, 0.9);
        near(drawn.lower(), total.lower(), total.upper() - total.lower());
        near(drawn.upper(), total.upper(), total.upper() - total.lower());
        assertThat(drawn.kind()).isEqualTo(Interval.Kind.EXPECTATION);
    }

    @Test
    void whatHappensIsAsSureToo() {
        Interval total = nearby().outcomeOfTotal(CDNOW, 39, 0.9);
        Interval drawn = drawn().outcomeOfTotal(CDNOW, 39, 0.9);
        near(drawn.lower(), total.lower(), total.upper() - total.lower());
        near(drawn.upper(), total.upper(), total.upper() - total.lower());
        assertThat(drawn.kind()).isEqualTo(Interval.Kind.OUTCOME);
        double[] slopes = nearby().outcome(CDNOW, 39, 0.9).doubles("purchases_pi_hi");
        double[] draws = drawn().outcome(CDNOW, 39, 0.9).doubles("purchases_pi_hi");
        long other = IntStream.range(0, slopes.length)
                .filter(i -> slopes[i] != draws[i])
                .count();
        assertThat(other).isLessThan(slopes.length / 20);
    }

    @Test
    void valuesAreOfDrawsThatBelongTogether() {
        CustomerBase some =
                CDNOW.rows(IntStream.range(0, CDNOW.size() / 8).map(i -> 8 * i).toArray());
        Quantity<PurchaseModel, CustomerBase> counted =
                PurchaseQuantities.discountedPurchases(Discount.annual(0.1), 156);
        Nearby<SpendModel> spend =
                Nearby.<SpendModel>of(SPEND.estimates(), SPEND::model).orElseThrow();
        ValueIntervals slopes = ValueIntervals.of(nearby(), spend);
        ValueIntervals draws = ValueIntervals.of(
                drawn(), Drawn.<SpendModel>of(SPEND.estimates(), SPEND::model, SPEND.draws(400, 4), 0.9));
        Columns one = slopes.expectation("value_3y", counted, some, 0.3, 0.9);
        Columns other = draws.expectation("value_3y", counted, some, 0.3, 0.9);
        for (int i = 0; i < some.size(); i += 17) {
            double low = one.doubles("value_3y_lo")[i];
            double high = one.doubles("value_3y_hi")[i];
            near(other.doubles("value_3y_lo")[i], low, high - low);
            near(other.doubles("value_3y_hi")[i], high, high - low);
        }
        Interval total = slopes.expectationOfTotal(counted, some, 0.3, 0.9);
        Interval drawn = draws.expectationOfTotal(counted, some, 0.3, 0.9);
        near(drawn.lower(), total.lower(), total.upper() - total.lower());
        near(drawn.upper(), total.upper(), total.upper() - total.lower());
        assertThat(draws.expectedSpend(some, 0.9).doubles("expected_spend_hi")[5])
                .isCloseTo(slopes.expectedSpend(some, 0.9).doubles("expected_spend_hi")[5], within(1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueIntervals.of(drawn(), spend));
    }

    @Test
    void whatIsAskedInPiecesStandsWhereItBelongs() {
        int n = 10_000;
        double[] age =
                IntStream.range(0, n).mapToDouble(i -> 1 + i * 7919 % 997).toArray();
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids(IntStream.range(0, n).mapToObj(i -> "c" + i).toArray(String[]::new))
                .frequency(new int[n])
                .recency(new double[n])
                .T(age)
                .build();
        DrawnAnswers answers = DrawnAnswers.of(
                20,
                some -> IntStream.range(0, some.size())
                        .mapToObj(i -> IntStream.rangeClosed(1, 20)
                                .mapToDouble(draw -> draw * some.T(i))
                                .toArray())
                        .toArray(double[][]::new),
                base,
                null,
                Groups.everybody(n),
                Scale.LOGARITHM,
                0.9);
        assertThat(answers.lower()).containsExactly(age);
        assertThat(answers.upper())
                .containsExactly(Arrays.stream(age).map(a -> 19 * a).toArray());
        assertThat(answers.total(0).lower()).isEqualTo(Arrays.stream(age).sum());
    }

    @Test
    void fewDrawsAreTakenSeveralTimesAndNoneAreRefused() {
        assertThat(Drawn.<PurchaseModel>of(PURCHASES.estimates(), PURCHASES::model, PURCHASES.draws(7, 1), 0.9)
                        .models())
                .hasSize(Drawn.DRAWS);
        Draws<BgNbd> none = Draws.of(
                PURCHASES::model, new double[0][], new Draws.Origin("bootstrap", 1, 9, OptionalDouble.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawn.<PurchaseModel>of(PURCHASES.estimates(), PURCHASES::model, none, 0.9));
    }

    @Test
    void fewModelsSayWhatAllDrawsSay() {
        Drawn<PurchaseModel> draws = Drawn.of(PURCHASES.estimates(), PURCHASES::model, PURCHASES.draws(400, 3), 0.9);
        CustomerBase some = CDNOW.rows(0, 1, 700, 2000);
        for (Quantity<PurchaseModel, CustomerBase> quantity :
                List.of(EXPECTED, PurchaseQuantities.probabilityAlive())) {
            double[][] answers = Surface.of(draws).answers(quantity, some);
            for (int i = 0; i < some.size(); i++) {
                double[] off = new double[400];
                double[] exact = new double[400];
                for (int draw = 0; draw < 400; draw++) {
                    exact[draw] = quantity.of(draws.models().get(draw), some)[i];
                    off[draw] = answers[i][draw] - exact[draw];
                }
                assertThat(deviation(off)).isLessThanOrEqualTo(0.05 * deviation(exact));
                // They are not asked one by one.
                assertThat(Arrays.equals(answers[i], exact)).isEqualTo(deviation(exact) == 0);
            }
        }
    }

    @Test
    void whereFewModelsDoNotSayItAllDrawsAreAsked() {
        // A step that no polynomial follows.
        Quantity<PurchaseModel, CustomerBase> step =
                new Quantity<>("step", "step", EXPECTED.unit(), "1 or 2", (model, base) -> {
                    double[] answers = new double[base.size()];
                    Arrays.fill(answers, ((BgNbd) model).r() > PURCHASES.model().r() ? 2 : 1);
                    return answers;
                });
        Drawn<PurchaseModel> draws = Drawn.of(PURCHASES.estimates(), PURCHASES::model, PURCHASES.draws(400, 3), 0.9);
        double[] answers = Surface.of(draws).answers(step, CDNOW.rows(0))[0];
        assertThat(Arrays.stream(answers).distinct().sorted().toArray()).containsExactly(1, 2);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }
}
