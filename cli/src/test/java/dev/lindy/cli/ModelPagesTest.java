package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lindy.models.ContractModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.contracts.bdw.Bdw;
import dev.lindy.models.contracts.sbg.Sbg;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is a page for every model, and what the pages say happens. */
class ModelPagesTest {

    private static final String BETWEEN = "-- end of block --";
    private static final Pattern DIAGNOSIS =
            Pattern.compile("(?:new Diagnosis|warning)\\(\\s*\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z]+(?:-[a-z]+)+)` \\|");
    private static final List<String> OF_CONTRACTS = List.of(Sbg.ID, Bdw.ID);
    private static final Path FOLDER = Markdown.root().resolve("docs/models");

    /** The public files that the pages name, and where they lie. */
    private static final Map<String, Path> PUBLIC = Stream.of("CDNOW_sample.txt", "donations.csv")
            .collect(Collectors.toMap(name -> name, name -> Path.of(System.getProperty("lindy.shared"), "data", name)));

    @TempDir
    Path folder;

    @Test
    void everyModelHasAPageWithAPictureAndNothingElseHas() throws IOException {
        Set<String> files = new TreeSet<>(Set.of("README.md", "covariates.md"));
        String overview = Markdown.read("docs/models/README.md").text();
        for (String id : ids()) {
            assertThat(page(id).text()).startsWith("# ").contains("(`" + id + "`)\n", "](" + id + ".png)\n");
            assertThat(overview).contains("](" + id + ".md)");
            files.add(id + ".md");
            files.add(id + ".png");
        }
        try (Stream<Path> there = Files.list(FOLDER)) {
            assertThat(there.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    @Test
    void everyBlockPrintsWhatIsShownBelowIt() throws Exception {
        Set<String> imports = new LinkedHashSet<>();
        List<String> methods = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String id : ids()) {
            List<String> statements = new ArrayList<>();
            String last = "";
            for (Markdown.Block block : page(id).blocks()) {
                if (block.language().equals("java")) {
                    block.code().lines().forEach(line -> (line.startsWith("import ") ? imports : statements).add(line));
                    statements.add("System.out.println(\"" + BETWEEN + "\");");
                } else if (block.language().equals("text")) {
                    assertThat(last)
                            .as("what stands before the output on the page of " + id)
                            .isEqualTo("java");
                    shown.add(block.code());
                }
                last = block.language();
            }
            assertThat(statements).as(id).isNotEmpty();
            methods.add("static void " + id.replace('-', '_') + "() {\n" + String.join("\n", statements) + "\n}\n");
        }
        String calls = ids().stream().map(id -> id.replace('-', '_') + "();").collect(Collectors.joining("\n"));

        String output = JavaProgram.run(
                folder,
                "Pages.java",
                String.join("\n", imports) + "\nclass Pages {\n" + String.join("\n", methods)
                        + "public static void main(String[] args) {\n" + calls + "\n}\n}\n");

        String[] printed = output.split(BETWEEN + "\\R", -1);
        assertThat(printed).hasSize(shown.size() + 1);
        assertThat(Arrays.stream(printed)
                        .limit(shown.size())
                        .map(ModelPagesTest::lines)
                        .toList())
                .isEqualTo(shown.stream().map(ModelPagesTest::lines).toList());
    }

    @Test
    void theCommandsOnOurOwnDataPrintWhatIsShown() {
        int commands = 0;
        for (Shown command : shownCommands()) {
            if (command.words().stream().noneMatch(word -> PUBLIC.containsKey(word))) {
                command.check(folder);
                commands++;
            }
        }
        assertThat(commands).isGreaterThan(3);
    }

    @Test
    void theCommandsOnPublicDataPrintWhatIsShown() {
        PUBLIC.forEach((name, file) -> assumeTrue(Files.exists(file), "the public file is not there: " + file));
        int commands = 0;
        for (Shown command : shownCommands()) {
            if (command.words().stream().anyMatch(word -> PUBLIC.containsKey(word))) {
                command.check(folder);
                commands++;
            }
        }
        // One per model but those of contracts, whose sample is not public data.
        assertThat(commands).isGreaterThanOrEqualTo(ids().size() - 2);
    }

    @Test
    void everyDiagnosisIsExplainedAndNoOther() throws IOException {
        Set<String> there = new TreeSet<>();
        for (String module : List.of("core", "models")) {
            try (Stream<Path> sources = Files.walk(Markdown.root().resolve(module + "/src/main/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .toList()) {
                    DIAGNOSIS.matcher(Files.readString(source)).results().forEach(found -> there.add(found.group(1)));
                }
            }
        }
        Set<String> explained = new TreeSet<>();
        for (Markdown page : Markdown.pages()) {
            if (page.path().startsWith("docs/models")) {
                DOCUMENTED.matcher(page.text()).results().forEach(found -> explained.add(found.group(1)));
            }
        }

        assertThat(there).hasSizeGreaterThan(25);
        assertThat(explained).isEqualTo(there);
    }

    @Test
    void theTablesNameEveryQuestionAndEveryModelAnswersIt() {
        String page = Markdown.read("docs/models/README.md").text();
        requireMethods(section(page, "### Purchases"), TransactionModel.class, ofPurchases());
        requireMethods(section(page, "### Contracts"), ContractModel.class, OF_CONTRACTS);
        requireMethods(section(page, "### Spend and value"), SpendModel.class, List.of(GammaGamma.ID));
    }

    /** A command of a page, and the lines that the page shows of its output. */
    private record Shown(List<String> words, List<String> output) {

        void check(Path folder) {
            String[] args = words.stream().map(word -> place(word, folder)).toArray(String[]::new);
            StringWriter printed = new StringWriter();
            PrintWriter writer = new PrintWriter(printed);
            int code = Lindy.run(writer, writer, args);
            assertThat(code).as(printed.toString()).isZero();
            if (!output.isEmpty()) {
                assertThat(lines(printed.toString()))
                        .as(String.join(" ", words))
                        .containsSubsequence(output);
            }
        }
    }

    /** Files of the project are read in place, others are in the test's folder. */
    private static String place(String word, Path folder) {
        if (PUBLIC.containsKey(word)) {
            return PUBLIC.get(word).toString();
        }
        if (!word.endsWith(".csv")) {
            return word;
        }
        return (word.startsWith("notebooks/") ? Markdown.root() : folder)
                .resolve(word)
                .toString();
    }

    private static List<Shown> shownCommands() {
        List<Shown> out = new ArrayList<>();
        for (String id : ids()) {
            for (String block : page(id).blocks("console")) {
                for (String one : block.split("(?m)^\\$ ", -1)) {
                    if (!one.isEmpty()) {
                        Markdown command = new Markdown(Path.of(id), "```console\n" + one + "```\n");
                        out.add(new Shown(command.commands().get(0), lines(one.substring(one.indexOf('\n') + 1))));
                    }
                }
            }
        }
        return out;
    }

    /** Every method of a kind of model stands in its table, and every cell but the first head is filled. */
    private static void requireMethods(String section, Class<?> kind, List<String> models) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (List<String> row : rows(section)) {
            if (row.size() == 2 + models.size() && row.get(1).startsWith("`")) {
                for (String name : row.get(1).split(", ", -1)) {
                    named.put(name.replace("`", ""), row.subList(2, row.size()));
                }
            }
        }
        assertThat(named.values()).allSatisfy(cells -> assertThat(cells).containsOnly("yes"));
        assertThat(named.keySet())
                .containsAll(Arrays.stream(kind.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName)
                        .filter(name -> !Set.of("id", "timeScale", "forEach").contains(name))
                        .toList());
        models.forEach(id -> assertThat(section).contains("](" + id + ".md)"));
    }

    /** The cells of all rows of tables but the rules below their heads; the first cell of a head may be empty. */
    private static List<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| ") && line.endsWith("|"))
                .map(line -> {
                    List<String> cells = new ArrayList<>();
                    for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
                        cells.add(cell.strip());
                    }
                    return cells.get(0).isEmpty() ? cells.subList(1, cells.size()) : cells;
                })
                .toList();
    }

    private static String section(String text, String heading) {
        int from = text.indexOf("\n" + heading + "\n");
        assertThat(from).as("a section " + heading).isPositive();
        String level = heading.substring(0, heading.indexOf(' '));
        int to = text.indexOf("\n" + level + " ", from + heading.length());
        return text.substring(from, to < 0 ? text.length() : to);
    }

    private static List<String> ofPurchases() {
        return ModelCatalog.ids().stream()
                .filter(id -> !OF_CONTRACTS.contains(id))
                .toList();
    }

    private static List<String> ids() {
        return Stream.of(ofPurchases(), OF_CONTRACTS, List.of(GammaGamma.ID))
                .flatMap(List::stream)
                .toList();
    }

    private static Markdown page(String id) {
        return Markdown.read("docs/models/" + id + ".md");
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
