package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.estimate.Derivatives;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of a clock by its parameters, for {@link ClockLikelihood}. They come after r and α: the clock's first parameter
 * is the one of index 2.
 */
public interface ClockScores {

    /**
     * How many parameters the clock has.
     *
     * @return at least 1
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
         * @param log where to set its derivatives by the clock's parameters, or null if they are not wanted
         * @return the value
         */
        double survival(double to, @Nullable Derivatives log);

        /**
         * e<sup>l</sup> D(to)/S(start).
         *
         * @param to at least the start
         * @param logFactor l
         * @param log where to set the derivatives of ln D(to)/S(start) by the clock's parameters, or null
         * @return the value
         */
        double density(double to, double logFactor, @Nullable Derivatives log);
    }
}
