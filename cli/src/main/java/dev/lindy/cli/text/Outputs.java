package dev.lindy.cli.text;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.core.base.Columns;
import dev.lindy.core.io.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a command: none is overwritten unasked, each appears whole or not at all. */
public final class Outputs {

    private final GeneralOptions general;
    private final List<Path> claimed = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Outputs(GeneralOptions general) {
        this.general = general;
    }

    /** Refuses, before any work is done, to write where something is or where nothing can be written. */
    public void claim(@Nullable Path... files) {
        for (Path file : files) {
            if (file != null) {
                claimOne(file);
            }
        }
    }

    private void claimOne(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(file + ": there is no folder " + folder + " that can be written to");
        }
        claim(List.of(file));
    }

    /** Claims files in a folder that {@link #make} will make if it is missing. */
    public void claimIn(Path folder, String... names) {
        Path place = folder.toAbsolutePath().normalize();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        if (place == null || !Files.isDirectory(place)) {
            throw new UsageException(place + " is a file; -o names a folder here");
        }
        if (!Files.isWritable(place)) {
            throw new UsageException(place + " cannot be written to; -o names another folder");
        }
        claim(Arrays.stream(names).map(folder::resolve).toList());
    }

    private void claim(List<Path> files) {
        List<String> there = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new UsageException(file + " is a folder; name a file");
            }
            if (claimed.contains(file)) {
                throw new UsageException(file + " is named for two outputs; give each a file of its own");
            }
            if (Files.exists(file) && !general.force()) {
                there.add(file.toString());
            }
        }
        if (!there.isEmpty()) {
            throw new UsageException(String.join(", ", there) + (there.size() == 1 ? " is" : " are")
                    + " there already; --force overwrites, -o names another place");
        }
        claimed.addAll(files);
    }

    /** Makes a folder where there is none. */
    public static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException(folder + " cannot be made: " + reason(e));
        }
    }

    public void table(Columns columns, Path file, String... comments) {
        try {
            WholeFile.write(file, writer -> general.write(columns, writer, List.of(comments)));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be written: " + reason(e));
        }
        done(file, String.format(java.util.Locale.ROOT, "%s (%,d rows)", file, columns.rows()));
    }

    public void text(String text, Path file) {
        try {
            WholeFile.write(file, writer -> writer.write(text));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be written: " + reason(e));
        }
        done(file, file.toString());
    }

    /** Why, without the name of a temporary file. */
    private static String reason(IOException e) {
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e instanceof NoSuchFileException || e instanceof AccessDeniedException
                ? "nothing can be made in that folder"
                : String.valueOf(e.getMessage());
    }

    /** Removes what an earlier command left under a claimed name and this one had nothing to write to. */
    public void removeUnwritten() {
        for (Path file : claimed) {
            if (!written.contains(file)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UsageException(file + " of an earlier run cannot be removed: " + reason(e));
                }
            }
        }
    }

    private void done(Path file, String note) {
        written.add(file);
        notes.add(note);
    }

    public List<String> written() {
        return written.stream().map(Path::toString).toList();
    }

    /** What was written, as a block of a report. */
    public String report() {
        return Layout.block("Written", Layout.wrapped(String.join(" · ", notes)));
    }
}
