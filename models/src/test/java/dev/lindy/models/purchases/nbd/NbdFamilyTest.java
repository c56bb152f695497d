package dev.lindy.models.purchases.nbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.MleReference;
import dev.lindy.models.RecencyFamilyContract;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NbdFamilyTest extends RecencyFamilyContract<Nbd> {

    @Override
    protected CustomerFamily<RecencySample, Nbd> family() {
        return Nbd.FAMILY;
    }

    @Override
    protected double[] truth() {
        return new double[] {0.6, 8};
    }

    @Override
    protected long seed() {
        return 20261125L;
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.25, 4.4}, new double[] {0.1, 0.01}, new double[] {20, 300}, new double[] {1e4, 1e5});
    }

    @Override
    protected String goldenFile() {
        return "nbd.csv";
    }

    @Override
    protected @Nullable String nobodyLeaves() {
        return null;
    }

    @Test
    void findsTheMaximumOnCdnow() {
        MaximumLikelihoodFit<Nbd> fit = Nbd.fit(Cdnow.calibration());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(8);
        assertThat(e.value("r")).isCloseTo(0.3847661, within(5e-8));
        assertThat(e.value("alpha")).isCloseTo(12.0720228, within(5e-7));
        assertThat(e.logLikelihood()).isCloseTo(-9763.657615, within(5e-7));
        assertThat(e.standardError("r")).isCloseTo(0.02099, within(5e-6));
        assertThat(e.standardError("alpha")).isCloseTo(0.80872, within(5e-6));
        assertThat(fit.diagnosis()).isEmpty();
        MleReference.agree("nbd", "btyd_cdnowSummary_cbs(days/7)", e);
    }

    @Test
    void customersWhoAreAllAlikeHaveAFlatRidge() {
        int n = 100;
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        Arrays.setAll(x, i -> 5 + i % 2);
        Arrays.fill(tx, 30);
        Arrays.fill(age, 40);
        MaximumLikelihoodFit<Nbd> fit = Nbd.fit(base(unit(), x, tx, age));
        assertThat(fit.estimates().optimization().termination().atMaximum()).isTrue();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("equal-rates");
        assertThat(fit.model().expectedTransactions(40)).isCloseTo(5.5, within(1e-3));
    }
}
