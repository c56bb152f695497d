package dev.lindy.models.kernel;

import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.ParameterSpace.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The check that a model's parameters may be what they are. */
public final class Parameters {

    private Parameters() {}

    /**
     * Refuses parameters that are not finite and above 0, and those with which cannot be computed, all at once.
     *
     * @param model the model's name in print
     * @param space the parameters
     * @param values one per parameter
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0, or else every one outside its range
     */
    public static void requireInRange(String model, ParameterSpace space, double... values) {
        List<String> wrong = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Parameter p = space.parameters().get(i);
            String is = p.name() + " is " + values[i];
            if (!p.transform().inDomain(values[i])) {
                wrong.add(is);
            } else if (!p.admits(values[i])) {
                outside.add(is + ", outside " + p.lowest() + " to " + p.highest());
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    model + " parameters must be finite and above 0, but " + String.join(", ", wrong));
        }
        if (!outside.isEmpty()) {
            throw new IllegalArgumentException(
                    model + " cannot be computed with these parameters: " + String.join("; ", outside));
        }
    }
}
