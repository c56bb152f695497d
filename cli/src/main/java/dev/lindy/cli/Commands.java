package dev.lindy.cli;

import dev.lindy.cli.command.CompareCommand;
import dev.lindy.cli.command.FitCommand;
import dev.lindy.cli.command.PredictCommand;
import dev.lindy.cli.command.RunCommand;
import dev.lindy.cli.command.SelfCheckCommand;
import dev.lindy.cli.command.SimulateCommand;
import dev.lindy.cli.command.SummarizeCommand;
import dev.lindy.cli.command.ValidateCommand;
import java.util.List;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The commands by their names. To make one takes longer than many a call runs: so only what a call needs is made. */
final class Commands {

    /** These know nothing of each other. */
    private static final List<String> OWN =
            List.of("run", "summarize", "compare", "validate", "fit", "predict", "simulate", "selfcheck");

    static final List<String> NAMES = Stream.concat(OWN.stream(), Stream.of("generate-completion", "help"))
            .toList();

    private Commands() {}

    /** The one that is called, or all: for help, for completion, and for what is no command. */
    static List<String> neededBy(String... args) {
        String first = args.length == 0 ? "" : args[0];
        return OWN.contains(first) ? List.of(first) : NAMES;
    }

    static Object make(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            case "summarize" -> new SummarizeCommand();
            case "compare" -> new CompareCommand();
            case "validate" -> new ValidateCommand();
            case "fit" -> new FitCommand();
            case "predict" -> new PredictCommand();
            case "simulate" -> new SimulateCommand();
            case "selfcheck" -> new SelfCheckCommand();
            case "generate-completion" -> new AutoComplete.GenerateCompletion();
            case "help" -> new CommandLine.HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
