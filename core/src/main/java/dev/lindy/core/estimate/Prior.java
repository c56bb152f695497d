package dev.lindy.core.estimate;

import dev.lindy.core.optim.Objective;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of the parameters before the data are seen: one more term of the objective, a log-density on the
 * unconstrained scale with its derivatives. Never a weight of the data.
 *
 * <p>Where it is no density (flat), a constant may be left out; evidences then do not compare. {@link #evaluate} overwrites what it is given, as any
 * {@link Objective} does.
 */
public interface Prior extends Objective {

    /**
     * What it says, for {@link Provenance}.
     *
     * @return a phrase
     */
    String description();

    /**
     * Independent normal distributions on the unconstrained scale: for a parameter above 0, log-normal.
     *
     * @param mean one per parameter, on the unconstrained scale
     * @param deviation one per parameter, above 0; infinite where nothing is believed
     * @return their log-density; an infinite deviation adds nothing
     * @throws IllegalArgumentException if the lengths differ or a deviation is not above 0
     */
    static Prior normal(double[] mean, double[] deviation) {
        return new NormalPrior(mean, deviation);
    }

    @Override
    double evaluate(double[] point, double @Nullable [] gradient, double @Nullable [] hessian);
}
