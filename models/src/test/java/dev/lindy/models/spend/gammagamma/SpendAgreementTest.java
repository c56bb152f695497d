package dev.lindy.models.spend.gammagamma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.SpendAnova;
import dev.lindy.core.estimate.Diagnosis;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendAgreementTest {

    private static SpendAgreement of(CustomerBase base) {
        return SpendAgreement.of(base, GammaGamma.fit(base), GammaGamma.fitOrders(base));
    }

    /** Amounts as they are in some shops: the more somebody buys, the less the mean of what they pay tells of their number. */
    private static CustomerBase shop(double between, double within, double byCount) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] amounts = new double[700][];
        for (int i = 0; i < amounts.length; i++) {
            int n = 1 + i % 20;
            double own = Math.log(60) + between * normal.sample() / Math.pow(n, byCount);
            amounts[i] = new double[n];
            Arrays.setAll(amounts[i], k -> Math.exp(own + within * normal.sample()));
        }
        return Spenders.base(amounts);
    }

    @ParameterizedTest
    @CsvSource({"5, 3.5, 20, 1", "2, 6, 100, 2", "40, 3, 2, 3", "1.2, 4, 90, 4"})
    void amountsAsTheModelSaysAgree(double p, double q, double gamma, long seed) {
        SpendAgreement found = of(Spenders.base(Spenders.of(new GammaGamma(p, q, gamma), 2000, seed)));
        assertThat(found.holds()).as(found.verdict()).isTrue();
        assertThat(found.variationByPurchases()).isCloseTo(1 / Math.sqrt(p), within(0.1 / Math.sqrt(p)));
        assertThat(found.verdict()).startsWith("Single orders are spread about as the model of spend says");
    }

    /** Under the model the p-value is uniform: of 200 samples about 20 lie below .1 (7 to 36 but for 1 in 1,000). */
    @Test
    void thePValueIsOne() {
        int below = 0;
        for (int seed = 0; seed < 200; seed++) {
            below += of(Spenders.base(Spenders.of(new GammaGamma(4, 3, 20), 300, 100 + seed)))
                                    .pValue()
                            < 0.1
                    ? 1
                    : 0;
        }
        assertThat(below).isBetween(7, 36);
    }

    @Test
    void differencesThatShrinkWithTheNumberOfOrdersLookLikeChance() {
        CustomerBase base = shop(0.9, 0.3, 0.6);
        SpendAgreement found = of(base);
        assertThat(found.holds()).isFalse();
        assertThat(found.variationByMeans()).isGreaterThan(1.5 * found.variationByPurchases());
        assertThat(found.verdict()).contains("does not fit single orders", "trusts a customer's own mean too little");
    }

    @Test
    void differencesThatGrowWithTheNumberOfOrdersLookLikeCharacter() {
        SpendAgreement found = of(shop(0.1, 0.5, -0.7));
        assertThat(found.holds()).isFalse();
        assertThat(found.verdict()).contains("trusts a customer's own mean too much");
    }

    /** The case that a note called chance: the fit to means sees no difference, the orders show one. */
    @Test
    void customersWhoDoDifferAreNotCalledAlike() {
        CustomerBase base = shop(0.9, 0.3, 0.6);
        assertThat(SpendAnova.of(base).differ()).isTrue();
        assertThat(GammaGamma.fit(base).diagnosis()).extracting(Diagnosis::name).containsExactly("spend-misfit");
        assertThat(GammaGamma.fit(base).diagnosis().get(0).meaning())
                .contains("customers do differ in mean spend (analysis of variance of their orders: F = ")
                .doesNotContain("safe");
        assertThat(GammaGamma.fit(base).diagnosis().get(0).remedy().toString())
                .contains("withSpendModel(\"gamma-gamma-orders\")");
        assertThat(GammaGamma.fitOrders(base).diagnosis()).isEmpty();
    }

    @Test
    void customersWhoDoNotDifferAreCalledAlikeWithTheTestThatSaysSo() {
        CustomerBase base = Spenders.base(Spenders.of(new GammaGamma(6, 1e9, 5e9), 600, 3));
        assertThat(SpendAnova.of(base).differ()).isFalse();
        assertThat(GammaGamma.fit(base).diagnosis()).extracting(Diagnosis::name).containsExactly("flat-ridge");
        assertThat(GammaGamma.fit(base).diagnosis().get(0).meaning())
                .contains("customers do not differ in mean spend beyond chance", "F = ", "Predictions are safe");
    }

    @Test
    void meansAloneDoNotSayThatNobodyDiffers() {
        CustomerBase base = Spenders.base(Spenders.of(new GammaGamma(6, 1e9, 5e9), 600, 3));
        int[] counts = IntStream.range(0, base.size()).map(base::spendCount).toArray();
        CustomerBase means = CustomerBase.builder(base.timeScale())
                .ids(base.columns().texts("customer"))
                .frequency(counts)
                .recency(base.columns().doubles("t_x"))
                .T(base.columns().doubles("T"))
                .meanSpend(base.columns().doubles("mean_spend"), counts)
                .build();
        assertThat(GammaGamma.fit(means).diagnosis().get(0).meaning())
                .contains("by their means", "only their single orders can tell")
                .doesNotContain("safe");
    }

    /** Made with SciPy 1.17 from the formulas as they stand. */
    @Test
    void theStatisticOnCdnow() {
        SpendAgreement found = of(Spenders.cdnow());
        assertThat(found.statistic()).isCloseTo(12.778858, within(2e-6));
        assertThat(found.pValue()).isCloseTo(0.00035055892, within(1e-9));
        assertThat(found.variationByMeans()).isCloseTo(0.4000137, within(1e-7));
        assertThat(found.variationByPurchases()).isCloseTo(0.5343216, within(1e-7));
        SpendAnova anova = SpendAnova.of(Spenders.cdnow());
        assertThat(anova.f()).isCloseTo(1.63764797, within(1e-8));
        assertThat(anova.pValue()).isCloseTo(7.1733265e-18, within(1e-24));
        assertThat(anova).hasToString("F = 1.64 on 945 and 1,511 degrees of freedom, p-value below 1e-15");
    }

    @Test
    void whereNobodyHasTwoOrdersNothingIsSaid() {
        SpendAgreement found = of(Spenders.base(new double[] {10}, new double[] {20}, new double[] {15}));
        assertThat(found.holds()).isTrue();
        assertThat(found.pValue()).isNaN();
        assertThat(found.verdict()).contains("cannot be told");
    }

    @Test
    void whereAmountsDoNotVaryNothingIsSaid() {
        SpendAgreement found = of(Spenders.base(new double[] {9, 9}, new double[] {20, 20, 20}, new double[] {15}));
        assertThat(found.holds()).isTrue();
        assertThat(found.variationByPurchases()).isZero();
    }

    @Test
    void whoHasAnOrderWorthNothingPlaysNoPart() {
        double[][] amounts = Spenders.of(new GammaGamma(5, 3.5, 20), 600, 7);
        SpendAgreement without = of(Spenders.base(amounts));
        double[][] more = Arrays.copyOf(amounts, amounts.length + 1);
        more[amounts.length] = new double[] {0, 1000, 0, 0};
        SpendAgreement with = of(Spenders.base(more));
        assertThat(with.statistic()).isCloseTo(without.statistic(), within(1e-6));
        assertThat(with.variationByMeans()).isCloseTo(without.variationByMeans(), within(1e-9));
    }
}
