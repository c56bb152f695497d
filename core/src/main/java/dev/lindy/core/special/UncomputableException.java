package dev.lindy.core.special;

/**
 * A value was asked for that would cost more than its stated bound, or more digits than a double has. Every sum, integral and
 * search has such a bound, so that each call ends; the message says which one was reached, and with which arguments.
 */
public final class UncomputableException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /**
     * Names what cannot be computed.
     *
     * @param message what, with which arguments, and the bound
     */
    public UncomputableException(String message) {
        super(message);
    }
}
