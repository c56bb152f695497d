package dev.lindy.models.purchases.nbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.FamilyContract;
import dev.lindy.models.GoldenDerivatives;
import dev.lindy.models.MleReference;
import dev.lindy.models.Population;
import java.util.List;
import org.junit.jupiter.api.Test;

class NbdFamilyTest extends FamilyContract<RecencySample, Nbd> {

    private static final Nbd TRUTH = new Nbd(0.6, 8, TimeScale.WEEK);

    @Override
    protected ModelFamily<RecencySample, Nbd> family() {
        return Nbd.FAMILY;
    }

    @Override
    protected CustomerBase population() {
        return Population.of(TRUTH, 20_000, TimeScale.WEEK, 20261125L);
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.6, 8},
                new double[] {0.25, 4.4},
                new double[] {0.1, 0.01},
                new double[] {20, 300},
                new double[] {1e4, 1e5});
    }

    @Test
    void recoversTheParametersOfASimulatedPopulation() {
        Maximum e = Nbd.fit(population()).estimates();
        assertThat(Math.abs(e.value("r") - 0.6) / e.standardError("r")).isLessThan(3.5);
        assertThat(Math.abs(e.value("alpha") - 8) / e.standardError("alpha")).isLessThan(3.5);
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
    void derivativesAgreeWithTheGoldenTable() {
        GoldenDerivatives.agree(
                "nbd.csv",
                List.of("r", "alpha"),
                row -> new double[] {row.parameter("r"), row.parameter("alpha"), row.count("x"), row.customer("T")},
                wrt -> in -> {
                    Nbd model = new Nbd(in[0], in[1], TimeScale.WEEK);
                    int x = (int) Math.round(in[2]);
                    double tx = x == 0 ? 0 : in[3];
                    return wrt.length == 1
                            ? model.logLikelihoodGradient(x, tx, in[3])[wrt[0]]
                            : model.logLikelihoodHessian(x, tx, in[3])[2 * wrt[0] + wrt[1]];
                });
    }

    @Test
    void customersWhoAreAllAlikeHaveAFlatRidge() {
        int n = 100;
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = "c" + i;
            x[i] = 5 + i % 2;
            tx[i] = 30;
            age[i] = 40;
        }
        CustomerBase alike = CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build();
        MaximumLikelihoodFit<Nbd> fit = Nbd.fit(alike);
        assertThat(fit.estimates().optimization().termination().atMaximum()).isTrue();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("equal-rates");
        assertThat(fit.model().expectedTransactions(40)).isCloseTo(5.5, within(1e-3));
    }

    @Test
    void nobodyComingBackIsNoUsableMaximum() {
        CustomerBase once = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(0, 0, 0)
                .recency(0, 0, 0)
                .T(10, 20, 30)
                .build();
        MaximumLikelihoodFit<Nbd> fit = Nbd.fit(once);
        assertThat(fit.usable()).isFalse();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("no-repeat-buyers");
    }

    @Test
    void theWholeBaseHasTheLogLikelihoodOfItsCustomers() {
        CustomerBase base = Population.of(TRUTH, 50, TimeScale.WEEK, 1);
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += TRUTH.logLikelihood(base.frequency(i), base.recency(i), base.T(i));
        }
        assertThat(TRUTH.logLikelihood(base)).isCloseTo(sum, within(1e-10));
    }
}
