package dev.lindy.cli;

import static dev.lindy.cli.Cli.json;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.text;
import static dev.lindy.cli.Cli.withoutIntervals;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.Cli.Outcome;
import dev.lindy.cli.text.StandardOutput;
import dev.lindy.core.io.FolderLock;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to files: none is lost, none is half, none of two runs are taken for those of one. */
class OutputFilesTest {

    private static final StandardCopyOption REPLACE = StandardCopyOption.REPLACE_EXISTING;

    @TempDir
    private static Path common;

    private static Path orders;
    private static Path run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce() {
        orders = shop(common, 1500);
        run = common.resolve("run");
        withoutIntervals("run", orders, "-o", run, "--quiet").ends(0);
    }

    // An input is never an output.

    @ParameterizedTest
    @ValueSource(strings = {"orders.csv", "./orders.csv", "hard.csv", "soft.csv"})
    void ordersAreNotOverwrittenByTheirSummary(String output) throws IOException {
        Path mine = Files.copy(orders, folder.resolve("orders.csv"));
        Files.createLink(folder.resolve("hard.csv"), mine);
        Files.createSymbolicLink(folder.resolve("soft.csv"), mine);
        for (String command : new String[] {"summarize", "fit", "compare"}) {
            Outcome refused =
                    lindy(command, mine, "-o", folder + "/" + output, "--force").ends(2);
            assertThat(refused.err()).contains(output, "what the command reads");
        }
        assertThat(mine).hasSameBinaryContentAs(orders);
        // The other way round: what is read is a link.
        lindy("summarize", folder.resolve("soft.csv"), "-o", mine, "--force").ends(2);
        lindy("summarize", mine, "-o", folder.resolve("base.csv"), "--force", "--quiet")
                .ends(0);
    }

    @Test
    void theModelIsNotOverwrittenByItsPredictions() throws IOException {
        Path model = Files.copy(run.resolve("model.json"), folder.resolve("model.json"));
        assertThat(withoutIntervals("predict", model, orders, "-o", model, "--force")
                        .ends(2)
                        .err())
                .contains("what the command reads");
        Path mine = Files.copy(orders, folder.resolve("orders.csv"));
        withoutIntervals("predict", model, mine, "-o", mine, "--force").ends(2);
        assertThat(model).hasSameBinaryContentAs(run.resolve("model.json"));
        assertThat(mine).hasSameBinaryContentAs(orders);
    }

    @Test
    void anInputInsideTheFolderOfARunIsKept() throws IOException {
        Path mine = Files.copy(orders, folder.resolve("schedule.csv"));
        assertThat(withoutIntervals("run", mine, "-o", folder, "--force")
                        .ends(2)
                        .err())
                .contains("schedule.csv", "folder");
        assertThat(names(folder)).containsExactly("schedule.csv");
        Files.move(mine, folder.resolve("orders.csv"));
        withoutIntervals("run", folder.resolve("orders.csv"), "-o", folder, "--quiet")
                .ends(0);
        assertThat(folder.resolve("orders.csv")).hasSameBinaryContentAs(orders);
    }

    @Test
    void twoOutputsAreNotOneFileByAnotherName() {
        String parameters = "r=0.24,alpha=4.4,a=0.8,b=2.4";
        for (String other : new String[] {"a.csv", "./a.csv"}) {
            Outcome refused = lindy(
                            "simulate",
                            "--parameters",
                            parameters,
                            "--start",
                            "2024-01-01",
                            "--end",
                            "2024-02-01",
                            "-o",
                            folder + "/a.csv",
                            "--truth",
                            folder + "/" + other)
                    .ends(2);
            assertThat(refused.err()).contains("named for two outputs");
        }
    }

    // A run is one.

    @Test
    void runJsonNamesWhatBelongsTogether() throws Exception {
        JsonNode told = json(text(run.resolve("run.json")));
        assertThat(told.get("format").asText()).isEqualTo("lindy-run");
        assertThat(told.get("complete").asBoolean()).isTrue();
        assertThat(told.get("id").asText()).matches("[0-9a-f]{16}");
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String name : names(run)) {
            if (!name.equals("run.json")) {
                byte[] content = Files.readAllBytes(run.resolve(name));
                assertThat(told.at("/files/" + name + "/bytes").asLong()).isEqualTo(content.length);
                assertThat(told.at("/files/" + name + "/sha256").asText())
                        .isEqualTo(HexFormat.of().formatHex(sha.digest(content)));
            }
        }
        assertThat(told.get("files")).hasSize(names(run).size() - 1);
        withoutIntervals("run", orders, "-o", folder.resolve("again"), "--quiet")
                .ends(0);
        assertThat(folder.resolve("again/run.json")).hasSameBinaryContentAs(run.resolve("run.json"));
    }

    @Test
    void aModelOfAnotherRunIsRefused() throws IOException {
        Path mixed = copyOfRun();
        lindy("fit", shop(folder, 1200), "-o", folder.resolve("other.json"), "--quiet")
                .ends(0);
        Files.copy(folder.resolve("other.json"), mixed.resolve("model.json"), REPLACE);
        Outcome refused =
                withoutIntervals("predict", mixed.resolve("model.json"), orders).ends(3);
        assertThat(refused.err()).contains("model.json", "run.json", "two runs", "--force", "another folder");
        // Alone it is as good as any.
        withoutIntervals("predict", folder.resolve("other.json"), orders, "--quiet")
                .ends(0);
        withoutIntervals("run", orders, "-o", mixed, "--force", "--quiet").ends(0);
        withoutIntervals("predict", mixed.resolve("model.json"), orders, "--quiet")
                .ends(0);
    }

    @Test
    void aRunThatWasBrokenOffIsRefusedUntilItIsRunAgain() throws IOException {
        Path broken = copyOfRun();
        write(broken.resolve("run.json"), "{\"format\": \"lindy-run\", \"version\": 1, \"complete\": false}");
        Outcome refused = withoutIntervals("predict", broken.resolve("model.json"), orders)
                .ends(3);
        assertThat(refused.err()).contains("not finished, or was broken off", "--force");
        withoutIntervals("run", orders, "-o", broken, "--force", "--quiet").ends(0);
        withoutIntervals("predict", broken.resolve("model.json"), orders, "--quiet")
                .ends(0);
    }

    @Test
    void aFileThatIsOverwrittenOnPurposeLeavesItsRun() throws IOException {
        Path mine = copyOfRun();
        lindy("fit", shop(folder, 1200), "-o", mine.resolve("model.json"), "--force", "--quiet")
                .ends(0);
        assertThat(json(text(mine.resolve("run.json"))).get("files").has("model.json"))
                .isFalse();
        assertThat(json(text(mine.resolve("run.json"))).get("files").has("customers.csv"))
                .isTrue();
        withoutIntervals("predict", mine.resolve("model.json"), orders, "--quiet")
                .ends(0);
    }

    /** What is killed or fails between two renames is told, whatever is already there. */
    @Test
    void aRunThatFailsBetweenTwoRenamesIsTold() throws IOException {
        Path mixed = copyOfRun();
        Outcome failed = whileReading(
                () -> {
                    Files.delete(mixed.resolve("summary.txt"));
                    Files.createDirectories(mixed.resolve("summary.txt/in the way"));
                },
                "run",
                "-",
                "-o",
                mixed,
                "--force");
        assertThat(failed.code()).isEqualTo(6);
        assertThat(failed.err()).contains("summary.txt", "cannot be moved to its place");
        assertThat(json(text(mixed.resolve("run.json"))).get("complete").asBoolean())
                .isFalse();
        assertThat(withoutIntervals("predict", mixed.resolve("model.json"), orders)
                        .ends(3)
                        .err())
                .contains("not finished, or was broken off");
        assertThat(names(mixed)).noneMatch(name -> name.endsWith(".part") || name.equals(FolderLock.NAME));
    }

    @Test
    void whatAppearsWhileACommandRunsIsNotOverwritten() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Outcome refused =
                whileReading(() -> Files.writeString(out.resolve("schedule.csv"), "mine"), "run", "-", "-o", out);
        assertThat(refused.ends(2).err()).contains("schedule.csv is there already");
        assertThat(names(out)).containsExactly("schedule.csv");
        assertThat(out.resolve("schedule.csv")).hasContent("mine");
        Path base = folder.resolve("base.csv");
        assertThat(whileReading(() -> Files.writeString(base, "mine"), "summarize", "-", "-o", base)
                        .code())
                .isEqualTo(2);
        assertThat(base).hasContent("mine");
    }

    private interface Deed {
        void happen() throws IOException;
    }

    /** A command that reads the orders from standard input, and what happens when it begins to. */
    private Outcome whileReading(Deed deed, Object... command) throws IOException {
        InputStream before = System.in;
        try (InputStream file = Files.newInputStream(orders)) {
            System.setIn(new FilterInputStream(file) {
                private boolean begun;

                @Override
                public int read(byte[] out, int from, int length) throws IOException {
                    if (!begun) {
                        begun = true;
                        deed.happen();
                    }
                    return super.read(out, from, length);
                }
            });
            return lindy(command);
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"format\": \"npm\", \"complete\": false}", "null"})
    void aRunJsonOfAnotherProgramSaysNothing(String content) throws IOException {
        Path mine = copyOfRun();
        write(mine.resolve("run.json"), content);
        withoutIntervals("predict", mine.resolve("model.json"), orders, "--quiet")
                .ends(0);
    }

    // A folder is one run's.

    @Test
    void twoRunsIntoOneFolderAreKeptApart() throws IOException {
        Path busy = Files.createDirectory(folder.resolve("busy"));
        try (FolderLock lock = FolderLock.take(busy).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(withoutIntervals("run", orders, "-o", busy).ends(2).err())
                    .contains("busy: another run is writing");
            lindy("summarize", orders, "-o", busy.resolve("base.csv"), "--quiet")
                    .ends(0);
        }
        withoutIntervals("run", orders, "-o", busy, "--quiet").ends(0);
        assertThat(names(busy)).doesNotContain(FolderLock.NAME);
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        Path mine = copyOfRun();
        write(mine.resolve(".customers.csv.999999999.part"), "half");
        write(mine.resolve(".run.json.999999999-0123456789abcdef0123456789abcdef.part"), "half");
        write(mine.resolve(".lindy.lock"), "");
        withoutIntervals("run", orders, "-o", mine, "--force", "--quiet").ends(0);
        assertThat(names(mine)).isEqualTo(names(run));
    }

    // Standard output, devices, pipes.

    @ParameterizedTest
    @CsvSource({"No space left on device, 5, the disk is full", "Broken pipe, 6, Broken pipe"})
    void standardOutputThatCannotBeWrittenIsAFailure(String problem, int code, String said) {
        Object[][] commands = {
            {"run", orders, "-o", folder.resolve("out"), "--intervals", "off"},
            {"summarize", orders},
            {"fit", orders},
            {"fit", orders, "--json"},
            {"predict", run.resolve("model.json"), orders, "--intervals", "off"},
            {"predict", run.resolve("model.json"), orders, "--json", "--intervals", "off"},
            {"--version"},
            {"--help"},
            {}
        };
        for (Object[] command : commands) {
            StringWriter err = new StringWriter();
            int ended = Lindy.run(
                    StandardOutput.to(failing(problem)),
                    new PrintWriter(err),
                    Arrays.stream(command).map(Object::toString).toArray(String[]::new));
            assertThat(ended).as(Arrays.toString(command)).isEqualTo(code);
            assertThat(err.toString()).contains("standard output cannot be written: " + said);
            assertThat(err.toString().split("cannot be written", -1)).hasSize(2);
        }
        // What was whole before is kept.
        assertThat(names(folder.resolve("out"))).isEqualTo(names(run));
    }

    @Test
    void standardOutputThatCanBeWrittenIsFine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        assertThat(Lindy.run(StandardOutput.to(out), new PrintWriter(err), "--version"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("lindy ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aDiskWithoutSpaceHasItsOwnExitCode() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: no /dev/full on this system");
        for (String command : new String[] {"summarize", "fit", "compare"}) {
            Outcome failed = lindy(command, orders, "-o", full);
            assertThat(failed.code()).isEqualTo(5);
            assertThat(failed.err()).isEqualTo("/dev/full cannot be written: the disk is full\n");
        }
    }

    @Test
    void aDeviceTakesAnyNumberOfOutputs() {
        assumeTrue(Files.exists(Path.of("/dev/null")), "skipped: no /dev/null on this system");
        lindy("summarize", orders, "-o", "/dev/null", "--quiet").ends(0);
        lindy(
                        "simulate",
                        "--parameters",
                        "r=0.24,alpha=4.4,a=0.8,b=2.4",
                        "--start",
                        "2024-01-01",
                        "--end",
                        "2024-02-01",
                        "-o",
                        "/dev/null",
                        "--truth",
                        "/dev/null")
                .ends(0);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdout"})
    void standardOutputHasNames(String name) {
        Outcome table = lindy("summarize", orders).ends(0);
        assertThat(lindy("summarize", orders, "-o", name).ends(0)).isEqualTo(table);
        Outcome fit = lindy("fit", orders, "-o", name).ends(0);
        assertThat(fit.out()).isEqualTo(text(run.resolve("model.json")));
        assertThat(fit.err()).contains("Purchases").doesNotContain("Written");
        assertThat(lindy("compare", orders, "--models", "bg-nbd,nbd", "--bootstrap", 0, "-o", name)
                        .ends(0)
                        .out())
                .startsWith("model,");
        assertThat(lindy("fit", orders, "-o", name, "--json").ends(2).err()).contains("--json");
    }

    // Standard input.

    @Test
    void standardInputIsNotClosed() throws IOException {
        InputStream before = System.in;
        boolean[] closed = new boolean[1];
        try (InputStream file = Files.newInputStream(orders);
                InputStream watched = new FilterInputStream(file) {
                    @Override
                    public void close() throws IOException {
                        closed[0] = true;
                        super.close();
                    }
                }) {
            System.setIn(watched);
            lindy("summarize", "-").ends(0);
            assertThat(closed[0]).isFalse();
            // What is left is nothing, which is refused.
            lindy("summarize", "-").ends(3);
            assertThat(closed[0]).isFalse();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void tooLittleMemoryIsNoMistakeOfTheProgram() {
        InputStream before = System.in;
        System.setIn(new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("as if");
            }
        });
        try {
            Outcome failed = lindy("summarize", "-");
            assertThat(failed.code()).isEqualTo(7);
            assertThat(failed.err()).contains("more memory", "LINDY_OPTS").doesNotContain("mistake", "OutOfMemory");
        } finally {
            System.setIn(before);
        }
    }

    private Path copyOfRun() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : names(run)) {
            Files.copy(run.resolve(name), copy.resolve(name));
        }
        return copy;
    }

    private static OutputStream failing(String problem) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(problem);
            }
        };
    }
}
