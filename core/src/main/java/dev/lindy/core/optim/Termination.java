package dev.lindy.core.optim;

import java.util.Locale;

/** How a maximisation ended. */
public enum Termination {
    /** At a maximum: gradient zero to rounding, curvature negative in every direction. */
    CONVERGED("converged"),
    /** On a ridge that still rises, by less than 10<sup>−9</sup> in all: the maximum lies at infinity or as good as there. */
    FLAT("stopped on a flat ridge"),
    /** Some parameter ran to the edge of what a double can usefully hold: the maximum lies at infinity. */
    BOUNDARY("ran to the boundary"),
    /** The iteration limit came first. */
    ITERATION_LIMIT("did not converge within the iteration limit"),
    /** No step rose any more though the gradient is not zero: the function or its derivatives are inexact. */
    STALLED("stalled before the gradient was zero"),
    /** The function has no finite value at the start. */
    NOT_FINITE("no finite value at the start");

    private final String description;

    Termination(String description) {
        this.description = description;
    }

    /**
     * Whether the point is where the function is largest, at least to 10<sup>−9</sup>.
     *
     * @return true for {@link #CONVERGED}, {@link #FLAT} and {@link #BOUNDARY}
     */
    public boolean atMaximum() {
        return this == CONVERGED || this == FLAT || this == BOUNDARY;
    }

    /**
     * The name in files.
     *
     * @return such as {@code converged}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * In words.
     *
     * @return a phrase for a summary
     */
    public String description() {
        return description;
    }
}
