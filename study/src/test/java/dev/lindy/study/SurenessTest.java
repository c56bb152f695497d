package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.NumericLogLikelihood;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.nbd.Nbd;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Posteriors that cannot be used are refused by name, and never replaced in silence. */
class SurenessTest {

    private static final Assumptions BY_POSTERIOR = Assumptions.defaults().withIntervals(IntervalMethod.POSTERIOR);

    private static CustomerBase simulated(PurchaseModel model, int n, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] litt = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = "c" + i;
            age[i] = 20 + i % 20;
            for (double t : model.simulate(random, age[i]).purchaseTimes()) {
                litt[i] += Math.log(t - tx[i]);
                tx[i] = t;
                x[i]++;
            }
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build();
    }

    private static Sureness posterior(CustomerBase base, CatalogEntry<?, ?> entry) {
        return Sureness.of(FittedModels.of(base, "simulated", entry, null), base, BY_POSTERIOR);
    }

    /** NBD whose likelihood falls off like a t distribution with so few degrees of freedom along each logarithm. */
    private record Tails(double freedom) implements CustomerFamily<RecencySample, Nbd> {

        @Override
        public String id() {
            return "tails";
        }

        @Override
        public String name() {
            return "Tails";
        }

        @Override
        public ParameterSpace parameters() {
            return ParameterSpace.positive("r", "alpha");
        }

        @Override
        public RecencySample sample(CustomerBase base) {
            return RecencySample.of(base);
        }

        @Override
        public double[] start(RecencySample data) {
            return new double[] {1.01, 0.99};
        }

        @Override
        public LogLikelihood likelihood(RecencySample data) {
            return new NumericLogLikelihood<>(
                    parameters(), (theta, d, row) -> (fall(theta[0]) + fall(theta[1])) / d.totalWeight(), data);
        }

        private double fall(double parameter) {
            double z = Math.log(parameter) / 0.02;
            return -(freedom + 1) / 2 * Math.log1p(z * z / freedom);
        }

        @Override
        public Nbd model(double[] natural, TimeScale unit) {
            return new Nbd(natural[0], natural[1], unit);
        }
    }

    private static final CustomerBase SOME = simulated(new Nbd(1, 5, TimeScale.WEEK), 50, 1);

    @Test
    void aPosteriorOfAFewDrawsIsRefused() {
        CatalogEntry<?, ?> heavy = CatalogEntry.of(ModelKind.CONTINUOUS, new Tails(0.5));
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> posterior(SOME, heavy))
                .withMessageContaining("posterior of tails cannot be sampled: its k-hat is ")
                .withMessageContaining("above 0.7");
    }

    @Test
    void aPosteriorWithLightTailsIsNot() {
        CatalogEntry<?, ?> light = CatalogEntry.of(ModelKind.CONTINUOUS, new Tails(30));
        assertThat(posterior(SOME, light).parameters())
                .singleElement()
                .asString()
                .contains("posterior, 4,000 draws");
    }

    /** Of ten customers the prior can make another number of phases likelier. */
    @Test
    void drawsOfAnotherNumberOfPhasesAreRefused() {
        CustomerBase ten = simulated(new BgCnbd(2, 0.6, 3, 0.8, 2.5, TimeScale.WEEK), 10, 1);
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> posterior(ten, ModelCatalog.get("mbg-cnbd")))
                .withMessageContaining("posterior of mbg-cnbd is of {k=3.0}, its fit without a prior of {k=5.0}");
    }

    @Test
    void drawsOfTheSameNumberAreNot() {
        CustomerBase ten = simulated(new BgCnbd(2, 0.6, 3, 0.8, 2.5, TimeScale.WEEK), 10, 2);
        assertThat(posterior(ten, ModelCatalog.get("mbg-cnbd")).parameters())
                .singleElement()
                .asString()
                .contains("posterior, ", "k-hat");
    }
}
