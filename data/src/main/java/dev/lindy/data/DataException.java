package dev.lindy.data;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Problem;

/**
 * The data cannot be used as they are: the message says what was found, where, and what to do about it.
 *
 * <p>The message is written for the person who owns the data and may have several lines; it needs no stack trace.
 */
public class DataException extends RuntimeException implements Problem {
    private static final long serialVersionUID = 1;

    /** What is wrong, for whoever shows it. */
    private final Message problem;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, where, and what to do
     */
    public DataException(String message) {
        this(Message.of(message));
    }

    /**
     * Makes an exception.
     *
     * @param problem what is wrong, where, and what to do
     */
    public DataException(Message problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /**
     * Makes an exception with its cause.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what was caught
     */
    public DataException(String message, Throwable cause) {
        this(Message.of(message), cause);
    }

    /**
     * Makes an exception with its cause.
     *
     * @param problem what is wrong, where, and what to do
     * @param cause what was caught
     */
    public DataException(Message problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    @Override
    public Message problem() {
        return problem;
    }
}
