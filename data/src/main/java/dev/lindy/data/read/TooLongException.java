package dev.lindy.data.read;

import java.io.IOException;

/** A line or a table with more in it than any table of people has; the message says what of. */
final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    TooLongException(String message) {
        super(message);
    }
}
