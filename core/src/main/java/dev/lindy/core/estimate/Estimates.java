package dev.lindy.core.estimate;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Tabular;
import dev.lindy.core.optim.Eigen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.InverseErf;
import org.jspecify.annotations.Nullable;

/**
 * Parameter estimates with their uncertainty, whatever method they come from: a point and its covariance on the unconstrained
 * scale, where a normal distribution describes both best.
 *
 * <p>Standard errors and the covariance of the natural parameters follow to first order; intervals are formed on the
 * unconstrained scale and mapped back, so they never leave a parameter's domain. A parameter that the data do not determine
 * has infinite variance.
 *
 * <p>Immutable; arrays are copied on the way in and out.
 */
public sealed class Estimates implements Tabular permits Maximum {

    /** Beyond this standard error on the unconstrained scale, a 95 % interval spans a factor of e<sup>±8</sup>. */
    private static final double UNDETERMINED = 4;

    private final ParameterSpace space;
    private final double[] point;
    private final double[] covariance;
    private final @Nullable List<double[]> known;

    Estimates(ParameterSpace space, double[] point, double[] covariance) {
        this(space, point, covariance, null);
    }

    private Estimates(ParameterSpace space, double[] point, double[] covariance, @Nullable List<double[]> known) {
        int k = space.size();
        if (point.length != k || covariance.length != k * k) {
            throw new IllegalArgumentException(k + " parameters have a point of " + k + " and a covariance of " + k * k
                    + " numbers, but these are " + point.length + " and " + covariance.length);
        }
        this.space = space;
        this.point = point.clone();
        this.covariance = covariance.clone();
        this.known = known == null ? null : known.stream().map(double[]::clone).toList();
    }

    /**
     * Estimates by any method.
     *
     * @param space the k parameters
     * @param point k numbers on the unconstrained scale
     * @param covariance k·k numbers on that scale, symmetric, row by row; +∞ on the diagonal and NaN beside it where the data
     *     determine nothing
     * @return the estimates
     * @throws IllegalArgumentException if an array has another length
     */
    public static Estimates of(ParameterSpace space, double[] point, double[] covariance) {
        return new Estimates(space, point, covariance);
    }

    /**
     * Estimates of which some directions are not determined, with the axes of those that are.
     *
     * @param space the k parameters
     * @param point k numbers on the unconstrained scale
     * @param covariance k·k numbers on that scale, as for {@link #of(ParameterSpace, double[], double[])}
     * @param axes what {@link #axes()} is to say, at most k of k numbers each
     * @return the estimates
     * @throws IllegalArgumentException if an array has another length
     */
    public static Estimates of(ParameterSpace space, double[] point, double[] covariance, List<double[]> axes) {
        if (axes.size() > point.length || axes.stream().anyMatch(axis -> axis.length != point.length)) {
            throw new IllegalArgumentException(
                    point.length + " parameters have at most as many axes of as many numbers each");
        }
        return new Estimates(space, point, covariance, axes);
    }

    /**
     * The parameters.
     *
     * @return names, domains and units
     */
    public ParameterSpace space() {
        return space;
    }

    /**
     * The parameters' names.
     *
     * @return in the paper's order
     */
    public List<String> names() {
        return space.names();
    }

    /**
     * The estimates on the unconstrained scale.
     *
     * @return k numbers
     */
    public double[] unconstrained() {
        return point.clone();
    }

    /**
     * Their covariance on the unconstrained scale.
     *
     * @return k·k numbers, symmetric, row by row; +∞ on the diagonal and NaN beside it where the data determine nothing
     */
    public double[] unconstrainedCovariance() {
        return covariance.clone();
    }

    /**
     * The estimates.
     *
     * @return k natural parameters
     */
    public double[] values() {
        return space.toNatural(point);
    }

    /**
     * One estimate.
     *
     * @param name the parameter
     * @return its natural value
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double value(String name) {
        int i = space.index(name);
        return space.transform(i).toNatural(point[i]);
    }

    /**
     * The covariance of the natural parameters, to first order.
     *
     * @return k·k numbers, symmetric, row by row; +∞ on the diagonal and NaN beside it where the data determine nothing
     */
    public double[] covariance() {
        int k = point.length;
        double[] natural = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                natural[i * k + j] = covariance(i, j);
                natural[j * k + i] = natural[i * k + j];
            }
        }
        return natural;
    }

    private double covariance(int i, int j) {
        int k = point.length;
        if (Double.isInfinite(covariance[i * k + i]) || Double.isInfinite(covariance[j * k + j])) {
            return i == j ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return covariance[i * k + j]
                * space.transform(i).first(point[i])
                * space.transform(j).first(point[j]);
    }

    /**
     * A standard error of a natural parameter, to first order.
     *
     * @param name the parameter
     * @return at least 0; +∞ where the data determine nothing
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double standardError(String name) {
        int i = space.index(name);
        return Math.sqrt(covariance(i, i));
    }

    /**
     * An interval, normal on the unconstrained scale.
     *
     * @param name the parameter
     * @param level such as 0.95
     * @return two numbers inside the parameter's domain or at its ends
     * @throws IllegalArgumentException if there is no such parameter or the level is not between 0 and 1
     */
    public double[] interval(String name, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1, but is " + level);
        }
        int i = space.index(name);
        double reach = Math.sqrt(2) * InverseErf.value(level) * spread(i);
        var transform = space.transform(i);
        return new double[] {transform.toNatural(point[i] - reach), transform.toNatural(point[i] + reach)};
    }

    /**
     * Whether the data say anything useful about this parameter on its own.
     *
     * @param name the parameter
     * @return false when a 95 % interval spans many powers of ten
     * @throws IllegalArgumentException if there is no such parameter
     */
    public boolean determined(String name) {
        return spread(space.index(name)) < UNDETERMINED;
    }

    /**
     * The covariance on the unconstrained scale as its principal axes: it is the sum of a·aᵀ over them. Along an axis one
     * standard deviation leads from the point to the point plus the axis.
     *
     * @return at most k axes of k numbers each; empty where a variance is infinite and nothing more is known than that
     */
    public List<double[]> axes() {
        if (known != null) {
            return known.stream().map(double[]::clone).toList();
        }
        if (!Arrays.stream(covariance).allMatch(Double::isFinite)) {
            return List.of();
        }
        Eigen parts = Eigen.ofSymmetric(covariance);
        List<double[]> axes = new ArrayList<>();
        for (int e = 0; e < parts.size(); e++) {
            if (parts.value(e) > 0) {
                axes.add(scaled(parts.vector(e), Math.sqrt(parts.value(e))));
            }
        }
        return axes;
    }

    /** A vector times a number. */
    static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(v -> factor * v).toArray();
    }

    private double spread(int i) {
        return Math.sqrt(covariance[i * point.length + i]);
    }

    /**
     * The estimates in columns {@code parameter, estimate, std_error, lower_95, upper_95}.
     *
     * @return one row per parameter
     */
    @Override
    public Columns columns() {
        String[] names = names().toArray(new String[0]);
        double[] errors = new double[names.length];
        double[] lower = new double[names.length];
        double[] upper = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            double[] interval = interval(names[i], 0.95);
            errors[i] = standardError(names[i]);
            lower[i] = interval[0];
            upper[i] = interval[1];
        }
        return Columns.builder()
                .texts("parameter", names)
                .doubles("estimate", values())
                .doubles("std_error", errors)
                .doubles("lower_95", lower)
                .doubles("upper_95", upper)
                .build();
    }
}
