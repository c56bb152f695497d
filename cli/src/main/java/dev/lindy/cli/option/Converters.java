package dev.lindy.cli.option;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.recognise.RowRules;
import dev.lindy.models.simulation.OrderTimes;
import dev.lindy.study.ChooseBy;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; a value that cannot be read is answered with one that can. */
public final class Converters {

    private Converters() {}

    /** Makes a command line use them. */
    public static CommandLine addTo(CommandLine line) {
        ITypeConverter<Integer> whole = text -> read(text, "a whole number", Integer::valueOf);
        ITypeConverter<Long> wide = text -> read(text, "a whole number", Long::valueOf);
        ITypeConverter<Double> number = text -> read(text, "a number with a decimal point", Double::valueOf);
        choices(line, Preparation.Refunds.class);
        choices(line, Preparation.Duplicates.class);
        choices(line, Preparation.Zeros.class);
        choices(line, Preparation.Spend.class);
        choices(line, ObservationPeriod.Resolution.class);
        choices(line, OrderTimes.class);
        choices(line, ChooseBy.class);
        choices(line, RowRules.IdRule.class);
        return line.registerConverter(TimeScale.class, Converters::timeScale)
                .registerConverter(LocalDate.class, text -> read(text, "a date such as 2024-01-31", LocalDate::parse))
                .registerConverter(ZoneId.class, text -> read(text, "a time zone such as Europe/Amsterdam", ZoneId::of))
                .registerConverter(
                        Charset.class, text -> read(text, "an encoding such as windows-1252", Charset::forName))
                .registerConverter(int.class, whole)
                .registerConverter(Integer.class, whole)
                .registerConverter(long.class, wide)
                .registerConverter(Long.class, wide)
                .registerConverter(double.class, number)
                .registerConverter(Double.class, number);
    }

    private static <E extends Enum<E>> void choices(CommandLine line, Class<E> type) {
        line.registerConverter(type, text -> choice(type, text));
    }

    /** A constant by its name as options and files spell it. */
    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equalsIgnoreCase(text)) {
                return constant;
            }
            names.add(name(constant));
        }
        throw new TypeConversionException("\"" + text + "\" is none of " + String.join(", ", names));
    }

    /** How options and files spell a constant. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static TimeScale timeScale(String text) {
        try {
            return TimeScale.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private interface Reading<T> {
        T of(String text);
    }

    private static <T> T read(String text, String wanted, Reading<T> reading) {
        try {
            return reading.of(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new TypeConversionException("\"" + text + "\" is not " + wanted);
        }
    }
}
