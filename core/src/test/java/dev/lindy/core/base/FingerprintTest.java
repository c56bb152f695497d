package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void seesEveryBitOfEveryPlace() {
        double[][] table = {{0, 0, 38.86, 3}, {1, 0.5, 38.86, 1}, {2, 0, 38.86, 1}};
        Set<Long> seen = new HashSet<>();
        seen.add(of(table));
        int changes = 0;
        for (double[] row : table) {
            for (int i = 0; i < row.length; i++) {
                double before = row[i];
                for (int bit = 0; bit < Long.SIZE; bit++) {
                    double changed = Double.longBitsToDouble(Double.doubleToRawLongBits(before) ^ 1L << bit);
                    if (changed != before) {
                        row[i] = changed;
                        seen.add(of(table));
                        changes++;
                    }
                }
                row[i] = before;
            }
        }
        assertThat(changes).isGreaterThan(700);
        assertThat(seen).hasSize(changes + 1);
    }

    @Test
    void seesTheOrderOfRowsAndPlacesAndWhereRowsEnd() {
        assertThat(Set.of(
                        of(new double[][] {{1, 2}, {3, 4}}),
                        of(new double[][] {{3, 4}, {1, 2}}),
                        of(new double[][] {{2, 1}, {3, 4}}),
                        of(new double[][] {{1, 2, 3}, {4}}),
                        of(new double[][] {{1, 2, 3, 4}}),
                        of(new double[][] {{1, 2}, {3, 4}, {0, 0}}),
                        of(new double[][] {{0, 0}, {1, 2}, {3, 4}}),
                        of(new double[][] {})))
                .hasSize(8);
    }

    @Test
    void oneSignOfZeroIsAsGoodAsTheOther() {
        assertThat(of(new double[][] {{-0.0, 1}})).isEqualTo(of(new double[][] {{0.0, 1}}));
    }

    private static long of(double[][] table) {
        Fingerprint hash = new Fingerprint();
        for (double[] row : table) {
            for (double value : row) {
                hash.add(value);
            }
            hash.endRow();
        }
        return hash.value();
    }
}
