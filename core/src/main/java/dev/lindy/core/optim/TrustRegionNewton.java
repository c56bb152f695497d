package dev.lindy.core.optim;

import org.jspecify.annotations.Nullable;

/**
 * Maximisation by Newton's method in a trust region, the subproblem solved exactly through the eigenvalues of the Hessian
 * (Moré and Sorensen 1983; Nocedal and Wright 2006, algorithm 4.1 and section 4.3).
 *
 * <p>With a handful of parameters the eigenvalues cost nothing beside one evaluation of a likelihood, and they show at once
 * whether a maximum is a maximum. The function's parameters should be unconstrained and of order 1 in their changes, as
 * logarithms are. The search stops
 *
 * <ul>
 *   <li>{@link Termination#CONVERGED} when the curvature is negative everywhere and a further Newton step would add less
 *       than 10<sup>−18</sup>, or less than the rounding of the value while the gradient no longer falls;
 *   <li>{@link Termination#FLAT} when the curvatures differ by more than 10<sup>8</sup> and a further step would add less
 *       than 10<sup>−9</sup>: along a ridge that rises to infinity every step adds the same fraction of what is left;
 *   <li>{@link Termination#BOUNDARY} when a parameter is further from the start than {@link #REACH}, or gets
 *       stuck by rounding a factor of 10<sup>6</sup> away from it.
 * </ul>
 *
 * Along such a ridge a {@link Stride} may lead further than a step; it is taken where the value rises, and distances are
 * then counted from where it led.
 */
public final class TrustRegionNewton {

    /** How far from the start a parameter may go: a factor of 10<sup>10</sup> on the scale of logarithms. */
    public static final double REACH = Math.log(1e10);

    /** A search that gets stuck further out than this has found the boundary: a factor of 10<sup>6</sup>. */
    private static final double FAR = Math.log(1e6);

    private static final double FIRST_RADIUS = 1;
    private static final double LARGEST_RADIUS = 4;
    private static final double SMALLEST_RADIUS = 1e-10;
    private static final double ROUNDING = 1e-13;

    /** So many longer steps may fail before none is tried any more. */
    private static final int REFUSALS = 3;

    private final int maxIterations;
    private final Stride stride;

    /**
     * Sets the limit.
     *
     * @param maxIterations steps, at least 1
     */
    public TrustRegionNewton(int maxIterations) {
        this(maxIterations, (point, step) -> null);
    }

    /**
     * Sets the limit, for a function of which more is known.
     *
     * @param maxIterations steps, at least 1
     * @param stride longer steps on a ridge
     */
    public TrustRegionNewton(int maxIterations, Stride stride) {
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1, but is " + maxIterations);
        }
        this.maxIterations = maxIterations;
        this.stride = stride;
    }

    /**
     * Maximises a function.
     *
     * @param objective the function, with gradient and Hessian
     * @param start where to begin
     * @return where it ended and how
     */
    public OptimizationResult maximize(Objective objective, double[] start) {
        int k = start.length;
        double[] point = start.clone();
        double[] gradient = new double[k];
        double[] hessian = new double[k * k];
        double value = objective.evaluate(point, gradient, hessian);
        int evaluations = 1;
        if (!finite(value, gradient, hessian)) {
            return new OptimizationResult(point, Double.NaN, gradient, hessian, 0, 1, Termination.NOT_FINITE);
        }

        double[] trial = new double[k];
        double[] trialGradient = new double[k];
        double[] trialHessian = new double[k * k];
        double radius = FIRST_RADIUS;
        double[] from = start;
        boolean strode = false;
        boolean refused = false;
        int refusals = 0;
        TrustRegionStep step = new TrustRegionStep(gradient, hessian);
        Termination termination = Termination.ITERATION_LIMIT;
        int iteration = 0;
        while (iteration < maxIterations) {
            if (step.converged()) {
                termination = Termination.CONVERGED;
                break;
            }
            boolean flat = step.flat();
            // After a stride the other parameters are a step of Newton's method away from their maximum.
            if (flat && !strode) {
                termination = Termination.FLAT;
                break;
            }
            if (distance(point, from) > REACH) {
                termination = Termination.BOUNDARY;
                break;
            }
            iteration++;
            double[] move = step.within(radius);
            double length = TrustRegionStep.norm(move);
            boolean asked = !refused && refusals < REFUSALS && !flat && step.isConcave() && length < radius;
            double @Nullable [] longer = asked ? stride.from(point, move) : null;
            strode = longer != null;
            if (longer != null) {
                move = longer;
            }
            for (int i = 0; i < k; i++) {
                trial[i] = point[i] + move[i];
            }
            double predicted = step.gain(move);
            double trialValue = objective.evaluate(trial, trialGradient, trialHessian);
            evaluations++;
            boolean usable = finite(trialValue, trialGradient, trialHessian);
            double gained = usable ? trialValue - value : Double.NEGATIVE_INFINITY;
            double noise = ROUNDING * (1 + Math.abs(value));
            if (longer != null && !(gained > 0)) {
                strode = false;
                refused = true;
                refusals++;
                continue;
            }
            boolean tooSmallToSee = longer == null && predicted <= noise && Math.abs(gained) <= 10 * noise;
            if (tooSmallToSee && !(largest(trialGradient) < largest(gradient))) {
                termination = step.isConcave() ? Termination.CONVERGED : Termination.STALLED;
                break;
            }
            double ratio = longer != null ? 1 : gained / predicted;
            if (ratio > 1e-4 || tooSmallToSee) {
                System.arraycopy(trial, 0, point, 0, k);
                value = trialValue;
                double[] g = gradient;
                gradient = trialGradient;
                trialGradient = g;
                double[] h = hessian;
                hessian = trialHessian;
                trialHessian = h;
                step = new TrustRegionStep(gradient, hessian);
                from = longer != null ? point.clone() : from;
                refused = false;
            }
            if (!(ratio >= 0.25) && !tooSmallToSee) {
                radius = 0.25 * Math.min(length, radius);
                if (radius < SMALLEST_RADIUS) {
                    termination = Termination.STALLED;
                    break;
                }
            } else if (ratio > 0.75 && length > 0.9 * radius) {
                radius = Math.min(2 * radius, LARGEST_RADIUS);
            }
        }
        if (!termination.atMaximum() && distance(point, start) > FAR) {
            // So far out rounding ends the climb before the edge does.
            termination = Termination.BOUNDARY;
        }
        return new OptimizationResult(point, value, gradient, hessian, iteration, evaluations, termination);
    }

    /** How far the parameter that went furthest has gone. */
    private static double distance(double[] point, double[] start) {
        double furthest = 0;
        for (int i = 0; i < point.length; i++) {
            furthest = Math.max(furthest, Math.abs(point[i] - start[i]));
        }
        return furthest;
    }

    private static boolean finite(double value, double[] gradient, double[] hessian) {
        boolean all = Double.isFinite(value);
        for (double g : gradient) {
            all &= Double.isFinite(g);
        }
        for (double h : hessian) {
            all &= Double.isFinite(h);
        }
        return all;
    }

    private static double largest(double[] v) {
        double max = 0;
        for (double e : v) {
            max = Math.max(max, Math.abs(e));
        }
        return max;
    }
}
