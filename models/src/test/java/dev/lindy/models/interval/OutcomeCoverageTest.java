package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.Future;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.SpendModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.validation.BinomialBand;
import dev.lindy.models.value.LifetimeValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers whose truth is known: how many of them do what their intervals say. */
class OutcomeCoverageTest {

    private static final double LEVEL = 0.9;
    private static final Discount TEN = Discount.annual(0.1);

    private static final BgNbd PURCHASES = new BgNbd(0.6, 6, 0.8, 2.5, TimeScale.WEEK);
    private static final GammaGamma SPEND = new GammaGamma(4, 3.7, 40);

    /** A base, and what its customers then did within a year and three. */
    private static final class Truth {
        final CustomerBase base;
        final int[] purchases;
        final double[] spend;
        final double[] valueOfOneYear;
        final double[] valueOfThreeYears;

        Truth(int n, long seed) {
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
            String[] ids = new String[n];
            int[] x = new int[n];
            double[] tx = new double[n];
            double[] age = new double[n];
            double[] mean = new double[n];
            purchases = new int[n];
            spend = new double[n];
            valueOfOneYear = new double[n];
            valueOfThreeYears = new double[n];
            double delta = TEN.ratePer(TimeScale.WEEK);
            for (int i = 0; i < n; i++) {
                ids[i] = Integer.toString(i);
                age[i] = 30 + 12 * random.nextInt(4);
                SimulatedCustomer life = PURCHASES.simulate(random, age[i] + 156);
                double[] times = life.purchaseTimes();
                double[] amounts = SPEND.simulate(random, times.length).amounts();
                for (int k = 0; k < times.length; k++) {
                    double ahead = times[k] - age[i];
                    if (ahead <= 0) {
                        x[i]++;
                        tx[i] = times[k];
                        mean[i] += amounts[k];
                        continue;
                    }
                    double worth = amounts[k] * Math.exp(-delta * ahead);
                    valueOfThreeYears[i] += worth;
                    if (ahead <= 52) {
                        purchases[i]++;
                        spend[i] += amounts[k];
                        valueOfOneYear[i] += worth;
                    }
                }
                mean[i] = x[i] == 0 ? 0 : mean[i] / x[i];
            }
            base = CustomerBase.builder(TimeScale.WEEK)
                    .ids(ids)
                    .frequency(x)
                    .recency(tx)
                    .T(age)
                    .meanSpend(mean, x)
                    .build();
        }

        ValueIntervals intervals() {
            var purchaseFit = MaximumLikelihood.withDefaults().fit(BgNbd.FAMILY, base);
            var spendFit = MaximumLikelihood.withDefaults().fit(GammaGamma.FAMILY, base);
            Nearby<SpendModel> nearby =
                    Nearby.<SpendModel>of(spendFit.estimates(), spendFit::model).orElseThrow();
            return ValueIntervals.of(
                    PurchaseIntervals.of(purchaseFit.estimates(), purchaseFit::model)
                            .orElseThrow(),
                    nearby);
        }
    }

    private static double share(double[] lower, double[] upper, double[] truth) {
        int inside = 0;
        for (int i = 0; i < truth.length; i++) {
            inside += lower[i] <= truth[i] && truth[i] <= upper[i] ? 1 : 0;
        }
        return (double) inside / truth.length;
    }

    private static double share(Columns ends, String column, double[] truth) {
        return share(ends.doubles(column + "_lo"), ends.doubles(column + "_hi"), truth);
    }

    private static double[] doubles(Columns ends, String column) {
        return Arrays.stream(((Column.Integers) ends.column(column)).toArray())
                .asDoubleStream()
                .toArray();
    }

    @Test
    void nineOfTenCustomersDoWhatTheirIntervalsSay() {
        Truth truth = new Truth(5_000, 11);
        ValueIntervals intervals = truth.intervals();
        ValueCertainty outcomes = intervals.of(truth.base, TEN, LEVEL);
        Columns counts = intervals.purchases().outcome(truth.base, 52, LEVEL);
        double[] purchases = Arrays.stream(truth.purchases).asDoubleStream().toArray();
        // A count has no end that is just right: never fewer, and some more.
        assertThat(share(doubles(counts, "purchases_pi_lo"), doubles(counts, "purchases_pi_hi"), purchases))
                .isBetween(0.89, 0.96);
        assertThat(share(outcomes.spend(52), "spend_pi", truth.spend)).isBetween(0.87, 0.93);
        assertThat(share(outcomes.value("value_1y", 52, 1), "value_1y_pi", truth.valueOfOneYear))
                .isBetween(0.87, 0.93);
        assertThat(share(outcomes.value("value_3y", 156, 1), "value_3y_pi", truth.valueOfThreeYears))
                .isBetween(0.87, 0.93);
    }

    @Test
    void allTogetherDoWhatTheIntervalSays() {
        Truth truth = new Truth(5_000, 12);
        ValueCertainty outcomes = truth.intervals().of(truth.base, TEN, LEVEL);
        Interval spend = outcomes.spendOfTotal(52).orElseThrow();
        assertThat(Arrays.stream(truth.spend).sum()).isBetween(spend.lower(), spend.upper());
        Interval value = outcomes.valueOfTotal(156, 0.3).orElseThrow();
        assertThat(0.3 * Arrays.stream(truth.valueOfThreeYears).sum()).isBetween(value.lower(), value.upper());
        assertThat(value.kind()).isEqualTo(Interval.Kind.OUTCOME);
        // Chance comes on top of what is not known of the parameters.
        Interval expectation = truth.intervals()
                .expectationOfTotal(PurchaseQuantities.discountedPurchases(TEN, 156), truth.base, 0.3, LEVEL);
        assertThat(value.upper() - value.lower()).isGreaterThan(expectation.upper() - expectation.lower());
    }

    /**
     * A hundred bases of 5,000 customers, which determine all parameters, fitted anew. More of them and of another size, in the folder of
     * the module after its tests were compiled: {@code -Dcoverage.replicates=2000 -Dcoverage.customers=20000} with
     * {@code -Dtest=OutcomeCoverageTest} and the group {@code slow}.
     */
    @Tag("slow")
    @Test
    void nineOfTenTotalsAndParametersLieInTheirIntervals() {
        int replicates = Integer.getInteger("coverage.replicates", 100);
        int customers = Integer.getInteger("coverage.customers", 5_000);
        int[][] inside = new int[replicates][];
        Chunks.eachTask(replicates, i -> inside[i] = held(new Truth(customers, 1_000 + i)));
        double[] shares = new double[inside[0].length];
        for (int[] held : inside) {
            for (int k = 0; k < shares.length; k++) {
                shares[k] += (double) held[k] / replicates;
            }
        }
        // The band of a binomial distribution: one in a thousand is outside by chance, of a hundred bases below 79 % or
        // above 98 %.
        BinomialBand band = BinomialBand.of(replicates, LEVEL, 0.999);
        for (double share : shares) {
            assertThat((int) Math.round(share * replicates))
                    .as(Arrays.toString(shares))
                    .isBetween(band.lowest(), band.highest());
        }
        assertThat(Arrays.stream(shares).average().orElseThrow())
                .as(Arrays.toString(shares))
                .isBetween(0.87, 0.93);
    }

    /** Whether each interval of a base holds the truth: 1 or 0. */
    private static int[] held(Truth truth) {
        ValueIntervals intervals = truth.intervals();
        ValueCertainty outcomes = intervals.of(truth.base, TEN, LEVEL);
        PurchaseIntervals purchases = intervals.purchases();
        var counted = PurchaseQuantities.expectedPurchases(52);
        double[] totals = {
            Arrays.stream(truth.purchases).sum(),
            Arrays.stream(truth.spend).sum(),
            Arrays.stream(truth.valueOfThreeYears).sum(),
            Arrays.stream(counted.of(PURCHASES, truth.base)).sum(),
            LifetimeValue.of(PURCHASES, SPEND, TEN).totalWithin(truth.base, 156)
        };
        Interval[] ends = {
            purchases.outcomeOfTotal(truth.base, 52, LEVEL),
            outcomes.spendOfTotal(52).orElseThrow(),
            outcomes.valueOfTotal(156, 1).orElseThrow(),
            purchases.expectationOfTotal(counted, truth.base, LEVEL),
            intervals.expectationOfTotal(PurchaseQuantities.discountedPurchases(TEN, 156), truth.base, 1, LEVEL)
        };
        IntStream ofTotals = IntStream.range(0, totals.length)
                .map(k -> ends[k].lower() <= totals[k] && totals[k] <= ends[k].upper() ? 1 : 0);
        return IntStream.concat(
                        ofTotals,
                        IntStream.concat(
                                held(
                                        MaximumLikelihood.withDefaults()
                                                .fit(BgNbd.FAMILY, truth.base)
                                                .estimates(),
                                        PURCHASES.r(),
                                        PURCHASES.alpha(),
                                        PURCHASES.a(),
                                        PURCHASES.b()),
                                held(
                                        MaximumLikelihood.withDefaults()
                                                .fit(GammaGamma.FAMILY, truth.base)
                                                .estimates(),
                                        SPEND.p(),
                                        SPEND.q(),
                                        SPEND.gamma())))
                .toArray();
    }

    private static IntStream held(Estimates estimates, double... truth) {
        return IntStream.range(0, truth.length).map(i -> {
            double[] ends = estimates.interval(estimates.names().get(i), LEVEL);
            return ends[0] <= truth[i] && truth[i] <= ends[1] ? 1 : 0;
        });
    }

    /** Of fewer than thirty customers the total is simulated: one that is nearly always nothing, and several. */
    @Test
    void theTotalOfAFewIsThatOfTheirOwnLaws() {
        Truth truth = new Truth(500, 13);
        ValueIntervals intervals = truth.intervals();
        ValueCertainty outcomes = intervals.of(truth.base, Discount.none(), LEVEL);
        boolean[] first = new boolean[500];
        int busy = IntStream.range(0, 500)
                .filter(i -> truth.base.frequency(i) > 5 && truth.base.T(i) - truth.base.recency(i) < 3)
                .findFirst()
                .orElseThrow();
        first[busy] = true;
        Interval one = outcomes.valueOfTotals(52, 1, Groups.of(first)).get(0).orElseThrow();
        var law = SpendDistribution.of(
                ((BgNbd) intervals.purchases().nearby().centre())
                        .conditionalFuture(truth.base.frequency(busy), truth.base.recency(busy), truth.base.T(busy)),
                52,
                SpendOutcomes.future((GammaGamma) intervals.spendModels().centre(), truth.base, busy));
        double none = law.probability(0);
        assertThat(one.lower() == 0).isEqualTo(none > 0.05);
        double below = one.lower() == 0 ? 0 : law.probability(one.lower());
        assertThat(law.probability(one.upper()) - below).isCloseTo(0.9, within(0.03));
    }

    @Test
    void groupsAddUpTheirOwnCustomers() {
        Truth truth = new Truth(2_000, 14);
        ValueIntervals intervals = truth.intervals();
        ValueCertainty outcomes = intervals.of(truth.base, TEN, LEVEL);
        int[] of = IntStream.range(0, 2_000).map(i -> i % 3 == 0 ? -1 : i % 2).toArray();
        double[] sums = Groups.of(of).sums(truth.valueOfThreeYears);
        var totals = outcomes.valueOfTotals(156, 1, Groups.of(of));
        assertThat(totals).hasSize(2);
        for (int g = 0; g < 2; g++) {
            assertThat(sums[g])
                    .isBetween(
                            totals.get(g).orElseThrow().lower(),
                            totals.get(g).orElseThrow().upper());
        }
        int[] none = new int[2_000];
        assertThat(outcomes.valueOfTotals(156, 1, Groups.of(none)).get(0)).isEqualTo(outcomes.valueOfTotal(156, 1));
        assertThat(intervals.purchases().outcomeOfTotals(truth.base, 52, LEVEL, Groups.of(none)))
                .containsExactly(intervals.purchases().outcomeOfTotal(truth.base, 52, LEVEL));
        assertThatThrownBy(() -> outcomes.valueOfTotals(156, 1, Groups.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 customers");
    }

    @Test
    void withoutAVarianceATotalHasNoIntervalAndACustomerHas() {
        Truth truth = new Truth(100, 15);
        PurchaseIntervals purchases = truth.intervals().purchases();
        SpendModel heavy = new GammaGamma(0.1, 1.5, 40);
        ValueCertainty outcomes =
                ValueIntervals.of(purchases, Nearby.certain(heavy)).of(truth.base, TEN, LEVEL);
        assertThat(outcomes.valueOfTotal(156, 1)).isEmpty();
        assertThat(Arrays.stream(outcomes.spend(52).doubles("spend_pi_hi"))).allMatch(Double::isFinite);
    }

    /** A scale that may be 20 % off moves the ends so that the mixture over it has the level. */
    @Test
    void theEndsAreThoseOfTheMixtureOverTheScale() {
        Truth truth = new Truth(50, 16);
        PurchaseCounts counts = new PurchaseCounts(List.of(PURCHASES), new double[] {1}, 52);
        double[] certain = SpendOutcomes.of(counts, SPEND, new double[50], truth.base, LEVEL)
                .upper();
        double[] tau = new double[50];
        Arrays.fill(tau, 0.2);
        double[] uncertain =
                SpendOutcomes.of(counts, SPEND, tau, truth.base, LEVEL).upper();
        for (int i = 0; i < 50; i++) {
            if (certain[i] == 0) {
                continue;
            }
            Future future =
                    PURCHASES.conditionalFuture(truth.base.frequency(i), truth.base.recency(i), truth.base.T(i));
            double mixed = 0;
            // Five nodes of a normal distribution.
            double[] nodes = {-2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806};
            double[] weights = {
                0.01125741132772069, 0.2220759220056126, 0.5333333333333333, 0.2220759220056126, 0.01125741132772069
            };
            var law = SpendDistribution.of(future, 52, SpendOutcomes.future(SPEND, truth.base, i));
            for (int k = 0; k < 5; k++) {
                mixed += weights[k] * law.probability(uncertain[i] * Math.exp(-0.2 * nodes[k]));
            }
            assertThat(uncertain[i]).isNotEqualTo(certain[i]);
            assertThat(mixed).isCloseTo(law.probability(certain[i]), within(0.001));
        }
    }
}
