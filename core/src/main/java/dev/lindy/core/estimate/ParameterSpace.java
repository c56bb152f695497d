package dev.lindy.core.estimate;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.ParameterTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a family: names, domains, units, in the order of the paper.
 *
 * @param parameters one or more
 */
public record ParameterSpace(List<Parameter> parameters) {

    /** The unit of a parameter that is a time, as long as no sample has said which. */
    public static final String TIME = "time";

    /** The unit of a parameter that is a rate, as long as no sample has said per what. */
    public static final String RATE = "per time";

    /** The smallest value of a parameter that must be above 0 with which can be computed, unless a family says another. */
    public static final double SMALLEST = 1e-30;

    /** The largest value of such a parameter. */
    public static final double LARGEST = 1e30;

    /** What a value may lose on the way to the unconstrained scale and back. */
    private static final double ROUNDING = 1e-9;

    /**
     * One parameter.
     *
     * @param name the paper's name
     * @param transform from its domain to the real line
     * @param unit such as {@code weeks}; empty for a pure number
     * @param lowest the smallest value with which can be computed
     * @param highest the largest value with which can be computed
     */
    public record Parameter(String name, ParameterTransform transform, String unit, double lowest, double highest) {

        /**
         * A parameter with which can be computed in the whole of its domain, or, where it must be above 0, from {@link #SMALLEST}
         * to {@link #LARGEST}.
         *
         * @param name the paper's name
         * @param transform from its domain to the real line
         * @param unit such as {@code weeks}; empty for a pure number
         */
        public Parameter(String name, ParameterTransform transform, String unit) {
            this(
                    name,
                    transform,
                    unit,
                    transform == ParameterTransform.LOG ? SMALLEST : transform.lower(),
                    transform == ParameterTransform.LOG ? LARGEST : transform.upper());
        }

        /**
         * Whether can be computed with a value.
         *
         * @param value any number
         * @return false for NaN, outside the domain and outside the range
         */
        public boolean admits(double value) {
            return transform.inDomain(value)
                    && value >= lowest - ROUNDING * Math.abs(lowest)
                    && value <= highest + ROUNDING * Math.abs(highest);
        }
    }

    /**
     * Copies the list.
     *
     * @param parameters one or more
     */
    public ParameterSpace {
        parameters = List.copyOf(parameters);
    }

    /**
     * Parameters that must be above 0 and have no unit.
     *
     * @param names their names
     * @return the space
     */
    public static ParameterSpace positive(String... names) {
        return new ParameterSpace(java.util.Arrays.stream(names)
                .map(name -> new Parameter(name, ParameterTransform.LOG, ""))
                .toList());
    }

    /**
     * The same parameters and one more, without a unit.
     *
     * @param name its name
     * @param transform from its domain to the real line
     * @return a new space, in which it is the last
     */
    public ParameterSpace and(String name, ParameterTransform transform) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, transform, ""));
        return new ParameterSpace(more);
    }

    /**
     * The same parameters, one of them with a unit.
     *
     * @param name which
     * @param unit such as {@code weeks} or {@link #TIME}
     * @return a new space
     */
    public ParameterSpace withUnit(String name, String unit) {
        return new ParameterSpace(parameters.stream()
                .map(p -> p.name().equals(name) ? new Parameter(name, p.transform(), unit, p.lowest(), p.highest()) : p)
                .toList());
    }

    /**
     * The same parameters, one of them with another range.
     *
     * @param name which
     * @param lowest the smallest value with which can be computed
     * @param highest the largest value with which can be computed
     * @return a new space
     */
    public ParameterSpace withRange(String name, double lowest, double highest) {
        return new ParameterSpace(parameters.stream()
                .map(p -> p.name().equals(name) ? new Parameter(name, p.transform(), p.unit(), lowest, highest) : p)
                .toList());
    }

    /**
     * The same parameters, with units for those that are times or rates.
     *
     * @param scale the unit of time
     * @return a new space without {@link #TIME} and {@link #RATE}
     */
    public ParameterSpace in(TimeScale scale) {
        ParameterSpace known = this;
        for (Parameter p : parameters) {
            known = switch (p.unit()) {
                case TIME -> known.withUnit(p.name(), scale.plural());
                case RATE -> known.withUnit(p.name(), "per " + scale.id());
                default -> known;
            };
        }
        return known;
    }

    /**
     * How many parameters there are.
     *
     * @return k
     */
    public int size() {
        return parameters.size();
    }

    /**
     * The names.
     *
     * @return in order
     */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /**
     * The place of a parameter.
     *
     * @param name its name
     * @return from 0
     * @throws IllegalArgumentException if there is no such parameter
     */
    public int index(String name) {
        int i = names().indexOf(name);
        if (i < 0) {
            throw new IllegalArgumentException(
                    "no parameter \"" + name + "\"; there are " + String.join(", ", names()));
        }
        return i;
    }

    /**
     * Whether can be computed with parameters.
     *
     * @param natural k natural parameters
     * @return true if each lies in its range
     */
    public boolean admits(double[] natural) {
        for (int i = 0; i < natural.length; i++) {
            if (!parameters.get(i).admits(natural[i])) {
                return false;
            }
        }
        return true;
    }

    /** The nearest parameters with which can be computed; those outside their domain stay as they are. */
    double[] nearest(double[] natural) {
        double[] near = natural.clone();
        for (int i = 0; i < near.length; i++) {
            Parameter p = parameters.get(i);
            if (p.transform().inDomain(near[i])) {
                near[i] = Math.max(p.lowest(), Math.min(p.highest(), near[i]));
            }
        }
        return near;
    }

    /**
     * The transform of a parameter.
     *
     * @param i from 0
     * @return from its domain to the real line
     */
    public ParameterTransform transform(int i) {
        return parameters.get(i).transform();
    }

    /**
     * From the unconstrained scale to the parameters' own.
     *
     * @param unconstrained k numbers
     * @return k natural parameters; those of very large numbers may be rounded to the edge of their domain
     */
    public double[] toNatural(double[] unconstrained) {
        double[] natural = new double[unconstrained.length];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = transform(i).toNatural(unconstrained[i]);
        }
        return natural;
    }

    /**
     * From the parameters' own scale to the unconstrained one.
     *
     * @param natural k natural parameters
     * @return k numbers
     * @throws IllegalArgumentException naming a parameter outside its domain
     */
    public double[] toUnconstrained(double[] natural) {
        double[] unconstrained = new double[natural.length];
        for (int i = 0; i < unconstrained.length; i++) {
            ParameterTransform transform = transform(i);
            if (!transform.inDomain(natural[i])) {
                throw new IllegalArgumentException(
                        "parameter " + parameters.get(i).name() + " must lie between " + transform.lower() + " and "
                                + transform.upper() + ", but is " + natural[i]);
            }
            unconstrained[i] = transform.toUnconstrained(natural[i]);
        }
        return unconstrained;
    }
}
