package dev.lindy.core.covariate;

import dev.lindy.core.base.Column;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out how an attribute is to become numbers, and whether these say different things. */
final class Learning {

    /** What is left of a column beside those before it, as a share of its length, is rounding below this. */
    private static final double ROUNDING = 1e-9;

    private Learning() {}

    /** Null where all customers have the same. */
    static @Nullable Coding coding(String name, Column column, boolean category) {
        return category || !Values.areNumbers(column) ? category(name, column) : amount(name, column);
    }

    private static @Nullable Coding category(String name, Column column) {
        SortedMap<String, Integer> customers = new TreeMap<>();
        for (int row = 0; row < column.size(); row++) {
            customers.merge(Values.level(column, row), 1, Integer::sum);
        }
        return customers.size() < 2 ? null : new Coding.Category(name, customers);
    }

    private static @Nullable Coding amount(String name, Column column) {
        int known = 0;
        double mean = 0;
        double squares = 0;
        boolean binary = true;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            double value = Values.number(column, row);
            if (!Double.isNaN(value)) {
                known++;
                double step = value - mean;
                mean += step / known;
                squares += step * (value - mean);
                binary &= value == 0 || value == 1;
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        if (known == 0 || lowest == highest) {
            return null;
        }
        double deviation = Math.sqrt(squares / known);
        return new Coding.Amount(name, binary ? 0 : mean, binary ? 1 : deviation, mean, known < column.size());
    }

    /**
     * The first of some numbers that is the same for all, or a sum of multiples of those before it: by orthogonalisation, each
     * column twice (Björck 1967); −1 where there is none.
     */
    static int dependent(CovariateGroups groups, int[] numbers) {
        int n = groups.size();
        double[][] rows = groups.rows();
        double[][] basis = new double[numbers.length + 1][];
        basis[0] = new double[n];
        for (int g = 0; g < n; g++) {
            basis[0][g] = Math.sqrt(groups.count(g));
        }
        normalise(basis[0]);
        for (int c = 0; c < numbers.length; c++) {
            double[] column = new double[n];
            for (int g = 0; g < n; g++) {
                column[g] = Math.sqrt(groups.count(g)) * rows[g][numbers[c]];
            }
            double before = length(column);
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b <= c; b++) {
                    double along = 0;
                    for (int g = 0; g < n; g++) {
                        along += basis[b][g] * column[g];
                    }
                    for (int g = 0; g < n; g++) {
                        column[g] -= along * basis[b][g];
                    }
                }
            }
            if (!(length(column) > ROUNDING * before)) {
                return numbers[c];
            }
            normalise(column);
            basis[c + 1] = column;
        }
        return -1;
    }

    private static double length(double[] v) {
        double sum = 0;
        for (double each : v) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    private static void normalise(double[] v) {
        double length = length(v);
        for (int i = 0; i < v.length; i++) {
            v[i] /= length;
        }
    }
}
