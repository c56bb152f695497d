package dev.lindy.models.contracts.bdw;

import static org.assertj.core.api.Assertions.assertThat;
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

class BdwFamilyTest extends FamilyContract<CohortSample, Bdw> {

    private static final Map<String, String> OUR_NAMES = Map.of("a", "alpha", "b", "beta");
    private static final Bdw TRUTH = new Bdw(0.8, 5, 1.4, TimeScale.MONTH);

    @Override
    protected ModelFamily<CohortSample, Bdw> family() {
        return Bdw.FAMILY;
    }

    @Override
    protected CohortSample sample() {
        return sample(TRUTH, 20_000);
    }

    /** Contracts watched for six to sixty periods. */
    private static CohortSample sample(Bdw truth, int contracts) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20180101L);
        int[] period = new int[contracts];
        boolean[] active = new boolean[contracts];
        double[] count = new double[contracts];
        for (int i = 0; i < contracts; i++) {
            SimulatedContract contract = truth.simulate(random, 6 + random.nextInt(55));
            period[i] = contract.period();
            active[i] = contract.active();
            count[i] = 1;
        }
        return CohortSample.of(truth.timeScale(), period, active, count);
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.8, 5, 1.4},
                new double[] {0.02, 0.05, 1},
                new double[] {1e3, 7e3, 0.8},
                new double[] {20, 0.1, 0.7},
                new double[] {1.5, 30, 3});
    }

    @Test
    void recoversTheParametersOfASimulatedPopulation() {
        MaximumLikelihoodFit<Bdw> fit = Bdw.fit(sample());
        Maximum e = fit.estimates();
        double[] truth = {0.8, 5, 1.4};
        for (int i = 0; i < truth.length; i++) {
            String name = e.names().get(i);
            assertThat(Math.abs(e.value(name) - truth[i]) / e.standardError(name))
                    .as("%s = %s, in standard errors", name, e.value(name))
                    .isLessThan(3.5);
        }
        assertThat(fit.diagnosis()).isEmpty();
    }

    @Test
    void derivativesAgreeWithTheGoldenTable() {
        GoldenDerivatives.agree(
                "bdw.csv",
                List.of("a", "b", "c"),
                row -> new double[] {row.parameter("a"), row.parameter("b"), row.parameter("c")},
                (row, wrt) -> in -> {
                    double[] gradient = new double[3];
                    double[] hessian = new double[9];
                    Bdw.FAMILY.likelihood(GoldenContracts.cohort(row)).evaluate(in, gradient, hessian);
                    return wrt.length == 1 ? gradient[wrt[0]] : hessian[3 * wrt[0] + wrt[1]];
                });
    }

    @Test
    void findsTheMaximaOfBothSegments() {
        Maximum highEnd = Bdw.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd()))
                .estimates();
        assertThat(highEnd.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(highEnd.value("alpha")).isCloseTo(0.2142533, within(5e-8));
        assertThat(highEnd.value("beta")).isCloseTo(1.426575, within(5e-7));
        assertThat(highEnd.value("c")).isCloseTo(1.7235648, within(5e-8));
        assertThat(highEnd.logLikelihood()).isCloseTo(-1605.314213, within(5e-7));
        Maximum regular = Bdw.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.regular()))
                .estimates();
        assertThat(regular.value("alpha")).isCloseTo(0.455614, within(5e-7));
        assertThat(regular.value("beta")).isCloseTo(0.7793255, within(5e-7));
        assertThat(regular.value("c")).isCloseTo(1.2834513, within(5e-8));
        assertThat(regular.logLikelihood()).isCloseTo(-1679.602833, within(5e-7));
    }

    @Test
    void theReferenceAgrees() {
        MleReference.agree(
                "bdw",
                "fader_hardie_highend",
                Bdw.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd()))
                        .estimates(),
                OUR_NAMES);
        MleReference.agree(
                "bdw",
                "fader_hardie_regular",
                Bdw.fit(CohortSample.of(TimeScale.YEAR, HighEndRegular.regular()))
                        .estimates(),
                OUR_NAMES);
    }

    // --- by name

    private static List<String> names(CohortSample sample) {
        return Bdw.fit(sample).diagnosis().stream().map(Diagnosis::name).toList();
    }

    @Test
    void anAgeEffectThatIsNotThereIsNamed() {
        assertThat(names(CohortSample.of(TimeScale.YEAR, HighEndRegular.regular())))
                .containsExactly("sbg-will-do");
        assertThat(names(CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd())))
                .isEmpty();
    }

    @Test
    void customersWhoDoNotDifferAreNamed() {
        // (1 − θ)^(t^1.5) with θ = 0.1 for everybody.
        double[] counts = new double[9];
        for (int t = 0; t < counts.length; t++) {
            counts[t] = 1e4 * Math.pow(0.9, Math.pow(t, 1.5));
        }
        MaximumLikelihoodFit<Bdw> fit = Bdw.fit(CohortSample.of(TimeScale.YEAR, counts));
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("equal-churn");
        assertThat(fit.estimates().value("c")).isCloseTo(1.5, within(1e-3));
    }

    @Test
    void tooLittleIsNamed() {
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {1000, 800, 700})))
                .contains("too-few-periods");
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {1000, 800, 700, 640})))
                .contains("nothing-left-to-check");
        assertThat(names(CohortSample.of(TimeScale.YEAR, new double[] {1000, 1000, 1000})))
                .contains("no-churn");
    }
}
