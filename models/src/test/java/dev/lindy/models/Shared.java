package dev.lindy.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Golden tables and public data sets that lie outside the project, where the system property lindy.shared points. */
public final class Shared {

    private Shared() {}

    /**
     * A shared file; where there is none the test is skipped and says why.
     *
     * @param path its path in the shared folder, such as golden/bgnbd.csv
     * @return an existing file
     */
    public static Path file(String path) {
        String root = System.getProperty("lindy.shared", "../../shared");
        Path file = Path.of(root).resolve(path);
        assumeTrue(Files.isRegularFile(file), () -> "skipped: " + file + " is absent; set -Dlindy.shared=FOLDER");
        return file;
    }
}
