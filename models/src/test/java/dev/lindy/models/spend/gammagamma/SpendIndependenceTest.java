package dev.lindy.models.spend.gammagamma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class SpendIndependenceTest {

    @Test
    void correlationAgreesWithAnIndependentOne() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        double[] noise = random.doubles(500).toArray();
        CustomerBase base = base(500, i -> 20 + 0.5 * (i % 9) + Math.rint(10 * noise[i]));
        double[] x = IntStream.range(0, 500).mapToDouble(base::frequency).toArray();
        double[] z = IntStream.range(0, 500).mapToDouble(base::meanSpend).toArray();
        SpendIndependence found = SpendIndependence.of(base);
        int[] repeat = IntStream.range(0, 500).filter(i -> x[i] > 0).toArray();
        double expected = new SpearmansCorrelation()
                .correlation(
                        IntStream.of(repeat).mapToDouble(i -> x[i]).toArray(),
                        IntStream.of(repeat).mapToDouble(i -> z[i]).toArray());
        assertThat(found.correlation()).isEqualTo(expected, within(1e-12));
        assertThat(found.customers()).isEqualTo(repeat.length);
    }

    @Test
    void thePValueIsThatOfStudentsT() {
        // table).
        int[] order = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] spend = {7, 1, 2, 12, 4, 3, 5, 10, 6, 8, 11, 9};
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids(IntStream.of(order).mapToObj(Integer::toString).toArray(String[]::new))
                .frequency(order)
                .recency(IntStream.of(order).mapToDouble(i -> 10).toArray())
                .T(IntStream.of(order).mapToDouble(i -> 20).toArray())
                .meanSpend(spend, order)
                .build();
        SpendIndependence found = SpendIndependence.of(base);
        double t = found.correlation() * Math.sqrt(10 / (1 - found.correlation() * found.correlation()));
        double expected = 2 * new TDistribution(10).cumulativeProbability(-t);
        assertThat(found.pValue()).isEqualTo(expected, within(1e-9));
    }

    @Test
    void aViolationSaysInWhichDirectionItErrs() {
        SpendIndependence rising = SpendIndependence.of(base(900, i -> 20 + (i % 9) + 1e-3 * i));
        assertThat(rising.holds()).isFalse();
        assertThat(rising.verdict())
                .startsWith("Frequent buyers spend more per order")
                .contains("values of the best customers are too low");
        SpendIndependence falling = SpendIndependence.of(base(900, i -> 40 - (i % 9) + 1e-3 * i));
        assertThat(falling.holds()).isFalse();
        assertThat(falling.verdict()).contains("less per order").contains("most frequent customers are too high");
    }

    @Test
    void aPopulationOfTheModelPasses() {
        GammaGamma model = new GammaGamma(6.25, 3.74, 15.44);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        SpendIndependence found = SpendIndependence.of(base(20_000, i -> {
            double[] amounts = model.simulate(random, Math.max(1, i % 9)).amounts();
            return Arrays.stream(amounts).average().orElseThrow();
        }));
        assertThat(found.holds()).isTrue();
        assertThat(found.verdict()).startsWith("Mean spend does not depend on frequency");
        assertThat(found).hasToString(found.verdict());
    }

    @Test
    void groupsCountCustomersByRepeatPurchases() {
        // x runs 0 … 8: of every nine customers one each has 1, 2, 3, three have 4-6 and two 7 or 8.
        SpendIndependence found = SpendIndependence.of(base(9 * 4, i -> 10 * (i % 9)));
        assertThat(found.groups().texts("x")).containsExactly("1", "2", "3", "4-6", "7+");
        assertThat(found.groups().doubles("customers")).containsExactly(4, 4, 4, 12, 8);
        assertThat(found.groups().doubles("mean_spend")).containsExactly(10, 20, 30, 50, 75);
    }

    @Test
    void tooFewCustomersGiveNoVerdict() {
        SpendIndependence found = SpendIndependence.of(base(2, i -> 10));
        assertThat(found.pValue()).isNaN();
        assertThat(found.holds()).isTrue();
        assertThat(found.verdict()).contains("cannot be told from 1 repeat buyer.");
        assertThat(found.groups().doubles("mean_spend")[4]).isNaN();
    }

    @Test
    void aBaseWithoutSpendIsRefused() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(1)
                .recency(1)
                .T(2)
                .build();
        assertThatThrownBy(() -> SpendIndependence.of(base)).hasMessageContaining("no mean spend");
    }

    /** Customers with x = 0, 1, …, 8, 0, 1, … */
    private static CustomerBase base(int n, IntToDoubleFunction spend) {
        int[] x = IntStream.range(0, n).map(i -> i % 9).toArray();
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(IntStream.range(0, n).mapToObj(i -> "c" + i).toArray(String[]::new))
                .frequency(x)
                .recency(IntStream.of(x).mapToDouble(i -> i == 0 ? 0 : 10).toArray())
                .T(IntStream.of(x).mapToDouble(i -> 20).toArray())
                .meanSpend(
                        IntStream.range(0, n)
                                .mapToDouble(i -> x[i] == 0 ? 0 : spend.applyAsDouble(i))
                                .toArray(),
                        x)
                .build();
    }
}
