package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.Cdnow;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.io.ModelFileException;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the CDNOW sample, against draws of the parameters. */
class PurchaseIntervalsTest {

    private static final CustomerBase CDNOW = Cdnow.calibration();
    private static final MaximumLikelihoodFit<BgNbd> FIT =
            MaximumLikelihood.withDefaults().fit(BgNbd.FAMILY, CDNOW);
    private static final PurchaseIntervals INTERVALS =
            PurchaseIntervals.of(FIT.estimates(), FIT::model).orElseThrow();
    private static final double LEVEL = 0.9;

    @Test
    void theIntervalOfEveryCustomerIsThatOfDraws() {
        Draws<BgNbd> draws = FIT.draws(400, 5);
        for (Quantity<PurchaseModel, CustomerBase> quantity : List.of(
                PurchaseQuantities.probabilityAlive(),
                PurchaseQuantities.expectedPurchases(39),
                PurchaseQuantities.probabilityOfPurchase(39))) {
            Columns ends = INTERVALS.expectation(quantity, CDNOW, LEVEL);
            double[] lower = ends.doubles(quantity.column() + "_lo");
            double[] upper = ends.doubles(quantity.column() + "_hi");
            double[][] drawn = new double[draws.size()][];
            Arrays.setAll(drawn, d -> quantity.of(draws.model(d), CDNOW));
            for (int i = 0; i < CDNOW.size(); i += 97) {
                int customer = i;
                double[] values = IntStream.range(0, drawn.length)
                        .mapToDouble(d -> drawn[d][customer])
                        .sorted()
                        .toArray();
                double width = values[379] - values[20];
                // The 5 % quantile of 400 draws is known to a tenth of the width.
                assertThat(lower[i]).as(quantity + " of " + i).isCloseTo(values[20], within(0.2 * width + 1e-12));
                assertThat(upper[i]).as(quantity + " of " + i).isCloseTo(values[379], within(0.2 * width + 1e-12));
            }
        }
    }

    @Test
    void whoIsCertainlyActiveHasNoInterval() {
        Columns ends = INTERVALS.expectation(PurchaseQuantities.probabilityAlive(), CDNOW, LEVEL);
        int once = IntStream.range(0, CDNOW.size())
                .filter(i -> CDNOW.frequency(i) == 0)
                .findFirst()
                .orElseThrow();
        assertThat(ends.doubles("p_alive_lo")[once]).isEqualTo(1);
        assertThat(ends.doubles("p_alive_hi")[once]).isEqualTo(1);
    }

    /** Reference: 1653.41 expected, deviation of the parameters about 71, of purchases 69.55 (inference.md, C5). */
    @Test
    void theTotalOf39WeeksIsAsSureAsTheReferenceSays() {
        Interval expectation = INTERVALS.expectationOfTotal(PurchaseQuantities.expectedPurchases(39), CDNOW, LEVEL);
        assertThat((expectation.upper() - expectation.lower()) / 2 / 1.645).isCloseTo(71, within(4.0));
        assertThat(expectation.kind()).isEqualTo(Interval.Kind.EXPECTATION);
        Interval outcome = INTERVALS.outcomeOfTotal(CDNOW, 39, LEVEL);
        assertThat((outcome.upper() - outcome.lower()) / 2 / 1.645).isCloseTo(99, within(5.0));
        assertThat(outcome.lower()).isCloseTo(1490, within(12.0));
        assertThat(outcome.upper()).isCloseTo(1820, within(12.0));
        // Without what is not known of the parameters: exact 2.5 and 97.5 % are 1519 and 1791.
        assertThat(Mixture.of(1653.4087, 69.5498 * 69.5498, 0).quantile(0.025)).isCloseTo(1519, within(2.0));
        assertThat(Mixture.of(1653.4087, 69.5498 * 69.5498, 0).quantile(0.975)).isCloseTo(1791, within(2.0));
    }

    @Test
    void countsLieBetweenTheQuantilesOfTheMixture() {
        Columns outcome = INTERVALS.outcome(CDNOW, 39, LEVEL);
        int[] lower = ((Column.Integers) outcome.column("purchases_pi_lo")).toArray();
        int[] upper = ((Column.Integers) outcome.column("purchases_pi_hi")).toArray();
        Draws<BgNbd> draws = FIT.draws(400, 8);
        for (int i = 0; i < CDNOW.size(); i += 149) {
            int x = CDNOW.frequency(i);
            double tx = CDNOW.recency(i);
            double now = CDNOW.T(i);
            double below = mixed(draws, lower[i] - 1, x, tx, now);
            double upTo = mixed(draws, upper[i], x, tx, now);
            double before = mixed(draws, upper[i] - 1, x, tx, now);
            assertThat(below).isLessThan(0.05 + 0.01);
            // The mass between the ends is 90 % at least, and with one purchase less it would not be.
            assertThat(upTo - below).isGreaterThan(0.9 - 0.01);
            if (upper[i] > lower[i]) {
                assertThat(before - below).isLessThan(0.9 + 0.01);
            }
        }
    }

    /** Counts that no column holds, and counts that cannot be computed. */
    @Test
    void aCountThatIsNotKnownHasNoInterval() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("seldom", "often")
                .frequency(0, 3000)
                .recency(0, 38.99)
                .T(39, 39)
                .build();
        for (double horizon : new double[] {30, 3e8}) {
            Columns ends = of(new BgNbd(40, 0.5, 1e-9, 60, TimeScale.WEEK)).outcome(base, horizon, LEVEL);
            boolean many = horizon > 1e6;
            for (String end : List.of("purchases_pi_lo", "purchases_pi_hi")) {
                Column.Integers column = (Column.Integers) ends.column(end);
                assertThat(column.has(1)).as(end + " of " + horizon).isNotEqualTo(many);
                assertThat(column.text(1).isEmpty()).isEqualTo(many);
                assertThat(column.toArray()).doesNotContain(Integer.MAX_VALUE);
            }
        }
    }

    private static PurchaseIntervals of(BgNbd model) {
        Estimates estimates = Estimates.of(
                FIT.estimates().space(),
                FIT.estimates().space().toUnconstrained(new double[] {model.r(), model.alpha(), model.a(), model.b()}),
                FIT.estimates().unconstrainedCovariance());
        return PurchaseIntervals.of(estimates, FIT::model).orElseThrow();
    }

    private static double mixed(Draws<BgNbd> draws, int count, int x, double tx, double now) {
        double sum = 0;
        for (int d = 0; d < draws.size(); d++) {
            for (int k = 0; k <= count; k++) {
                sum += draws.model(d).conditionalTransactionProbability(k, x, tx, now, 39) / draws.size();
            }
        }
        return sum;
    }

    /** Adding up counts one by one would take minutes here; a gamma distribution of the same moments does not. */
    @Test
    void ofThousandsOfPurchasesTheCountIsThatOfItsMoments() {
        BgNbd busy = new BgNbd(40, 0.5, 0.5, 60, TimeScale.WEEK);
        PurchaseCounts counts = new PurchaseCounts(List.of(busy, busy), new double[] {0.5, 0.5}, 1000);
        double mean = busy.conditionalExpectedTransactions(3000, 38.99, 39, 1000);
        double deviation = Math.sqrt(busy.conditionalVarianceOfTransactions(3000, 38.99, 39, 1000));
        assertThat(mean).isGreaterThan(300);
        assertThat(counts.of(3000, 38.99, 39).quantile(0.05)).isBetween((int) (mean - 3 * deviation), (int) mean);
        assertThat(counts.of(3000, 38.99, 39).quantile(0.95)).isBetween((int) mean, (int) (mean + 3 * deviation));
    }

    @Test
    void whoMayHaveLeftMayBuyNothingHoweverMuchIsExpected() {
        BgNbd busy = new BgNbd(40, 0.5, 0.5, 60, TimeScale.WEEK);
        double tx = 39;
        while (busy.probabilityAlive(3000, tx, 39) > 0.7) {
            tx -= 0.001;
        }
        double alive = busy.probabilityAlive(3000, tx, 39);
        assertThat(alive).isGreaterThan(0.3);
        assertThat(busy.conditionalExpectedTransactions(3000, tx, 39, 1000)).isGreaterThan(300);
        PurchaseCounts counts = new PurchaseCounts(List.of(busy), new double[] {1}, 1000);
        assertThat(counts.of(3000, tx, 39).quantile(0.9 * (1 - alive))).isLessThanOrEqualTo(1);
        assertThat(counts.of(3000, tx, 39).quantile(0.95)).isGreaterThan(300);
    }

    /** GGom/NBD has no maximum on this sample: b tends to 0. Predictions have an interval all the same. */
    @Test
    void onARidgePredictionsAreAsSureAsTheyAre() {
        MaximumLikelihoodFit<GgomNbd> ridge = MaximumLikelihood.withDefaults().fit(GgomNbd.FAMILY, CDNOW);
        Interval total = PurchaseIntervals.of(ridge.estimates(), ridge::model)
                .orElseThrow()
                .expectationOfTotal(PurchaseQuantities.expectedPurchases(39), CDNOW, LEVEL);
        assertThat((total.upper() - total.lower()) / 2 / 1.645).isBetween(40.0, 120.0);
    }

    /** Where the covariance is not whole a file keeps the directions that the data do determine. */
    @Test
    void aModelFileKnowsTheDirectionsThatAreDetermined() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        String ordinary = ModelFile.of(FIT, null, Map.of()).toJson();
        assertThat(ordinary).doesNotContain("\"axes\"");
        ObjectNode file = (ObjectNode) mapper.readTree(ordinary);
        ObjectNode unconstrained = (ObjectNode) file.at("/models/0/unconstrained");
        unconstrained.set("covariance", mapper.valueToTree(new Double[4][4]));
        // Files of before have no axes, and no intervals of such a fit.
        assertThat(ModelFile.parse(file.toString()).purchaseIntervals()).isEmpty();
        unconstrained.set("axes", mapper.valueToTree(FIT.estimates().axes()));
        Interval total = ModelFile.parse(file.toString())
                .purchaseIntervals()
                .orElseThrow()
                .expectationOfTotal(PurchaseQuantities.expectedPurchases(39), CDNOW, LEVEL);
        Interval ofFit = INTERVALS.expectationOfTotal(PurchaseQuantities.expectedPurchases(39), CDNOW, LEVEL);
        assertThat(total.lower()).isCloseTo(ofFit.lower(), within(1e-9 * ofFit.lower()));
        assertThat(total.upper()).isCloseTo(ofFit.upper(), within(1e-9 * ofFit.upper()));
        unconstrained.set("axes", mapper.valueToTree(new double[][] {{1, 2}}));
        assertThatThrownBy(() -> ModelFile.parse(file.toString()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("axes of 4 numbers");
    }

    @Test
    void aFitThatDeterminesNotAllWritesItsDirections() {
        CustomerBase nobodyReturned = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b")
                .frequency(0, 0)
                .recency(0, 0)
                .T(10, 12)
                .build();
        String json = ModelFile.of(BgNbd.fit(nobodyReturned), null, Map.of()).toJson();
        assertThat(json).contains("\"axes\"");
        assertThat(ModelFile.parse(json).models()).hasSize(1);
    }

    @Test
    void withoutACovarianceThereIsNoInterval() {
        double[] infinite = new double[16];
        Arrays.fill(infinite, Double.NaN);
        for (int i = 0; i < 4; i++) {
            infinite[5 * i] = Double.POSITIVE_INFINITY;
        }
        Estimates unknown = Estimates.of(
                BgNbd.FAMILY.parameters().in(TimeScale.WEEK), FIT.estimates().unconstrained(), infinite);
        assertThat(PurchaseIntervals.of(unknown, FIT::model)).isEmpty();
    }

    /** A standard deviation of e¹⁰⁰⁰ in the purchase rate. */
    @Test
    void anEndThatIsInfiniteIsNone() {
        double[] covariance = FIT.estimates().unconstrainedCovariance();
        covariance[0] = 1e6;
        Estimates wide = Estimates.of(
                BgNbd.FAMILY.parameters().in(TimeScale.WEEK), FIT.estimates().unconstrained(), covariance);
        Columns table = PurchaseIntervals.of(wide, FIT::model)
                .orElseThrow()
                .expectation(PurchaseQuantities.expectedPurchases(39), CDNOW, 0.9);
        for (String end : List.of("expected_purchases_lo", "expected_purchases_hi")) {
            assertThat(Arrays.stream(table.doubles(end)).filter(Double::isInfinite))
                    .isEmpty();
        }
        assertThat(Arrays.stream(table.doubles("expected_purchases_hi")).filter(Double::isNaN))
                .isNotEmpty();
    }
}
