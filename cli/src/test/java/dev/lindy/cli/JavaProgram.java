package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program in one source file, run by another Java with the project on its class path. */
final class JavaProgram {

    private JavaProgram() {}

    /** Runs a program in a folder that has the sample shop where the documents have it, and returns what it prints. */
    static String run(Path folder, String file, String source) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(file), source);
        Files.createDirectories(folder.resolve("notebooks"));
        Files.copy(Markdown.root().resolve("notebooks/shop.csv"), folder.resolve("notebooks/shop.csv"));
        Path printed = folder.resolve("printed.txt");
        Path complaints = folder.resolve("complaints.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        file)
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(complaints.toFile())
                .start();
        boolean ended = java.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            java.destroyForcibly();
        }
        assertThat(ended).isTrue();
        assertThat(java.exitValue()).as(Files.readString(complaints)).isZero();
        return Files.readString(printed);
    }
}
