package dev.lindy.core.optim;

import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * A second opinion without derivatives: the simplex of Nelder and Mead (1965) from Commons Math, then Newton from where it
 * ends. Slow; for when Newton alone did not reach a maximum.
 */
public final class SimplexSearch {

    private static final double EDGE = 0.5;
    private static final double WORST = -1e300;

    private final int maxEvaluations;
    private final TrustRegionNewton newton;

    /**
     * Sets the limits.
     *
     * @param maxEvaluations of the simplex, at least 1
     * @param newton finishes
     */
    public SimplexSearch(int maxEvaluations, TrustRegionNewton newton) {
        this.maxEvaluations = maxEvaluations;
        this.newton = newton;
    }

    /**
     * Searches again from the same start after a search that did not reach a maximum.
     *
     * @param objective the function
     * @param start where to begin
     * @param first what the other search found
     * @return the better of both, a maximum rather than none; steps and evaluations of both are counted
     */
    public OptimizationResult secondOpinion(Objective objective, double[] start, OptimizationResult first) {
        OptimizationResult second = maximize(objective, start).after(first.iterations(), first.evaluations());
        boolean better = first.termination() == Termination.NOT_FINITE
                || second.value() > first.value()
                || (second.termination().atMaximum() && second.value() >= first.value() - 1e-9);
        return better
                ? second
                : first.after(second.iterations() - first.iterations(), second.evaluations() - first.evaluations());
    }

    /** What Newton makes of the simplex's best point; evaluations of both are counted. */
    private OptimizationResult maximize(Objective objective, double[] start) {
        int[] evaluations = new int[1];
        double[][] best = {start.clone()};
        double[] bestValue = {Double.NEGATIVE_INFINITY};
        SimplexOptimizer simplex = new SimplexOptimizer(new SimpleValueChecker(1e-12, 1e-10));
        try {
            PointValuePair found = simplex.optimize(
                    new MaxEval(maxEvaluations),
                    new InitialGuess(start),
                    GoalType.MAXIMIZE,
                    new NelderMeadSimplex(start.length, EDGE),
                    new ObjectiveFunction(point -> {
                        evaluations[0]++;
                        double value = objective.evaluate(point, null, null);
                        double kept = Double.isFinite(value) ? value : WORST;
                        if (kept > bestValue[0]) {
                            bestValue[0] = kept;
                            best[0] = point.clone();
                        }
                        return kept;
                    }));
            best[0] = found.getPoint();
        } catch (TooManyEvaluationsException e) {
            // The best point so far is as good a start for Newton as any.
        }
        return newton.maximize(objective, best[0]).after(0, evaluations[0]);
    }
}
