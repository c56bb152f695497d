package dev.lindy.models.value;

/** The value that was asked for does not exist: it would be infinite. The message says why and what to do. */
public final class UndefinedValueException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /** Why there is no value. */
    public enum Reason {
        /** Nothing is discounted, no horizon is set, and the expected number of future purchases has no bound. */
        ENDLESS_PURCHASES,
        /** The expected value of a purchase is infinite. */
        INFINITE_MEAN_SPEND
    }

    /** Why there is no value. */
    private final Reason reason;

    /**
     * Makes the exception.
     *
     * @param reason the name of the reason
     * @param message what it means and what to do
     */
    public UndefinedValueException(Reason reason, String message) {
        super(message);
        this.reason = reason;
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
