package dev.lindy.cli.option;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share as people write it: {@code 0.1}, {@code 0,1}, {@code 10%}. */
final class ShareConverter implements ITypeConverter<Double> {

    private static final Pattern COMMA = Pattern.compile("([0-9]*),([0-9]+)");

    @Override
    public Double convert(String text) {
        String plain = text.strip();
        boolean percent = plain.endsWith("%");
        if (percent) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        try {
            double value = Double.parseDouble(COMMA.matcher(plain).replaceFirst("$1.$2"));
            return percent ? value / 100 : value;
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + text + "\" is not a share such as 0.1 or 10%");
        }
    }
}
