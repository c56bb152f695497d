package dev.lindy.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * On what a run was made.
 *
 * @param cpu the processor's name
 * @param cores as Java counts them
 * @param memoryBytes of the machine; 0 if unknown
 * @param loadBefore how many processes wanted to run in the minute before; negative if unknown
 * @param os the operating system
 * @param jdk name and version of the virtual machine
 * @param jvmFlags of the forks of JMH
 * @param commit of the code; {@code unknown} outside a checkout
 * @param modified whether files outside {@code docs} differed from that commit
 * @param date when the run began, ISO 8601 in UTC
 */
@JsonPropertyOrder({"cpu", "cores", "memoryBytes", "loadBefore", "os", "jdk", "jvmFlags", "commit", "modified", "date"})
public record Environment(
        String cpu,
        int cores,
        long memoryBytes,
        double loadBefore,
        String os,
        String jdk,
        List<String> jvmFlags,
        String commit,
        boolean modified,
        String date) {

    private static final String UNKNOWN = "unknown";

    /**
     * Copies the flags.
     *
     * @param cpu the processor's name
     * @param cores as Java counts them
     * @param memoryBytes of the machine; 0 if unknown
     * @param loadBefore how many processes wanted to run in the minute before; negative if unknown
     * @param os the operating system
     * @param jdk name and version of the virtual machine
     * @param jvmFlags of the forks of JMH
     * @param commit of the code; {@code unknown} outside a checkout
     * @param modified whether files outside {@code docs} differed from that commit
     * @param date when the run began, ISO 8601 in UTC
     */
    public Environment {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /**
     * What there is now.
     *
     * @param root of the checkout
     * @param jvmFlags of the forks
     * @return the environment
     */
    public static Environment here(Path root, List<String> jvmFlags) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long memory = system instanceof com.sun.management.OperatingSystemMXBean sun ? sun.getTotalMemorySize() : 0;
        String commit = git(root, "rev-parse", "HEAD");
        return new Environment(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                memory,
                Math.round(100 * system.getSystemLoadAverage()) / 100.0,
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", "
                        + System.getProperty("java.vendor"),
                jvmFlags,
                commit.isEmpty() ? UNKNOWN : commit,
                !git(root, "status", "--porcelain", "--", ".", ":!docs").isEmpty(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            // Not Linux.
            return System.getProperty("os.arch", UNKNOWN);
        }
    }

    /** What git answers; empty where it does not. */
    private static String git(Path root, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    String shortCommit() {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }

    String day() {
        return date.substring(0, "yyyy-mm-dd".length());
    }
}
