package dev.lindy.cli.option;

import dev.lindy.core.base.Columns;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.read.CsvColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What every command understands. */
@Section(heading = "What every command understands", example = "--force --quiet")
public final class GeneralOptions {

    @Option(names = "--force", description = "Overwrite outputs that exist.")
    private boolean force;

    @Option(names = "--json", description = "The result as JSON on standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute on; all cores unless given. The result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--raw-ids",
            description =
                    "Write ids and attributes to tables as they are: without an apostrophe before what a spreadsheet"
                            + " would take for a formula, and with control characters.")
    private boolean rawIds;

    public boolean force() {
        return force;
    }

    public boolean json() {
        return json;
    }

    public boolean quiet() {
        return quiet;
    }

    /** Refuses impossible values before any work is done. */
    public void check() {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1, but is " + threads);
        }
    }

    /** Runs something on so many threads. */
    public <R> R onThreads(Supplier<R> task) {
        return Chunks.onThreads(threads, task);
    }

    /** Writes a table on so many threads. */
    public void write(Columns table, Writer writer, List<String> comments) throws IOException {
        try {
            onThreads(() -> {
                try {
                    CsvColumns.write(table, writer, comments, rawIds ? CsvColumns.Texts.RAW : CsvColumns.Texts.GUARDED);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return table;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
