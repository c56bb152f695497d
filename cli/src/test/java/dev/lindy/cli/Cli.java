package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lindy.cli.command.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** The command line as a test calls it, and readers of what it writes. */
final class Cli {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Cli() {}

    /** What a command left behind. */
    record Outcome(int code, String out, String err) {

        /** Requires an exit code, and nothing but one message where it stands for a failure. */
        Outcome ends(int expected) {
            assertThat(code).as("exit code; said: %s%s", out, err).isEqualTo(expected);
            if (code == ExitCode.USAGE || code == ExitCode.DATA) {
                assertThat(out).isEmpty();
                assertThat(err).isNotBlank().doesNotContain("Exception", "\tat ", "internal error", "java.");
                assertThat(err.lines().count()).as(err).isLessThanOrEqualTo(8);
                assertThat(err.length()).as(err).isLessThanOrEqualTo(1000);
            }
            return this;
        }

        JsonNode json() {
            return Cli.json(out);
        }
    }

    static Outcome lindy(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Lindy.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    /** The same without intervals, which take most of the time, where a test is about something else. */
    static Outcome withoutIntervals(Object... args) {
        Object[] more = Arrays.copyOf(args, args.length + 2);
        more[args.length] = "--intervals";
        more[args.length + 1] = "off";
        return lindy(more);
    }

    /** The sample shop. */
    static Path shop() {
        return Path.of(System.getProperty("lindy.root", "..")).resolve("notebooks/shop.csv");
    }

    /** The header of the sample shop and its first orders. */
    static Path shop(Path folder, int orders) {
        try (var lines = Files.lines(shop())) {
            return write(
                    folder.resolve("shop-" + orders + ".csv"),
                    lines.limit(orders + 1L).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A public data set that lies beside the project; the test is skipped where it does not. */
    static Path shared(String name) {
        Path file = Path.of(System.getProperty("lindy.shared", "../../shared"), "data", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no data set " + name + " below lindy.shared");
        return file;
    }

    static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** The rows of a table, by column; lines that begin with # are left out. No field of ours holds a comma. */
    static List<Map<String, String>> table(String text) {
        List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
        String[] names = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            assertThat(fields).as(line).hasSameSizeAs(names);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    static List<Map<String, String>> table(Path file) {
        return table(text(file));
    }

    static double sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .sum();
    }

    /** One column by customer. */
    static Map<String, String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().collect(Collectors.toMap(row -> row.get("customer"), row -> row.get(name)));
    }
}
