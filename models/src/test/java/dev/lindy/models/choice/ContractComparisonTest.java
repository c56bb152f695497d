package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.inference.LikelihoodRatioTest;
import dev.lindy.models.HighEndRegular;
import dev.lindy.models.contracts.sbg.Sbg;
import dev.lindy.models.validation.SurvivalForecast;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ContractComparisonTest {

    private static CohortSample sample(double... counts) {
        return CohortSample.of(TimeScale.YEAR, counts);
    }

    /** Log-likelihoods of the model notes, from a fit with many digits; the p-values by the chi-square's upper tail. */
    @Test
    void theHighEndSegmentNeedsBdw() {
        ContractComparison comparison = ContractComparison.of(sample(HighEndRegular.highEnd()));
        assertThat(comparison.choice().id()).isEqualTo("bdw");
        assertThat(comparison.candidates()).extracting(Contender::id).containsExactly("bdw", "sbg");
        assertThat(comparison.tests()).singleElement().satisfies(test -> {
            LikelihoodRatioTest ratio = test.test();
            assertThat(ratio).isNotNull();
            assertThat(test.gain()).isCloseTo(1611.158147 - 1605.314213, within(2e-6));
            assertThat(test.pValue()).isCloseTo(6.285e-4, within(1e-6));
            assertThat(test.sentence())
                    .startsWith(
                            "BdW contains sBG (where c is 1) and gains 5.84 of log-likelihood with 1 more parameter")
                    .endsWith("so the larger model is needed.");
        });
        assertThat(comparison.advice())
                .isEqualTo(
                        "Use BdW (bdw): its AIC is the lowest, by 9.7, and the data tell it from sBG; after 14 years it"
                                + " expects 38.2 % of contracts to be active, sBG 34.9 %.");
    }

    @Test
    void theRegularSegmentDoesNot() {
        ContractComparison comparison = ContractComparison.of(sample(HighEndRegular.regular()));
        assertThat(comparison.choice().id()).isEqualTo("sbg");
        assertThat(comparison.tests().get(0).pValue()).isCloseTo(0.2498, within(1e-4));
        assertThat(comparison.advice())
                .contains("Use sBG (sbg): its AIC is the lowest, by 0.7", "do not tell it from BdW");
        assertThat(comparison.toString()).contains("sBG *", "is not called for", "alpha 0.7041");
    }

    /** The years 8 to 12 of Fader and Hardie (2007, table 1). */
    @Test
    void periodsThatWereHeldBackOnlyReport() {
        CohortSample twelve = sample(1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173);
        ContractComparison comparison = ContractComparison.of(ContractCatalog.all(), twelve, 7);
        ContractComparison calibration = ContractComparison.of(sample(HighEndRegular.regular()));
        assertThat(comparison.advice()).isEqualTo(calibration.advice());
        assertThat(comparison.contracts().fingerprint())
                .isEqualTo(calibration.contracts().fingerprint());
        Map<String, ContractCandidate> byId =
                comparison.candidates().stream().collect(Collectors.toMap(Contender::id, Function.identity()));
        SurvivalForecast forecast = byId.get("sbg").holdout();
        assertThat(forecast).isNotNull();
        assertThat(forecast.last()).isEqualTo(12);
        assertThat(forecast.actual()).isCloseTo(0.173, within(1e-12));
        assertThat(forecast.expected())
                .isEqualTo(byId.get("sbg").fit().model().survival(12))
                .isBetween(0.16, 0.19);
        assertThat(forecast.meanAbsoluteError()).isBetween(0.001, 0.01);
        assertThat(comparison.tableText()).contains("active after 12", "what happened", "17.3 %", "points");
        assertThat(comparison.table().doubles("holdout_actual_survival"))
                .containsExactly(new double[] {0.173, 0.173}, within(1e-12));
        assertThat(calibration.table().doubles("holdout_survival")).containsOnly(Double.NaN);
    }

    /** The size of the test: of 200 samples of sBG about one in twenty calls for BdW at 5 %. */
    @Test
    void theTestHasItsSize() {
        Sbg truth = new Sbg(1.2, 3.5, TimeScale.YEAR);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        int called = 0;
        for (int i = 0; i < 200; i++) {
            int n = 600;
            int[] period = new int[n];
            boolean[] active = new boolean[n];
            double[] count = new double[n];
            for (int k = 0; k < n; k++) {
                var contract = truth.simulate(random, 8);
                period[k] = contract.period();
                active[k] = contract.active();
                count[k] = 1;
            }
            ContractComparison comparison =
                    ContractComparison.of(CohortSample.of(TimeScale.YEAR, period, active, count));
            called += comparison.tests().stream().anyMatch(PairTest::toldApart) ? 1 : 0;
        }
        // Binomial(200, 0.05) lies between 3 and 19 but for one time in four hundred.
        assertThat(called).isBetween(3, 19);
    }

    @Test
    void degenerateContractsAreComparedToo() {
        assertThat(ContractComparison.of(sample(100, 100, 100)).advice())
                .contains("none of the models has a usable maximum");
        assertThat(ContractComparison.of(sample(1000, 800, 640, 512, 410))
                        .choice()
                        .id())
                .isEqualTo("sbg");
        assertThat(ContractComparison.of(sample(1000, 0)).advice()).startsWith("Use sBG");
        assertThat(ContractComparison.of(sample(1000, 800)).advice()).startsWith("Use sBG");
        ContractComparison split = ContractComparison.of(sample(1000, 500, 500, 500, 500));
        assertThat(split.advice()).startsWith("Use sBG");
        assertThat(split.toString()).contains("the data do not fix all parameters, so AIC alone compares the two");
        assertThat(ContractComparison.of(List.of(ContractCatalog.get("bdw")), sample(10, 5, 4), 2)
                        .advice())
                .isEqualTo("Use BdW (bdw): it is the only model compared.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractComparison.of(ContractCatalog.all(), sample(10, 5, 4), 3))
                .withMessageContaining("1 … 2");
        assertThatIllegalArgumentException().isThrownBy(() -> ContractComparison.of(List.of(), sample(10, 5, 4), 2));
    }
}
