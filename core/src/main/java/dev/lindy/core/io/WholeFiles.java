package dev.lindy.core.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that appear together: all are written under temporary names beside their places, and only when all are whole are they
 * renamed, in the order in which they were written. What fails before leaves every place as it was.
 *
 * <p>A temporary file is always a new one under a name that nobody can foresee, so that no link that lies ready is followed; a
 * link at the place itself is replaced, not followed. A device or a pipe is written through, at once.
 */
public final class WholeFiles implements AutoCloseable {

    private final boolean replacing;
    private final List<Step> steps = new ArrayList<>();

    /** A temporary file to be moved to its place, or a place to be left empty. */
    private record Step(Path place, @Nullable Path temporary) {}

    /**
     * What was written.
     *
     * @param bytes how many
     * @param sha256 their SHA-256 in hexadecimal digits
     */
    public record Sum(long bytes, String sha256) {}

    /**
     * Begins without files.
     *
     * @param replacing whether files that exist are replaced
     */
    public WholeFiles(boolean replacing) {
        this.replacing = replacing;
    }

    /**
     * Writes a text in UTF-8, to be seen when all are committed.
     *
     * @param place where the file is to appear
     * @param content what
     * @throws IOException if it cannot be written
     */
    public void write(Path place, WholeFile.Content content) throws IOException {
        try (OutputStream out = open(place)) {
            write(out, content);
        }
    }

    /**
     * The same, with its checksum.
     *
     * @param place where the file is to appear
     * @param content what
     * @return its length and checksum
     * @throws IOException if it cannot be written
     */
    public Sum writeSummed(Path place, WholeFile.Content content) throws IOException {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        long[] bytes = new long[1];
        try (OutputStream out = new DigestOutputStream(open(place), sha) {
            @Override
            public void write(byte[] piece, int from, int length) throws IOException {
                super.write(piece, from, length);
                bytes[0] += length;
            }
        }) {
            write(out, content);
        }
        return new Sum(bytes[0], HexFormat.of().formatHex(sha.digest()));
    }

    private static void write(OutputStream out, WholeFile.Content content) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        content.writeTo(writer);
        writer.flush();
    }

    private OutputStream open(Path place) throws IOException {
        if (SpecialFile.isWrittenThrough(place)) {
            // Where it leads to a file, such as standard error, that goes on at its end.
            return Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        }
        Path temporary = Temporary.create(place);
        steps.add(new Step(place, temporary));
        return Files.newOutputStream(temporary, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Lets nothing be at a place when all are committed.
     *
     * @param place a file that may be there
     */
    public void remove(Path place) {
        steps.add(new Step(place, null));
    }

    /**
     * Moves all files to their places.
     *
     * @throws FileAlreadyExistsException if one has appeared at a place and none is to be replaced; nothing has changed then
     * @throws IOException if a file cannot be moved; those before it have been
     */
    public void commit() throws IOException {
        if (!replacing) {
            for (Step step : steps) {
                if (Files.exists(step.place, LinkOption.NOFOLLOW_LINKS)) {
                    throw new FileAlreadyExistsException(step.place.toString());
                }
            }
        }
        for (Step step : steps) {
            if (step.temporary == null) {
                Files.deleteIfExists(step.place);
            } else {
                move(step.temporary, step.place);
                Temporary.done(step.temporary);
            }
        }
        steps.clear();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Removes what was written and not committed.
     *
     * @throws IOException if a temporary file cannot be removed
     */
    @Override
    public void close() throws IOException {
        for (Step step : steps) {
            if (step.temporary != null) {
                Files.deleteIfExists(step.temporary);
                Temporary.done(step.temporary);
            }
        }
        steps.clear();
    }
}
