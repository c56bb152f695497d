package dev.lindy.core.estimate;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Wording;
import java.util.Locale;

/**
 * Something about a fit that its user should know, by name.
 *
 * @param name such as {@code flat-ridge}
 * @param severity how much it matters
 * @param meaning what it says about the numbers
 * @param remedy what can be done
 */
public record Diagnosis(String name, Severity severity, String meaning, Message remedy) {

    /**
     * A diagnosis whose remedy is plain text.
     *
     * @param name such as {@code flat-ridge}
     * @param severity how much it matters
     * @param meaning what it says about the numbers
     * @param remedy what can be done
     */
    public Diagnosis(String name, Severity severity, String meaning, String remedy) {
        this(name, severity, meaning, Message.of(remedy));
    }

    /** How much it matters. */
    public enum Severity {
        /** Worth knowing. */
        NOTE,
        /** Some numbers of the fit should not be used as they are. */
        WARNING,
        /** There is no usable maximum. */
        FATAL
    }

    /**
     * That parameters can hardly be told apart, without knowing what this means for the model.
     *
     * @param maximum with a {@linkplain Maximum#ridge() ridge}
     * @return a warning
     */
    public static Diagnosis illConditioned(Maximum maximum) {
        double condition = maximum.conditionNumber();
        return new Diagnosis(
                "ill-conditioned",
                Severity.WARNING,
                "the data hardly separate the parameters (condition number "
                        + (Double.isInfinite(condition) ? "infinite" : String.format(Locale.ROOT, "%.1e", condition))
                        + "): their standard errors are large and depend on each other.",
                "use predictions rather than single parameters, or observe longer.");
    }

    /**
     * The diagnosis in two lines.
     *
     * @param words what remedies are called
     * @return severity and meaning, then what can be done
     */
    public String text(Wording words) {
        return (severity == Severity.NOTE ? "note: " : severity == Severity.WARNING ? "warning: " : "no usable fit: ")
                + meaning + "\n      What you can do: " + remedy.in(words);
    }

    @Override
    public String toString() {
        return text(Wording.JAVA);
    }
}
