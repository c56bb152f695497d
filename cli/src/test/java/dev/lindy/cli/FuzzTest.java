package dev.lindy.cli;

import static dev.lindy.cli.Cli.json;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.text;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.Cli.Outcome;
import dev.lindy.cli.command.ExitCode;
import dev.lindy.core.io.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated files and options, of which every command makes something: answers, or one message and an exit code that is documented.
 * {@code -Dfuzz.seed} chooses the files and {@code -Dfuzz.size} their number; {@code ./mvnw -Pfuzz verify} runs this alone, in a
 * larger dose. A failure names the seed and the number of the file.
 */
@Tag("slow")
@Tag("fuzz")
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int SIZE = Integer.getInteger("fuzz.size", 16);

    /** A command that takes longer hangs; the files are small. */
    private static final long HANGS_SECONDS = 180;

    @TempDir
    private Path folder;

    /** Another sequence for each test, so that one can be run alone. */
    private static UniformRandomProvider random(int test, int file) {
        return RandomSource.SPLIT_MIX_64.create(SEED * 1_000_003L + test * 100_000_007L + file);
    }

    private static Outcome checked(int file, List<String> args) {
        String what = "seed " + SEED + ", file " + file + ": lindy " + String.join(" ", args);
        Outcome outcome;
        try {
            outcome = CompletableFuture.supplyAsync(() -> lindy(args.toArray()), task -> {
                        Thread thread = new Thread(task, "fuzz");
                        thread.setDaemon(true);
                        thread.start();
                    })
                    .get(HANGS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail("%s has not ended after %d seconds", what, HANGS_SECONDS);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(what, e);
        }
        assertThat(outcome.code())
                .as("%s%n%s", what, outcome.err())
                .isIn(ExitCode.OK, ExitCode.USAGE, ExitCode.DATA, ExitCode.NO_MAXIMUM);
        assertThat(outcome.err()).as(what).doesNotContain("Exception", "\tat ", "internal error");
        if (outcome.code() == ExitCode.USAGE || outcome.code() == ExitCode.DATA) {
            assertThat(outcome.out()).as(what).isEmpty();
            assertThat(outcome.err()).as(what).isNotBlank();
        } else {
            assertThat(outcome.out()).as(what).doesNotContain("NaN", "Infinity ", "\u001b");
        }
        return outcome;
    }

    private static List<String> args(Object... parts) {
        List<String> args = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof List<?> list) {
                list.forEach(each -> args.add(each.toString()));
            } else {
                args.add(part.toString());
            }
        }
        return args;
    }

    @Test
    void runsOfOrders() throws IOException {
        for (int file = 0; file < SIZE; file++) {
            FuzzInputs inputs = new FuzzInputs(random(1, file));
            Path orders = write(folder.resolve("orders.csv"), inputs.orders());
            List<String> options = args(inputs.options(), inputs.worth(), "--model", inputs.purchaseModel());
            Path one = folder.resolve("one" + file);
            Path two = folder.resolve("two" + file);
            Outcome outcome = checked(file, args("run", orders, "-o", one, options, "--threads", 1));
            boolean written = outcome.code() == ExitCode.OK || outcome.code() == ExitCode.NO_MAXIMUM;
            assertThat(Files.exists(one)).as("seed %d, file %d", SEED, file).isEqualTo(written);
            if (written) {
                whole(one);
                Outcome again = checked(file, args("run", orders, "-o", two, options, "--threads", 2));
                assertThat(again.code()).isEqualTo(outcome.code());
                sameBits(file, one, two);
            }
        }
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".part"));
    }

    /** All files of a run are there, and the ledger adds up. */
    private static void whole(Path out) {
        JsonNode run = json(text(out.resolve("run.json")));
        assertThat(run.path("complete").asBoolean()).isTrue();
        run.path("files").fieldNames().forEachRemaining(name -> assertThat(out.resolve(name))
                .exists());
        JsonNode ledger = json(text(out.resolve("ledger.json")));
        long rows = ledger.path("rowsUsed").asLong();
        double amount = ledger.path("amountUsed").asDouble();
        double size = Math.abs(amount);
        for (JsonNode entry : ledger.path("entries")) {
            if (!entry.path("used").asBoolean()) {
                rows += entry.path("rows").asLong();
                amount += entry.path("amount").asDouble();
                size += Math.abs(entry.path("amount").asDouble());
            }
        }
        assertThat(rows).isEqualTo(ledger.path("rowsRead").asLong());
        assertThat(amount)
                .isCloseTo(
                        ledger.path("amountRead").asDouble(),
                        org.assertj.core.api.Assertions.within(1e-9 * (1 + size)));
    }

    private static void sameBits(int file, Path one, Path two) throws IOException {
        assertThat(names(two)).isEqualTo(names(one));
        for (String name : names(one)) {
            assertThat(Files.mismatch(one.resolve(name), two.resolve(name)))
                    .as("seed %d, file %d: %s on one thread and on two", SEED, file, name)
                    .isEqualTo(-1);
        }
    }

    @Test
    void comparisonsOfOrders() {
        for (int file = 0; file < SIZE / 4 + 1; file++) {
            FuzzInputs inputs = new FuzzInputs(random(2, file));
            Path orders = write(folder.resolve("orders.csv"), inputs.orders());
            checked(file, args("compare", orders, inputs.options(), "--bootstrap", 3));
            checked(file, args("summarize", orders, inputs.options()));
        }
    }

    @Test
    void summaries() {
        for (int file = 0; file < SIZE; file++) {
            FuzzInputs inputs = new FuzzInputs(random(3, file));
            Path base = write(folder.resolve("base.csv"), inputs.summaries());
            Path model = folder.resolve("model" + file + ".json");
            Outcome fit = checked(file, args("fit", base, "--model", inputs.purchaseModel(), "-o", model));
            boolean written = fit.code() == ExitCode.OK || fit.code() == ExitCode.NO_MAXIMUM;
            assertThat(Files.exists(model)).isEqualTo(written);
            if (written) {
                Path table = folder.resolve("table" + file + ".csv");
                Outcome predicted = checked(file, args("predict", model, base, "-o", table, inputs.worth()));
                assertThat(Files.exists(table))
                        .isEqualTo(predicted.code() == ExitCode.OK || predicted.code() == ExitCode.NO_MAXIMUM);
            }
        }
    }

    @Test
    void contracts() {
        for (int file = 0; file < SIZE; file++) {
            FuzzInputs inputs = new FuzzInputs(random(4, file));
            Path survivors = write(folder.resolve("survivors.csv"), inputs.survivors());
            checked(file, args("compare", survivors));
            Path model = folder.resolve("contracts" + file + ".json");
            checked(file, args("fit", survivors, "--model", file % 2 == 0 ? "bdw" : "sbg", "-o", model));
            if (Files.exists(model)) {
                checked(file, args("predict", model, survivors, "-o", folder.resolve("scored" + file + ".csv")));
            }
        }
    }

    @Test
    void modelFiles() {
        Path orders = shop(folder, 250);
        for (int file = 0; file < SIZE; file++) {
            FuzzInputs inputs = new FuzzInputs(random(5, file));
            Path whole = folder.resolve("whole-" + inputs.purchaseModel() + ".json");
            if (!Files.exists(whole)) {
                String id = whole.getFileName().toString().replaceAll("whole-|\\.json", "");
                lindy("fit", orders, "--model", id, "-o", whole, "--quiet");
            }
            Path model = write(folder.resolve("altered.json"), inputs.model(text(whole)));
            checked(file, args("predict", model, orders, inputs.worth(), "--quiet"));
        }
    }

    /** A run that is killed leaves the files of before, or is told; the next run with --force makes all well. */
    @Test
    void kills() throws IOException, InterruptedException {
        Path orders = shop(folder, 400);
        Path clean = folder.resolve("clean");
        lindy("run", orders, "-o", clean, "--quiet").ends(0);
        for (int kill = 0; kill < SIZE / 8 + 1; kill++) {
            UniformRandomProvider random = random(6, kill);
            Path out = folder.resolve("killed" + kill);
            Process java = run(List.of(), orders, out);
            boolean ended = java.waitFor(200 + random.nextInt(4000), TimeUnit.MILLISECONDS);
            assertThat(ended && java.exitValue() != 0).isFalse();
            java.destroyForcibly();
            java.waitFor();
            if (Files.exists(out)) {
                for (String name : names(out)) {
                    if (!name.startsWith(".") && !name.equals("run.json") && !name.equals("summary.txt")) {
                        assertThat(Files.mismatch(out.resolve(name), clean.resolve(name)))
                                .as("seed %d, kill %d: %s is whole", SEED, kill, name)
                                .isEqualTo(-1);
                    }
                }
            }
            lindy("run", orders, "-o", out, "--force", "--quiet").ends(0);
            List<String> expected = names(clean);
            assertThat(names(out).stream().filter(name -> !name.startsWith(".")).toList())
                    .isEqualTo(expected.stream()
                            .filter(name -> !name.startsWith("."))
                            .toList());
            assertThat(Arrays.equals(
                            Files.readAllBytes(out.resolve("customers.csv")),
                            Files.readAllBytes(clean.resolve("customers.csv"))))
                    .isTrue();
        }
    }

    /** Where a file cannot become longer than the disk has room for, nothing is changed, and nothing is left over. */
    @Test
    void fullDisks() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")), "a limit of the length of files needs /bin/bash");
        Path orders = shop(folder, 400);
        Path old = folder.resolve("old");
        lindy("run", orders, "-o", old, "--quiet", "--horizon", 26).ends(0);
        int largest = 0;
        for (String name : names(old)) {
            largest = (int) Math.max(largest, Files.size(old.resolve(name)));
        }
        for (int disk = 0; disk < SIZE / 8 + 1; disk++) {
            UniformRandomProvider random = random(7, disk);
            Path out = disk % 2 == 0 ? folder.resolve("full" + disk) : old;
            Map<String, String> before = contents(out);
            int kilobytes = 1 + random.nextInt(largest / 1024);
            Process java = run(
                    List.of("/bin/bash", "-c", "ulimit -f " + kilobytes + "; exec \"$0\" \"$@\""),
                    orders,
                    out,
                    "--force");
            boolean ended = java.waitFor(HANGS_SECONDS, TimeUnit.SECONDS);
            java.destroyForcibly();
            String what =
                    "seed " + SEED + ", disk " + disk + " of " + kilobytes + " KB: " + text(folder.resolve("said"));

            assertThat(ended).as(what).isTrue();
            assertThat(java.exitValue()).as(what).isIn(ExitCode.DISK_FULL, ExitCode.NOT_WRITTEN);
            assertThat(what)
                    .contains("cannot be written", "nothing was changed")
                    .doesNotContain("\tat ");
            assertThat(contents(out)).as(what).isEqualTo(before);
        }
        lindy("run", orders, "-o", old, "--force", "--quiet").ends(0);
    }

    /** Starts a run in a process of its own. */
    private Process run(List<String> through, Path orders, Path out, String... options) throws IOException {
        List<String> command = new ArrayList<>(through);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lindy.cli.Lindy",
                "run",
                orders.toString(),
                "-o",
                out.toString(),
                "--quiet"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    /** What a folder holds, by name; nothing where there is none. */
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> out = new TreeMap<>();
        if (Files.exists(folder)) {
            for (String name : names(folder)) {
                if (!name.equals(FolderLock.NAME)) {
                    out.put(name, text(folder.resolve(name)));
                }
            }
        }
        return out;
    }
}
