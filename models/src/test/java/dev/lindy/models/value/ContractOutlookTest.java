package dev.lindy.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.HighEndRegular;
import dev.lindy.models.contracts.sbg.Sbg;
import org.junit.jupiter.api.Test;

class ContractOutlookTest {

    private static final Sbg HIGH_END = new Sbg(0.668, 3.806, TimeScale.YEAR);

    /** The published retention rates for rounded parameters are (β + t − 1)/(α + β + t − 1); DERL of a new contract is 5.41. */
    @Test
    void eachContractIsWorthItsOwnFuture() {
        Columns contracts = Columns.builder()
                .texts("customer", new String[] {"new", "old", "gone"})
                .integers("renewals", new int[] {0, 5, 2})
                .integers("active", new int[] {1, 1, 0})
                .build();
        Columns out = ContractOutlook.of(HIGH_END, Discount.annual(0.1), 2).of(contracts);
        assertThat(out.texts("customer")).containsExactly("new", "old", "gone");
        assertThat(out.doubles("renewal_probability"))
                .containsExactly(new double[] {3.806 / 4.474, 8.806 / 9.474, 0}, within(1e-15));
        assertThat(out.doubles("survival"))
                .containsExactly(
                        new double[] {3.806 / 4.474 * 4.806 / 5.474, 8.806 / 9.474 * 9.806 / 10.474, 0}, within(1e-14));
        assertThat(out.doubles("expected_renewals")[0]).isCloseTo(3.806 / 4.474 * (1 + 4.806 / 5.474), within(1e-14));
        assertThat(out.doubles("residual_lifetime")[0]).isCloseTo(5.41, within(0.01));
        assertThat(out.doubles("residual_lifetime")[1]).isGreaterThan(7);
        assertThat(out.doubles("residual_lifetime")[2]).isZero();
        assertThat(out.doubles("expected_active")).isEqualTo(out.doubles("survival"));
    }

    @Test
    void aCohortCountsForAllItsContracts() {
        Columns cohort = Columns.builder()
                .integers("renewals", new int[] {7})
                .doubles("active", new double[] {491})
                .build();
        Columns out = ContractOutlook.of(HIGH_END, Discount.annual(0.1), 1).of(cohort);
        assertThat(out.doubles("expected_active")[0]).isCloseTo(491 * 10.806 / 11.474, within(1e-11));
    }

    @Test
    void curvesStandBesideWhatWasSeen() {
        CohortSample seen = CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd());
        Columns curve = ContractOutlook.of(HIGH_END, Discount.annual(0.1), 5).curve(seen);
        assertThat(curve.rows()).isEqualTo(13);
        assertThat(curve.names())
                .containsExactly(
                        "period",
                        "survival",
                        "retention",
                        "churn",
                        "residual_lifetime",
                        "observed_survival",
                        "observed_retention");
        assertThat(curve.doubles("observed_survival")[7]).isCloseTo(0.491, within(1e-12));
        assertThat(curve.doubles("observed_retention")[8]).isNaN();
        assertThat(curve.doubles("survival")[12]).isEqualTo(HIGH_END.survival(12));
        // DERL(t) = r(t + 1) (1 + DERL(t + 1)/1.1).
        double[] residual = curve.doubles("residual_lifetime");
        for (int t = 0; t < 12; t++) {
            assertThat(residual[t])
                    .isCloseTo(HIGH_END.retentionRate(t + 1) * (1 + residual[t + 1] / 1.1), within(1e-12));
        }
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractOutlook.of(HIGH_END, Discount.none(), 0))
                .withMessageContaining("at least 1 period");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractOutlook.of(HIGH_END, Discount.none(), 1)
                        .curve(CohortSample.of(TimeScale.MONTH, new double[] {10, 5})))
                .withMessageContaining("the model counts time in years, the contracts in months");
        Columns endless = ContractOutlook.of(HIGH_END, Discount.none(), 1)
                .curve(CohortSample.of(TimeScale.YEAR, new double[] {10, 5}));
        assertThat(endless.doubles("residual_lifetime")).containsOnly(Double.POSITIVE_INFINITY);
    }
}
