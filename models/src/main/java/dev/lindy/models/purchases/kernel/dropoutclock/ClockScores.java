package dev.lindy.models.purchases.kernel.dropoutclock;

import org.jspecify.annotations.Nullable;

/**
 * The derivatives of a clock by its m parameters, for {@link ClockLikelihood}.
 *
 * <p>Derivatives are written as m first ones, then the upper triangle of the second ones row by row.
 */
public interface ClockScores {

    /**
     * The number of parameters.
     *
     * @return m
     */
    int parameters();

    /**
     * The clock at given parameters.
     *
     * @param theta all parameters of the model; r and α come first
     * @return a walk along its time
     */
    Walk walk(double[] theta);

    /** Goes along the time of a clock; keeps its place, so each thread needs its own. */
    interface Walk {

        /**
         * The clock.
         *
         * @return from time 0 on
         */
        DropoutClock clock();

        /**
         * Moves to a time.
         *
         * @param time at least 0
         */
        void startAt(double time);

        /**
         * ln S(to)/S(start).
         *
         * @param to at least the start
         * @param out its derivatives, or null if they are not wanted
         * @return the value
         */
        double survival(double to, double @Nullable [] out);

        /**
         * e<sup>l</sup> D(to)/S(start).
         *
         * @param to at least the start
         * @param logFactor l
         * @param out derivatives of ln D(to)/S(start), or null if they are not wanted
         * @return the value
         */
        double density(double to, double logFactor, double @Nullable [] out);
    }
}
