package dev.lindy.core.estimate;

/**
 * Something about a fit that its user should know, by name.
 *
 * @param name such as {@code flat-ridge}
 * @param severity how much it matters
 * @param meaning what it says about the numbers
 * @param remedy what can be done
 */
public record Diagnosis(String name, Severity severity, String meaning, String remedy) {

    /** How much it matters. */
    public enum Severity {
        /** Worth knowing. */
        NOTE,
        /** Some numbers of the fit should not be used as they are. */
        WARNING,
        /** There is no usable maximum. */
        FATAL
    }

    @Override
    public String toString() {
        return (severity == Severity.NOTE ? "note: " : severity == Severity.WARNING ? "warning: " : "no usable fit: ")
                + meaning + "\n      What you can do: " + remedy;
    }
}
