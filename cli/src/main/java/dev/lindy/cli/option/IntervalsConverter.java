package dev.lindy.cli.option;

import dev.lindy.study.IntervalMethod;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how intervals are to be made. */
final class IntervalsConverter implements ITypeConverter<IntervalsConverter.Choice> {

    /**
     * What was chosen.
     *
     * @param method how; null for not at all
     */
    record Choice(@Nullable IntervalMethod method) {}

    @Override
    public Choice convert(String text) {
        return new Choice(
                switch (text) {
                    case "fast" -> IntervalMethod.FAST;
                    case "posterior" -> IntervalMethod.POSTERIOR;
                    case "bootstrap" -> IntervalMethod.BOOTSTRAP;
                    case "off" -> null;
                    default ->
                        throw new TypeConversionException(
                                "\"" + text + "\" is none of fast, posterior, bootstrap, off");
                });
    }
}
