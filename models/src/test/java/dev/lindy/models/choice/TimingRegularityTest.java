package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingRegularityTest {

    /** Gamma times between purchases, rates that differ between customers, and some who leave. */
    private static CustomerBase population(double k, int customers) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(42);
        var rate = AhrensDieterMarsagliaTsangGammaSampler.of(random, 0.6, 0.5);
        var gap = AhrensDieterMarsagliaTsangGammaSampler.of(random, k, 1 / k);
        String[] ids = new String[customers];
        int[] x = new int[customers];
        double[] tx = new double[customers];
        double[] age = new double[customers];
        double[] litt = new double[customers];
        for (int i = 0; i < customers; i++) {
            ids[i] = "c" + i;
            age[i] = 40 + 12 * random.nextDouble();
            double lambda = rate.sample();
            double t = gap.sample() / lambda;
            while (t <= age[i] && random.nextDouble() > 0.1) {
                x[i]++;
                litt[i] += Math.log(t - tx[i]);
                tx[i] = t;
                t += gap.sample() / lambda;
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

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 2, 5})
    void findsTheShapeWhateverTheRatesAndWhoeverLeft(double k) {
        TimingRegularity timing = TimingRegularity.of(population(k, 3000)).orElseThrow();

        assertThat(timing.lower()).isLessThan(k);
        assertThat(timing.upper()).isGreaterThan(k);
        assertThat(timing.standardErrorOfLog()).isLessThan(0.03);
        assertThat(timing.gaps()).isGreaterThan(2L * timing.customers());
    }

    @ParameterizedTest
    @CsvSource({"0.6,in bursts", "1,by chance", "3,more regularly"})
    void saysWhatItMeans(double k, String words) {
        assertThat(TimingRegularity.of(population(k, 2000))
                        .orElseThrow()
                        .sentence()
                        .toString())
                .contains(words, "k = ", "1 is pure chance");
    }

    @Test
    void asksForTimesBetweenPurchases() {
        CustomerBase none = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(2)
                .recency(3)
                .T(4)
                .build();
        CustomerBase one = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(1)
                .recency(3)
                .T(4)
                .litt(Math.log(3))
                .build();
        assertThat(TimingRegularity.of(none)).isEmpty();
        assertThat(TimingRegularity.of(one)).isEmpty();
    }
}
