package dev.lindy.models.purchases.bgcnbd;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.RecencyFamilyContract;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What both families with regular purchases keep: the gaps between purchases decide between the k, and at one k add a constant.
 *
 * @param <M> the model
 */
abstract class CnbdFamilyContract<M extends CnbdModel> extends RecencyFamilyContract<M> {

    private static final int K = 3;

    /** The family at a fixed k. */
    protected abstract CustomerFamily<RecencySample, M> family(int k);

    /** The fit at every k. */
    protected abstract FitsByRegularity<M> fitAll(CustomerBase base);

    /** The fit of the model at k = 1, under its own name. */
    protected abstract Maximum atRandom(CustomerBase base);

    /** The model's name in the golden table. */
    protected abstract String goldenModel();

    /** A maximum that was found in high precision. */
    protected record Known(int k, double logLikelihood, List<Double> values) {}

    /** Own high-precision maxima on CDNOW, to where that optimiser stopped. */
    protected abstract List<Known> maximaOnCdnow();

    @Override
    protected CustomerFamily<RecencySample, M> family() {
        return family(K);
    }

    @Override
    protected double[] truth() {
        return new double[] {0.6, 2.5, 1.2, 3.5};
    }

    @Override
    protected long seed() {
        return 20261126L;
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {0.25, 1.4, 1, 2.4},
                new double[] {0.1, 0.01, 0.3, 0.4},
                new double[] {20, 100, 1e3, 4e3},
                new double[] {0.7, 2, 50, 0.02});
    }

    @Override
    protected String goldenFile() {
        return "cnbd.csv";
    }

    @Override
    protected boolean isOfThisFamily(GoldenTable.Row row) {
        return row.model().equals(goldenModel());
    }

    @Override
    protected ModelFamily<RecencySample, M> family(GoldenTable.Row row) {
        return family((int) row.parameter("k"));
    }

    @Override
    protected double logLikelihood(M model, CustomerBase base, int i) {
        return model.logLikelihood(base.frequency(i), base.recency(i), base.T(i), base.litt(i));
    }

    @Test
    @Tag("slow")
    void recoversKOfASimulatedPopulation() {
        CustomerBase population = population(many(), unit());
        FitsByRegularity<M> fit = fitAll(population);
        assertThat(fit.k()).isEqualTo(K);
        assertThat(fit.fits()).hasSize(FitsByRegularity.LARGEST);
        assertThat(fit.model().k()).isEqualTo(K);
        assertThat(fit.diagnosis()).isEmpty();
        assertThat(fit.summary())
                .startsWith(family().name() + ", 20,000 customers")
                .contains("regularity: k = 3, chosen by likelihood", "vary by 58 % of their mean", "chosen");
        // Each was begun where the one before it ended, and arrived where it arrives on its own.
        MaximumLikelihoodFit<M> alone =
                MaximumLikelihood.withDefaults().fit(family(5), family(5).sample(population));
        assertThat(fit.fits().get(4).estimates().logLikelihood())
                .isCloseTo(alone.estimates().logLikelihood(), within(1e-7));
        for (MaximumLikelihoodFit<M> one : fit.fits()) {
            assertThat(one.estimates().optimization().evaluations())
                    .as("k = %d", one.model().k())
                    .isLessThanOrEqualTo(10);
        }
    }

    @Test
    void customersWithOneHistoryAndUnlikeGapsShareARow() {
        CustomerBase two = customers(2, 10, 20, 2 * Math.log(5), Math.log(1) + Math.log(9));
        RecencySample sample = family().sample(two);
        assertThat(sample.rows()).isEqualTo(1);
        M truth = trueModel();
        double expected = truth.logLikelihood(2, 10, 20, 2 * Math.log(5)) + truth.logLikelihood(2, 10, 20, Math.log(9));
        assertClose(truth.logLikelihood(two), expected, 1e-13);
        assertClose(
                family().likelihood(sample.withWeights(new double[] {5})).evaluate(truth(), null, null),
                2.5 * expected,
                1e-13);
    }

    /** Customers who differ in their gaps alone. */
    private static CustomerBase customers(int x, double tx, double age, double... litt) {
        int n = litt.length;
        String[] ids = new String[n];
        int[] frequency = new int[n];
        double[] recency = new double[n];
        double[] ages = new double[n];
        Arrays.setAll(ids, i -> "A" + i);
        Arrays.fill(frequency, x);
        Arrays.fill(recency, tx);
        Arrays.fill(ages, age);
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(frequency)
                .recency(recency)
                .T(ages)
                .litt(litt)
                .build();
    }

    @ParameterizedTest
    @MethodSource("maximaOnCdnow")
    void findsTheMaximaOnCdnow(Known known) {
        Maximum e = MaximumLikelihood.withDefaults()
                .fit(family(known.k()), family(known.k()).sample(Cdnow.calibration()))
                .estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(10);
        assertThat(e.logLikelihood()).isCloseTo(known.logLikelihood(), within(5e-7));
        for (int i = 0; i < known.values().size(); i++) {
            assertClose(e.values()[i], known.values().get(i), 2e-6);
        }
    }

    @Test
    void cdnowIsBestDescribedAtRandom() {
        FitsByRegularity<M> fit = fitAll(Cdnow.calibration());
        assertThat(fit.k()).isEqualTo(1);
        assertThat(fit.summary()).contains("purchases come as at random");
        Maximum nested = atRandom(Cdnow.calibration());
        assertThat(fit.estimates().logLikelihood()).isCloseTo(nested.logLikelihood(), within(1e-9));
        for (String name : nested.names()) {
            assertClose(fit.estimates().value(name), nested.value(name), 1e-8);
        }
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
                .isThrownBy(() -> fitAll(without))
                .withMessageContainingAll("no litt", "summarise the order log");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NEGATIVE_INFINITY, Double.NaN, 5})
    void gapsOfZeroOrAnotherUnitAreRefused(double litt) {
        CustomerBase wrong = customers(2, 10, 20, 2 * Math.log(5), litt);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitAll(wrong))
                .withMessageContainingAll("\"A1\" (row 2)", "1 row affected", "merge them");
    }

    @Test
    void subscriptionsAreMoreRegularThanAnyK() {
        int n = 200;
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        Arrays.setAll(x, i -> 1 + i % 9);
        Arrays.setAll(tx, i -> 4 * (1 + i % 9));
        Arrays.setAll(age, i -> 40 + i % 3);
        FitsByRegularity<M> fit = fitAll(base(TimeScale.WEEK, x, tx, age));
        assertThat(fit.k()).isEqualTo(FitsByRegularity.LARGEST);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("most-regular");
        assertThat(fit.summary()).contains("at least as regularly");
    }

    @Test
    void whereNobodyCameBackNoKIsUsable() {
        FitsByRegularity<M> fit = fitAll(base(TimeScale.WEEK, new int[3], new double[3], new double[] {10, 20, 30}));
        assertThat(fit.usable()).isFalse();
        assertThat(fit.summary()).contains("nobody bought a second time", "no usable maximum");
    }
}
