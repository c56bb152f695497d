package dev.lindy.models.purchases.ggomnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.Population;
import dev.lindy.models.RecencyFamilyContract;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GgomNbdFamilyTest extends RecencyFamilyContract<GgomNbd> {

    @Override
    protected CustomerFamily<RecencySample, GgomNbd> family() {
        return GgomNbd.FAMILY;
    }

    /** Few leave early: the mode of the lifetimes is at ln(8/0.8)/0.08, 29 weeks. */
    @Override
    protected double[] truth() {
        return new double[] {0.8, 4, 0.08, 0.8, 8};
    }

    @Override
    protected double longest() {
        return 104;
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.5, 10, 0.01, 1, 1},
                new double[] {0.5, 10, 1e-6, 0.6, 1e-5},
                new double[] {0.1, 0.01, 2, 0.3, 0.1},
                new double[] {20, 300, 0.02, 1e3, 4e3},
                new double[] {0.7, 60, 12, 0.02, 1e6});
    }

    @Override
    protected Map<String, Integer> powersOfUnit() {
        return Map.of("alpha", 1, "b", -1);
    }

    @Override
    protected int evaluations() {
        return 20;
    }

    @Override
    protected String goldenFile() {
        return "ggom_nbd.csv";
    }

    @Override
    protected int smallSamples() {
        return 40;
    }

    @Override
    protected void checkNamesOfSmallSamples(Map<String, Integer> names) {
        assertThat(names).containsKey("same-as-pareto-nbd");
    }

    /** On CDNOW the likelihood rises all the way to b = 0, to Pareto/NBD's maximum. */
    @Test
    void cdnowCannotTellItFromParetoNbd() {
        MaximumLikelihoodFit<GgomNbd> fit = GgomNbd.fit(Cdnow.roundedCalibration());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination().atMaximum()).isTrue();
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(14);
        assertThat(e.logLikelihood()).isBetween(-9594.97392983 - 1e-8, -9594.97392982);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("same-as-pareto-nbd");
        assertThat(fit.usable()).isTrue();
        assertThat(e.value("s")).isCloseTo(0.60621, within(1e-4));
        assertThat(e.value("beta") / e.value("b")).isCloseTo(11.668, within(1e-2));
        assertThat(fit.summary()).contains("the data do not tell GGom/NBD from Pareto/NBD");
    }

    /** Where dropout rates do not grow the maximum is Pareto/NBD's, however many customers there are. */
    @ParameterizedTest
    @CsvSource({"300, 11", "1500, 12", "20000, 15"})
    void theFitEndsAtTheMaximumOfParetoNbd(int customers, long seed) {
        ParetoNbd truth = new ParetoNbd(0.6, 10, 0.7, 12, TimeScale.WEEK);
        CustomerBase base = Population.of(truth, customers, 80, TimeScale.WEEK, seed);
        Maximum pareto = ParetoNbd.fit(base).estimates();
        Maximum e = GgomNbd.fit(base).estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.FLAT);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(16);
        assertThat(e.logLikelihood())
                .isCloseTo(pareto.logLikelihood(), within(1e-9 + 1e-13 * Math.abs(pareto.logLikelihood())));
        for (String name : List.of("r", "alpha", "s")) {
            assertThat(e.value(name)).as(name).isCloseTo(pareto.value(name), within(1e-8 * pareto.standardError(name)));
        }
        assertThat(e.value("beta") / e.value("b"))
                .isCloseTo(pareto.value("beta"), within(1e-8 * pareto.standardError("beta")));
    }

    /**
     * The likelihood falls with b at Pareto/NBD's maximum and yet has a higher one, far from it: the search must not
     * go to the first.
     */
    @Test
    void aSecondMaximumBesideParetoNbdIsFound() {
        ParetoNbd truth = new ParetoNbd(
                0.34335468366122895, 5.231881363050722, 0.14634737417034824, 1.3620182723067278, TimeScale.WEEK);
        CustomerBase base = Population.of(truth, 276, 52, TimeScale.WEEK, 7);
        Maximum pareto = ParetoNbd.fit(base).estimates();
        double b = 1e-5;
        GgomNbd beside = new GgomNbd(
                pareto.value("r"),
                pareto.value("alpha"),
                b,
                pareto.value("s"),
                pareto.value("beta") * b,
                TimeScale.WEEK);
        assertThat(beside.logLikelihood(base)).isLessThan(pareto.logLikelihood());
        Maximum e = GgomNbd.fit(base).estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.logLikelihood()).isGreaterThan(pareto.logLikelihood() + 1);
        assertThat(e.value("b")).isBetween(0.05, 1.0);
    }

    /** With much data little growth is not none. */
    @Test
    void aLittleGrowthIsFound() {
        GgomNbd truth = new GgomNbd(0.6, 10, 0.01, 0.7, 0.1, TimeScale.WEEK);
        CustomerBase base = Population.of(truth, 40_000, 80, TimeScale.WEEK, 3);
        double pareto = ParetoNbd.fit(base).estimates().logLikelihood();
        Maximum e = GgomNbd.fit(base).estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.logLikelihood()).isGreaterThan(pareto + 0.5);
        // In logarithms, as the estimate is far from normal.
        assertThat(Math.log(e.value("b") / 0.01)).isCloseTo(0, within(3 * e.standardError("b") / e.value("b")));
    }

    /** Log-likelihoods of the rounded CDNOW summary in 200-bit arithmetic. */
    @ParameterizedTest
    @CsvSource({
        ".553, 10.569, .0002, .603, .0026, -9595.78203387782304",
        ".5534, 10.578, .02, .42, .157, -9595.17076552622673",
        ".55, 10.5, .1, .19, .31, -9596.32521329137325",
        ".5, 10, 1, .05, 1, -9682.545823612142"
    })
    void theLikelihoodOfCdnowAtGivenParameters(
            double r, double alpha, double b, double s, double beta, double expected) {
        GgomNbd model = new GgomNbd(r, alpha, b, s, beta, TimeScale.WEEK);
        assertThat(model.logLikelihood(Cdnow.roundedCalibration()))
                .isCloseTo(expected, within(1e-13 * Math.abs(expected)));
    }
}
