package dev.lindy.models.purchases.mbgnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
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

class MbgNbdFamilyTest extends FamilyContract<RecencySample, MbgNbd> {

    private static final MbgNbd TRUTH = new MbgNbd(0.6, 8, 1.2, 3.5, TimeScale.WEEK);

    @Override
    protected ModelFamily<RecencySample, MbgNbd> family() {
        return MbgNbd.FAMILY;
    }

    @Override
    protected CustomerBase population() {
        return population(20_000, TimeScale.WEEK);
    }

    private static CustomerBase population(int n, TimeScale scale) {
        return Population.of(TRUTH, n, scale, 20261122L);
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.6, 8, 1.2, 3.5},
                new double[] {0.25, 4.4, 1, 2.4},
                new double[] {0.1, 0.01, 0.3, 0.4},
                new double[] {20, 300, 1e3, 4e3},
                new double[] {0.7, 6, 50, 0.02});
    }

    @Test
    void recoversTheParametersOfASimulatedPopulation() {
        Maximum e = MbgNbd.fit(population()).estimates();
        double[] truth = {0.6, 8, 1.2, 3.5};
        for (int i = 0; i < truth.length; i++) {
            String name = e.names().get(i);
            assertThat(Math.abs(e.value(name) - truth[i]) / e.standardError(name))
                    .as("%s = %s, in standard errors", name, e.value(name))
                    .isLessThan(3.5);
        }
    }

    @Test
    void anotherUnitOfTimeOnlyRescalesAlpha() {
        Maximum weeks = MbgNbd.fit(population(3000, TimeScale.WEEK)).estimates();
        Maximum hours = MbgNbd.fit(population(3000, TimeScale.HOUR)).estimates();
        for (String name : List.of("r", "a", "b")) {
            assertThat(hours.value(name)).isCloseTo(weeks.value(name), within(1e-8 * weeks.value(name)));
            assertThat(hours.standardError(name)).isCloseTo(weeks.standardError(name), within(1e-6));
        }
        assertThat(hours.value("alpha") / 168).isCloseTo(weeks.value("alpha"), within(1e-7));
    }

    @Test
    void derivativesAgreeWithTheGoldenTable() {
        List<String> names = List.of("r", "alpha", "a", "b");
        GoldenDerivatives.agree(
                "mbgnbd.csv",
                names,
                row -> new double[] {
                    row.parameter("r"),
                    row.parameter("alpha"),
                    row.parameter("a"),
                    row.parameter("b"),
                    row.count("x"),
                    row.customer("tx"),
                    row.customer("T")
                },
                wrt -> in -> {
                    MbgNbd model = new MbgNbd(in[0], in[1], in[2], in[3], TimeScale.WEEK);
                    int x = (int) Math.round(in[4]);
                    double T = Math.max(in[5], in[6]);
                    return wrt.length == 1
                            ? model.logLikelihoodGradient(x, in[5], T)[wrt[0]]
                            : model.logLikelihoodHessian(x, in[5], T)[4 * wrt[0] + wrt[1]];
                });
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

    /** Where the maximum lies at infinity the fit says so by name and predicts all the same. */
    @Test
    void smallSamplesEndWithAMaximumOrAName() {
        CustomerBase cdnow = Cdnow.calibration();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cdnow.size()).boxed().toList());
        Random random = new Random(7);
        Map<String, Integer> names = new TreeMap<>();
        for (int sample = 0; sample < 100; sample++) {
            Collections.shuffle(order, random);
            List<Integer> picked = order.subList(0, 100);
            boolean[] keep = new boolean[cdnow.size()];
            picked.forEach(i -> keep[i] = true);
            CustomerBase hundred = cdnow.where(i -> keep[i]);
            MaximumLikelihoodFit<MbgNbd> fit = MbgNbd.fit(hundred);
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
            for (String name : e.names()) {
                assertThat(e.interval(name, 0.95)[0])
                        .isLessThanOrEqualTo(e.value(name))
                        .isNotNaN();
                assertThat(e.interval(name, 0.95)[1])
                        .isGreaterThanOrEqualTo(e.value(name))
                        .isNotNaN();
            }
            for (double expected : fit.model().conditionalExpectedTransactions(hundred, 39)) {
                assertThat(expected).isBetween(0.0, 100.0);
            }
        }
        assertThat(names.getOrDefault("flat-ridge", 0)).isBetween(10, 40);
    }

    @Test
    void nobodyComingBackIsNoUsableMaximum() {
        CustomerBase once = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(0, 0, 0)
                .recency(0, 0, 0)
                .T(10, 20, 30)
                .build();
        MaximumLikelihoodFit<MbgNbd> fit = MbgNbd.fit(once);
        assertThat(fit.usable()).isFalse();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("no-repeat-buyers");
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
        MaximumLikelihoodFit<MbgNbd> fit = MbgNbd.fit(CustomerBase.builder(TimeScale.WEEK)
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
    void theWholeBaseHasTheLogLikelihoodOfItsCustomers() {
        CustomerBase base = population(50, TimeScale.WEEK);
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += TRUTH.logLikelihood(base.frequency(i), base.recency(i), base.T(i));
        }
        assertThat(TRUTH.logLikelihood(base)).isCloseTo(sum, within(1e-10));
        assertThat(MaximumLikelihood.withDefaults()
                        .fit(MbgNbd.FAMILY, base)
                        .provenance()
                        .observations())
                .isEqualTo(50);
    }
}
