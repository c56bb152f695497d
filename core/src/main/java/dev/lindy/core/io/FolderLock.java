package dev.lindy.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps a folder for one run, by a lock of the system on the file {@value #NAME} in it. The lock ends with the process, however
 * that ends; the file itself means nothing.
 */
public final class FolderLock implements AutoCloseable {

    /** The file that is locked. */
    public static final String NAME = ".lindy.lock";

    private static final int TRIES = 100;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @param folder a folder that exists
     * @return the lock; empty if another run has it
     * @throws IOException if no file can be made there, or the system has no locks
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        for (int i = 0; i < TRIES; i++) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            boolean taken = false;
            try {
                // One byte far behind the text, which can so be read on systems whose locks forbid that.
                FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
                if (lock == null) {
                    return Optional.empty();
                }
                if (isStillThere(channel, file)) {
                    taken = true;
                    return Optional.of(new FolderLock(file, channel));
                }
            } catch (OverlappingFileLockException e) {
                return Optional.empty();
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the locked file is the one that others will find: the run that had it before may just have removed it. */
    private static boolean isStillThere(FileChannel channel, Path file) throws IOException {
        byte[] mine = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mine), 0);
        try {
            return Arrays.equals(mine, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Gives the folder back and removes the file.
     *
     * @throws IOException if the file cannot be removed; the folder is given back all the same
     */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
