package dev.lindy.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Public data sets that stand beside the project; tests that need one are skipped where it is absent. */
public final class Shared {

    private Shared() {}

    /** A data set, or a skipped test. */
    public static Path data(String name) {
        Path file = Path.of(System.getProperty("lindy.shared", "../shared"), "data", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no data set " + name + " below lindy.shared");
        return file;
    }
}
