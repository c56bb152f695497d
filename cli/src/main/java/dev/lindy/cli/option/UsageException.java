package dev.lindy.cli.option;

/** A command that cannot be carried out as it was given; the message says why and what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
