package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for notebooks shows what its blocks print. */
@Tag("slow")
class NotebookTest {

    private static final String BETWEEN = "-- end of block --";

    private final Markdown page = Markdown.read("docs/notebook.md");

    @TempDir
    Path folder;

    @Test
    void everyBlockPrintsWhatIsShownBelowIt() throws Exception {
        List<String> imports = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Markdown.Block block : page.blocks()) {
            if (block.language().equals("java")) {
                block.code().lines().forEach(line -> (line.startsWith("import ") ? imports : statements).add(line));
                statements.add("System.out.println(\"" + BETWEEN + "\");");
                shown.add("");
            } else if (block.language().equals("text")) {
                shown.set(shown.size() - 1, block.code());
            }
        }

        String output = JavaProgram.run(
                folder,
                "Page.java",
                String.join("\n", imports)
                        + "\nclass Page {\npublic static void main(String[] args) throws Exception {\n"
                        + String.join("\n", statements) + "\n}\n}\n");

        String[] printed = output.split(BETWEEN + "\\R", -1);
        assertThat(shown).hasSizeGreaterThan(10);
        assertThat(statements)
                .as("read line by line, a statement would have ended on the line before")
                .noneMatch(line -> line.strip().startsWith("."));
        for (int i = 0; i < shown.size(); i++) {
            assertThat(lines(printed[i])).as("block " + (i + 1)).isEqualTo(lines(shown.get(i)));
        }
        assertThat(Files.readAllLines(folder.resolve("values.csv"))).hasSize(1 + 4981);
    }

    private static List<String> lines(String text) {
        return text.strip().lines().map(String::strip).toList();
    }
}
