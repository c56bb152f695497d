package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.Cdnow;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** BG/NBD and Pareto/NBD on the CDNOW sample: they agree on most customers and on those who bought once they do not. */
class AveragedIntervalsTest {

    private static final CustomerBase CDNOW = Cdnow.calibration();
    private static final double LEVEL = 0.9;
    private static final double[] WEIGHTS = {0.6, 0.4};

    private static final MaximumLikelihoodFit<BgNbd> BG =
            MaximumLikelihood.withDefaults().fit(BgNbd.FAMILY, CDNOW);
    private static final MaximumLikelihoodFit<ParetoNbd> PARETO =
            MaximumLikelihood.withDefaults().fit(ParetoNbd.FAMILY, CDNOW);
    private static final PurchaseIntervals OF_BG =
            PurchaseIntervals.of(BG.estimates(), BG::model).orElseThrow();
    private static final PurchaseIntervals OF_PARETO =
            PurchaseIntervals.of(PARETO.estimates(), PARETO::model).orElseThrow();

    private static final AveragedModel AVERAGE = AveragedModel.of(List.of(BG.model(), PARETO.model()), WEIGHTS);
    private static final PurchaseIntervals INTERVALS =
            PurchaseIntervals.averaged(AVERAGE, List.of(OF_BG, OF_PARETO), WEIGHTS);

    /** One model with all the weight, as an average. */
    private static final PurchaseIntervals ALONE = PurchaseIntervals.averaged(
            AveragedModel.of(List.of(PARETO.model()), new double[] {1}), List.of(OF_PARETO), new double[] {1});

    private static List<Quantity<PurchaseModel, CustomerBase>> quantities() {
        return List.of(
                PurchaseQuantities.probabilityAlive(),
                PurchaseQuantities.expectedPurchases(39),
                PurchaseQuantities.probabilityOfPurchase(39));
    }

    private static double[] ends(PurchaseIntervals of, Quantity<PurchaseModel, CustomerBase> quantity, String side) {
        return of.expectation(quantity, CDNOW, LEVEL).doubles(quantity.column() + side);
    }

    private static int oneTimeBuyer() {
        return IntStream.range(0, CDNOW.size())
                .filter(i -> CDNOW.frequency(i) == 0)
                .findFirst()
                .orElseThrow();
    }

    private static int[] counts(PurchaseIntervals of) {
        return ((Column.Integers) of.outcome(CDNOW, 39, LEVEL).column("purchases_pi_hi")).toArray();
    }

    private static void same(double[] some, double[] others) {
        for (int i = 0; i < some.length; i++) {
            assertThat(some[i]).as("customer " + i).isCloseTo(others[i], within(1e-7 * (1 + others[i])));
        }
    }

    @Test
    void anAverageOfOneModelIsAsSureAsThatModel() {
        for (var quantity : quantities()) {
            same(ends(ALONE, quantity, "_lo"), ends(OF_PARETO, quantity, "_lo"));
            same(ends(ALONE, quantity, "_hi"), ends(OF_PARETO, quantity, "_hi"));
        }
        Interval mine = ALONE.outcomeOfTotal(CDNOW, 39, LEVEL);
        assertThat(mine).isEqualTo(OF_PARETO.outcomeOfTotal(CDNOW, 39, LEVEL));
        assertThat(counts(ALONE)).containsExactly(counts(PurchaseIntervals.certain(PARETO.model())));
        Interval expectation = ALONE.expectationOfTotal(PurchaseQuantities.expectedPurchases(39), CDNOW, LEVEL);
        Interval its = OF_PARETO.expectationOfTotal(PurchaseQuantities.expectedPurchases(39), CDNOW, LEVEL);
        assertThat(expectation.lower()).isCloseTo(its.lower(), within(1e-3));
        assertThat(expectation.upper()).isCloseTo(its.upper(), within(1e-3));
    }

    @Test
    void theIntervalOfEveryCustomerIsThatOfDrawsOfEachModelByItsWeight() {
        Draws<BgNbd> ofBg = BG.draws(240, 5);
        Draws<ParetoNbd> ofPareto = PARETO.draws(160, 6);
        for (var quantity : quantities()) {
            double[] lower = ends(INTERVALS, quantity, "_lo");
            double[] upper = ends(INTERVALS, quantity, "_hi");
            double[] average = quantity.of(AVERAGE, CDNOW);
            double[][] drawn = new double[400][];
            Arrays.setAll(
                    drawn,
                    d -> d < 240 ? quantity.of(ofBg.model(d), CDNOW) : quantity.of(ofPareto.model(d - 240), CDNOW));
            for (int i = 0; i < CDNOW.size(); i += 97) {
                int customer = i;
                double[] values = IntStream.range(0, drawn.length)
                        .mapToDouble(d -> drawn[d][customer])
                        .sorted()
                        .toArray();
                double width = values[379] - values[20];
                assertThat(lower[i]).as(quantity + " of " + i).isCloseTo(values[20], within(0.2 * width + 1e-12));
                assertThat(upper[i]).as(quantity + " of " + i).isCloseTo(values[379], within(0.2 * width + 1e-12));
                assertThat(average[i]).isBetween(lower[i], upper[i]);
            }
        }
    }

    @Test
    void whereModelsDisagreeTheIntervalHoldsBoth() {
        int once = oneTimeBuyer();
        var quantity = PurchaseQuantities.expectedPurchases(39);
        double bg = quantity.of(BG.model(), CDNOW)[once];
        double pareto = quantity.of(PARETO.model(), CDNOW)[once];
        double[] values = {bg, pareto};
        assertThat(ends(INTERVALS, quantity, "_lo")[once]).isLessThan(Math.min(values[0], values[1]));
        assertThat(ends(INTERVALS, quantity, "_hi")[once]).isGreaterThan(Math.max(values[0], values[1]));
        // Certainty of one model is not certainty.
        var alive = PurchaseQuantities.probabilityAlive();
        assertThat(ends(OF_BG, alive, "_lo")[once]).isEqualTo(1);
        assertThat(ends(INTERVALS, alive, "_hi")[once]).isEqualTo(1);
        assertThat(ends(INTERVALS, alive, "_lo")[once]).isLessThan(alive.of(PARETO.model(), CDNOW)[once]);
    }

    @Test
    void countsAreMixed() {
        Columns outcome = INTERVALS.outcome(CDNOW, 39, LEVEL);
        int[] lower = ((Column.Integers) outcome.column("purchases_pi_lo")).toArray();
        int[] upper = ((Column.Integers) outcome.column("purchases_pi_hi")).toArray();
        for (int i = 0; i < CDNOW.size(); i += 149) {
            double held = 0;
            for (int k = lower[i]; k <= upper[i]; k++) {
                held += AVERAGE.conditionalTransactionProbability(
                        k, CDNOW.frequency(i), CDNOW.recency(i), CDNOW.T(i), 39);
            }
            assertThat(held).as("customer " + i).isGreaterThan(0.885);
        }
    }

    @Test
    void totalsAreMixed() {
        Interval mixed = INTERVALS.outcomeOfTotal(CDNOW, 39, LEVEL);
        Interval bg = OF_BG.outcomeOfTotal(CDNOW, 39, LEVEL);
        Interval pareto = OF_PARETO.outcomeOfTotal(CDNOW, 39, LEVEL);
        assertThat(mixed.lower()).isBetween(Math.min(bg.lower(), pareto.lower()), Math.max(bg.lower(), pareto.lower()));
        assertThat(mixed.upper()).isBetween(Math.min(bg.upper(), pareto.upper()), Math.max(bg.upper(), pareto.upper()));
        assertThat(mixed.kind()).isEqualTo(Interval.Kind.OUTCOME);
        Interval expectation = INTERVALS.expectationOfTotal(PurchaseQuantities.expectedPurchases(39), CDNOW, LEVEL);
        double total = Arrays.stream(AVERAGE.conditionalExpectedTransactions(CDNOW, 39))
                .sum();
        assertThat(total).isBetween(expectation.lower(), expectation.upper());
        assertThat(expectation.upper() - expectation.lower()).isLessThan(mixed.upper() - mixed.lower());
    }

    @Test
    void valueIsMixedToo() {
        var spend = MaximumLikelihood.withDefaults().fit(GammaGamma.FAMILY, CDNOW);
        Nearby<SpendModel> nearby =
                Nearby.<SpendModel>of(spend.estimates(), spend::model).orElseThrow();
        Discount discount = Discount.annual(0.1);
        ValueCertainty mixed = ValueIntervals.of(INTERVALS, nearby).of(CDNOW, discount, LEVEL);
        ValueCertainty alone = ValueIntervals.of(ALONE, nearby).of(CDNOW, discount, LEVEL);
        ValueCertainty bg = ValueIntervals.of(OF_BG, nearby).of(CDNOW, discount, LEVEL);
        ValueCertainty pareto = ValueIntervals.of(OF_PARETO, nearby).of(CDNOW, discount, LEVEL);
        same(
                alone.expectation("v", 52, 1).doubles("v_hi"),
                pareto.expectation("v", 52, 1).doubles("v_hi"));
        assertThat(alone.valueOfTotal(52, 1).orElseThrow().upper())
                .isCloseTo(pareto.valueOfTotal(52, 1).orElseThrow().upper(), within(0.1));
        double upper = mixed.valueOfTotal(52, 1).orElseThrow().upper();
        double ofBg = bg.valueOfTotal(52, 1).orElseThrow().upper();
        double ofPareto = pareto.valueOfTotal(52, 1).orElseThrow().upper();
        assertThat(upper).isBetween(Math.min(ofBg, ofPareto), Math.max(ofBg, ofPareto));
        int once = oneTimeBuyer();
        double low = mixed.expectation("v", 52, 0.5).doubles("v_lo")[once];
        double high = mixed.expectation("v", 52, 0.5).doubles("v_hi")[once];
        for (ValueCertainty one : List.of(bg, pareto)) {
            double lo = one.expectation("v", 52, 0.5).doubles("v_lo")[once];
            double hi = one.expectation("v", 52, 0.5).doubles("v_hi")[once];
            assertThat((lo + hi) / 2).isBetween(low, high);
        }
        Interval total = mixed.expectationOfTotal(52, 1);
        assertThat(total.known()).isTrue();
        assertThat(total.upper()).isLessThan(upper * 1.05);
        // Of few customers what will happen is simulated.
        CustomerBase few = CDNOW.where(i -> i < 20);
        assertThat(ValueIntervals.of(INTERVALS, nearby).of(few, discount, LEVEL).valueOfTotal(52, 1))
                .isPresent();
    }

    @Test
    void whatIsKnownForCertainTakesPartByItsPoint() {
        PurchaseIntervals certain = PurchaseIntervals.certain(PARETO.model());
        var quantity = PurchaseQuantities.expectedPurchases(39);
        double[] values = quantity.of(PARETO.model(), CDNOW);
        assertThat(ends(certain, quantity, "_lo")).containsExactly(values);
        PurchaseIntervals mixed = PurchaseIntervals.averaged(AVERAGE, List.of(OF_BG, certain), WEIGHTS);
        Interval narrower = mixed.outcomeOfTotal(CDNOW, 39, LEVEL);
        Interval wider = INTERVALS.outcomeOfTotal(CDNOW, 39, LEVEL);
        assertThat(narrower.upper() - narrower.lower()).isLessThan(wider.upper() - wider.lower());
    }

    @Test
    void drawsAndMissingWeightsAreRefused() {
        PurchaseIntervals drawn =
                PurchaseIntervals.of(Drawn.<PurchaseModel>of(BG.estimates(), BG::model, BG.draws(400, 1), LEVEL));
        assertThatThrownBy(() -> PurchaseIntervals.averaged(AVERAGE, List.of(drawn, OF_PARETO), WEIGHTS))
                .hasMessageContaining("draws");
        assertThatThrownBy(() -> PurchaseIntervals.averaged(AVERAGE, List.of(OF_PARETO), WEIGHTS))
                .hasMessageContaining("one weight per model");
    }

    @Test
    void quantilesOfMixedNormals() {
        double[] one = {1};
        assertThat(MixedNormal.quantile(one, new double[] {3}, new double[] {2}, 0.95))
                .isCloseTo(3 + 2 * 1.6448536269514722, within(1e-7));
        double[] half = {0.5, 0.5};
        // Far apart: the quantile of 0.05 is that of a tenth of the lower one.
        assertThat(MixedNormal.quantile(half, new double[] {0, 1000}, new double[] {1, 1}, 0.05))
                .isCloseTo(-1.2815515655446004, within(1e-5));
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(MixedNormal.quantile(half, new double[] {0, infinite}, new double[] {1, 0}, 0.95))
                .isInfinite();
        assertThat(MixedNormal.quantile(half, new double[] {0, infinite}, new double[] {1, 0}, 0.05))
                .isCloseTo(-1.2815515655446004, within(1e-7));
        assertThat(MixedNormal.quantile(half, new double[] {-infinite, 0}, new double[] {0, 1}, 0.3))
                .isEqualTo(-infinite);
        assertThat(MixedNormal.quantile(half, new double[] {1, 2}, new double[] {0, 0}, 0.3))
                .isCloseTo(1, within(1e-8));
        assertThat(MixedNormal.quantile(half, new double[] {1, 2}, new double[] {0, 0}, 0.7))
                .isCloseTo(2, within(1e-8));
        assertThat(MixedNormal.quantile(half, new double[] {1, 1}, new double[] {0, 0}, 0.7))
                .isCloseTo(1, within(1e-8));
        assertThat(MixedNormal.quantile(half, new double[] {1, Double.NaN}, new double[] {0, 0}, 0.7))
                .isNaN();
    }
}
