package dev.lindy.cli;

import dev.lindy.core.base.Columns;
import dev.lindy.core.io.WholeFile;
import dev.lindy.data.read.CsvColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a command: none is overwritten unasked, each appears whole or not at all. */
final class Outputs {

    private final boolean force;
    private final List<Path> written = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Outputs(boolean force) {
        this.force = force;
    }

    /** Refuses, before any work is done, to write where something is or where nothing can be written. */
    void claim(Path... files) {
        List<String> there = new ArrayList<>();
        for (Path file : files) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file)) {
                throw new UsageException(file + " is a folder; name a file");
            }
            if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw new UsageException(file + ": there is no folder " + folder + " that can be written to");
            }
            if (Files.exists(file) && !force) {
                there.add(file.toString());
            }
        }
        if (!there.isEmpty()) {
            throw new UsageException(String.join(", ", there) + (there.size() == 1 ? " is" : " are")
                    + " there already; --force overwrites, -o names another place");
        }
    }

    /** Makes a folder where there is none. */
    static void folder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(folder + " is a file; -o names a folder here");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException(folder + " cannot be made: " + e.getMessage());
        }
    }

    void table(Columns columns, Path file, String... comments) {
        CsvColumns.write(columns, file, List.of(comments));
        done(file, String.format(java.util.Locale.ROOT, "%s (%,d rows)", file, columns.rows()));
    }

    void text(String text, Path file) {
        try {
            WholeFile.write(file, writer -> writer.write(text));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be written: " + e.getMessage());
        }
        done(file, file.toString());
    }

    private void done(Path file, String note) {
        written.add(file);
        notes.add(note);
    }

    List<String> written() {
        return written.stream().map(Path::toString).toList();
    }

    /** What was written, as a block of a report. */
    String report() {
        return Report.block("Written", String.join(" · ", notes));
    }
}
