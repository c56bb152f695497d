package dev.lindy.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places that are no files: devices, pipes, sockets. */
public final class SpecialFile {

    private static final int KIND = 0170000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    private SpecialFile() {}

    /**
     * Whether something is written to as it stands, and never replaced: a pipe, a device such as {@code /dev/null}, and all
     * that the system shows below {@code /dev} and {@code /proc}.
     *
     * @param place a path
     * @return false for files, folders, and where nothing is
     */
    public static boolean isWrittenThrough(Path place) {
        if (!Files.exists(place) || Files.isDirectory(place)) {
            return false;
        }
        Path absolute = place.toAbsolutePath().normalize();
        return !Files.isRegularFile(place) || absolute.startsWith("/dev") || absolute.startsWith("/proc");
    }

    /**
     * Whether something can take no text: a disk, or a socket.
     *
     * @param place a path
     * @return false where the system cannot tell
     */
    public static boolean isUnfit(Path place) {
        if (!Files.exists(place) || Files.isRegularFile(place) || Files.isDirectory(place)) {
            return false;
        }
        try {
            int kind = (int) Files.getAttribute(place, "unix:mode") & KIND;
            return kind == BLOCK_DEVICE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
