package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launchers, in a small project whose Maven and Java only say that they were called. */
@Timeout(120)
class LauncherTest {

    @TempDir
    private Path root;

    private Path source;

    @BeforeEach
    void makeProject() throws IOException, InterruptedException {
        assumeTrue(run(root, Map.of(), "bash", "-c", "true").code() == 0, "skipped: no bash on this system");
        copy("lindy");
        copy("notebooks/jbang");
        for (String module : List.of("core", "data", "models", "study", "cli")) {
            Files.createDirectories(root.resolve(module + "/src/main/java"));
            Files.writeString(root.resolve(module + "/pom.xml"), "<project/>");
        }
        Files.writeString(root.resolve("pom.xml"), "<artifactId>lindy</artifactId>\n<version>1</version>\n");
        source = Files.writeString(root.resolve("core/src/main/java/A.java"), "class A {}");
        Files.writeString(root.resolve("notebooks/shop.csv"), "customer,date\n");
        script(
                "mvnw",
                "echo \"$@\" >>\"$(dirname \"$0\")/built\"; mkdir -p cli/target; echo jar >cli/target/lindy.jar");
        script(
                "jdk/bin/java",
                "[ -z \"${WAIT:-}\" ] || { touch \"$WAIT.started\"; while [ ! -e \"$WAIT\" ]; do sleep 0.05; done; }\necho \"java $*\"");
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        assertThat(lindy("run", "x").out()).contains("-jar", "lindy.jar run x");
        lindy();
        lindy();
        assertThat(builds()).isEqualTo(1);
        // Another date, the same content; and a file that was there and is there again.
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 10_000));
        Path moved = Files.move(source, root.resolve("A"));
        Files.move(moved, source);
        lindy();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void anyOtherContentIsBuilt() throws Exception {
        lindy();
        Files.writeString(source, "class A { }");
        lindy();
        assertThat(builds()).isEqualTo(2);
        // As an archive or a copy that keeps dates puts it there: older than what was built.
        Path old = Files.writeString(root.resolve("old"), "class A {int x;}");
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        Files.move(old, source, StandardCopyOption.REPLACE_EXISTING);
        lindy();
        assertThat(builds()).isEqualTo(3);
        Files.delete(source);
        lindy();
        assertThat(builds()).isEqualTo(4);
    }

    @Test
    void nothingIsBuiltWhereThatIsForbidden() throws Exception {
        Ended refused = lindy(Map.of("LINDY_BUILD", "never"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("cli/target/lindy.jar is not built", "LINDY_BUILD=never");
        lindy();
        Files.writeString(source, "class B {}");
        assertThat(lindy(Map.of("LINDY_BUILD", "never"), "run").out()).contains("lindy.jar run");
        assertThat(builds()).isEqualTo(1);
        lindy();
        assertThat(builds()).isEqualTo(2);
    }

    /** What runs reads the files that a build replaces. */
    @Test
    void aBuildWaitsForWhatRuns() throws Exception {
        assumeTrue(
                run(root, Map.of(), "bash", "-c", "command -v flock").code() == 0, "skipped: no flock on this system");
        lindy();
        Path go = root.resolve("go");
        Process night = start(root, Map.of("WAIT", go.toString()), root.resolve("night"), "./lindy", "run", "night");
        await(root.resolve("go.started"));
        Files.writeString(source, "class B {}");
        Process day = start(root, Map.of(), root.resolve("day"), "./lindy", "run", "day");
        await(root.resolve("day"), "waiting for it");
        assertThat(builds()).isEqualTo(1);
        // Two that need no build run beside each other.
        assertThat(lindy(Map.of("LINDY_BUILD", "never"), "run").out()).contains("lindy.jar run");
        assertThat(day.isAlive()).isTrue();
        Files.createFile(go);
        assertThat(night.waitFor()).isZero();
        assertThat(day.waitFor()).isZero();
        assertThat(builds()).isEqualTo(2);
        assertThat(Files.readString(root.resolve("day"))).contains("lindy.jar run day");
    }

    /** From Java 25 on what a rehearsal taught is kept in Java's own cache; older ones refuse the option. */
    @Test
    void whatJavaLearntIsGivenToIt() throws Exception {
        script("jdk/bin/java", KEEPS + "echo \"java $*\"");
        Path kept = root.resolve("cli/target");
        String first = lindy("run").out();
        assertThat(first).contains("-XX:AOTCache=" + kept.toRealPath()).doesNotContain("-Xshare", "SharedArchiveFile");
        assertThat(lindy(Map.of("LINDY_BUILD", "never"), "run").out()).contains("-XX:AOTCache=");
        assertThat(archives(kept)).containsExactly(".aot");
    }

    @Test
    void anOlderJavaGetsAnArchiveOfClasses() throws Exception {
        script("jdk/bin/java", "case \"$*\" in *AOTCacheOutput*) exit 1 ;; esac\n" + KEEPS + "echo \"java $*\"");
        assertThat(lindy("run").out())
                .contains("-Xshare:auto -XX:SharedArchiveFile=")
                .doesNotContain("AOT");
        assertThat(archives(root.resolve("cli/target"))).containsExactly(".jsa");
    }

    /** Java would not start: it takes one such option and no second. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:off", "-XX:SharedArchiveFile=mine", "-XX:AOTMode=off"})
    void whoeverNamesAnotherArchiveGetsNone(String option) throws Exception {
        script("jdk/bin/java", KEEPS + "echo \"java $*\"");
        lindy("run");
        assertThat(lindy(Map.of("LINDY_OPTS", option), "run").out())
                .contains(option)
                .doesNotContain("-XX:AOTCache=", "-Xshare:auto");
    }

    /** Where the rehearsal fails it is not tried again, and Java starts without. */
    @Test
    void aRehearsalThatFailsIsHeldOnce() throws Exception {
        script("jdk/bin/java", "echo \"java $*\"; case \"$*\" in *Rehearsal*) echo x >>rehearsed ;; esac");
        lindy("run");
        long tried = Files.readAllLines(root.resolve("rehearsed")).size();
        assertThat(lindy("run").out()).doesNotContain("AOTCache", "SharedArchiveFile");
        assertThat(Files.readAllLines(root.resolve("rehearsed"))).hasSize((int) tried);
    }

    /** Writes the file that an option asks for. */
    private static final String KEEPS = """
            for word in "$@"; do
                case $word in
                    -XX:AOTCacheOutput=*) echo kept >"${word#*=}" ;;
                    -XX:SharedArchiveFile=*) [[ "$*" != *Xshare:dump* ]] || echo kept >"${word#*=}" ;;
                esac
            done
            """;

    private static List<String> archives(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("classes-of"))
                    .map(name -> name.substring(name.lastIndexOf('.')))
                    .toList();
        }
    }

    @Test
    void closedStandardInputIsNoInput() throws Exception {
        script("jdk/bin/java", "cat; echo done");
        lindy();
        assertThat(run(root, environment(Map.of()), "bash", "-c", "./lindy run <&-")
                        .out())
                .isEqualTo("done\n");
    }

    /** A word of a command is a word, whatever a shell would make of it. */
    @Test
    void whatJBangAsksForIsNoShellCommand() throws Exception {
        Path home = Files.createDirectories(root.resolve("home"));
        for (String module : List.of("core", "data", "models")) {
            String jar = "lindy-" + module + "-1.jar";
            for (Path place : List.of(
                    root.resolve(module + "/target"),
                    home.resolve(".m2/repository/dev/lindy/lindy-" + module + "/1"))) {
                Files.createDirectories(place);
                Files.writeString(place.resolve(jar), "jar");
            }
        }
        Files.createDirectories(root.resolve("target/jbang/lib-0.132.1"));
        script("jdk/bin/javac", "true");
        script("jdk/bin/java", "cat \"$(dirname \"$0\")/command\"; exit 255");
        script("show", "printf '<%s>' \"$@\"");
        Path command = root.resolve("jdk/bin/command");
        Map<String, String> environment = environment(Map.of("HOME", home.toString()));
        Files.writeString(
                command,
                root.resolve("show") + " 'a b' 'it'\\''s' '$(touch evil)' '`touch evil`' '*' ; touch evil '\"' a\\ b");
        assertThat(run(root, environment, "./notebooks/jbang", "x").out())
                .isEqualTo("<a b><it's><$(touch evil)><`touch evil`><*><;><touch><evil><\"><a b>");
        assertThat(root.resolve("evil")).doesNotExist();
        Files.writeString(command, root.resolve("show") + " 'a\nb'");
        Ended refused = run(root, environment, "./notebooks/jbang", "x");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("cannot be taken apart").doesNotContain("<a");
    }

    private record Ended(int code, String out) {}

    private Ended lindy(String... args) throws IOException, InterruptedException {
        return lindy(Map.of(), args);
    }

    private Ended lindy(Map<String, String> more, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./lindy"));
        command.addAll(Arrays.asList(args));
        return run(root, environment(more), command.toArray(String[]::new));
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> out = new HashMap<>(more);
        out.put("JAVA_HOME", root.resolve("jdk").toString());
        return out;
    }

    private long builds() throws IOException {
        Path built = root.resolve("built");
        return Files.exists(built) ? Files.readAllLines(built).size() : 0;
    }

    private void script(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void copy(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(Markdown.root().resolve(name), file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void await(Path file, String... said) throws IOException, InterruptedException {
        while (!Files.exists(file) || !Arrays.stream(said).allMatch(read(file)::contains)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String read(Path file) {
        return Cli.text(file);
    }

    private Process start(Path folder, Map<String, String> more, Path out, String... command) throws IOException {
        return process(folder, environment(more), command)
                .redirectOutput(out.toFile())
                .start();
    }

    private static Ended run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Process process = process(folder, environment, command).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private static ProcessBuilder process(Path folder, Map<String, String> environment, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("LINDY_BUILD");
        builder.environment().putAll(environment);
        return builder;
    }
}
