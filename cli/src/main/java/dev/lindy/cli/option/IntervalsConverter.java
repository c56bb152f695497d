package dev.lindy.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how intervals are to be made. */
final class IntervalsConverter implements ITypeConverter<IntervalsConverter.Method> {

    /** How intervals are made. */
    enum Method {
        /** By the slope of every answer in the parameters. */
        FAST,
        /** Not at all. */
        OFF
    }

    @Override
    public Method convert(String text) {
        return switch (text) {
            case "fast" -> Method.FAST;
            case "off" -> Method.OFF;
            default -> throw new TypeConversionException("\"" + text + "\" is none of fast, off");
        };
    }
}
