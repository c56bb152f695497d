package dev.lindy.core.optim;

import org.jspecify.annotations.Nullable;

/**
 * A longer step where a search runs towards infinity in a way that is known: along a ridge that approaches its height
 * exponentially, a step of Newton's method gains the same fraction of what is left, however often.
 */
@FunctionalInterface
public interface Stride {

    /**
     * The longer step.
     *
     * @param point where the search is
     * @param step the next step, a whole one of Newton's method at a point where the function bends down everywhere; not to be
     *     changed
     * @return the step to try instead; null where the search is not known to run towards infinity
     */
    double @Nullable [] from(double[] point, double[] step);
}
