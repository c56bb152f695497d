package dev.lindy.core.optim;

/**
 * Where a maximisation ended and how. Not having converged is a value here, never an exception.
 *
 * <p>Immutable; arrays are copied on the way in and out.
 */
public final class OptimizationResult {

    private final double[] point;
    private final double value;
    private final double[] gradient;
    private final double[] hessian;
    private final int iterations;
    private final int evaluations;
    private final Termination termination;

    OptimizationResult(
            double[] point,
            double value,
            double[] gradient,
            double[] hessian,
            int iterations,
            int evaluations,
            Termination termination) {
        this.point = point.clone();
        this.value = value;
        this.gradient = gradient.clone();
        this.hessian = hessian.clone();
        this.iterations = iterations;
        this.evaluations = evaluations;
        this.termination = termination;
    }

    /**
     * The best point found.
     *
     * @return k unconstrained numbers
     */
    public double[] point() {
        return point.clone();
    }

    /**
     * The value there.
     *
     * @return NaN only when there was no finite value at the start
     */
    public double value() {
        return value;
    }

    /**
     * The gradient there.
     *
     * @return k numbers
     */
    public double[] gradient() {
        return gradient.clone();
    }

    /**
     * The largest size of a component of the gradient.
     *
     * @return at least 0
     */
    public double gradientNorm() {
        double norm = 0;
        for (double g : gradient) {
            norm = Math.max(norm, Math.abs(g));
        }
        return norm;
    }

    /**
     * The matrix of second derivatives there.
     *
     * @return k·k numbers, row by row
     */
    public double[] hessian() {
        return hessian.clone();
    }

    /**
     * Steps taken.
     *
     * @return at least 0
     */
    public int iterations() {
        return iterations;
    }

    /**
     * How often the function was evaluated.
     *
     * @return at least 1
     */
    public int evaluations() {
        return evaluations;
    }

    /**
     * How it ended.
     *
     * @return the reason for stopping
     */
    public Termination termination() {
        return termination;
    }

    /** The same result after more evaluations made before it. */
    OptimizationResult after(int earlierIterations, int earlierEvaluations) {
        return new OptimizationResult(
                point,
                value,
                gradient,
                hessian,
                iterations + earlierIterations,
                evaluations + earlierEvaluations,
                termination);
    }

    @Override
    public String toString() {
        return termination.description() + " after " + iterations + " steps and " + evaluations + " evaluations: value "
                + value + ", gradient norm " + gradientNorm();
    }
}
