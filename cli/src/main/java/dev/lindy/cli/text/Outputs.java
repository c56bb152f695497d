package dev.lindy.cli.text;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Printable;
import dev.lindy.core.io.FolderLock;
import dev.lindy.core.io.SpecialFile;
import dev.lindy.core.io.Temporary;
import dev.lindy.core.io.WholeFile;
import dev.lindy.core.io.WholeFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a command: none is overwritten unasked, none is an input, and all appear together or not at all. A command that
 * writes a folder has it for itself, and says in {@value RunFile#NAME} what belongs together.
 */
public final class Outputs implements AutoCloseable {

    private static final Set<String> STANDARD = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private final GeneralOptions general;
    private final List<Path> inputs;
    private final WholeFiles files;
    private final List<Path> claimed = new ArrayList<>();
    private final Map<Path, WholeFiles.Sum> sums = new LinkedHashMap<>();
    private final List<Path> written = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> there = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable FolderLock lock;
    private @Nullable Writer standard;

    /** Outputs of a command that reads these files. */
    public Outputs(GeneralOptions general, Path... inputs) {
        this.general = general;
        this.inputs = Arrays.asList(inputs);
        this.files = new WholeFiles(general.force());
    }

    /** Lets an output that is named {@code -} or {@code /dev/stdout} go there. */
    public Outputs withStandardOutput(Writer out) {
        standard = out;
        return this;
    }

    /** Whether an output is standard output by another name, and so no file to be replaced. */
    public static boolean isStandardOutput(@Nullable Path file) {
        return file != null
                && (file.toString().equals("-")
                        || STANDARD.contains(file.toAbsolutePath().normalize().toString()));
    }

    /** A file, or null for standard output, where a command's table goes if no file is named. */
    public static @Nullable Path unlessStandardOutput(@Nullable Path file) {
        return isStandardOutput(file) ? null : file;
    }

    /** Refuses, before any work is done, to write where nothing can be written. */
    public void claim(@Nullable Path... places) {
        for (Path place : places) {
            if (place != null) {
                claimOne(place);
            }
        }
    }

    private void claimOne(Path file) {
        if (isStandardOutput(file)) {
            if (general.json()) {
                throw new UsageException("--json has standard output for itself; -o names a file, or leave it out");
            }
            return;
        }
        if (SpecialFile.isUnfit(file)) {
            throw new UsageException(file + " is a disk or a socket; name a file");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (!SpecialFile.isWrittenThrough(file)
                && (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent))) {
            throw new UsageException(file + ": there is no folder " + parent + " that can be written to");
        }
        claim(List.of(file));
    }

    /** Claims a folder, and files in it, that is made when they are written if it is missing. */
    public void claimIn(Path place, String... names) {
        Path there = place.toAbsolutePath().normalize();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            throw new UsageException(there + " is a file; -o names a folder here");
        }
        if (!Files.isWritable(there)) {
            throw new UsageException(there + " cannot be written to; -o names another folder");
        }
        folder = place;
        if (Files.isDirectory(place)) {
            lock(place);
        }
        List<Path> all = new ArrayList<>();
        for (String name : names) {
            all.add(place.resolve(name));
        }
        all.add(place.resolve(RunFile.NAME));
        claim(all);
    }

    private void claim(List<Path> places) {
        for (Path file : places) {
            if (Files.isDirectory(file)) {
                throw new UsageException(file + " is a folder; name a file");
            }
            for (Path other : claimed) {
                if (!SpecialFile.isWrittenThrough(file) && isSame(file, other)) {
                    throw new UsageException(file + " is named for two outputs; give each a file of its own");
                }
            }
            for (Path input : inputs) {
                if (isSame(file, input)) {
                    throw new UsageException(file + " is what the command reads, and would be lost: -o names another "
                            + (folder == null ? "file" : "folder"));
                }
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !SpecialFile.isWrittenThrough(file)
                    && !general.force()) {
                there.add(file.toString());
            }
        }
        claimed.addAll(places);
        places.forEach(Outputs::removeLeftOvers);
    }

    /**
     * Refuses to write where something is. To be asked when the inputs have been read and before the long work: what is wrong
     * with them is said first, as it stays when the outputs are out of the way.
     */
    public void requireFree() {
        if (!there.isEmpty()) {
            throw new UsageException(areThere(there));
        }
    }

    private static String areThere(List<String> files) {
        return String.join(", ", files) + (files.size() == 1 ? " is" : " are")
                + " there already; --force overwrites, -o names another place";
    }

    /** Whether two names lead to one file, by whatever links; a dash is standard input. */
    private static boolean isSame(Path file, Path other) {
        Path real = other.toString().equals("-") ? Path.of("/dev/stdin") : other;
        if (file.toAbsolutePath().normalize().equals(real.toAbsolutePath().normalize())) {
            return true;
        }
        try {
            // Two names of one device or pipe do each other no harm.
            return Files.isRegularFile(file) && Files.exists(real) && Files.isSameFile(file, real);
        } catch (IOException e) {
            return false;
        }
    }

    private void lock(Path place) {
        try {
            lock = FolderLock.take(place)
                    .orElseThrow(() -> new UsageException(place + ": another run is writing to this folder; wait for it"
                            + " to end, or -o names another folder"));
        } catch (IOException e) {
            // A file system without locks: the lock guards against a mistake, and no run depends on it.
            lock = null;
        }
    }

    /** Makes the folder where there is none, and marks what is in it as not yet whole. */
    public void open() {
        Path place = folder;
        if (place == null) {
            return;
        }
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UsageException(place + " cannot be made: " + OutputException.reason(e));
        }
        if (lock == null) {
            lock(place);
        }
        write(
                place.resolve(RunFile.NAME),
                writer -> writer.write(RunFile.unfinished().toJson()));
    }

    public void table(Columns columns, Path file, String... comments) {
        if (isStandardOutput(file)) {
            print(writer -> general.write(columns, writer, List.of(comments)));
            return;
        }
        write(file, writer -> general.write(columns, writer, List.of(comments)));
        done(file, file + " (" + Phrases.count(columns.rows(), "row") + ")");
    }

    public void text(String text, Path file) {
        if (isStandardOutput(file)) {
            print(writer -> writer.write(Printable.lines(text)));
            return;
        }
        write(file, writer -> writer.write(Printable.lines(text)));
        done(file, file.toString());
    }

    private void print(WholeFile.Content content) {
        try {
            content.writeTo(Objects.requireNonNull(standard));
        } catch (IOException e) {
            throw OutputException.ofStandardOutput(e);
        }
    }

    private void write(Path file, WholeFile.Content content) {
        try {
            if (folder == null) {
                files.write(file, content);
            } else {
                sums.put(file, files.writeSummed(file, content));
            }
        } catch (IOException e) {
            throw OutputException.of(file, e);
        }
    }

    private void done(Path file, String note) {
        written.add(file);
        notes.add(note);
    }

    /**
     * Lets all files appear. In a folder, what an earlier command left under a claimed name and this one had nothing to write
     * to goes, and {@value RunFile#NAME} comes last.
     */
    public void commit() {
        Path place = folder;
        if (place != null) {
            Path last = place.resolve(RunFile.NAME);
            sums.remove(last);
            claimed.stream()
                    .filter(file -> !written.contains(file) && !file.equals(last))
                    .forEach(files::remove);
            text(RunFile.of(sums).toJson(), last);
        } else {
            written.forEach(this::takeFromRun);
        }
        try {
            files.commit();
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(areThere(List.of(String.valueOf(e.getFile()))));
        } catch (IOException e) {
            throw OutputException.inTheEnd(e);
        }
    }

    /** A file of a run that is overwritten belongs to that run no more. */
    private void takeFromRun(Path file) {
        String name = String.valueOf(file.getFileName());
        Path place = file.toAbsolutePath().resolveSibling(RunFile.NAME);
        try {
            Optional<RunFile> run = RunFile.around(file).filter(RunFile::complete);
            if (run.isPresent()) {
                String rest = run.get().without(name).toJson();
                files.write(place, writer -> writer.write(rest));
            }
        } catch (IOException e) {
            throw OutputException.of(place, e);
        }
    }

    /** Of runs that were killed. What cannot be removed does no harm. */
    private static void removeLeftOvers(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (parent != null && name != null && Files.isDirectory(parent) && !SpecialFile.isWrittenThrough(file)) {
            try {
                Temporary.removeLeft(parent, List.of(name.toString()));
            } catch (IOException e) {
                // It stays where it is.
            }
        }
    }

    public List<String> written() {
        return written.stream().map(Path::toString).toList();
    }

    /** What was written, as a block of a report. */
    public String report() {
        return Layout.block("Written", Layout.wrapped(String.join(" · ", notes)));
    }

    /** Gives the folder back, and removes what was not committed. */
    @Override
    public void close() {
        FolderLock held = lock;
        lock = null;
        try {
            files.close();
            if (held != null) {
                held.close();
            }
        } catch (IOException e) {
            // What is left is removed by the next run, and the lock ends with the process.
        }
    }
}
