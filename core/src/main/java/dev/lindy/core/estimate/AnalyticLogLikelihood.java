package dev.lindy.core.estimate;

import org.jspecify.annotations.Nullable;

/** A log-likelihood with derivatives that are written out: its kernel says what all rows add up to, and what each contributes. */
public interface AnalyticLogLikelihood extends LogLikelihood {

    /**
     * The weighted sum over the rows.
     *
     * @param theta k natural parameters
     * @param derivatives whether more than the value will be read
     * @return Σ weight · ln L
     */
    Derivatives sum(double[] theta, boolean derivatives);

    /**
     * Every row's ln L, without its weight, in any order and on any thread.
     *
     * @param theta k natural parameters
     * @param derivatives whether more than the value will be read
     * @param use what takes it
     */
    void eachRow(double[] theta, boolean derivatives, RowUse use);

    /** Takes what one row contributes. */
    @FunctionalInterface
    interface RowUse {
        /**
         * Reads it.
         *
         * @param row the row, from 0
         * @param contribution its ln L, to be read now: the object may serve for the next row
         */
        void accept(int row, Derivatives contribution);
    }

    @Override
    default double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        return sum(theta, gradient != null).unpack(gradient, hessian);
    }

    @Override
    default void rowValues(double[] theta, double[] out) {
        eachRow(theta, false, (row, contribution) -> out[row] = contribution.value());
    }

    @Override
    default void rowScores(double[] theta, double[] out) {
        eachRow(theta, true, (row, contribution) -> contribution.copyGradient(out, row * theta.length));
    }
}
