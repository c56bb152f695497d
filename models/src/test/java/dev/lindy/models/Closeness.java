package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;

/** Tolerances relative to the expected value. A share of infinity would accept anything, so infinity is expected exactly. */
public final class Closeness {

    private Closeness() {}

    /** A share of a finite value; nothing for an infinite one. */
    public static Offset<Double> relativeTo(double expected, double share) {
        return within(Double.isFinite(expected) ? share * Math.abs(expected) : 0.0);
    }

    /** Closeness relative to the expected value. */
    public static void assertClose(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, relativeTo(expected, relative));
    }
}
