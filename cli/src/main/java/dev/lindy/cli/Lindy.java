package dev.lindy.cli;

import dev.lindy.cli.command.ExitCode;
import dev.lindy.cli.option.Converters;
import dev.lindy.cli.option.Version;
import dev.lindy.cli.text.OutputException;
import dev.lindy.cli.text.StandardOutput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code lindy} and where it starts. */
@Command(
        name = "lindy",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "From an order log to who is still active, what they will buy and what they are worth.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine; warnings, such as a flat ridge, may have been printed",
            "1:internal error",
            "2:wrong usage: an option, or an output that exists already",
            "3:the data or the model file cannot be used",
            "4:no usable maximum of the likelihood, or no finite value; outputs are still written",
            "5:the disk is full; nothing was changed",
            "6:an output, or standard output, cannot be written for another reason",
            "7:more memory is needed than Java was given"
        },
        footer = {"", "lindy help COMMAND explains a command."})
public final class Lindy {

    private Lindy() {}

    /**
     * Runs a command and ends the program with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintWriter out = StandardOutput.open();
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        err.flush();
        // Java reports that a program exits, and loads its loggers for it: not where it may just end.
        if (code != ExitCode.OK) {
            System.exit(code);
        }
    }

    /**
     * Runs a command.
     *
     * @param out where results go
     * @param messages where messages go
     * @param args the command line
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter messages, String... args) {
        PrintWriter err = new PrintWriter(new PrintableWriter(messages), true);
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            for (String text : new Version().getVersion()) {
                out.println(text);
            }
            return flushed(out, err, ExitCode.OK);
        }
        CommandLine line = commandLine(out, err, Commands.neededBy(args));
        if (args.length == 0) {
            line.usage(out);
            return flushed(out, err, ExitCode.OK);
        }
        try {
            int code = line.execute(args);
            return code == ExitCode.DISK_FULL || code == ExitCode.NOT_WRITTEN ? code : flushed(out, err, code);
        } catch (OutOfMemoryError e) {
            err.println(
                    "this needs more memory than Java was given; LINDY_OPTS=-Xmx8g in the environment gives it 8 GB");
            return ExitCode.NO_MEMORY;
        }
    }

    /** The code, unless something that was printed could not be written. */
    private static int flushed(PrintWriter out, PrintWriter err, int code) {
        try {
            StandardOutput.check(out);
            return code;
        } catch (OutputException e) {
            err.println(e.getMessage());
            return e.isFull() ? ExitCode.DISK_FULL : ExitCode.NOT_WRITTEN;
        }
    }

    /** Some commands, and how they read and fail. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, List<String> commands) {
        Failures failures = new Failures();
        CommandLine line = new CommandLine(new Lindy());
        for (String command : commands) {
            line.addSubcommand(command, Commands.make(command));
        }
        SectionedHelp.addTo(line);
        return Converters.addTo(line)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }
}
