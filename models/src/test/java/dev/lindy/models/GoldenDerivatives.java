package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * First and second derivatives of a log-likelihood against a golden table: to relative 1e-10, or to 64 times what a change
 * of one ulp in every input does, as first-order sensitivity taken from central differences of the derivative itself.
 */
final class GoldenDerivatives {

    private static final double RELATIVE = 1e-10;
    /**
     * Where the table has an exact 0, either terms of order 1 cancel (x = 1, t_x = T), or it prints 0 for what lies below
     * 1e-100.
     */
    private static final double ZERO = 1e-15;

    private static final double ULP = Math.ulp(1.0);
    private static final double STEP = 1e-5;

    private GoldenDerivatives() {}

    /** A derivative at parameters and history given in one array. */
    @FunctionalInterface
    interface Derivative {
        double at(double[] inputs);
    }

    /**
     * Checks rows of {@code dloglik} and {@code d2loglik}.
     *
     * @param table the rows
     * @param names the parameters in order
     * @param inputs parameters and history of a row
     * @param derivative the derivative that a row asks for, by the indices of its parameters
     */
    static void agree(
            List<GoldenTable.Row> table,
            List<String> names,
            Function<GoldenTable.Row, double[]> inputs,
            BiFunction<GoldenTable.Row, int[], Derivative> derivative) {
        List<String> wrong = new ArrayList<>();
        for (GoldenTable.Row row : table) {
            String[] wrt = row.text("wrt").split(",", -1);
            int[] indices = new int[wrt.length];
            for (int i = 0; i < wrt.length; i++) {
                indices[i] = names.indexOf(wrt[i]);
            }
            Derivative f = derivative.apply(row, indices);
            double[] at = inputs.apply(row);
            double actual = f.at(at);
            double allowed =
                    row.value() == 0 ? ZERO : Math.max(RELATIVE * Math.abs(row.value()), 64 * sensitivity(f, at));
            // An infinite tolerance would accept anything.
            if (!(Math.abs(actual - row.value()) <= allowed) || Double.isInfinite(allowed)) {
                wrong.add(row + " should be " + row.value() + " but is " + actual + ", off by "
                        + Math.abs(actual - row.value()) + " where " + allowed + " is allowed");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(table).hasSizeGreaterThan(50);
    }

    private static double sensitivity(Derivative f, double[] at) {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] *= 1 + STEP;
            down[i] *= 1 - STEP;
            sum += Math.abs(f.at(up) - f.at(down)) / (2 * STEP) * ULP;
        }
        return sum;
    }
}
