package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/** The worst error of a function against high-precision values, and the case in which it was made. */
final class Worst {

    /** Digits of the high-precision values. */
    static final int DIGITS = 40;

    private double error = -1;
    private String where = "nowhere";

    static UniformRandomProvider random() {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(314159265L);
    }

    /** A number whose logarithm is uniform between those of two others. */
    static double logUniform(UniformRandomProvider random, double from, double to) {
        return from * Math.exp(random.nextDouble() * Math.log(to / from));
    }

    /** Exactly the double. */
    static Apfloat exact(double value) {
        return new Apfloat(value, DIGITS);
    }

    /** z (z + 1) … (z + k − 1). */
    static Apfloat risingFactorial(Apfloat z, int k) {
        Apfloat product = exact(1);
        for (int i = 0; i < k; i++) {
            product = product.multiply(z.add(exact(i)));
        }
        return product;
    }

    /** ₂F₁(a, b; c; z) for positive arguments and z below 1, as the sum of its positive terms. */
    static Apfloat hypergeometric(Apfloat a, Apfloat b, Apfloat c, Apfloat z) {
        Apfloat one = exact(1);
        Apfloat sum = one;
        Apfloat term = one;
        Apfloat negligible = new Apfloat("1e-" + DIGITS, DIGITS);
        boolean falling = false;
        for (int k = 0; !falling || term.compareTo(sum.multiply(negligible)) > 0; k++) {
            Apfloat i = exact(k);
            Apfloat next = term.multiply(a.add(i))
                    .multiply(b.add(i))
                    .multiply(z)
                    .divide(c.add(i).multiply(exact(k + 1.0)));
            falling = next.compareTo(term) < 0;
            term = next;
            sum = sum.add(term);
        }
        return sum;
    }

    /** Compares by |actual − expected|/|expected|. */
    void relative(double actual, Apfloat expected, Supplier<String> what) {
        if (expected.signum() == 0) {
            note(Math.abs(actual), what);
        } else {
            note(difference(actual, expected) / Math.abs(expected.doubleValue()), what);
        }
    }

    /** Compares by |actual − expected|/max(1, |expected|). */
    void absolute(double actual, Apfloat expected, Supplier<String> what) {
        note(difference(actual, expected) / Math.max(1, Math.abs(expected.doubleValue())), what);
    }

    private static double difference(double actual, Apfloat expected) {
        if (Double.isInfinite(expected.doubleValue())) {
            return actual == expected.doubleValue() ? 0 : Double.POSITIVE_INFINITY;
        }
        return Double.isFinite(actual)
                ? ApfloatMath.abs(exact(actual).subtract(expected)).doubleValue()
                : Double.POSITIVE_INFINITY;
    }

    /** An error that is not a number is the worst of all. */
    private void note(double value, Supplier<String> what) {
        if (!(value <= error) && !Double.isNaN(error)) {
            error = value;
            where = what.get();
        }
    }

    void mustBeAtMost(double bound) {
        assertThat(error).as("worst error, " + where).isBetween(0.0, bound);
    }
}
