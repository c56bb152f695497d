package dev.lindy.models;

import static dev.lindy.models.Closeness.relativeTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/** Derivatives of the likelihood of one history beside those of a reference. */
public final class SingleHistory {

    private SingleHistory() {}

    /**
     * Compares a gradient and the second derivatives, row by row from the diagonal on.
     *
     * @param in where the history stands, and the reference
     * @param history the place of x; those of t_x and T follow
     * @param reference the place of the first derivative; the others follow
     */
    public static void check(
            TransactionModel model,
            String[] names,
            ArgumentsAccessor in,
            int history,
            int reference,
            double tolerance) {
        int x = in.getInteger(history);
        double tx = in.getDouble(history + 1);
        double T = in.getDouble(history + 2);
        double[] gradient = model.logLikelihoodGradient(x, tx, T);
        double[] hessian = model.logLikelihoodHessian(x, tx, T);
        int next = reference;
        for (int i = 0; i < names.length; i++) {
            check(names[i], gradient[i], in.getDouble(next++), tolerance);
        }
        for (int i = 0; i < names.length; i++) {
            for (int j = i; j < names.length; j++) {
                check(names[i] + " " + names[j], hessian[names.length * i + j], in.getDouble(next++), tolerance);
            }
        }
    }

    private static void check(String what, double actual, double expected, double tolerance) {
        assertThat(actual).as(what).isCloseTo(expected, relativeTo(expected, tolerance));
    }
}
