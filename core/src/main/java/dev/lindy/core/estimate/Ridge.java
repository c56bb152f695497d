package dev.lindy.core.estimate;

import dev.lindy.core.optim.Objective;

/**
 * The direction on the unconstrained scale in which the log-likelihood bends least, and how far it falls along it.
 *
 * <p>Immutable.
 */
public final class Ridge {

    /** How far the likelihood is followed: on the scale of logarithms, a factor of 1,000. */
    public static final double DISTANCE = Math.log(1e3);

    /** A fall smaller than this is no evidence: it is a likelihood ratio of 1.1. */
    public static final double FLAT = 0.1;

    private final ParameterSpace space;
    private final double[] direction;
    private final double fall;

    private Ridge(ParameterSpace space, double[] direction, double fall) {
        this.space = space;
        this.direction = direction;
        this.fall = fall;
    }

    static Ridge along(ParameterSpace space, double[] vector, double[] at, double maximum, Objective objective) {
        double up = fall(vector, 1, at, maximum, objective);
        double down = fall(vector, -1, at, maximum, objective);
        if (down < up) {
            double[] turned = new double[vector.length];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = -vector[i];
            }
            return new Ridge(space, turned, down);
        }
        return new Ridge(space, vector.clone(), up);
    }

    private static double fall(double[] vector, int sign, double[] at, double maximum, Objective objective) {
        double[] point = at.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += sign * DISTANCE * vector[i];
        }
        double value = objective.evaluate(point, null, null);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : maximum - value;
    }

    /**
     * How far the direction points towards one parameter, on the side on which the likelihood falls less.
     *
     * @param name the parameter
     * @return its component of a unit vector on the unconstrained scale, between −1 and 1
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double direction(String name) {
        return direction[space.index(name)];
    }

    /**
     * How much log-likelihood is lost {@link #DISTANCE} away.
     *
     * @return may be below 0 where the likelihood still rises
     */
    public double fall() {
        return fall;
    }

    /**
     * Whether the likelihood stays as good as its maximum all along.
     *
     * @return true if the fall is below {@link #FLAT}
     */
    public boolean isFlat() {
        return fall < FLAT;
    }
}
