package dev.lindy.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that appear together or not at all, and never through a link. */
class WholeFilesTest {

    @TempDir
    private Path folder;

    @Test
    void nothingIsSeenBeforeAllAreWhole() throws IOException {
        Path old = Files.writeString(folder.resolve("b"), "old");
        try (WholeFiles files = new WholeFiles(true)) {
            files.write(folder.resolve("a"), w -> w.write("new a"));
            files.write(old, w -> w.write("new b"));
            assertThat(folder.resolve("a")).doesNotExist();
            assertThat(old).hasContent("old");
            files.commit();
        }
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
        assertThat(folder.resolve("a")).hasContent("new a");
        assertThat(old).hasContent("new b");
    }

    @Test
    void whatFailsLeavesEveryPlaceAsItWas() throws IOException {
        Path old = Files.writeString(folder.resolve("b"), "old");
        assertThatThrownBy(() -> {
                    try (WholeFiles files = new WholeFiles(true)) {
                        files.write(folder.resolve("a"), w -> w.write("whole"));
                        files.write(old, w -> {
                            w.write("half");
                            throw new IOException("the disk is full");
                        });
                        files.commit();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThat(names()).containsExactly("b");
        assertThat(old).hasContent("old");
    }

    @Test
    void aFileThatHasAppearedMeanwhileIsKept() throws IOException {
        try (WholeFiles files = new WholeFiles(false)) {
            files.write(folder.resolve("a"), w -> w.write("mine"));
            files.write(folder.resolve("b"), w -> w.write("mine"));
            Files.writeString(folder.resolve("b"), "theirs");
            assertThatThrownBy(files::commit).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(names()).containsExactly("b");
        assertThat(folder.resolve("b")).hasContent("theirs");
    }

    /** The order is what tells a reader of the first file that the others may not be there yet. */
    @Test
    void filesAppearInTheOrderInWhichTheyWereWritten() throws IOException {
        Path blocked = Files.createDirectories(folder.resolve("second/child")).getParent();
        Path gone = Files.writeString(folder.resolve("gone"), "old");
        try (WholeFiles files = new WholeFiles(true)) {
            files.write(folder.resolve("first"), w -> w.write("1"));
            files.remove(gone);
            files.write(blocked, w -> w.write("2"));
            files.write(folder.resolve("third"), w -> w.write("3"));
            assertThatThrownBy(files::commit).isInstanceOf(IOException.class);
        }
        assertThat(names()).containsExactlyInAnyOrder("first", "second");
        assertThat(folder.resolve("first")).hasContent("1");
    }

    @Test
    void oneFileMayBeWrittenTwiceAndTheLaterStays() throws IOException {
        Path file = folder.resolve("run");
        try (WholeFiles files = new WholeFiles(false)) {
            files.write(file, w -> w.write("begun"));
            files.write(file, w -> w.write("done"));
            files.commit();
        }
        assertThat(file).hasContent("done");
        assertThat(names()).containsExactly("run");
    }

    @Test
    void temporaryNamesCannotBeForeseen() throws IOException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            try (WholeFiles files = new WholeFiles(true)) {
                files.write(folder.resolve("a"), w -> w.write("x"));
                assertThat(names()).hasSize(1);
                seen.addAll(names());
            }
        }
        assertThat(seen).hasSize(20).allMatch(name -> name.matches("\\.a\\.\\d+-[0-9a-f]{32}\\.part"));
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        WholeFile.write(link, w -> w.write("new"));
        WholeFile.write(dangling, w -> w.write("new"));
        assertThat(target).hasContent("precious");
        assertThat(folder.resolve("nowhere")).doesNotExist();
        for (Path place : List.of(link, dangling)) {
            assertThat(Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)).isTrue();
            assertThat(place).hasContent("new");
        }
        try (WholeFiles files = new WholeFiles(false)) {
            Path other = Files.createSymbolicLink(folder.resolve("other"), folder.resolve("nowhere"));
            files.write(other, w -> w.write("new"));
            assertThatThrownBy(files::commit).isInstanceOf(FileAlreadyExistsException.class);
        }
    }

    @Test
    void aFileIsAsOpenAsAnyOther() throws IOException {
        Path usual = Files.writeString(folder.resolve("usual"), "x");
        WholeFile.write(folder.resolve("ours"), w -> w.write("x"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("ours")))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    /** The checksum of "abc" is the first example of FIPS 180-2; that of é counts bytes and not letters. */
    @Test
    void checksumsAreThoseOfTheBytes() throws IOException {
        try (WholeFiles files = new WholeFiles(true)) {
            assertThat(files.writeSummed(folder.resolve("a"), w -> w.write("abc")))
                    .isEqualTo(
                            new WholeFiles.Sum(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
            assertThat(files.writeSummed(folder.resolve("b"), w -> w.write("é")).bytes())
                    .isEqualTo(2);
        }
    }

    @Test
    void aDeviceIsWrittenThrough() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "skipped: no /dev/null on this system");
        WholeFile.write(device, w -> w.write("x"));
        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(SpecialFile.isWrittenThrough(device)).isTrue();
        assertThat(SpecialFile.isUnfit(device)).isFalse();
        assertThat(SpecialFile.isWrittenThrough(Files.writeString(folder.resolve("a"), "x")))
                .isFalse();
        assertThat(SpecialFile.isWrittenThrough(folder)).isFalse();
        assertThat(SpecialFile.isWrittenThrough(folder.resolve("missing"))).isFalse();
    }

    @Test
    void aPipeIsWrittenThrough() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(
                new ProcessBuilder("sh", "-c", "mkfifo \"$0\"", pipe.toString())
                                .start()
                                .waitFor()
                        == 0,
                "skipped: no mkfifo on this system");
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });
        try (WholeFiles files = new WholeFiles(false)) {
            files.write(pipe, w -> w.write("text"));
            files.commit();
        }
        assertThat(read.get()).isEqualTo("text");
        assertThat(names()).containsExactly("pipe");
    }

    @Test
    void whatKilledRunsLeftIsRemovedAndNothingElse() throws IOException {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        String chance = "-0123456789abcdef0123456789abcdef.part";
        for (String gone : List.of(
                ".a.999999999.part",
                ".a.999999999" + chance,
                ".a." + ProcessHandle.current().pid() + chance)) {
            Files.writeString(folder.resolve(gone), "half");
        }
        // Its process is gone, and another has its number since.
        Path older = Files.writeString(folder.resolve(".a." + parent + chance), "half");
        Files.setLastModifiedTime(older, FileTime.fromMillis(0));
        Path ofOthers = Files.writeString(folder.resolve(".b.999999999" + chance), "half");
        Path someones = Files.writeString(folder.resolve(".a.part"), "mine");
        Path living = Files.writeString(folder.resolve(".a." + parent + ".part"), "half");
        try (WholeFiles files = new WholeFiles(true)) {
            files.write(folder.resolve("a"), w -> w.write("x"));
            Temporary.removeLeft(folder, List.of("a"));
            files.commit();
        }
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "a",
                        ofOthers.getFileName().toString(),
                        someones.getFileName().toString(),
                        living.getFileName().toString());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
