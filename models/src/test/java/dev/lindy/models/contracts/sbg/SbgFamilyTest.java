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
import dev.lindy.models.FamilyContract;
import dev.lindy.models.GoldenContracts;
import dev.lindy.models.GoldenDerivatives;
import dev.lindy.models.HighEndRegular;
import dev.lindy.models.MleReference;
import dev.lindy.models.SimulatedContract;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class SbgFamilyTest extends FamilyContract<CohortSample, Sbg> {

    private static final Map<String, String> OUR_NAMES = Map.of("a", "alpha", "b", "beta");
    private static final Sbg TRUTH = new Sbg(0.8, 5, TimeScale.MONTH);

    @Override
    protected ModelFamily<CohortSample, Sbg> family() {
        return Sbg.FAMILY;
    }

    @Override
    protected CohortSample sample() {
        return sample(TRUTH, 20_000, 6, 60);
    }

    /** Contracts watched for different lengths of time. */
    private static CohortSample sample(Sbg truth, int contracts, int shortest, int longest) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20070101L);
        int[] period = new int[contracts];
        boolean[] active = new boolean[contracts];
        double[] count = new double[contracts];
        for (int i = 0; i < contracts; i++) {
            SimulatedContract contract = truth.simulate(random, shortest + random.nextInt(longest - shortest + 1));
            period[i] = contract.period();
            active[i] = contract.active();
            count[i] = 1;
        }
        return CohortSample.of(truth.timeScale(), period, active, count);
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.8, 5},
                new double[] {0.01, 0.02},
                new double[] {1e3, 7e3},
                new double[] {50, 0.05},
                new double[] {0.05, 50});
    }

    @Test
    void recoversTheParametersOfASimulatedPopulation() {
        MaximumLikelihoodFit<Sbg> fit = Sbg.fit(sample());
        Maximum e = fit.estimates();
        double[] truth = {0.8, 5};
        for (int i = 0; i < truth.length; i++) {
            String name = e.names().get(i);
            assertThat(Math.abs(e.value(name) - truth[i]) / e.standardError(name))
                    .as("%s = %s, in standard errors", name, e.value(name))
                    .isLessThan(3.5);
        }
        assertThat(fit.diagnosis()).isEmpty();
        assertThat(fit.summary()).startsWith("sBG, 20,000 contracts over up to 60 months, ");
    }

    @Test
    void derivativesAgreeWithTheGoldenTable() {
        GoldenDerivatives.agree(
                "sbg.csv",
                List.of("a", "b"),
                row -> new double[] {row.parameter("a"), row.parameter("b")},
                (row, wrt) -> in -> {
                    double[] gradient = new double[2];
                    double[] hessian = new double[4];
                    Sbg.FAMILY.likelihood(GoldenContracts.cohort(row)).evaluate(in, gradient, hessian);
                    return wrt.length == 1 ? gradient[wrt[0]] : hessian[2 * wrt[0] + wrt[1]];
                });
    }

    @Test
    void findsThePublishedMaximaOfBothSegments() {
        // Published: α 0.668, β 3.806 (high end) and α 0.704, β 1.182 (regular).
        MaximumLikelihoodFit<Sbg> highEnd = Sbg.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd()));
        Maximum e = highEnd.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(9);
        assertThat(e.value("alpha")).isCloseTo(0.6680884, within(5e-8));
        assertThat(e.value("beta")).isCloseTo(3.8060950, within(5e-8));
        assertThat(e.logLikelihood()).isCloseTo(-1611.158147, within(5e-7));
        MaximumLikelihoodFit<Sbg> regular = Sbg.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.regular()));
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

    @Test
    void theReferenceAgrees() {
        MleReference.agree(
                "sbg",
                "fader_hardie_highend",
                Sbg.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd()))
                        .estimates(),
                OUR_NAMES);
        MleReference.agree(
                "sbg",
                "fader_hardie_regular",
                Sbg.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.regular()))
                        .estimates(),
                OUR_NAMES);
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

    private static List<String> names(CohortSample sample) {
        return Sbg.fit(sample).diagnosis().stream().map(Diagnosis::name).toList();
    }

    @Test
    void constantChurnIsNamed() {
        // Exactly geometric, and a little steeper than that.
        MaximumLikelihoodFit<Sbg> geometric =
                Sbg.fit(CohortSample.of(TimeScale.YEAR, new double[] {1000, 800, 640, 512, 409.6}));
        assertThat(geometric.diagnosis()).extracting(Diagnosis::name).containsExactly("equal-churn");
        assertThat(geometric.usable()).isTrue();
        assertThat(geometric.model().retentionRate(20)).isCloseTo(0.8, within(1e-4));
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {1000, 810, 640, 490})))
                .containsExactly("equal-churn");
    }

    @Test
    void leavingAtOnceOrNeverIsNamed() {
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {1000, 600, 600, 600})))
                .containsExactly("stay-or-leave");
    }

    @Test
    void tooLittleIsNamed() {
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {1000, 800})))
                .containsExactly("too-few-periods");
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {1000, 800, 700})))
                .containsExactly("nothing-left-to-check");
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {20, 15, 12, 11})))
                .contains("too-few-contracts");
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {20, 20, 20})))
                .contains("no-churn");
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {100, 0})))
                .contains("too-few-periods");
    }
}
