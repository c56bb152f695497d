package dev.lindy.models.value;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Problem;

/** The value that was asked for does not exist: it would be infinite, or beyond the largest double. The message says why and what to do. */
public final class UndefinedValueException extends ArithmeticException implements Problem {

    private static final long serialVersionUID = 1;

    /** Why there is no value. */
    public enum Reason {
        /** Nothing is discounted, no horizon is set, and the expected number of future purchases has no bound. */
        ENDLESS_PURCHASES,
        /** The expected value of a purchase is infinite. */
        INFINITE_MEAN_SPEND,
        /** A value, or the sum of all, is beyond the largest double, or is no number at all. */
        TOO_LARGE
    }

    /** Why there is no value. */
    private final Reason reason;

    /** What is wrong, for whoever shows it. */
    private final Message problem;

    /**
     * Makes the exception.
     *
     * @param reason the name of the reason
     * @param problem what it means and what to do
     */
    public UndefinedValueException(Reason reason, Message problem) {
        super(problem.toString());
        this.reason = reason;
        this.problem = problem;
    }

    @Override
    public Message problem() {
        return problem;
    }

    /**
     * Why there is no value.
     *
     * @return the name of the reason
     */
    public Reason reason() {
        return reason;
    }
}
