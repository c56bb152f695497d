package dev.lindy.models.purchases.paretonbd;

import static dev.lindy.models.Closeness.relativeTo;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParetoNbdFamilyTest extends FamilyContract<RecencySample, ParetoNbd> {

    private static final ParetoNbd TRUTH = new ParetoNbd(0.8, 7, 0.9, 14, TimeScale.WEEK);

    @Override
    protected ModelFamily<RecencySample, ParetoNbd> family() {
        return ParetoNbd.FAMILY;
    }

    @Override
    protected CustomerBase population() {
        return Population.of(TRUTH, 20_000, 78, TimeScale.WEEK, 20261122L);
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.8, 7, 0.9, 14},
                new double[] {0.5, 10, 1, 10},
                new double[] {0.1, 0.01, 0.3, 40},
                new double[] {20, 300, 1e3, 4e3},
                new double[] {0.7, 60, 5, 0.2});
    }

    @Test
    void recoversTheParametersOfASimulatedPopulation() {
        Maximum e = ParetoNbd.fit(population()).estimates();
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(10);
        double[] truth = {0.8, 7, 0.9, 14};
        for (int i = 0; i < truth.length; i++) {
            String name = e.names().get(i);
            assertThat(Math.abs(e.value(name) - truth[i]) / e.standardError(name))
                    .as("%s = %s, in standard errors", name, e.value(name))
                    .isLessThan(3.5);
        }
    }

    @Test
    void anotherUnitOfTimeOnlyRescalesAlphaAndBeta() {
        Maximum weeks = ParetoNbd.fit(Population.of(TRUTH, 3000, 78, TimeScale.WEEK, 20261122L))
                .estimates();
        Maximum hours = ParetoNbd.fit(Population.of(TRUTH, 3000, 78, TimeScale.HOUR, 20261122L))
                .estimates();
        for (String name : List.of("r", "alpha", "s", "beta")) {
            double unit = name.equals("alpha") || name.equals("beta") ? 168 : 1;
            assertThat(hours.value(name) / unit).isCloseTo(weeks.value(name), within(1e-7 * weeks.value(name)));
            assertThat(hours.standardError(name) / unit)
                    .isCloseTo(weeks.standardError(name), relativeTo(weeks.standardError(name), 1e-6));
        }
    }

    @Test
    void derivativesAgreeWithTheGoldenTable() {
        List<String> names = List.of("r", "alpha", "s", "beta");
        GoldenDerivatives.agree(
                "pareto_nbd.csv",
                names,
                row -> new double[] {
                    row.parameter("r"),
                    row.parameter("alpha"),
                    row.parameter("s"),
                    row.parameter("beta"),
                    row.count("x"),
                    row.customer("tx"),
                    row.customer("T")
                },
                wrt -> in -> {
                    ParetoNbd model = new ParetoNbd(in[0], in[1], in[2], in[3], TimeScale.WEEK);
                    int x = (int) Math.round(in[4]);
                    double T = Math.max(in[5], in[6]);
                    return wrt.length == 1
                            ? model.logLikelihoodGradient(x, in[5], T)[wrt[0]]
                            : model.logLikelihoodHessian(x, in[5], T)[4 * wrt[0] + wrt[1]];
                });
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

    /** Where the maximum lies at infinity the fit says so by name and predicts all the same. */
    @Test
    void smallSamplesEndWithAMaximumOrAName() {
        CustomerBase cdnow = Cdnow.calibration();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cdnow.size()).boxed().toList());
        Random random = new Random(7);
        Map<String, Integer> names = new TreeMap<>();
        for (int sample = 0; sample < 60; sample++) {
            Collections.shuffle(order, random);
            boolean[] keep = new boolean[cdnow.size()];
            order.subList(0, 100).forEach(i -> keep[i] = true);
            CustomerBase hundred = cdnow.where(i -> keep[i]);
            MaximumLikelihoodFit<ParetoNbd> fit = ParetoNbd.fit(hundred);
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
            assertThat(e.logLikelihood()).isFinite();
            for (double expected : fit.model().conditionalExpectedTransactions(hundred, 39)) {
                assertThat(expected).isBetween(0.0, 100.0);
            }
        }
        assertThat(names).containsKey("equal-dropout-rates");
    }

    @Test
    void nobodyComingBackIsNoUsableMaximum() {
        CustomerBase once = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(0, 0, 0)
                .recency(0, 0, 0)
                .T(10, 20, 30)
                .build();
        MaximumLikelihoodFit<ParetoNbd> fit = ParetoNbd.fit(once);
        assertThat(fit.usable()).isFalse();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("no-repeat-buyers");
        assertThat(fit.summary()).contains("nobody bought a second time");
    }

    @Test
    void customersWhoNeverStayAwayLongShowNoSignOfLeaving() {
        int n = 200;
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = "c" + i;
            x[i] = 8 + i % 9;
            age[i] = 40 + i % 5;
            tx[i] = age[i] - 0.5 - (i % 3) * 0.25;
        }
        MaximumLikelihoodFit<ParetoNbd> fit = ParetoNbd.fit(CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build());
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("nobody-drops-out");
        assertThat(fit.usable()).isTrue();
        assertThat(fit.model().probabilityAlive(10, 39, 40)).isGreaterThan(0.99);
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

    @Test
    void anAbsurdCountIsNeitherSlowNorInexact() {
        ParetoNbd model = new ParetoNbd(0.5, 2, 0.8, 2.5, TimeScale.WEEK);
        int x = Integer.MAX_VALUE;
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b")
                .frequency(x, 3)
                .recency(50, 20)
                .T(52, 52)
                .build();
        double expected = model.logLikelihood(x, 50, 52) + model.logLikelihood(3, 20, 52);
        assertThat(model.logLikelihood(base)).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    void theWholeBaseHasTheLogLikelihoodOfItsCustomers() {
        CustomerBase base = Population.of(TRUTH, 500, 78, TimeScale.WEEK, 20261122L);
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += TRUTH.logLikelihood(base.frequency(i), base.recency(i), base.T(i));
        }
        assertThat(TRUTH.logLikelihood(base)).isCloseTo(sum, within(1e-12 * Math.abs(sum)));
    }
}
