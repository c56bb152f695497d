package dev.lindy.cli.text;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.core.base.Printable;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints: text for people, or one JSON value for programs; and progress where somebody watches. */
public final class Terminal implements AutoCloseable {

    /** The launcher sets this where standard error is a terminal; Java itself cannot tell on every version. */
    private static final String WATCHED = "lindy.terminal";

    private final PrintWriter out;
    private final PrintWriter err;
    private final GeneralOptions options;
    private final boolean tableOnOut;
    private final @Nullable ProgressBar progress;

    /**
     * Opens it.
     *
     * @param tableOnOut whether the command's table goes to standard output, so that text must go elsewhere
     * @param steps how many steps the command will report
     */
    public Terminal(CommandSpec spec, GeneralOptions options, boolean tableOnOut, int steps) {
        options.check();
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
        this.options = options;
        this.tableOnOut = tableOnOut;
        boolean watched = Boolean.getBoolean(WATCHED) && !options.quiet() && !options.json();
        this.progress = watched
                ? new ProgressBarBuilder()
                        .setTaskName(spec.name())
                        .setInitialMax(steps)
                        .setStyle(ProgressBarStyle.ASCII)
                        .hideEta()
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    /** One step further. */
    public void step(String what) {
        if (progress != null) {
            progress.setExtraMessage(what);
            progress.step();
        }
    }

    /** A line for who waits, beside the result: on standard error, or in the progress that is watched. */
    public void aside(String text) {
        if (progress != null) {
            progress.setExtraMessage(text);
        } else if (!options.quiet() && !options.json()) {
            err.println(Printable.lines(text));
            err.flush();
        }
    }

    /** Text for people. */
    public void say(String text) {
        close();
        if (!options.quiet() && !options.json()) {
            (tableOnOut ? err : out).println(Printable.lines(text));
        }
    }

    /** The result for programs. */
    public void json(Supplier<?> result) {
        close();
        if (options.json()) {
            out.println(Printable.lines(Json.of(result.get())));
        }
    }

    /** Standard output, for a table: fails where it cannot be written. */
    public Writer out() {
        return StandardOutput.checked(out);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
