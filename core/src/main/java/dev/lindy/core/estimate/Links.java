package dev.lindy.core.estimate;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.ParameterTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the parameters of a family depend on covariates: they are functions of coordinates u, and covariates z move some of these,
 * u + γ′z. A coordinate is the logarithm of a parameter; or two parameters a, b of a beta distribution are given by the log-odds
 * of its mean, ln a/b, and the logarithm of its precision a + b, of which covariates then move the mean alone.
 *
 * <p>A family says which; whoever fits and predicts with covariates needs to know no more of a model. Immutable.
 */
public final class Links {

    /** The parameters of the family itself. */
    private final ParameterSpace plain;

    private final ParameterSpace coordinates;

    /** By coordinate, the place of the other one of its pair, or −1. */
    private final int[] pair;

    private final List<Lever> levers;

    /**
     * What covariates move together.
     *
     * @param name in the names of coefficients
     * @param rate what of a customer is moved
     * @param sign 1 where a larger coordinate means more of the rate, −1 where it means less, as of a rate parameter
     * @param coordinates which are moved, from 0
     */
    public record Lever(String name, Rate rate, int sign, List<Integer> coordinates) {

        /**
         * Copies the list.
         *
         * @param name in the names of coefficients
         * @param rate what of a customer is moved
         * @param sign 1 or −1
         * @param coordinates which are moved, from 0
         */
        public Lever {
            coordinates = List.copyOf(coordinates);
        }
    }

    private Links(ParameterSpace plain, ParameterSpace coordinates, int[] pair, List<Lever> levers) {
        this.plain = plain;
        this.coordinates = coordinates;
        this.pair = pair;
        this.levers = List.copyOf(levers);
    }

    /**
     * Every coordinate is the logarithm of a parameter, and covariates move none.
     *
     * @param positive the parameters of the family, all above 0
     * @return links without levers
     */
    public static Links of(ParameterSpace positive) {
        int[] pair = new int[positive.size()];
        Arrays.fill(pair, -1);
        return new Links(positive, positive, pair, List.of());
    }

    /**
     * Two parameters of a beta distribution by mean and precision.
     *
     * @param a the first
     * @param b the second
     * @param mean what a/(a + b) is called
     * @param precision what a + b is called
     * @return new links
     */
    public Links meanPrecision(String a, String b, String mean, String precision) {
        int i = plain.index(a);
        int j = plain.index(b);
        List<ParameterSpace.Parameter> all = new ArrayList<>(coordinates.parameters());
        all.set(i, new ParameterSpace.Parameter(mean, ParameterTransform.LOGIT, ""));
        all.set(j, new ParameterSpace.Parameter(precision, ParameterTransform.LOG, ""));
        int[] other = pair.clone();
        other[i] = j;
        other[j] = i;
        return new Links(plain, new ParameterSpace(all), other, levers);
    }

    /**
     * Covariates move a rate through one coordinate, a larger one meaning more of it.
     *
     * @param rate what
     * @param coordinate its name
     * @return new links
     */
    public Links raising(Rate rate, String coordinate) {
        return with(new Lever(rate.id(), rate, 1, List.of(coordinates.index(coordinate))));
    }

    /**
     * Covariates move a rate through one coordinate, a larger one meaning less of it.
     *
     * @param rate what
     * @param coordinate its name
     * @return new links
     */
    public Links lowering(Rate rate, String coordinate) {
        return with(new Lever(rate.id(), rate, -1, List.of(coordinates.index(coordinate))));
    }

    /**
     * Covariates move some coordinates by the same.
     *
     * @param name in the names of coefficients
     * @param rate what of a customer this is part of
     * @param moved the coordinates
     * @return new links
     */
    public Links moving(String name, Rate rate, String... moved) {
        return with(new Lever(
                name, rate, 1, Arrays.stream(moved).map(coordinates::index).toList()));
    }

    /**
     * The same, with units for coordinates that are times or rates.
     *
     * @param scale the unit of time
     * @return new links
     */
    public Links in(TimeScale scale) {
        return new Links(plain, coordinates.in(scale), pair, levers);
    }

    private Links with(Lever lever) {
        List<Lever> more = new ArrayList<>(levers);
        more.add(lever);
        return new Links(plain, coordinates, pair, more);
    }

    /**
     * What covariates move.
     *
     * @return empty if nothing
     */
    public List<Lever> levers() {
        return levers;
    }

    /**
     * The coordinates as parameters: that of the unconstrained scale is the coordinate.
     *
     * @return as many as the family has parameters, in their order
     */
    public ParameterSpace coordinates() {
        return coordinates;
    }

    /**
     * The parameters of the family.
     *
     * @return names and domains
     */
    public ParameterSpace parameters() {
        return plain;
    }

    /**
     * From coordinates to the family's parameters.
     *
     * @param u coordinates
     * @param natural where to write them
     * @return whether can be computed with them
     */
    public boolean toNatural(double[] u, double[] natural) {
        for (int i = 0; i < pair.length; i++) {
            int j = pair[i];
            if (j < 0) {
                natural[i] = Math.exp(u[i]);
            } else if (isMean(i)) {
                double precision = Math.exp(u[j]);
                natural[i] = precision / (1 + Math.exp(-u[i]));
                natural[j] = precision / (1 + Math.exp(u[i]));
            }
        }
        return plain.admits(natural);
    }

    /**
     * From the family's parameters to coordinates.
     *
     * @param natural inside their domains
     * @return coordinates
     */
    public double[] toCoordinates(double[] natural) {
        double[] u = new double[natural.length];
        for (int i = 0; i < u.length; i++) {
            int j = pair[i];
            if (j < 0) {
                u[i] = Math.log(natural[i]);
            } else if (isMean(i)) {
                u[i] = Math.log(natural[i] / natural[j]);
                u[j] = Math.log(natural[i] + natural[j]);
            }
        }
        return u;
    }

    private boolean isMean(int i) {
        return coordinates.transform(i) == ParameterTransform.LOGIT;
    }

    /**
     * From derivatives by the family's parameters to those by coordinates, in place.
     *
     * @param natural the parameters, k of them
     * @param gradient k derivatives
     * @param hessian k·k second derivatives, row by row; empty if they are not wanted
     */
    public void chain(double[] natural, double[] gradient, double[] hessian) {
        int k = natural.length;
        for (int i = 0; i < k; i++) {
            int j = pair[i];
            if (j < 0) {
                chainLogarithm(i, natural[i], gradient, hessian, k);
            } else if (isMean(i)) {
                chainPair(i, j, natural[i], natural[j], gradient, hessian, k);
            }
        }
    }

    private static void chainLogarithm(int i, double natural, double[] gradient, double[] hessian, int k) {
        gradient[i] *= natural;
        if (hessian.length > 0) {
            for (int m = 0; m < k; m++) {
                hessian[i * k + m] *= natural;
                hessian[m * k + i] *= natural;
            }
            hessian[i * k + i] += gradient[i];
        }
    }

    /**
     * a = φκ, b = (1 − φ)κ with w = ∂a/∂η = κφ(1 − φ) = −∂b/∂η; by ln κ both are their own derivatives.
     */
    private static void chainPair(int i, int j, double a, double b, double[] gradient, double[] hessian, int k) {
        double w = a * (b / (a + b));
        double ofMean = w * (gradient[i] - gradient[j]);
        double ofPrecision = a * gradient[i] + b * gradient[j];
        gradient[i] = ofMean;
        gradient[j] = ofPrecision;
        if (hessian.length == 0) {
            return;
        }
        for (int m = 0; m < k; m++) {
            double byA = hessian[m * k + i];
            double byB = hessian[m * k + j];
            hessian[m * k + i] = w * (byA - byB);
            hessian[m * k + j] = a * byA + b * byB;
        }
        for (int m = 0; m < k; m++) {
            double byA = hessian[i * k + m];
            double byB = hessian[j * k + m];
            hessian[i * k + m] = w * (byA - byB);
            hessian[j * k + m] = a * byA + b * byB;
        }
        hessian[i * k + i] += ofMean * ((b - a) / (a + b));
        hessian[i * k + j] += ofMean;
        hessian[j * k + i] += ofMean;
        hessian[j * k + j] += ofPrecision;
    }
}
