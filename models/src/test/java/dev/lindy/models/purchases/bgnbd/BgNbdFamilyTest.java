package dev.lindy.models.purchases.bgnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.MleReference;
import dev.lindy.models.RecencyFamilyContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BgNbdFamilyTest extends RecencyFamilyContract<BgNbd> {

    @Override
    protected CustomerFamily<RecencySample, BgNbd> family() {
        return BgNbd.FAMILY;
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
        return "bgnbd.csv";
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
        MaximumLikelihoodFit<BgNbd> fit = BgNbd.fit(Cdnow.calibration());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(8);
        assertThat(e.value("r")).isCloseTo(0.2425945, within(5e-8));
        assertThat(e.value("alpha")).isCloseTo(4.4136020, within(5e-8));
        assertThat(e.value("a")).isCloseTo(0.7929220, within(5e-8));
        assertThat(e.value("b")).isCloseTo(2.4259068, within(5e-8));
        assertThat(e.logLikelihood()).isCloseTo(-9582.429207, within(5e-7));
        assertThat(e.conditionNumber()).isCloseTo(165, within(1.0));
        assertThat(fit.diagnosis()).isEmpty();
        MleReference.agree("bgnbd", "btyd_cdnowSummary_cbs(days/7)", e);
    }

    @Test
    void aBaseOfOneDayEndsWithAName() {
        CustomerBase today = base(unit(), new int[2], new double[2], new double[2]);
        assertThat(BgNbd.fit(today).diagnosis()).extracting(Diagnosis::name).contains("no-repeat-buyers");
    }

    @Test
    void theGradientOfAnAbsurdCountIsThatOfTheValue() {
        LogLikelihood likelihood = family().likelihood(family().sample(absurd()));
        double[] at = {0.5, 2, 0.8, 2.5};
        double[] gradient = new double[4];
        likelihood.evaluate(at, gradient, null);
        // The value is of order 1e11: the difference keeps one digit after the point.
        double h = 1e-4;
        for (int i = 0; i < 4; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += h;
            down[i] -= h;
            double slope = (likelihood.evaluate(up, null, null) - likelihood.evaluate(down, null, null)) / (2 * h);
            assertThat(gradient[i]).isCloseTo(slope, within(0.2 + 1e-5 * Math.abs(slope)));
        }
    }
}
