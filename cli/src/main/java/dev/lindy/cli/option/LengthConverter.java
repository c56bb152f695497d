package dev.lindy.cli.option;

import dev.lindy.core.base.Length;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as people write it: {@code 3y}, {@code 52w}, {@code 90}. */
final class LengthConverter implements ITypeConverter<Length> {

    @Override
    public Length convert(String text) {
        try {
            return Length.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
