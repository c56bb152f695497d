package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.cli.Cli.Outcome;
import dev.lindy.cli.command.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files damaged at random are understood or refused; the program itself never breaks. The seed is the reproducer. */
@Tag("slow")
class DamageTest {

    private static final int FILES = 30;
    private static final String[] SPLINTERS = {
        "",
        ",",
        ",,",
        "\"",
        "\n",
        "\r",
        ";",
        "-",
        "NaN",
        "Infinity",
        "1e400",
        "-1",
        "0",
        "9".repeat(400),
        "\u0000",
        "é",
        "\uFEFF",
        "2024-02-30",
        "0001-01-01",
        "9999-12-31",
        "01/02/2024",
        "#",
        "€",
        "1.234,5",
        "null",
        "  "
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orders(long seed) throws IOException {
        byte[] whole = Files.readAllBytes(shop(folder, 250));
        damaged(seed, whole, "run", "-o", folder.resolve("out").toString(), "--force");
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void summaries(long seed) throws IOException {
        byte[] whole = lindy("summarize", shop(folder, 250)).out().getBytes(StandardCharsets.UTF_8);
        damaged(seed, whole, "fit");
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void survivors(long seed) throws IOException {
        StringBuilder whole = new StringBuilder("# unit=month\ncohort,period,survivors\n");
        for (int t = 0; t < 12; t++) {
            whole.append("a,").append(t).append(',').append(1000 / (t + 1)).append('\n');
        }
        damaged(seed, whole.toString().getBytes(StandardCharsets.UTF_8), "fit", "--model", "auto");
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void contracts(long seed) throws IOException {
        StringBuilder whole = new StringBuilder("# unit=month observed_to=2024-12-31\nid,start,end\n");
        for (int i = 0; i < 60; i++) {
            whole.append(i)
                    .append(",2024-0")
                    .append(1 + i % 9)
                    .append("-0")
                    .append(1 + i % 7)
                    .append(',');
            whole.append(i % 3 == 0 ? "" : "2024-1" + i % 3 + "-15").append('\n');
        }
        damaged(seed, whole.toString().getBytes(StandardCharsets.UTF_8), "compare");
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void models(long seed) throws IOException {
        Path orders = shop(folder, 250);
        Path model = folder.resolve("model.json");
        lindy("fit", orders, "-o", model, "--quiet");
        damaged(seed, Files.readAllBytes(model), "predict", orders.toString(), "--quiet");
    }

    private void damaged(long seed, byte[] whole, String command, String... rest) throws IOException {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Path file = Files.write(folder.resolve("damaged"), damage(whole, random));
            List<Object> args = new ArrayList<>(List.of(command, file));
            args.addAll(Arrays.asList(rest));
            Outcome outcome = lindy(args.toArray());
            assertThat(outcome.code())
                    .as("seed %d, file %d: %s", seed, i, outcome.err())
                    .isIn(ExitCode.OK, ExitCode.DATA, ExitCode.NO_MAXIMUM);
            outcome.ends(outcome.code());
            refused += outcome.code() == ExitCode.DATA ? 1 : 0;
        }
        assertThat(refused).as("files refused").isPositive().isLessThan(FILES);
    }

    /** A few pieces cut out, doubled, or replaced. */
    private static byte[] damage(byte[] whole, UniformRandomProvider random) {
        String text = new String(whole, StandardCharsets.UTF_8);
        int wounds = 1 + random.nextInt(4);
        for (int i = 0; i < wounds && !text.isEmpty(); i++) {
            // Half of the wounds strike the first lines, where most is decided.
            int reach = random.nextBoolean() ? Math.min(120, text.length()) : text.length();
            int from = random.nextInt(reach);
            int to = Math.min(text.length(), from + random.nextInt(random.nextInt(10) == 0 ? 2000 : 12));
            String splinter =
                    switch (random.nextInt(4)) {
                        case 0 -> "";
                        case 1 -> text.substring(from, to).repeat(2);
                        default -> SPLINTERS[random.nextInt(SPLINTERS.length)];
                    };
            text = text.substring(0, from) + splinter + text.substring(to);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
