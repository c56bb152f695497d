package dev.lindy.models.purchases.paretonbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.MleReference;
import dev.lindy.models.Population;
import dev.lindy.models.RecencyFamilyContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParetoNbdFamilyTest extends RecencyFamilyContract<ParetoNbd> {

    @Override
    protected CustomerFamily<RecencySample, ParetoNbd> family() {
        return ParetoNbd.FAMILY;
    }

    @Override
    protected double[] truth() {
        return new double[] {0.8, 7, 0.9, 14};
    }

    @Override
    protected double longest() {
        return 78;
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.5, 10, 1, 10},
                new double[] {0.1, 0.01, 0.3, 40},
                new double[] {20, 300, 1e3, 4e3},
                new double[] {0.7, 60, 5, 0.2});
    }

    @Override
    protected Map<String, Integer> powersOfUnit() {
        return Map.of("alpha", 1, "beta", 1);
    }

    @Override
    protected String goldenFile() {
        return "pareto_nbd.csv";
    }

    @Override
    protected void checkNamesOfSmallSamples(Map<String, Integer> names) {
        assertThat(names).containsKey("equal-dropout-rates");
    }

    @Test
    void findsThePublishedMaximumOnCdnow() {
        MaximumLikelihoodFit<ParetoNbd> fit = ParetoNbd.fit(Cdnow.calibration());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(8);
        assertThat(e.value("r")).isCloseTo(0.5532770, within(5e-8));
        assertThat(e.value("alpha")).isCloseTo(10.5776835, within(5e-8));
        assertThat(e.value("s")).isCloseTo(0.6062400, within(5e-8));
        assertThat(e.value("beta")).isCloseTo(11.6687353, within(5e-8));
        assertThat(e.logLikelihood()).isCloseTo(-9594.976179, within(5e-7));
        assertThat(e.standardError("beta")).isCloseTo(6.2111136, within(5e-7));
        assertThat(fit.diagnosis()).isEmpty();
        MleReference.agree("pareto_nbd", "btyd_cdnowSummary_cbs(days/7)", e);
    }

    @Test
    void findsTheMaximumOfTheRoundedSummary() {
        MleReference.agree(
                "pareto_nbd",
                "cdnow_lifetimes",
                ParetoNbd.fit(Cdnow.roundedCalibration()).estimates());
    }

    @Test
    void equalRatesOfLeavingEndOnTheirRidge() {
        // Everybody leaves at the rate 1/20.
        ParetoNbd truth = new ParetoNbd(1.2, 6, 1e6, 2e7, TimeScale.WEEK);
        MaximumLikelihoodFit<ParetoNbd> fit = ParetoNbd.fit(Population.of(truth, 2000, 78, TimeScale.WEEK, 20261122L));
        Maximum e = fit.estimates();
        assertThat(e.value("s") / e.value("beta")).isCloseTo(0.05, within(0.01));
        assertThat(e.optimization().termination().atMaximum()).isTrue();
        if (e.ridge() != null) {
            assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("equal-dropout-rates");
        }
    }
}
