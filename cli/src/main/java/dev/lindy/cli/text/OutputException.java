package dev.lindy.cli.text;

import dev.lindy.core.io.SpecialFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An output that could not be written although nothing spoke against it before. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** So few bytes are none: they are less than what any file takes. */
    private static final long NONE = 4096;

    /** Whether the reason is a disk without space. */
    private final boolean full;

    private OutputException(String message, boolean full, Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    /** Of a file, or of the folder that it is written to. */
    static OutputException of(Path file, IOException e) {
        boolean through = SpecialFile.isWrittenThrough(file);
        boolean full = isFull(e, through ? null : file.toAbsolutePath().getParent());
        String reason = full ? "the disk is full" : reason(e);
        return new OutputException(
                file + " cannot be written: " + reason + (through ? "" : "; nothing was changed"), full, e);
    }

    /** Of the moment in which files are moved to their places. */
    static OutputException inTheEnd(IOException e) {
        String file = e instanceof FileSystemException failure ? failure.getFile() + ": " : "";
        return new OutputException(
                file + "cannot be moved to its place: " + reason(e)
                        + "; some files of this run may be there and others not",
                isFull(e, null),
                e);
    }

    /** Of standard output. */
    public static OutputException ofStandardOutput(IOException e) {
        boolean full = isFull(e, null);
        return new OutputException(
                "standard output cannot be written: " + (full ? "the disk is full" : e.getMessage()), full, e);
    }

    public boolean isFull() {
        return full;
    }

    private static boolean isFull(IOException e, @Nullable Path folder) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota") || message.contains("not enough space")) {
            return true;
        }
        try {
            // The system says it in its user's language.
            return folder != null && Files.getFileStore(folder).getUsableSpace() < NONE;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Why, without the name of a temporary file. */
    static String reason(IOException e) {
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e instanceof NoSuchFileException || e instanceof AccessDeniedException
                ? "nothing can be made in that folder"
                : String.valueOf(e.getMessage());
    }
}
