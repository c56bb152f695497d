package dev.lindy.core.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file under a temporary name beside its place and then renames it, so that an interrupted run leaves no half
 * file and readers never see one.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes to a writer, which the caller closes.
         *
         * @param writer UTF-8, buffered
         * @throws IOException if it cannot be written
         */
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Writes a text file in UTF-8.
     *
     * @param file where; an existing file is replaced
     * @param content what
     * @throws IOException if it cannot be written; the file is then as it was before
     */
    public static void write(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                content.writeTo(writer);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
