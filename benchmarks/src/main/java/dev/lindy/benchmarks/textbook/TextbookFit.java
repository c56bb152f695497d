package dev.lindy.benchmarks.textbook;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * What the simplex of Nelder and Mead found on the logarithms of the parameters, from 1 for each of them. It knows no
 * standard errors.
 *
 * @param parameters natural parameters
 * @param logLikelihood at these
 * @param evaluations of the likelihood
 */
public record TextbookFit(List<Double> parameters, double logLikelihood, int evaluations) {

    private static final int MAX_EVALUATIONS = 10_000;
    private static final double WORST = -1e300;

    /**
     * Maximises a likelihood.
     *
     * @param likelihood of positive parameters
     * @param parameters how many there are
     * @return the best point
     */
    public static TextbookFit of(TextbookLikelihood likelihood, int parameters) {
        SimplexOptimizer simplex = new SimplexOptimizer(new SimpleValueChecker(1e-11, 1e-7));
        PointValuePair found = simplex.optimize(
                new MaxEval(MAX_EVALUATIONS),
                new InitialGuess(new double[parameters]),
                GoalType.MAXIMIZE,
                new NelderMeadSimplex(parameters),
                new ObjectiveFunction(logs -> {
                    double value = likelihood.value(natural(logs));
                    return Double.isFinite(value) ? value : WORST;
                }));
        return new TextbookFit(
                Arrays.stream(natural(found.getPoint())).boxed().toList(), found.getValue(), simplex.getEvaluations());
    }

    private static double[] natural(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
