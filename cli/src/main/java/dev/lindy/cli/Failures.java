package dev.lindy.cli;

import dev.lindy.cli.command.ExitCode;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.text.OutputException;
import dev.lindy.core.base.Problem;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.data.DataException;
import dev.lindy.models.io.ModelFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From what went wrong to one clear message and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (failure instanceof Problem told) {
            err.println(told.problem().in(OptionWording.OPTIONS));
            return failure instanceof DataException ? ExitCode.DATA : ExitCode.USAGE;
        }
        if (failure instanceof ModelFileException) {
            err.println(failure.getMessage());
            return ExitCode.DATA;
        }
        if (failure instanceof UncomputableException) {
            err.println("cannot be computed: " + failure.getMessage());
            return ExitCode.DATA;
        }
        if (failure instanceof UsageException) {
            err.println(failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof OutputException output) {
            err.println(failure.getMessage());
            return output.isFull() ? ExitCode.DISK_FULL : ExitCode.NOT_WRITTEN;
        }
        if (failure instanceof IOException) {
            err.println("cannot read or write: " + failure.getMessage());
            return ExitCode.DATA;
        }
        err.println("internal error: " + failure
                + "\n  This is a mistake in the program, not in your file. Please report it"
                + " with the command and, if you can, a small file that shows it.");
        if (System.getenv("LINDY_DEBUG") == null) {
            err.println("  LINDY_DEBUG=1 in the environment shows where it happened.");
        } else {
            failure.printStackTrace(err);
        }
        return ExitCode.INTERNAL;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        if (failure instanceof UnmatchedArgumentException unmatched && isNoCommand(unmatched, args)) {
            Set<String> commands = line.getSubcommands().keySet();
            err.println("there is no command " + args[0]
                    + Suggestions.nearest(args[0], commands)
                            .map(name -> "; did you mean lindy " + name + "?")
                            .orElse("; there are " + String.join(", ", commands)));
            return ExitCode.USAGE;
        }
        err.println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("  " + line.getCommandSpec().qualifiedName() + " --help lists what there is");
        }
        return ExitCode.USAGE;
    }

    /** Whether the first word stands where a command is to stand and is none. */
    private static boolean isNoCommand(UnmatchedArgumentException failure, String[] args) {
        return failure.getCommandLine().getParent() == null
                && args.length > 0
                && !args[0].startsWith("-")
                && failure.getUnmatched().contains(args[0]);
    }
}
