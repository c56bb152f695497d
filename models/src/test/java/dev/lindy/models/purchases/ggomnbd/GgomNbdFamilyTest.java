package dev.lindy.models.purchases.ggomnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.models.Cdnow;
import dev.lindy.models.FamilyContract;
import dev.lindy.models.GoldenDerivatives;
import dev.lindy.models.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GgomNbdFamilyTest extends FamilyContract<RecencySample, GgomNbd> {

    /** Few leave early: the mode of the lifetimes is at ln(8/0.8)/0.08, 29 weeks. */
    private static final GgomNbd TRUTH = new GgomNbd(0.8, 4, 0.08, 0.8, 8, TimeScale.WEEK);

    @Override
    protected ModelFamily<RecencySample, GgomNbd> family() {
        return GgomNbd.FAMILY;
    }

    @Override
    protected CustomerBase population() {
        return Population.of(TRUTH, 20_000, 104, TimeScale.WEEK, 20261122L);
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.8, 4, 0.08, 0.8, 8},
                new double[] {0.5, 10, 0.01, 1, 1},
                new double[] {0.5, 10, 1e-6, 0.6, 1e-5},
                new double[] {0.1, 0.01, 2, 0.3, 0.1},
                new double[] {20, 300, 0.02, 1e3, 4e3},
                new double[] {0.7, 60, 12, 0.02, 1e6});
    }

    @Test
    void recoversTheParametersOfASimulatedPopulation() {
        Maximum e = GgomNbd.fit(population()).estimates();
        double[] truth = {0.8, 4, 0.08, 0.8, 8};
        for (int i = 0; i < truth.length; i++) {
            String name = e.names().get(i);
            assertThat(Math.abs(e.value(name) - truth[i]) / e.standardError(name))
                    .as("%s = %s, in standard errors", name, e.value(name))
                    .isLessThan(3.5);
        }
    }

    @Test
    void anotherUnitOfTimeOnlyRescalesAlphaAndB() {
        Maximum weeks = GgomNbd.fit(Population.of(TRUTH, 3000, 104, TimeScale.WEEK, 20261122L))
                .estimates();
        Maximum hours = GgomNbd.fit(Population.of(TRUTH, 3000, 104, TimeScale.HOUR, 20261122L))
                .estimates();
        for (String name : List.of("r", "alpha", "b", "s", "beta")) {
            double unit = name.equals("alpha") ? 168 : name.equals("b") ? 1.0 / 168 : 1;
            assertThat(hours.value(name) / unit).isCloseTo(weeks.value(name), within(1e-7 * weeks.value(name)));
        }
    }

    @Test
    void derivativesAgreeWithTheGoldenTable() {
        List<String> names = List.of("r", "alpha", "b", "s", "beta");
        GoldenDerivatives.agree(
                "ggom_nbd.csv",
                names,
                row -> new double[] {
                    row.parameter("r"),
                    row.parameter("alpha"),
                    row.parameter("b"),
                    row.parameter("s"),
                    row.parameter("beta"),
                    row.count("x"),
                    row.customer("tx"),
                    row.customer("T")
                },
                wrt -> in -> {
                    GgomNbd model = new GgomNbd(in[0], in[1], in[2], in[3], in[4], TimeScale.WEEK);
                    int x = (int) Math.round(in[5]);
                    double T = Math.max(in[6], in[7]);
                    return wrt.length == 1
                            ? model.logLikelihoodGradient(x, in[6], T)[wrt[0]]
                            : model.logLikelihoodHessian(x, in[6], T)[5 * wrt[0] + wrt[1]];
                });
    }

    /** On CDNOW the likelihood rises all the way to b = 0, to Pareto/NBD's maximum. */
    @Test
    void cdnowCannotTellItFromParetoNbd() {
        MaximumLikelihoodFit<GgomNbd> fit = GgomNbd.fit(Cdnow.roundedCalibration());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination().atMaximum()).isTrue();
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(40);
        assertThat(e.logLikelihood()).isBetween(-9594.97392983 - 1e-8, -9594.97392982);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("same-as-pareto-nbd");
        assertThat(fit.usable()).isTrue();
        assertThat(e.value("s")).isCloseTo(0.60621, within(1e-4));
        assertThat(e.value("beta") / e.value("b")).isCloseTo(11.668, within(1e-2));
        assertThat(fit.summary()).contains("the data do not tell GGom/NBD from Pareto/NBD");
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

    @Test
    void smallSamplesEndWithAMaximumOrAName() {
        CustomerBase cdnow = Cdnow.calibration();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cdnow.size()).boxed().toList());
        Random random = new Random(7);
        Map<String, Integer> names = new TreeMap<>();
        for (int sample = 0; sample < 40; sample++) {
            Collections.shuffle(order, random);
            boolean[] keep = new boolean[cdnow.size()];
            order.subList(0, 100).forEach(i -> keep[i] = true);
            CustomerBase hundred = cdnow.where(i -> keep[i]);
            MaximumLikelihoodFit<GgomNbd> fit = GgomNbd.fit(hundred);
            Maximum e = fit.estimates();
            assertThat(e.optimization().termination().atMaximum())
                    .as("sample %d: %s", sample, e.optimization())
                    .isTrue();
            boolean interior = e.ridge() == null;
            assertThat(fit.diagnosis().stream()
                            .map(Diagnosis::name)
                            .filter(n -> !n.startsWith("too-few") && !n.startsWith("short"))
                            .toList())
                    .as("sample %d", sample)
                    .hasSize(interior ? 0 : 1);
            fit.diagnosis().forEach(d -> names.merge(d.name(), 1, Integer::sum));
            assertThat(fit.usable()).isTrue();
            for (double expected : fit.model().conditionalExpectedTransactions(hundred, 39)) {
                assertThat(expected).isBetween(0.0, 100.0);
            }
        }
        assertThat(names).containsKey("same-as-pareto-nbd");
    }

    @Test
    void nobodyComingBackIsNoUsableMaximum() {
        CustomerBase once = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(0, 0, 0)
                .recency(0, 0, 0)
                .T(10, 20, 30)
                .build();
        MaximumLikelihoodFit<GgomNbd> fit = GgomNbd.fit(once);
        assertThat(fit.usable()).isFalse();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("no-repeat-buyers");
    }

    @Test
    void theWholeBaseHasTheLogLikelihoodOfItsCustomers() {
        CustomerBase base = Population.of(TRUTH, 500, 104, TimeScale.WEEK, 20261122L);
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += TRUTH.logLikelihood(base.frequency(i), base.recency(i), base.T(i));
        }
        assertThat(TRUTH.logLikelihood(base)).isCloseTo(sum, within(1e-12 * Math.abs(sum)));
    }
}
