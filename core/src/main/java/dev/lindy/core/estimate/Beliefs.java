package dev.lindy.core.estimate;

import dev.lindy.core.optim.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Independent opinions of as many quantities as there are parameters, as a prior: a proper density on the unconstrained scale,
 * the normal densities of the coordinates times the Jacobian of the coordinates by the parameters. Immutable.
 */
public final class Beliefs implements Prior {

    private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

    /** Where so much of an opinion's deviation is left, the data have hardly spoken. */
    private static final double HARDLY_NARROWED = 0.8;

    private final List<Belief> beliefs;

    /** ln |∂(coordinates)/∂(unconstrained parameters)|. */
    private final Objective logJacobian;

    private Beliefs(List<Belief> beliefs, Objective logJacobian) {
        this.beliefs = List.copyOf(beliefs);
        this.logJacobian = logJacobian;
    }

    /**
     * Of quantities whose coordinates have a Jacobian of 1 or −1 by the unconstrained parameters.
     *
     * @param beliefs one per parameter
     * @return the prior
     */
    public static Beliefs of(Belief... beliefs) {
        return of(Coordinates.constant(0), beliefs);
    }

    /**
     * Of any quantities.
     *
     * @param logJacobian the logarithm of the size of the determinant of the derivatives of the coordinates by the
     *     unconstrained parameters, with its own derivatives
     * @param beliefs one per parameter
     * @return the prior
     */
    public static Beliefs of(Objective logJacobian, Belief... beliefs) {
        return new Beliefs(List.of(beliefs), logJacobian);
    }

    /**
     * The opinions.
     *
     * @return one per quantity
     */
    public List<Belief> list() {
        return beliefs;
    }

    /**
     * Another opinion of one quantity.
     *
     * @param name the quantity
     * @param about its median
     * @param low the lower end of a range of 90 %
     * @param high the upper end
     * @return a new prior
     * @throws IllegalArgumentException if there is no such quantity, naming those there are, or the numbers do not fit it
     */
    public Beliefs with(String name, double about, double low, double high) {
        List<Belief> other = new ArrayList<>(beliefs);
        for (int i = 0; i < other.size(); i++) {
            if (other.get(i).quantity().name().equals(name)) {
                other.set(i, Belief.about(other.get(i).quantity(), about, low, high));
                return new Beliefs(other, logJacobian);
            }
        }
        throw new IllegalArgumentException("there is no quantity \"" + name + "\" to have an opinion of; there are "
                + beliefs.stream().map(b -> b.quantity().name()).collect(Collectors.joining(", ")));
    }

    /**
     * Where an opinion speaks rather than the data: the deviation of the quantity's coordinate, after the data are seen, is
     * above 0.8 of what it was before.
     *
     * @param after the estimates, with the opinions in their covariance
     * @return a note per quantity of which this is true
     */
    List<Diagnosis> speakingIn(Estimates after) {
        List<Diagnosis> notes = new ArrayList<>();
        for (Belief belief : beliefs) {
            double left = deviation(belief.quantity(), after);
            if (left > HARDLY_NARROWED * belief.deviation()) {
                notes.add(new Diagnosis(
                        "prior-speaks",
                        Diagnosis.Severity.NOTE,
                        "the data say little of " + belief.quantity().name() + " ("
                                + belief.quantity().meaning() + "): what is known of it is "
                                + (belief.given() ? "the prior that was given" : "the weak prior")
                                + ": " + belief + ".",
                        belief.given()
                                ? "be as sure of the result as of that prior."
                                : "give a prior of " + belief.quantity().name()
                                        + " if you know more, or observe longer."));
            }
        }
        return notes;
    }

    private static double deviation(PriorQuantity quantity, Estimates after) {
        double[] point = after.unconstrained();
        double[] slope = new double[point.length];
        quantity.coordinate().evaluate(point, slope, null);
        double[] covariance = after.unconstrainedCovariance();
        double variance = 0;
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < slope.length; j++) {
                if (slope[i] != 0 && slope[j] != 0) {
                    variance += slope[i] * slope[j] * covariance[i * slope.length + j];
                }
            }
        }
        return Math.sqrt(variance);
    }

    @Override
    public double evaluate(double[] u, double @Nullable [] gradient, double @Nullable [] hessian) {
        int k = u.length;
        double[] first = gradient == null ? null : new double[k];
        double[] second = hessian == null ? null : new double[k * k];
        Coordinates.fill(gradient);
        Coordinates.fill(hessian);
        double value = 0;
        for (Belief belief : beliefs) {
            double z = (belief.quantity().coordinate().evaluate(u, first, second) - belief.mean()) / belief.deviation();
            value -= z * z / 2 + Math.log(belief.deviation()) + HALF_LOG_TWO_PI;
            if (gradient != null && first != null) {
                for (int i = 0; i < k; i++) {
                    gradient[i] -= z / belief.deviation() * first[i];
                }
            }
            if (hessian != null && first != null && second != null) {
                double precision = 1 / (belief.deviation() * belief.deviation());
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        hessian[i * k + j] -=
                                precision * first[i] * first[j] + z / belief.deviation() * second[i * k + j];
                    }
                }
            }
        }
        value += logJacobian.evaluate(u, first, second);
        Coordinates.add(first, gradient);
        Coordinates.add(second, hessian);
        return value;
    }

    @Override
    public String description() {
        return beliefs.stream().map(Belief::toString).collect(Collectors.joining("; "));
    }
}
