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

    /**
     * One parameter.
     *
     * @param name the paper's name
     * @param transform from its domain to the real line
     * @param unit such as {@code weeks}; empty for a pure number
     */
    public record Parameter(String name, ParameterTransform transform, String unit) {}

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
                .map(p -> p.name().equals(name) ? new Parameter(name, p.transform(), unit) : p)
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

    ParameterTransform transform(int i) {
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
