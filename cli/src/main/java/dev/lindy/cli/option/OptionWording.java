package dev.lindy.cli.option;

import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Suggestion;
import dev.lindy.core.base.Wording;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Remedies as options of the command line. */
public final class OptionWording implements Wording {

    /** The one there is. */
    public static final Wording OPTIONS = new OptionWording();

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./,:+@=%-]+");

    private OptionWording() {}

    @Override
    public String name(Remedy remedy) {
        return switch (remedy) {
            case HEADER -> "--no-header";
            case PERIOD -> "--unit";
            case OBSERVED_TO -> "--until";
            default -> "--" + remedy.id();
        };
    }

    @Override
    public String suggestions(List<Suggestion> together) {
        return together.stream()
                .map(one -> name(one.remedy()) + (one.remedy() == Remedy.HEADER ? "" : " " + quoted(one.value())))
                .collect(Collectors.joining(" "));
    }

    /** An argument as it can be typed: in quotation marks where a shell would take it apart or change it. */
    public static String quoted(String argument) {
        return PLAIN.matcher(argument).matches()
                ? argument
                : "\"" + argument.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"";
    }
}
