package dev.lindy.models.kernel;

import dev.lindy.core.estimate.ParameterSpace;

/** The check that a model's parameters may be what they are. */
public final class Parameters {

    private Parameters() {}

    /**
     * Refuses parameters that are not finite and above 0, all at once.
     *
     * @param model the model's name in print
     * @param space the parameters
     * @param values one per parameter
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public static void requirePositive(String model, ParameterSpace space, double... values) {
        StringBuilder wrong = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0) || Double.isInfinite(values[i])) {
                wrong.append(wrong.length() == 0 ? "" : ", ")
                        .append(space.names().get(i))
                        .append(" is ")
                        .append(values[i]);
            }
        }
        if (wrong.length() > 0) {
            throw new IllegalArgumentException(model + " parameters must be finite and above 0, but " + wrong);
        }
    }
}
