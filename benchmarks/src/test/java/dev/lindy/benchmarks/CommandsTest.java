package dev.lindy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandsTest {

    @Test
    void aProcessIsWatchedToItsEnd() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Commands.Usage usage = Commands.watch(new ProcessBuilder(java, "-Xmx64m", "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        assertThat(usage.exitCode()).isZero();
        assertThat(usage.wallSeconds()).isPositive();
        if (Files.exists(Path.of("/proc/self/status"))) {
            // A virtual machine is never smaller than some megabytes, nor larger than a gigabyte with this heap.
            assertThat(usage.peakBytes()).isBetween(1_000_000L, 1_000_000_000L);
        }
    }

    @Test
    void anExitCodeIsPassedOn() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Commands.Usage usage = Commands.watch(new ProcessBuilder(java, "-no-such-option")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        assertThat(usage.exitCode()).isNotZero();
    }
}
