package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts name what there is. That they run is checked with JBang itself, by {@code .ci/run}. */
class NotebooksTest {

    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^//DEPS ([^:]+):([^:]+):(.+)$");
    private static final Path NOTEBOOKS = Markdown.root().resolve("notebooks");

    @Test
    void theyDependOnThisVersionAndOnModulesThatThereAre() throws IOException {
        String pom = Files.readString(Markdown.root().resolve("pom.xml"));
        String version = first("<artifactId>lindy</artifactId>\\s*<version>(.+)</version>", pom);
        String slf4j = first("<slf4j.version>(.+)</slf4j.version>", pom);
        int own = 0;
        for (String page : pagesWithDependencies()) {
            for (MatchResult dependency : DEPENDENCY.matcher(page).results().toList()) {
                if (dependency.group(1).equals("dev.lindy")) {
                    assertThat(dependency.group(3)).as(dependency.group()).isEqualTo(version);
                    assertThat(Markdown.root().resolve(dependency.group(2).replace("lindy-", "") + "/pom.xml"))
                            .exists();
                    own++;
                } else if (dependency.group(1).equals("org.slf4j")) {
                    assertThat(dependency.group(3)).as(dependency.group()).isEqualTo(slf4j);
                }
            }
        }
        assertThat(own).isGreaterThan(5);
    }

    @Test
    void theCatalogAndTheirPageNameEveryScript() throws IOException {
        JsonNode aliases = new ObjectMapper()
                .readTree(Markdown.root().resolve("jbang-catalog.json").toFile())
                .get("aliases");
        Map<String, String> scripts = new TreeMap<>();
        aliases.properties()
                .forEach(alias -> scripts.put(alias.getValue().get("script-ref").asText(), alias.getKey()));

        assertThat(scripts.keySet())
                .containsExactlyElementsOf(scripts().stream()
                        .map(file -> Markdown.root().relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList());
        String page = Markdown.read("notebooks/README.md").text();
        scripts.forEach((file, alias) -> {
            String name = file.substring(file.indexOf('/') + 1);
            assertThat(page).contains("| `" + alias + "` | [" + name + "](" + name + ") |");
        });
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> pagesWithDependencies() throws IOException {
        List<String> pages = new ArrayList<>();
        for (Path script : scripts()) {
            pages.add(Files.readString(script));
        }
        pages.add(Markdown.read("notebooks/README.md").text());
        return pages;
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
