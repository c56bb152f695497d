package dev.lindy.data;

/**
 * The data cannot be used as they are: the message says what was found, where, and what to do about it.
 *
 * <p>The message is written for the person who owns the data and may have several lines; it needs no stack trace.
 */
public class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, where, and what to do
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Makes an exception with its cause.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what was caught
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
