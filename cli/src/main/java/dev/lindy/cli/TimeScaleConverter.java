package dev.lindy.cli;

import dev.lindy.core.base.TimeScale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --unit}. */
final class TimeScaleConverter implements ITypeConverter<TimeScale> {

    @Override
    public TimeScale convert(String text) {
        try {
            return TimeScale.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
