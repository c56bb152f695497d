package dev.lindy.cli;

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
final class GeneralOptions {

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

    boolean force() {
        return force;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /** Refuses impossible values before any work is done. */
    void check() {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1, but is " + threads);
        }
    }

    /** Runs something on so many threads. */
    <R> R onThreads(Supplier<R> task) {
        return Chunks.onThreads(threads, task);
    }

    /** Writes a table on so many threads. */
    void write(Columns table, Writer writer, List<String> comments) throws IOException {
        try {
            onThreads(() -> {
                try {
                    CsvColumns.write(table, writer, comments);
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
