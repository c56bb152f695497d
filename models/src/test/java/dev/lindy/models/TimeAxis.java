package dev.lindy.models;

import dev.lindy.core.special.GaussLegendre;
import java.util.function.DoubleUnaryOperator;

/** The times that a model knows, and what it means to add up over them. */
public enum TimeAxis {

    /** Any time from 0 on. */
    CONTINUOUS {
        @Override
        double at(double t) {
            return t;
        }

        @Override
        double justBefore(double t) {
            return t;
        }

        @Override
        double earlierRecency(int x, double tx) {
            return tx / 2;
        }

        @Override
        double unitsAWeekInDays() {
            return 7;
        }

        @Override
        double sum(DoubleUnaryOperator f, double t) {
            // In ln(1 + u), where all these functions are smooth.
            return GaussLegendre.integrate(v -> f.applyAsDouble(Math.expm1(v)) * Math.exp(v), 0, Math.log1p(t), 0.5);
        }

        @Override
        double slope(DoubleUnaryOperator f, double t) {
            double h = 2e-3 * Math.min(1, t);
            double near = f.applyAsDouble(t + h) - f.applyAsDouble(t - h);
            double far = f.applyAsDouble(t + 2 * h) - f.applyAsDouble(t - 2 * h);
            return (8 * near - far) / (12 * h);
        }

        @Override
        double mean(DoubleUnaryOperator survival, double t) {
            return sum(survival, t);
        }

        @Override
        double discounted(DoubleUnaryOperator expected, double delta, double t) {
            // By parts: ∫ e^(−δu) dE(u) = e^(−δt) E(t) + δ ∫ e^(−δu) E(u) du.
            double inner = sum(u -> Math.exp(-delta * u) * expected.applyAsDouble(u), t);
            return Math.exp(-delta * t) * expected.applyAsDouble(t) + delta * inner;
        }

        @Override
        double lived(double from, double lifetime) {
            return Math.max(0, lifetime - from);
        }
    },

    /** Opportunities 1, 2, …, none of which can be divided or has another length in another unit. */
    OPPORTUNITIES {
        @Override
        double at(double t) {
            return Math.ceil(t);
        }

        @Override
        double justBefore(double t) {
            return t - 1;
        }

        @Override
        double earlierRecency(int x, double tx) {
            return Math.max(x, Math.floor(tx / 2));
        }

        @Override
        double unitsAWeekInDays() {
            return 1;
        }

        @Override
        double sum(DoubleUnaryOperator f, double t) {
            double sum = 0;
            for (double j = t; j >= 1; j--) {
                sum += f.applyAsDouble(j);
            }
            return sum;
        }

        @Override
        double slope(DoubleUnaryOperator f, double t) {
            return f.applyAsDouble(t) - f.applyAsDouble(t - 1);
        }

        @Override
        double mean(DoubleUnaryOperator survival, double t) {
            return survival.applyAsDouble(0) + sum(survival, t);
        }

        @Override
        double discounted(DoubleUnaryOperator expected, double delta, double t) {
            return sum(j -> Math.exp(-delta * j) * (expected.applyAsDouble(j) - expected.applyAsDouble(j - 1)), t);
        }

        @Override
        double lived(double from, double lifetime) {
            // The lifetime ends with the first opportunity at which the customer is gone.
            return Math.max(0, lifetime - 1 - from);
        }
    };

    /** The nearest time of the axis from t on. */
    abstract double at(double t);

    /** The last time before t, which is t itself where there is none. */
    abstract double justBefore(double t);

    /** A recency that is earlier but still possible. */
    abstract double earlierRecency(int x, double tx);

    /** How many of its own units a model in days has where one in weeks has 1. */
    abstract double unitsAWeekInDays();

    /** What f adds up to over (0, t]. */
    abstract double sum(DoubleUnaryOperator f, double t);

    /** What f grows by at t, per unit of time. */
    abstract double slope(DoubleUnaryOperator f, double t);

    /** The mean of a time, cut off at t, from the probability that it is longer. */
    abstract double mean(DoubleUnaryOperator survival, double t);

    /** Events in (0, t] discounted by e^(−δu), from the expected number of events up to u. */
    abstract double discounted(DoubleUnaryOperator expected, double delta, double t);

    /** Time lived after {@code from}. */
    abstract double lived(double from, double lifetime);
}
