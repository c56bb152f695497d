package dev.lindy.models.purchases.mbgnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.MleReference;
import dev.lindy.models.RecencyFamilyContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MbgNbdFamilyTest extends RecencyFamilyContract<MbgNbd> {

    @Override
    protected CustomerFamily<RecencySample, MbgNbd> family() {
        return MbgNbd.FAMILY;
    }

    @Override
    protected double[] truth() {
        return new double[] {0.6, 8, 1.2, 3.5};
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.25, 4.4, 1, 2.4},
                new double[] {0.1, 0.01, 0.3, 0.4},
                new double[] {20, 300, 1e3, 4e3},
                new double[] {0.7, 6, 50, 0.02});
    }

    @Override
    protected String goldenFile() {
        return "mbgnbd.csv";
    }

    @Override
    protected int smallSamples() {
        return 100;
    }

    @Override
    protected void checkNamesOfSmallSamples(Map<String, Integer> names) {
        assertThat(names.getOrDefault("flat-ridge", 0)).isBetween(10, 40);
    }

    @Test
    void findsThePublishedMaximumOnCdnow() {
        MaximumLikelihoodFit<MbgNbd> fit = MbgNbd.fit(Cdnow.calibration());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(8);
        assertThat(e.value("r")).isCloseTo(0.5248432, within(5e-8));
        assertThat(e.value("alpha")).isCloseTo(6.1830853, within(5e-8));
        assertThat(e.value("a")).isCloseTo(0.8913594, within(5e-8));
        assertThat(e.value("b")).isCloseTo(1.6140022, within(5e-8));
        assertThat(e.logLikelihood()).isCloseTo(-9582.135716, within(5e-7));
        assertThat(fit.diagnosis()).isEmpty();
        MleReference.agree("mbgnbd", "btyd_cdnowSummary_cbs(days/7)", e);
    }
}
