package dev.lindy.core.estimate;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A function of k parameters at one point, with gradient and Hessian: what a kernel adds up. Only one triangle of the Hessian
 * is kept; {@link #unpack} writes both.
 *
 * <p>Mutable and for one thread; each chunk of rows has its own. In loops over rows, sums in local variables that are handed over
 * once per run of rows are faster.
 */
public final class Derivatives {

    private double value;
    private final double[] first;
    /** ∂²/∂θ_i∂θ_j with i ≤ j at j(j + 1)/2 + i, whatever k is. */
    private final double[] second;

    /**
     * The constant 0.
     *
     * @param parameters k; 0 where the value is all that is wanted
     */
    public Derivatives(int parameters) {
        first = new double[parameters];
        second = new double[parameters * (parameters + 1) / 2];
    }

    /**
     * The same function.
     *
     * @return a copy that no longer changes with this
     */
    public Derivatives copy() {
        Derivatives copy = new Derivatives(first.length);
        copy.add(1, this);
        return copy;
    }

    private static int place(int i, int j) {
        return j * (j + 1) / 2 + i;
    }

    /**
     * How many parameters there are.
     *
     * @return k
     */
    public int parameters() {
        return first.length;
    }

    /**
     * The value.
     *
     * @return what was added up
     */
    public double value() {
        return value;
    }

    /**
     * A first derivative.
     *
     * @param i the parameter, from 0
     * @return ∂/∂θ<sub>i</sub>
     */
    public double first(int i) {
        return first[i];
    }

    /**
     * A second derivative.
     *
     * @param i a parameter, from 0
     * @param j a parameter, not before the other
     * @return ∂²/∂θ<sub>i</sub>∂θ<sub>j</sub>
     */
    public double second(int i, int j) {
        return second[place(i, j)];
    }

    /**
     * Adds to the value.
     *
     * @param term a number
     */
    public void addValue(double term) {
        value += term;
    }

    /**
     * Adds to a first derivative.
     *
     * @param i the parameter, from 0
     * @param term a number
     */
    public void addFirst(int i, double term) {
        first[i] += term;
    }

    /**
     * Sets a first derivative.
     *
     * @param i the parameter, from 0
     * @param derivative a number
     */
    public void setFirst(int i, double derivative) {
        first[i] = derivative;
    }

    /**
     * Adds to a second derivative, and so to the one on the other side of the diagonal.
     *
     * @param i a parameter, from 0
     * @param j a parameter, not before the other
     * @param term a number
     */
    public void addSecond(int i, int j, double term) {
        second[place(i, j)] += term;
    }

    /**
     * Sets a second derivative, and so the one on the other side of the diagonal.
     *
     * @param i a parameter, from 0
     * @param j a parameter, not before the other
     * @param derivative a number
     */
    public void setSecond(int i, int j, double derivative) {
        second[place(i, j)] = derivative;
    }

    /**
     * Becomes a multiple of one function plus another, all of the same parameters.
     *
     * @param factor how many times
     * @param one the first function
     * @param other the second function
     */
    public void set(double factor, Derivatives one, Derivatives other) {
        value = factor * one.value + other.value;
        for (int i = 0; i < first.length; i++) {
            first[i] = factor * one.first[i] + other.first[i];
        }
        for (int i = 0; i < second.length; i++) {
            second[i] = factor * one.second[i] + other.second[i];
        }
    }

    /**
     * Adds a multiple of another function of the same parameters.
     *
     * @param weight how many times
     * @param other the function
     */
    public void add(double weight, Derivatives other) {
        value += weight * other.value;
        for (int i = 0; i < first.length; i++) {
            first[i] += weight * other.first[i];
        }
        for (int i = 0; i < second.length; i++) {
            second[i] += weight * other.second[i];
        }
    }

    /**
     * Adds a function φ of a function f, by the chain rule.
     *
     * @param phi φ(f)
     * @param slope φ′(f)
     * @param bend φ″(f)
     * @param f the inner function, of which only the derivatives are looked at
     */
    public void addComposed(double phi, double slope, double bend, Derivatives f) {
        value += phi;
        int place = 0;
        for (int j = 0; j < first.length; j++) {
            double bent = bend * f.first[j];
            first[j] += slope * f.first[j];
            for (int i = 0; i <= j; i++) {
                second[place] += bent * f.first[i] + slope * f.second[place];
                place++;
            }
        }
    }

    /**
     * Adds a function that is known by its value and the derivatives of its logarithm.
     *
     * @param f its value
     * @param log its logarithm, of which only the derivatives are looked at
     */
    public void addExponential(double f, Derivatives log) {
        addComposed(f, f, f, log);
    }

    /**
     * Adds a multiple of the logarithm of a function.
     *
     * @param weight how many times
     * @param f the function, above 0
     */
    public void addLogarithm(double weight, Derivatives f) {
        value += weight * Math.log(f.value);
        double inverse = 1 / f.value;
        double scale = weight * inverse;
        int place = 0;
        for (int j = 0; j < first.length; j++) {
            double slope = scale * f.first[j];
            first[j] += slope;
            for (int i = 0; i <= j; i++) {
                second[place] += scale * f.second[place] - slope * (f.first[i] * inverse);
                place++;
            }
        }
    }

    /**
     * From the derivatives of ln f to those of ln(f + g); the value stays as it is. They are means, with weights that add up to
     * 1, and the second ones have the covariance of the gradients besides: both are updated (West 1979), so that nothing is formed
     * as a difference of large sums.
     *
     * @param share g/(f + g)
     * @param log ln g
     */
    public void join(double share, Derivatives log) {
        double across = share * (1 - share);
        int place = 0;
        for (int j = 0; j < first.length; j++) {
            double apart = across * (log.first[j] - first[j]);
            for (int i = 0; i <= j; i++) {
                second[place] += share * (log.second[place] - second[place]) + apart * (log.first[i] - first[i]);
                place++;
            }
        }
        for (int i = 0; i < first.length; i++) {
            first[i] += share * (log.first[i] - first[i]);
        }
    }

    /**
     * Adds what rows contribute, chunk by chunk and on as many threads as there are, in an order that depends on the rows alone.
     *
     * @param rows how many
     * @param part adds up the rows of a chunk
     */
    public void addChunks(int rows, Part part) {
        Derivatives[] parts = new Derivatives[Chunks.count(rows)];
        Chunks.forEach(rows, (chunk, from, to) -> {
            Derivatives sum = new Derivatives(first.length);
            part.add(from, to, sum);
            parts[chunk] = sum;
        });
        for (Derivatives sum : parts) {
            add(1, sum);
        }
    }

    /** What the rows of one chunk contribute. */
    @FunctionalInterface
    public interface Part {
        /**
         * Adds them up.
         *
         * @param from the first row
         * @param to the row after the last
         * @param sum 0 at first
         */
        void add(int from, int to, Derivatives sum);
    }

    /** Becomes the constant 0. */
    public void clear() {
        value = 0;
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
    }

    /**
     * Writes the gradient to where it is wanted.
     *
     * @param out k places from an offset on
     * @param offset the place of the first
     */
    public void copyGradient(double[] out, int offset) {
        System.arraycopy(first, 0, out, offset, first.length);
    }

    /**
     * Writes gradient and Hessian as {@link LogLikelihood#evaluate} gives them.
     *
     * @param gradient k places, or null
     * @param hessian k·k places, row by row, both triangles, or null
     * @return the value
     */
    public double unpack(double @Nullable [] gradient, double @Nullable [] hessian) {
        int k = first.length;
        if (gradient != null) {
            copyGradient(gradient, 0);
        }
        if (hessian != null) {
            for (int j = 0; j < k; j++) {
                for (int i = 0; i <= j; i++) {
                    hessian[i * k + j] = second[place(i, j)];
                    hessian[j * k + i] = second[place(i, j)];
                }
            }
        }
        return value;
    }
}
