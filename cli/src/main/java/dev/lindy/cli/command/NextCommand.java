package dev.lindy.cli.command;

import dev.lindy.cli.option.CalibrationPeriods;
import dev.lindy.cli.option.OptionWording;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command that goes on from a comparison, with the options for reading that were given. */
final class NextCommand {

    /** Options that say nothing of how the file is read. */
    private static final Set<String> OF_COMPARISON = Set.of(
            "-o",
            "--models",
            "--model",
            "--origins",
            "--horizon",
            "--by",
            "--level",
            "--bootstrap",
            "--seed",
            "--choose-by",
            CalibrationPeriods.NAME,
            "--force",
            "--json",
            "--quiet",
            "--threads");

    private NextCommand() {}

    static String of(CommandSpec spec, String name, Path input) {
        StringBuilder command = new StringBuilder(name).append(' ').append(OptionWording.quoted(input.toString()));
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!OF_COMPARISON.contains(option.longestName())) {
                command.append(' ').append(option.longestName());
                if (option.arity().max() > 0) {
                    command.append(' ').append(OptionWording.quoted(String.join(",", option.originalStringValues())));
                }
            }
        }
        return command.toString();
    }
}
