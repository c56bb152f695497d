package dev.lindy.core.base;

/** An exception whose message is for the person who owns the data, in the words of wherever it is shown. */
public interface Problem {

    /**
     * What is wrong, where, and what to do.
     *
     * @return {@link Throwable#getMessage()} says it in the words of Java
     */
    Message problem();
}
