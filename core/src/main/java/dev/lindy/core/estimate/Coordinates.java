package dev.lindy.core.estimate;

import dev.lindy.core.optim.Objective;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coordinates of quantities of a prior, as functions of unconstrained parameters with derivatives. */
public final class Coordinates {

    private Coordinates() {}

    /**
     * A weighted sum of parameters: Σ w u.
     *
     * @param weights one per parameter
     * @return the sum
     */
    public static Objective linear(double... weights) {
        double[] w = weights.clone();
        return (u, gradient, hessian) -> {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                // A parameter that plays no part may be anything.
                sum += w[i] == 0 ? 0 : w[i] * u[i];
            }
            if (gradient != null) {
                System.arraycopy(w, 0, gradient, 0, w.length);
            }
            if (hessian != null) {
                Arrays.fill(hessian, 0);
            }
            return sum;
        };
    }

    /**
     * The logarithm of the sum of two positive parameters: ln(e<sup>u<sub>i</sub></sup> + e<sup>u<sub>j</sub></sup>).
     *
     * @param i the one
     * @param j the other
     * @return the logarithm
     */
    public static Objective logSum(int i, int j) {
        return (u, gradient, hessian) -> {
            double high = Math.max(u[i], u[j]);
            double ofI = 1 / (1 + Math.exp(u[j] - u[i]));
            double ofJ = 1 / (1 + Math.exp(u[i] - u[j]));
            if (gradient != null) {
                Arrays.fill(gradient, 0);
                gradient[i] = ofI;
                gradient[j] = ofJ;
            }
            if (hessian != null) {
                int k = u.length;
                Arrays.fill(hessian, 0);
                hessian[i * k + i] = ofI * ofJ;
                hessian[j * k + j] = ofI * ofJ;
                hessian[i * k + j] = -ofI * ofJ;
                hessian[j * k + i] = -ofI * ofJ;
            }
            return high + Math.log1p(Math.exp(Math.min(u[i], u[j]) - high));
        };
    }

    /**
     * A function of another coordinate.
     *
     * @param outer the function; not finite outside its domain
     * @param inner the coordinate
     * @return outer ∘ inner
     */
    public static Objective of(Curve outer, Objective inner) {
        return (u, gradient, hessian) -> {
            int k = u.length;
            double[] first = new double[k];
            double[] curve = outer.at(inner.evaluate(u, first, hessian));
            for (int i = 0; i < k; i++) {
                if (gradient != null) {
                    gradient[i] = curve[1] * first[i];
                }
                for (int j = 0; j < k && hessian != null; j++) {
                    hessian[i * k + j] = curve[1] * hessian[i * k + j] + curve[2] * first[i] * first[j];
                }
            }
            return curve[0];
        };
    }

    /**
     * A sum of functions.
     *
     * @param terms one or more
     * @return their sum
     */
    public static Objective sum(Objective... terms) {
        List<Objective> list = List.of(terms);
        return (u, gradient, hessian) -> {
            double[] first = gradient == null ? null : new double[gradient.length];
            double[] second = hessian == null ? null : new double[hessian.length];
            fill(gradient);
            fill(hessian);
            double sum = 0;
            for (Objective term : list) {
                sum += term.evaluate(u, first, second);
                add(first, gradient);
                add(second, hessian);
            }
            return sum;
        };
    }

    /**
     * A number that does not depend on the parameters.
     *
     * @param value the number
     * @return a constant
     */
    public static Objective constant(double value) {
        return (u, gradient, hessian) -> {
            fill(gradient);
            fill(hessian);
            return value;
        };
    }

    static void fill(double @Nullable [] out) {
        if (out != null) {
            Arrays.fill(out, 0);
        }
    }

    static void add(double @Nullable [] terms, double @Nullable [] sum) {
        if (terms != null && sum != null) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += terms[i];
            }
        }
    }

    /** A function of one number with two derivatives. */
    @FunctionalInterface
    public interface Curve {
        /**
         * Computes it.
         *
         * @param u the number
         * @return value, first and second derivative
         */
        double[] at(double u);
    }
}
