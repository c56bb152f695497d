package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of libraries and licences is that of what is shipped. */
class ThirdPartyTest {

    /** Of tests alone. */
    private static final Pattern TESTING = Pattern.compile(
            "(junit|opentest4j|apiguardian|assertj|archunit|byte-buddy|apfloat|surefire|idea_rt|plexus|jacoco|picocli-codegen).*");

    @Test
    void everyLibraryIsNamedWithItsLicence() throws Exception {
        String page = Files.readString(Markdown.root().resolve("THIRD-PARTY.md"));
        String shipped = page.substring(0, page.indexOf("The benchmarks"));
        Set<String> named = Pattern.compile("\\| [^:|]+:([^:|]+):([^ |]+) \\| [A-Za-z0-9./-]+ \\|")
                .matcher(shipped)
                .results()
                .map(found -> found.group(1) + "-" + found.group(2) + ".jar")
                .collect(Collectors.toCollection(TreeSet::new));
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Set<String> there = Arrays.stream(path.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).getFileName())
                .filter(name -> name != null && name.toString().endsWith(".jar"))
                .map(Path::toString)
                .filter(name ->
                        !name.startsWith("lindy-") && !TESTING.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).hasSizeGreaterThan(20).isEqualTo(named);
    }

    /** All of them may be used in anything, and shipped with it. */
    @Test
    void everyLicenceIsAPermissiveOne() throws Exception {
        String page = Files.readString(Markdown.root().resolve("THIRD-PARTY.md"));
        assertThat(Pattern.compile("(?m)^\\| [a-z][^|]+:[^|]+ \\| ([^|]+) \\|$")
                        .matcher(page.substring(0, page.indexOf("The benchmarks")))
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf("Apache-2.0", "MIT", "BSD-3-Clause", "Unicode/ICU");
    }

    @Test
    void everyJarHasTheLicence() throws Exception {
        for (Class<?> type : new Class<?>[] {
            Lindy.class,
            dev.lindy.study.Study.class,
            dev.lindy.models.Future.class,
            dev.lindy.data.Transactions.class,
            dev.lindy.core.base.CustomerBase.class
        }) {
            Path classes = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(classes)) {
                assertThat(classes.resolve("META-INF/LICENSE"))
                        .hasSameTextualContentAs(Markdown.root().resolve("LICENSE"));
            }
        }
    }
}
