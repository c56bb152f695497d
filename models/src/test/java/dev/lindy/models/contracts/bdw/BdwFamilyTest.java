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
import dev.lindy.models.ContractFamilyContract;
import dev.lindy.models.HighEndRegular;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BdwFamilyTest extends ContractFamilyContract<Bdw> {

    @Override
    protected ModelFamily<CohortSample, Bdw> family() {
        return Bdw.FAMILY;
    }

    @Override
    protected double[] truth() {
        return new double[] {0.8, 5, 1.4};
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.02, 0.05, 1}, new double[] {1e3, 7e3, 0.8}, new double[] {20, 0.1, 0.7}, new double[] {
                    1.5, 30, 3
                });
    }

    @Override
    protected long seed() {
        return 20180101L;
    }

    @Override
    protected String goldenModel() {
        return "bdw";
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
        Maximum regular = fit(HighEndRegular.regular()).estimates();
        assertThat(regular.value("alpha")).isCloseTo(0.455614, within(5e-7));
        assertThat(regular.value("beta")).isCloseTo(0.7793255, within(5e-7));
        assertThat(regular.value("c")).isCloseTo(1.2834513, within(5e-8));
        assertThat(regular.logLikelihood()).isCloseTo(-1679.602833, within(5e-7));
    }

    // --- by name

    @Test
    void anAgeEffectThatIsNotThereIsNamed() {
        assertThat(names(HighEndRegular.regular())).containsExactly("sbg-will-do");
        assertThat(names(HighEndRegular.highEnd())).isEmpty();
    }

    @Test
    void customersWhoDoNotDifferAreNamed() {
        // (1 − θ)^(t^1.5) with θ = 0.1 for everybody.
        double[] counts = new double[9];
        for (int t = 0; t < counts.length; t++) {
            counts[t] = 1e4 * Math.pow(0.9, Math.pow(t, 1.5));
        }
        MaximumLikelihoodFit<Bdw> fit = fit(counts);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("equal-churn");
        assertThat(fit.estimates().value("c")).isCloseTo(1.5, within(1e-3));
    }

    @Test
    void tooLittleIsNamed() {
        assertThat(names(1000, 800, 700)).contains("too-few-periods");
        assertThat(names(1000, 800, 700, 640)).contains("nothing-left-to-check");
        assertThat(names(1000, 1000, 1000)).contains("no-churn");
    }

    /** Tables of few contracts in which nearly all who leave do so in one period: the search runs far out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "100 93 52 47 46",
                "100 99 20 19 19",
                "10 10 3 3 3 3",
                "1000 999 998 2 1",
                "7 6 6 1",
                "50 50 50 49 0"
            })
    @Timeout(60)
    void aSearchThatRunsFarOutEndsByName(String table) {
        double[] survivors =
                Arrays.stream(table.split(" ")).mapToDouble(Double::parseDouble).toArray();
        MaximumLikelihoodFit<Bdw> fit = Bdw.fit(CohortSample.of(TimeScale.MONTH, survivors));
        assertThat(fit.model().c()).isBetween(1e-30, 100.000001);
        assertThat(fit.estimates().logLikelihood()).isLessThan(0);
        assertThat(fit.diagnosis().isEmpty())
                .isEqualTo(fit.estimates().optimization().termination() == Termination.CONVERGED);
        assertThat(fit.estimates().optimization().evaluations()).isLessThan(5000);
    }
}
