package dev.lindy.core.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Temporary files: {@code .NAME.PROCESS-CHANCE.part} beside NAME. */
public final class Temporary {

    /** Files of version 0.1 before its release had the process alone. */
    private static final Pattern NAME = Pattern.compile("\\.(.+)\\.(\\d{1,18})(?:-[0-9a-f]{32})?\\.part");

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static {
        // A run that is told to end, as by Ctrl-C, removes its own.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(Temporary::delete), "lindy-temporary-files"));
    }

    private Temporary() {}

    /** Makes a new file beside a place, under a name that nobody can foresee. */
    static Path create(Path place) throws IOException {
        String chance = UUID.randomUUID().toString().replace("-", "");
        Path temporary = place.toAbsolutePath()
                .resolveSibling("." + place.getFileName() + "."
                        + ProcessHandle.current().pid() + "-" + chance + ".part");
        OPEN.add(temporary);
        try {
            Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    .close();
        } catch (IOException e) {
            OPEN.remove(temporary);
            throw e;
        }
        return temporary;
    }

    /** It has been moved or removed. */
    static void done(Path temporary) {
        OPEN.remove(temporary);
    }

    /**
     * Removes what runs that were killed left beside the places that they wrote to.
     *
     * @param folder where
     * @param names of the files that they meant to write
     * @throws IOException if the folder cannot be read
     */
    public static void removeLeft(Path folder, Collection<String> names) throws IOException {
        Set<String> wanted = names.stream().collect(Collectors.toUnmodifiableSet());
        try (DirectoryStream<Path> there = Files.newDirectoryStream(folder.toAbsolutePath(), ".*.part")) {
            for (Path file : there) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && wanted.contains(name.group(1)) && isLeft(file, Long.parseLong(name.group(2)))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Whether the process that wrote a file is gone, or has its number from one that is. */
    private static boolean isLeft(Path file, long process) throws IOException {
        if (process == ProcessHandle.current().pid()) {
            return !OPEN.contains(file);
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return ProcessHandle.of(process)
                .map(alive -> alive.info()
                        .startInstant()
                        .map(start -> start.isAfter(written))
                        .orElse(false))
                .orElse(true);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
