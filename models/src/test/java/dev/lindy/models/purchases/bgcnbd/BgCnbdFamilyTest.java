package dev.lindy.models.purchases.bgcnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import dev.lindy.models.Population;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BgCnbdFamilyTest extends FamilyContract<RecencySample, BgCnbd> {

    private static final BgCnbd TRUTH = new BgCnbd(3, 0.6, 2.5, 1.2, 3.5, TimeScale.WEEK);

    @Override
    protected ModelFamily<RecencySample, BgCnbd> family() {
        return BgCnbd.family(3);
    }

    @Override
    protected CustomerBase population() {
        return Population.of(TRUTH, 20_000, TimeScale.WEEK, 20261126L);
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.6, 2.5, 1.2, 3.5},
                new double[] {0.25, 1.4, 1, 2.4},
                new double[] {0.1, 0.01, 0.3, 0.4},
                new double[] {20, 100, 1e3, 4e3},
                new double[] {0.7, 2, 50, 0.02});
    }

    @Test
    void recoversKAndTheParametersOfASimulatedPopulation() {
        FitsByRegularity<BgCnbd> fit = BgCnbd.fit(population());
        assertThat(fit.k()).isEqualTo(3);
        assertThat(fit.fits()).hasSize(FitsByRegularity.LARGEST);
        assertThat(fit.model().k()).isEqualTo(3);
        assertThat(fit.diagnosis()).isEmpty();
        Maximum e = fit.estimates();
        double[] truth = {0.6, 2.5, 1.2, 3.5};
        for (int i = 0; i < truth.length; i++) {
            String name = e.names().get(i);
            assertThat(Math.abs(e.value(name) - truth[i]) / e.standardError(name))
                    .as("%s = %s, in standard errors", name, e.value(name))
                    .isLessThan(3.5);
        }
        assertThat(fit.summary())
                .startsWith("BG/CNBD-3, 20,000 customers")
                .contains("regularity: k = 3, chosen by likelihood", "vary by 58 % of their mean", "chosen");
        // Each was begun where the one before it ended, and arrived where it arrives on its own.
        MaximumLikelihoodFit<BgCnbd> alone = MaximumLikelihood.withDefaults().fit(BgCnbd.family(5), population());
        assertThat(fit.fits().get(4).estimates().logLikelihood())
                .isCloseTo(alone.estimates().logLikelihood(), within(1e-7));
        for (MaximumLikelihoodFit<BgCnbd> one : fit.fits()) {
            assertThat(one.estimates().optimization().evaluations())
                    .as("k = %d", one.model().k())
                    .isLessThanOrEqualTo(10);
        }
    }

    /** At a fixed k litt adds a constant; between k it decides. */
    @Test
    void theLikelihoodOfABaseIsThatOfItsCustomersWithTheirGaps() {
        CustomerBase base = Population.of(TRUTH, 300, TimeScale.WEEK, 3);
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += TRUTH.logLikelihood(base.frequency(i), base.recency(i), base.T(i), base.litt(i));
        }
        assertThat(TRUTH.logLikelihood(base)).isCloseTo(sum, within(1e-11 * Math.abs(sum)));
    }

    @Test
    void customersWithOneHistoryAndUnlikeGapsShareARow() {
        CustomerBase two = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b")
                .frequency(2, 2)
                .recency(10, 10)
                .T(20, 20)
                .litt(2 * Math.log(5), Math.log(1) + Math.log(9))
                .build();
        RecencySample sample = BgCnbd.family(3).sample(two);
        assertThat(sample.rows()).isEqualTo(1);
        double expected = TRUTH.logLikelihood(2, 10, 20, 2 * Math.log(5)) + TRUTH.logLikelihood(2, 10, 20, Math.log(9));
        assertThat(TRUTH.logLikelihood(two)).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
        double[] theta = {0.6, 2.5, 1.2, 3.5};
        assertThat(BgCnbd.family(3)
                        .likelihood(sample.withWeights(new double[] {5}))
                        .evaluate(theta, null, null))
                .isCloseTo(2.5 * expected, within(1e-13 * Math.abs(expected)));
    }

    /** Own high-precision maxima, to where that optimiser stopped. */
    @ParameterizedTest
    @CsvSource({
        "2, .2269172, 1.4629197, .9440022, 2.0743288, -9855.326974",
        "3, .2194817, .8334311, 1.0260927, 2.0941348, -10393.565054"
    })
    void findsTheMaximaOnCdnow(int k, double r, double alpha, double a, double b, double logLikelihood) {
        Maximum e = MaximumLikelihood.withDefaults()
                .fit(BgCnbd.family(k), Cdnow.calibration())
                .estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(10);
        assertThat(e.logLikelihood()).isCloseTo(logLikelihood, within(5e-7));
        assertThat(e.value("r")).isCloseTo(r, within(2e-6 * r));
        assertThat(e.value("alpha")).isCloseTo(alpha, within(2e-6 * alpha));
        assertThat(e.value("a")).isCloseTo(a, within(2e-6 * a));
        assertThat(e.value("b")).isCloseTo(b, within(2e-6 * b));
    }

    @Test
    void cdnowIsBestDescribedAtRandom() {
        FitsByRegularity<BgCnbd> fit = BgCnbd.fit(Cdnow.calibration());
        assertThat(fit.k()).isEqualTo(1);
        assertThat(fit.summary()).contains("purchases come as at random");
        Maximum nested = BgNbd.fit(Cdnow.calibration()).estimates();
        assertThat(fit.estimates().logLikelihood()).isCloseTo(nested.logLikelihood(), within(1e-9));
        for (String name : nested.names()) {
            assertThat(fit.estimates().value(name)).isCloseTo(nested.value(name), within(1e-8 * nested.value(name)));
        }
    }

    @Test
    void derivativesAgreeWithTheGoldenTable() {
        GoldenDerivatives.agree(
                "cnbd.csv",
                List.of("r", "alpha", "a", "b"),
                row -> new double[] {
                    row.parameter("r"),
                    row.parameter("alpha"),
                    row.parameter("a"),
                    row.parameter("b"),
                    row.count("x"),
                    row.customer("tx"),
                    row.customer("T"),
                    row.parameter("k"),
                    row.model().equals("mbgcnbd") ? 1 : 0
                },
                wrt -> in -> {
                    int k = (int) Math.round(in[7]);
                    CnbdModel model = Math.round(in[8]) == 1
                            ? new MbgCnbd(k, in[0], in[1], in[2], in[3], TimeScale.WEEK)
                            : new BgCnbd(k, in[0], in[1], in[2], in[3], TimeScale.WEEK);
                    int x = (int) Math.round(in[4]);
                    double T = Math.max(in[5], in[6]);
                    return wrt.length == 1
                            ? model.logLikelihoodGradient(x, in[5], T)[wrt[0]]
                            : model.logLikelihoodHessian(x, in[5], T)[4 * wrt[0] + wrt[1]];
                });
    }

    @Test
    void aBaseWithoutGapsIsRefused() {
        CustomerBase without = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(2)
                .recency(10)
                .T(20)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgCnbd.fit(without))
                .withMessageContainingAll("no litt", "summarise the order log");
    }

    @ParameterizedTest
    @CsvSource({"-Infinity", "NaN", "5"})
    void gapsOfZeroOrAnotherUnitAreRefused(double litt) {
        CustomerBase wrong = CustomerBase.builder(TimeScale.WEEK)
                .ids("fine", "A17")
                .frequency(1, 2)
                .recency(10, 10)
                .T(20, 20)
                .litt(Math.log(10), litt)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgCnbd.fit(wrong))
                .withMessageContainingAll("\"A17\" (row 2)", "1 row affected", "merge them");
    }

    @Test
    void subscriptionsAreMoreRegularThanAnyK() {
        int n = 200;
        CustomerBase monthly = CustomerBase.builder(TimeScale.WEEK)
                .ids(IntStream.range(0, n).mapToObj(i -> "c" + i).toArray(String[]::new))
                .frequency(IntStream.range(0, n).map(i -> 1 + i % 9).toArray())
                .recency(IntStream.range(0, n).mapToDouble(i -> 4 * (1 + i % 9)).toArray())
                .T(IntStream.range(0, n).mapToDouble(i -> 40 + i % 3).toArray())
                .litt(IntStream.range(0, n)
                        .mapToDouble(i -> (1 + i % 9) * Math.log(4))
                        .toArray())
                .build();
        FitsByRegularity<BgCnbd> fit = BgCnbd.fit(monthly);
        assertThat(fit.k()).isEqualTo(FitsByRegularity.LARGEST);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("most-regular");
        assertThat(fit.summary()).contains("at least as regularly");
    }

    @Test
    void nobodyComingBackIsNoUsableMaximum() {
        CustomerBase once = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(0, 0, 0)
                .recency(0, 0, 0)
                .T(10, 20, 30)
                .litt(0, 0, 0)
                .build();
        FitsByRegularity<BgCnbd> fit = BgCnbd.fit(once);
        assertThat(fit.usable()).isFalse();
        assertThat(fit.summary()).contains("nobody bought a second time", "no usable maximum");
    }
}
