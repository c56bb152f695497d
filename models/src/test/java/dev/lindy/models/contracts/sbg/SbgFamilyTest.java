package dev.lindy.models.contracts.sbg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.ContractFamilyContract;
import dev.lindy.models.HighEndRegular;
import java.util.List;
import org.junit.jupiter.api.Test;

class SbgFamilyTest extends ContractFamilyContract<Sbg> {

    @Override
    protected ModelFamily<CohortSample, Sbg> family() {
        return Sbg.FAMILY;
    }

    @Override
    protected double[] truth() {
        return new double[] {0.8, 5};
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.01, 0.02}, new double[] {1e3, 7e3}, new double[] {50, 0.05}, new double[] {0.05, 50});
    }

    @Override
    protected long seed() {
        return 20070101L;
    }

    @Override
    protected String goldenModel() {
        return "sbg";
    }

    @Test
    void findsThePublishedMaximaOfBothSegments() {
        // Published: α 0.668, β 3.806 (high end) and α 0.704, β 1.182 (regular).
        MaximumLikelihoodFit<Sbg> highEnd = fit(HighEndRegular.highEnd());
        Maximum e = highEnd.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(9);
        assertThat(e.value("alpha")).isCloseTo(0.6680884, within(5e-8));
        assertThat(e.value("beta")).isCloseTo(3.8060950, within(5e-8));
        assertThat(e.logLikelihood()).isCloseTo(-1611.158147, within(5e-7));
        MaximumLikelihoodFit<Sbg> regular = fit(HighEndRegular.regular());
        Maximum r = regular.estimates();
        assertThat(r.value("alpha")).isCloseTo(0.7040773, within(5e-8));
        assertThat(r.value("beta")).isCloseTo(1.182043, within(5e-7));
        assertThat(r.logLikelihood()).isCloseTo(-1680.265188, within(5e-7));
        assertThat(highEnd.diagnosis()).isEmpty();
        assertThat(regular.diagnosis()).isEmpty();
        // Twelve years on, 39.4 % and 17.3 % were left (the paper's table 1); the model knew only seven.
        assertThat(highEnd.model().survival(12)).isCloseTo(0.394, within(0.02));
        assertThat(regular.model().survival(12)).isCloseTo(0.173, within(0.015));
    }

    // --- samples

    @Test
    void countsAndSingleContractsMakeTheSameSample() {
        CohortSample counts = CohortSample.of(TimeScale.YEAR, new double[] {5, 3, 3, 2}, new double[] {2, 1});
        CohortSample single = CohortSample.of(
                TimeScale.YEAR,
                new int[] {1, 1, 3, 3, 3, 1, 1},
                new boolean[] {false, false, false, true, true, true, false},
                new double[] {1, 1, 1, 1, 1, 1, 1});
        assertThat(single.fingerprint()).isEqualTo(counts.fingerprint());
        assertThat(counts.rows()).isEqualTo(4);
        assertThat(counts.totalWeight()).isEqualTo(7);
        assertThat(counts.ended()).isEqualTo(4);
        assertThat(counts.atRisk(1)).isEqualTo(7);
        assertThat(counts.atRisk(2)).isEqualTo(3);
        assertThat(counts.longest()).isEqualTo(3);
        assertThat(counts.description()).isEqualTo("7 contracts over up to 3 years, 4 ended");
        assertThat(Sbg.fit(single).estimates().values())
                .containsExactly(Sbg.fit(counts).estimates().values());
    }

    @Test
    void impossibleCohortsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortSample.of(TimeScale.YEAR, new double[] {10, 8}, new double[] {5, 6}))
                .withMessageContainingAll("must not grow", "cohort 2, period 1", "cohort of their own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortSample.of(TimeScale.YEAR, new double[] {10, Double.NaN}))
                .withMessageContaining("cohort 1, period 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortSample.of(TimeScale.YEAR, new double[0]))
                .withMessageContaining("no counts");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CohortSample.of(TimeScale.YEAR, new int[] {0}, new boolean[] {false}, new double[] {1}))
                .withMessageContaining("row 0 has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortSample.of(TimeScale.YEAR, new int[] {1}, new boolean[0], new double[] {1}))
                .withMessageContaining("one length");
    }

    // --- by name

    @Test
    void constantChurnIsNamed() {
        // Exactly geometric, and a little steeper than that.
        MaximumLikelihoodFit<Sbg> geometric = fit(1000, 800, 640, 512, 409.6);
        assertThat(geometric.diagnosis()).extracting(Diagnosis::name).containsExactly("equal-churn");
        assertThat(geometric.usable()).isTrue();
        assertThat(geometric.model().retentionRate(20)).isCloseTo(0.8, within(1e-4));
        assertThat(names(1000, 810, 640, 490)).containsExactly("equal-churn");
    }

    @Test
    void leavingAtOnceOrNeverIsNamed() {
        assertThat(names(1000, 600, 600, 600)).containsExactly("stay-or-leave");
    }

    @Test
    void tooLittleIsNamed() {
        assertThat(names(1000, 800)).containsExactly("too-few-periods");
        assertThat(names(1000, 800, 700)).containsExactly("nothing-left-to-check");
        assertThat(names(20, 15, 12, 11)).contains("too-few-contracts");
        assertThat(names(20, 20, 20)).contains("no-churn");
        assertThat(names(100, 0)).contains("too-few-periods");
    }
}
