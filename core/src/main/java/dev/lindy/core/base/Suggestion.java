package dev.lindy.core.base;

/**
 * A remedy with the value that it should have.
 *
 * @param remedy what to set
 * @param value to what, in plain words, such as {@code week}
 * @param code to what, in Java, such as {@code TimeScale.WEEK}
 */
public record Suggestion(Remedy remedy, String value, String code) {}
