package dev.lindy.core.base;

import java.io.Serializable;

/**
 * A remedy with the value that it should have.
 *
 * @param remedy what to set
 * @param value to what, in plain words, such as {@code week}
 * @param code to what, in Java, such as {@code TimeScale.WEEK}
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone does not know that a type may be left out of the serialized forms.
public record Suggestion(Remedy remedy, String value, String code) implements Serializable {}
