package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.parallel.Chunks;

/**
 * A quantity of active customers that depends on x, T and the phase alone: computed once along a run of rows with the same x
 * and T, of which a base of a million customers has a few thousand.
 */
@FunctionalInterface
interface GivenPhase {

    double of(int x, double T, int j);

    /** Makes the quantity of all customers with one x. */
    @FunctionalInterface
    interface OfFrequency {
        GivenPhase of(int x);
    }

    /** What a row makes of the values of all phases. */
    @FunctionalInterface
    interface Row {
        double of(int x, double tx, double T, double[] ofPhase);
    }

    /** One value a customer. */
    static double[] average(CustomerBase base, int k, OfFrequency quantity, Row use) {
        CompressedBase rows = base.compressed();
        double[] perRow = new double[rows.rows()];
        Chunks.forEach(perRow.length, (chunk, from, to) -> {
            double[] ofPhase = new double[k];
            GivenPhase given = quantity.of(rows.frequency(from));
            for (int row = from; row < to; row++) {
                int x = rows.frequency(row);
                double T = rows.T(row);
                boolean sameX = row == from || rows.frequencyCode(row) == rows.frequencyCode(row - 1);
                if (!sameX) {
                    given = quantity.of(x);
                }
                if (row == from || !sameX || rows.ageCode(row) != rows.ageCode(row - 1)) {
                    for (int j = 0; j < k; j++) {
                        ofPhase[j] = given.of(x, T, j);
                    }
                }
                perRow[row] = use.of(x, rows.recency(row), T, ofPhase);
            }
        });
        return rows.scatter(perRow);
    }
}
