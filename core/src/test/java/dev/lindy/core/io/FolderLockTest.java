package dev.lindy.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderIsOneRunsAtATime() throws IOException {
        try (FolderLock lock = FolderLock.take(folder).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(FolderLock.take(folder)).isEmpty();
            assertThat(FolderLock.take(Files.createDirectory(folder.resolve("other"))))
                    .hasValueSatisfying(other -> assertThat(close(other)).isTrue());
        }
        assertThat(folder.resolve(FolderLock.NAME)).doesNotExist();
        assertThat(FolderLock.take(folder))
                .hasValueSatisfying(again -> assertThat(close(again)).isTrue());
    }

    /** The lock is the system's; a file that a killed run left means nothing. */
    @Test
    void aFileThatIsLeftDoesNotLock() throws IOException {
        Files.writeString(folder.resolve(FolderLock.NAME), "left");
        assertThat(FolderLock.take(folder))
                .hasValueSatisfying(lock -> assertThat(close(lock)).isTrue());
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "precious");
        Files.createSymbolicLink(folder.resolve(FolderLock.NAME), target);
        assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(IOException.class);
        assertThat(target).hasContent("precious");
    }

    private static boolean close(FolderLock lock) {
        try {
            lock.close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
