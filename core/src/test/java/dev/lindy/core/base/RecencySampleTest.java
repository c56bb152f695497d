package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class RecencySampleTest {

    private static final int CUSTOMERS = 5_000;

    private final int[] x = new int[CUSTOMERS];
    private final double[] tx = new double[CUSTOMERS];
    private final double[] age = new double[CUSTOMERS];
    private final double[] litt = new double[CUSTOMERS];
    private final CustomerBase base;

    RecencySampleTest() {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(7);
        String[] ids = new String[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            ids[i] = "c" + i;
            x[i] = random.nextInt(4);
            age[i] = (20 + random.nextInt(10)) / 7.0;
            tx[i] = x[i] == 0 ? 0 : (1 + random.nextInt(15)) / 7.0;
            litt[i] = x[i] == 0 ? 0 : x[i] * Math.log(tx[i] / x[i]) - (x[i] == 1 ? 0 : random.nextDouble());
        }
        base = CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build();
    }

    /** Each history of the base in a row, the rows in any order. */
    private RecencySample counted(RecencySample of, boolean withLitt) {
        int n = of.rows();
        int[] rowX = new int[n];
        double[] rowTx = new double[n];
        double[] rowAge = new double[n];
        int[] count = new int[n];
        double[] rowLitt = new double[n];
        for (int i = 0; i < n; i++) {
            int row = n - 1 - i;
            rowX[i] = of.histories().frequency(row);
            rowTx[i] = of.histories().recency(row);
            rowAge[i] = of.histories().T(row);
            count[i] = of.histories().count(row);
            rowLitt[i] = withLitt ? of.litt(row) : 0;
        }
        return withLitt
                ? RecencySample.of(TimeScale.WEEK, rowX, rowTx, rowAge, count, rowLitt)
                : RecencySample.of(TimeScale.WEEK, rowX, rowTx, rowAge, count);
    }

    @Test
    void countedHistoriesAreTheSampleOfTheBase() {
        RecencySample sample = RecencySample.of(base);
        RecencySample counted = counted(sample, false);

        assertThat(counted.fingerprint()).isEqualTo(sample.fingerprint());
        assertThat(counted.description()).isEqualTo(sample.description());
        assertThat(counted.rows()).isEqualTo(sample.rows());
        assertThat(counted.histories().customers()).isEqualTo(CUSTOMERS);
        assertThat(counted.histories().hasIndex()).isFalse();
        assertThat(counted.hasLitt()).isFalse();
    }

    @Test
    void countedHistoriesWithLittAreTheSampleOfTheBase() {
        RecencySample sample = RecencySample.withLitt(base);

        assertThat(counted(sample, true).fingerprint()).isEqualTo(sample.fingerprint());
    }

    @Test
    void rowsOfOneHistoryAddUp() {
        int[] one = new int[CUSTOMERS];
        Arrays.fill(one, 1);
        RecencySample sample = RecencySample.withLitt(base);
        RecencySample counted = RecencySample.of(TimeScale.WEEK, x, tx, age, one, litt);

        assertThat(counted.rows()).isEqualTo(sample.rows());
        for (int row = 0; row < sample.rows(); row++) {
            assertThat(counted.weight(row)).isEqualTo(sample.weight(row));
            // Means of a few dozen numbers below 10, added up in another way.
            assertThat(counted.litt(row)).isCloseTo(sample.litt(row), within(1e-13));
        }
    }

    @Test
    void impossibleHistoriesAreNamed() {
        int[] repeats = {0, 2, 2};
        double[] ages = {4, 4, 4};
        int[] once = {1, 1, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RecencySample.of(TimeScale.WEEK, repeats, new double[] {0, 5, Double.NaN}, ages, once))
                .withMessageContaining("x = 2, t_x = 5.0, T = 4.0 (row 2); 2 rows affected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecencySample.of(
                        TimeScale.WEEK, repeats, new double[] {0, 3, 3}, ages, once, new double[] {0, 1, 0}))
                .withMessageContaining("litt = 1.0 (row 2); 1 row affected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecencySample.of(TimeScale.WEEK, repeats, new double[] {0}, ages, once))
                .withMessageContaining("t_x 1");
    }
}
