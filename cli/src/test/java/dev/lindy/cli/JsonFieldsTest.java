package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.command.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of what {@code --json} prints names every field, and only those. */
class JsonFieldsTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The fields of each command, and those of them that another page explains from there on. */
    private final Map<String, Set<String>> documented = new HashMap<>();

    private final Map<String, Set<String>> explainedElsewhere = new HashMap<>();
    private final Map<String, Set<String>> printed = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void theTableNamesWhatIsPrinted() {
        readTable();
        Path shop = Cli.shop(folder, 1500);
        Path visits = Cli.shop(folder, 1400);
        Path model = folder.resolve("model.json");
        Path renewals = folder.resolve("renewals.json");
        Path contracts = Cli.write(
                folder.resolve("contracts.csv"),
                List.of("period,survivors", "0,1000", "1,869", "2,743", "3,653", "4,593", "5,551", "6,517", "7,491"));
        prints("run", shop, "-o", folder.resolve("out"));
        prints("run", visits, "-o", folder.resolve("visits"), "--amount", "none");
        prints("summarize", shop);
        prints("summarize", shop, "-o", folder.resolve("base.csv"));
        prints("compare", shop, "--models", "nbd,bg-nbd", "--bootstrap", 0);
        prints("compare", shop, "--models", "bg-nbd,mbg-nbd", "--bootstrap", 0, "--origins", 1);
        prints("compare", contracts);
        prints("validate", shop, "--model", "bg-nbd,bg-bb", "-o", folder.resolve("validation"));
        prints("fit", shop, "-o", model);
        prints("fit", contracts, "-o", renewals);
        prints("predict", model, shop);
        prints("predict", model, shop, "-o", folder.resolve("customers.csv"));
        prints("predict", renewals, contracts);
        Object[] simulate = {
            "--parameters", "r=0.2,alpha=4,a=1,b=2", "--customers", 9, "--start", "2024-01-01", "--end", "2024-03-01"
        };
        prints("simulate", simulate);
        prints("simulate", with(simulate, "-o", folder.resolve("log.csv")));

        prints(
                "selfcheck",
                "--model",
                "sbg",
                "--sizes",
                300,
                "--replicates",
                2,
                "--ranks",
                2,
                "-o",
                folder.resolve("selfcheck"));

        assertThat(printed.keySet()).isEqualTo(documented.keySet());
        printed.forEach((command, fields) ->
                assertThat(fields).as(command).containsExactlyInAnyOrderElementsOf(documented.get(command)));
    }

    private void readTable() {
        String section = Markdown.read("docs/cli.md")
                .text()
                .split("## What --json prints", -1)[1]
                .split("\n## ", -1)[0];
        for (String row : section.lines().filter(line -> line.startsWith("| `")).toList()) {
            String[] cells = row.split("\\|", -1);
            for (String command : codes(cells[2])) {
                documented.computeIfAbsent(command, c -> new TreeSet<>()).addAll(codes(cells[1]));
                if (cells[3].contains("](")) {
                    explainedElsewhere
                            .computeIfAbsent(command, c -> new TreeSet<>())
                            .addAll(codes(cells[1]));
                }
            }
        }
        assertThat(documented).hasSize(8);
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    private void prints(String command, Object... arguments) {
        List<Object> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        words.add("--json");
        collect(command, "", lindy(words.toArray()).ends(ExitCode.OK).json());
    }

    private static Object[] with(Object[] arguments, Object... more) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private void collect(String command, String path, JsonNode node) {
        boolean elsewhere = explainedElsewhere.getOrDefault(command, Set.of()).contains(path);
        if (node.isObject() && !elsewhere) {
            node.properties()
                    .forEach(field -> collect(
                            command, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject() && !elsewhere) {
            node.forEach(one -> collect(command, path + "[]", one));
        } else {
            printed.computeIfAbsent(command, c -> new TreeSet<>()).add(path);
        }
    }
}
