package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import org.junit.jupiter.api.Test;

/** A quadratic problem, solved by hand: x is normal about ln θ with variance 1, and the prior is normal too. */
class PriorTest {

    private static final CustomerBase BASE = CustomerBase.builder(TimeScale.WEEK)
            .ids("a", "b", "c", "d")
            .frequency(3, 0, 1, 0)
            .recency(9, 0, 4, 0)
            .T(10, 8, 12, 8)
            .build();

    @Test
    void modeAndCovarianceAreThoseOfThePosterior() {
        double mean = -0.5;
        double deviation = 0.4;
        MaximumLikelihoodFit<Double> fit = MaximumLikelihood.withDefaults()
                .withPrior(Prior.normal(new double[] {mean}, new double[] {deviation}))
                .fit(new LogNormal(), BASE);
        // Four observations with the sum 4, and a prior that is worth 1/0.4² = 6.25 more.
        double precision = 4 + 1 / (deviation * deviation);
        double mode = (4 + mean / (deviation * deviation)) / precision;
        Maximum estimates = fit.estimates();
        assertThat(estimates.unconstrained()[0]).isCloseTo(mode, within(1e-8));
        assertThat(estimates.unconstrainedCovariance()[0]).isCloseTo(1 / precision, within(1e-6));
        double logLikelihood = -(Math.pow(3 - mode, 2) + Math.pow(1 - mode, 2) + 2 * mode * mode) / 2;
        assertThat(estimates.logLikelihood()).isCloseTo(logLikelihood, within(1e-8));
        assertThat(estimates.aic()).isCloseTo(2 - 2 * logLikelihood, within(1e-8));
        double logPrior = -Math.pow((mode - mean) / deviation, 2) / 2 - Math.log(deviation * Math.sqrt(2 * Math.PI));
        assertThat(estimates.optimization().value()).isCloseTo(logLikelihood + logPrior, within(1e-8));
        assertThat(fit.provenance().options().get("prior")).contains("normal", "-0.5", "0.4");
    }

    @Test
    void aPriorThatBelievesNothingChangesNothing() {
        MaximumLikelihood mle = MaximumLikelihood.withDefaults();
        Maximum without = mle.fit(new LogNormal(), BASE).estimates();
        Maximum with = mle.withPrior(Prior.normal(new double[1], new double[] {Double.POSITIVE_INFINITY}))
                .fit(new LogNormal(), BASE)
                .estimates();
        assertThat(with.values()).containsExactly(without.values());
        assertThat(with.covariance()).containsExactly(without.covariance());
        assertThat(with.logLikelihood()).isEqualTo(without.logLikelihood());
    }

    @Test
    void aDeviationMustBeAbove0() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prior.normal(new double[2], new double[] {1, 0}))
                .withMessageContaining("above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prior.normal(new double[2], new double[] {1}))
                .withMessageContaining("one mean and one deviation");
    }

    /** The family's opinion of θ: its default, about 1 with a deviation of 3. */
    private static MaximumLikelihoodFit<Double> with(Opinions opinions) {
        return MaximumLikelihood.withDefaults().withPrior(opinions).fit(new LogNormal(), BASE);
    }

    @Test
    void opinionsReplaceThoseOfTheFamily() {
        Belief weak =
                new LogNormal().beliefs(new LogNormal().sample(BASE)).list().get(0);
        double precision = 4 + 1 / (weak.deviation() * weak.deviation());
        assertThat(with(Opinions.weak()).estimates().unconstrainedCovariance()[0])
                .isCloseTo(1 / precision, within(1e-6));
        String name = weak.quantity().name();
        MaximumLikelihoodFit<Double> known = with(Opinions.weak().with(name, 2, 1, 4));
        double deviation = Math.log(2) / 1.6448536269514722;
        double sharper = 4 + 1 / (deviation * deviation);
        assertThat(known.estimates().unconstrainedCovariance()[0]).isCloseTo(1 / sharper, within(1e-6));
        assertThat(known.estimates().unconstrained()[0])
                .isCloseTo((4 + Math.log(2) / (deviation * deviation)) / sharper, within(1e-7));
        assertThat(known.summary()).contains("prior: " + name + " about 2.000, between 1.00 and 4.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Opinions.weak().with("height", 2, 1, 4)))
                .withMessageContaining("height")
                .withMessageContaining(name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Opinions.weak().with(name, 2, 1, 4).with(name, 3, 1, 4))
                .withMessageContaining("two opinions");
    }

    @Test
    void itIsSaidWhereThePriorSpeaks() {
        String name = new LogNormal()
                .beliefs(new LogNormal().sample(BASE))
                .list()
                .get(0)
                .quantity()
                .name();
        // Four observations leave a deviation of 1/2 of the logarithm: hardly less than an opinion of 0.3, much less
        // than one of 1.
        Opinions sure = Opinions.weak().with(name, 2, 2 * Math.exp(-0.3 * 1.645), 2 * Math.exp(0.3 * 1.645));
        Opinions unsure = Opinions.weak().with(name, 2, 2 * Math.exp(-1.645), 2 * Math.exp(1.645));
        assertThat(with(sure).diagnosis()).singleElement().satisfies(note -> {
            assertThat(note.name()).isEqualTo("prior-speaks");
            assertThat(note.meaning()).contains(name + " about 2.000, between 1.22 and 3.28");
        });
        assertThat(with(unsure).diagnosis()).isEmpty();
        assertThat(with(Opinions.weak()).diagnosis()).isEmpty();
    }
}
