package dev.lindy.core.covariate;

import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.Links.Lever;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.ParameterSpace.Parameter;
import dev.lindy.core.optim.ParameterTransform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a model with covariates: the coordinates of a customer whose numbers are all 0, then for every lever a
 * coefficient per number that moves it. Immutable.
 */
public final class Coefficients {

    /** A coefficient of a standardised number that is larger makes a factor of 3,000: the data do not bound it. */
    private static final double LARGEST = 8;

    /** A coefficient that is so unsure is not bounded either: its 90 % interval covers a factor of 700. */
    private static final double UNSURE = 4;

    private final Links links;
    private final ParameterSpace space;
    private final List<Moved> moved;
    private final int k;

    /** A lever, the first place of its coefficients, and which numbers they belong to. */
    private static final class Moved {
        private final Lever lever;
        private final int first;
        private final int[] numbers;

        Moved(Lever lever, int first, int[] numbers) {
            this.lever = lever;
            this.first = first;
            this.numbers = numbers;
        }
    }

    private Coefficients(Links links, ParameterSpace space, List<Moved> moved) {
        this.links = links;
        this.space = space;
        this.moved = moved;
        k = links.parameters().size();
    }

    /**
     * For links and a design.
     *
     * @param links of the family, in the unit of the sample
     * @param design which numbers move what
     * @return the coefficients
     * @throws IllegalArgumentException if no lever is moved
     */
    public static Coefficients of(Links links, Design design) {
        List<Parameter> parameters = new ArrayList<>(links.coordinates().parameters());
        List<Moved> moved = new ArrayList<>();
        for (Lever lever : links.levers()) {
            int[] numbers = design.numbers(lever.rate());
            if (numbers.length > 0) {
                moved.add(new Moved(lever, parameters.size(), numbers));
            }
            for (int number : numbers) {
                parameters.add(new Parameter(
                        lever.name() + ":" + design.names().get(number), ParameterTransform.IDENTITY, ""));
            }
        }
        if (moved.isEmpty()) {
            throw new IllegalArgumentException("the covariates move nothing that this model has");
        }
        return new Coefficients(links, new ParameterSpace(parameters), List.copyOf(moved));
    }

    /**
     * The links.
     *
     * @return of the family
     */
    public Links links() {
        return links;
    }

    /**
     * The parameters.
     *
     * @return coordinates, then coefficients
     */
    public ParameterSpace space() {
        return space;
    }

    /**
     * The coordinates of customers.
     *
     * @param all unconstrained parameters
     * @param z their numbers
     * @return coordinates u + γ′z
     */
    public double[] coordinates(double[] all, double[] z) {
        double[] u = new double[k];
        System.arraycopy(all, 0, u, 0, k);
        for (Moved m : moved) {
            double effect = 0;
            for (int i = 0; i < m.numbers.length; i++) {
                effect += all[m.first + i] * z[m.numbers[i]];
            }
            for (int c : m.lever.coordinates()) {
                u[c] += m.lever.sign() * effect;
            }
        }
        return u;
    }

    /**
     * What a difference of numbers makes, as a sum of coefficients.
     *
     * @param lever through what
     * @param difference one per number of the design
     * @return one weight per parameter, of which only those of coefficients are not 0
     */
    public double[] contrast(Lever lever, double[] difference) {
        double[] weights = new double[space.size()];
        for (Moved m : moved) {
            if (m.lever.equals(lever)) {
                for (int i = 0; i < m.numbers.length; i++) {
                    weights[m.first + i] = difference[m.numbers[i]];
                }
            }
        }
        return weights;
    }

    /**
     * Which coefficients the data do not bound: there is no end to them, or they are hardly known at all.
     *
     * @param estimates of these parameters
     * @return names, in order
     */
    public List<String> unbounded(Estimates estimates) {
        double[] point = estimates.unconstrained();
        double[] covariance = estimates.unconstrainedCovariance();
        int size = space.size();
        List<String> open = new ArrayList<>();
        for (int i = k; i < size; i++) {
            if (Math.abs(point[i]) > LARGEST || !(Math.sqrt(covariance[i * size + i]) < UNSURE)) {
                open.add(space.names().get(i));
            }
        }
        return open;
    }

    /** Adds M′g. */
    void spread(double[] z, double[] plain, double[] out, int offset) {
        for (int i = 0; i < k; i++) {
            out[offset + i] += plain[i];
        }
        for (Moved m : moved) {
            double slope = 0;
            for (int c : m.lever.coordinates()) {
                slope += plain[c];
            }
            slope *= m.lever.sign();
            for (int i = 0; i < m.numbers.length; i++) {
                out[offset + m.first + i] += slope * z[m.numbers[i]];
            }
        }
    }

    /** Adds M′HM. */
    void spread(double[] z, double[] plain, double[] out) {
        int size = space.size();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                out[i * size + j] += plain[i * k + j];
            }
        }
        for (Moved m : moved) {
            for (int i = 0; i < k; i++) {
                double bend = 0;
                for (int c : m.lever.coordinates()) {
                    bend += plain[i * k + c];
                }
                bend *= m.lever.sign();
                for (int a = 0; a < m.numbers.length; a++) {
                    double term = bend * z[m.numbers[a]];
                    out[i * size + m.first + a] += term;
                    out[(m.first + a) * size + i] += term;
                }
            }
            for (Moved n : moved) {
                double bend = 0;
                for (int c : m.lever.coordinates()) {
                    for (int d : n.lever.coordinates()) {
                        bend += plain[c * k + d];
                    }
                }
                bend *= m.lever.sign() * n.lever.sign();
                for (int a = 0; a < m.numbers.length; a++) {
                    for (int b = 0; b < n.numbers.length; b++) {
                        out[(m.first + a) * size + n.first + b] += bend * z[m.numbers[a]] * z[n.numbers[b]];
                    }
                }
            }
        }
    }

    /** From derivatives by unconstrained parameters to those by natural ones, in place. */
    void toNatural(double[] all, double[] gradient, double @Nullable [] hessian) {
        int size = space.size();
        for (int i = 0; i < size; i++) {
            ParameterTransform transform = space.transform(i);
            double slope = transform.first(all[i]);
            gradient[i] /= slope;
            if (hessian != null) {
                hessian[i * size + i] -= gradient[i] * transform.second(all[i]);
                for (int j = 0; j < size; j++) {
                    hessian[i * size + j] /= slope;
                    hessian[j * size + i] /= slope;
                }
            }
        }
    }
}
