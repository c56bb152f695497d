package dev.lindy.core.estimate;

import dev.lindy.core.optim.ParameterTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a family: names, domains, units, in the order of the paper.
 *
 * @param parameters one or more
 */
public record ParameterSpace(List<Parameter> parameters) {

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
     * @param unit such as {@code weeks}
     * @return a new space
     */
    public ParameterSpace withUnit(String name, String unit) {
        return new ParameterSpace(parameters.stream()
                .map(p -> p.name().equals(name) ? new Parameter(name, p.transform(), unit) : p)
                .toList());
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

    double[] toNatural(double[] u) {
        double[] theta = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            theta[i] = parameters.get(i).transform().toNatural(u[i]);
        }
        return theta;
    }

    double[] toUnconstrained(double[] theta) {
        double[] u = new double[theta.length];
        for (int i = 0; i < u.length; i++) {
            Parameter p = parameters.get(i);
            if (!p.transform().inDomain(theta[i])) {
                throw new IllegalArgumentException("parameter " + p.name() + " must lie between "
                        + p.transform().lower() + " and " + p.transform().upper() + ", but is " + theta[i]);
            }
            u[i] = p.transform().toUnconstrained(theta[i]);
        }
        return u;
    }
}
