package dev.lindy.core.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

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
        try (WholeFiles files = new WholeFiles(true)) {
            files.write(file, content);
            files.commit();
        }
    }
}
