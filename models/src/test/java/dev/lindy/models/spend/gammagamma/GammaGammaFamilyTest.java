package dev.lindy.models.spend.gammagamma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Cdnow;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.MleReference;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class GammaGammaFamilyTest extends GammaGammaContract<SpendSample> {

    @Override
    protected ModelFamily<SpendSample, GammaGamma> family() {
        return GammaGamma.FAMILY;
    }

    @Override
    protected SpendSample sample(int observations) {
        return SpendSample.of(population(new GammaGamma(5, 3.5, 20), observations));
    }

    /** In cents. */
    @Override
    protected SpendSample sampleInFinerUnit(int observations) {
        SpendSample sample = sample(observations);
        int[] count = new int[sample.rows()];
        double[] mean = new double[sample.rows()];
        Arrays.setAll(count, sample::count);
        Arrays.setAll(mean, row -> finerUnits() * sample.mean(row));
        return SpendSample.of(count, mean);
    }

    @Override
    protected double[] goldenInputs(GoldenTable.Row row) {
        return new double[] {row.count("x"), row.customer("zbar")};
    }

    @Override
    protected SpendSample goldenSample(GoldenTable.Row row, double[] inputs) {
        return SpendSample.of(new int[] {(int) Math.round(inputs[0])}, new double[] {inputs[1]});
    }

    private static CustomerBase population(GammaGamma truth, int n) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261122L);
        int[] x = new int[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 12;
            mean[i] = x[i] == 0
                    ? 0
                    : Arrays.stream(truth.simulate(random, x[i]).amounts())
                            .average()
                            .orElseThrow();
        }
        return base(x, mean);
    }

    private static CustomerBase base(int[] x, double[] mean) {
        int n = x.length;
        String[] ids = new String[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        Arrays.setAll(ids, Integer::toString);
        Arrays.setAll(tx, i -> x[i] == 0 ? 0 : 5);
        Arrays.fill(age, 10);
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .meanSpend(mean, x)
                .build();
    }

    @Test
    void theDerivativesOfOneCustomerAreThoseOfARow() {
        GammaGamma model = new GammaGamma(5, 3.5, 20);
        double[] gradient = new double[3];
        double[] hessian = new double[9];
        family().likelihood(SpendSample.of(new int[] {4}, new double[] {31})).evaluate(truth(), gradient, hessian);
        assertThat(model.logLikelihoodGradient(4, 31)).containsExactly(gradient);
        assertThat(model.logLikelihoodHessian(4, 31)).containsExactly(hessian);
    }

    @Test
    void findsTheMaximumOnCdnow() {
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fit(Cdnow.calibration());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.value("p")).isCloseTo(6.249572, within(5e-7));
        assertThat(e.value("q")).isCloseTo(3.744225, within(5e-7));
        assertThat(e.value("gamma")).isCloseTo(15.443521, within(5e-7));
        assertThat(e.logLikelihood()).isCloseTo(-4055.917695, within(5e-7));
    }

    @Test
    void findsTheReferenceMaximumOnRoundedMeans() {
        CustomerBase exact = Cdnow.calibration();
        int[] x = new int[exact.size()];
        double[] mean = new double[exact.size()];
        Arrays.setAll(x, exact::frequency);
        // The reference was made from means printed with two decimals, half a cent rounded up.
        Arrays.setAll(mean, i -> Math.floor(exact.meanSpend(i) * 100 + 0.5 + 1e-7) / 100);
        MleReference.agree(
                "gamma_gamma",
                "cdnow_lifetimes_monetary_x>0",
                GammaGamma.fit(base(x, mean)).estimates());
    }

    @Test
    void aHeavyTailWithoutAMeanIsDiagnosed() {
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fit(population(new GammaGamma(4, 0.8, 10), 4000));
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("infinite-mean-spend");
        assertThat(fit.model().populationMeanSpend()).isInfinite();
    }

    @Test
    void customersWhoDoNotDifferAreAFlatRidge() {
        // Everybody has the same expected spend, 30.
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fit(population(new GammaGamma(6, 1e9, 5e9), 600));
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("flat-ridge");
        assertThat(fit.usable()).as(fit.summary()).isTrue();
        assertThat(fit.model().conditionalMeanSpend(3, 31)).isCloseTo(30, within(0.5));
    }

    @Test
    void farOutOnTheRidgeNothingCancels() {
        for (double q : new double[] {1e3, 1e7, 1e9, 1e12}) {
            double[] theta = {6, q, 5 * q};
            double[] value = new double[1];
            family().likelihood(SpendSample.of(new int[] {3}, new double[] {30.5}))
                    .rowValues(theta, value);
            assertThat(value[0])
                    .as("q = %s", q)
                    .isCloseTo(new GammaGamma(6, q, 5 * q).logLikelihood(3, 30.5), within(1e-13));
        }
    }

    @Test
    void aFixedPriceIsNamed() {
        int[] x = {1, 2, 3, 4, 1, 2};
        double[] mean = {9.99, 9.99, 9.99, 9.99, 9.99, 9.99};
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fit(base(x, mean));
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("no-variation");
        assertThat(fit.usable()).as(fit.summary()).isTrue();
        assertThat(fit.model().conditionalMeanSpend(2, 9.99)).isCloseTo(9.99, within(0.01));
    }

    @Test
    void oneOrTwoSpendersEndWithAName() {
        for (int n = 1; n <= 2; n++) {
            int[] x = n == 1 ? new int[] {2} : new int[] {2, 5};
            double[] mean = n == 1 ? new double[] {20} : new double[] {20, 26};
            MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fit(base(x, mean));
            assertThat(fit.usable()).as(fit.summary()).isTrue();
            assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("few-spenders");
        }
    }

    @Test
    void nobodysSpendKnownIsRefusedWithAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.fit(base(new int[] {0, 0}, new double[] {0, 0})))
                .withMessageContaining("nothing to fit Gamma-Gamma to: 0 customers with spend (2 without");
        CustomerBase withoutSpend = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(1)
                .recency(3)
                .T(5)
                .build();
        assertThatIllegalStateException().isThrownBy(() -> GammaGamma.fit(withoutSpend));
    }

    @Test
    void leavesOutMeansThatAreNotPositiveAndCountsThem() {
        SpendSample sample = SpendSample.of(base(new int[] {1, 0, 2, 3}, new double[] {10, 0, 0, 12}));
        assertThat(sample.rows()).isEqualTo(2);
        assertThat(sample.withoutSpend()).isEqualTo(1);
        assertThat(sample.notPositive()).isEqualTo(1);
    }
}
