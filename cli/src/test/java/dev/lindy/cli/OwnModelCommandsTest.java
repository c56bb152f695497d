package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.command.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that Lindy does not have, compiled here and named by its class: BG/NBD under another name. */
@Tag("slow")
class OwnModelCommandsTest {

    private static final String SOURCE = """
            package example;

            import dev.lindy.core.base.*;
            import dev.lindy.core.estimate.*;
            import dev.lindy.models.purchases.bgnbd.BgNbd;
            import dev.lindy.models.purchases.kernel.betageometric.*;

            public record Same(double r, double alpha, double a, double b, TimeScale timeScale)
                    implements BetaGeometricModel {
                public static final CustomerFamily<RecencySample, Same> FAMILY = new CustomerFamily<>() {
                    @Override public String id() { return "example.Same"; }
                    @Override public String name() { return "Same"; }
                    @Override public RecencySample sample(CustomerBase base) { return RecencySample.of(base); }
                    @Override public ParameterSpace parameters() { return BgNbd.FAMILY.parameters(); }
                    @Override public double[] start(RecencySample data) { return BgNbd.FAMILY.start(data); }
                    @Override public LogLikelihood likelihood(RecencySample data) {
                        return BgNbd.FAMILY.likelihood(data);
                    }
                    @Override public Same model(double[] p, TimeScale unit) {
                        return new Same(p[0], p[1], p[2], p[3], unit);
                    }
                };
                @Override public String id() { return "example.Same"; }
                @Override public Dropout dropout() { return Dropout.AFTER_REPEAT_PURCHASES; }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private String classPath = "";

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Same.java"), SOURCE);
        String known = System.getProperty("java.class.path");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", known, "-d", folder.toString(), source.toString()))
                .isZero();
        classPath = known + File.pathSeparator + folder;
    }

    /** The command in a Java of its own, with the compiled class on its class path. */
    private String own(Object... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "dev.lindy.cli.Lindy"));
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        Path said = folder.resolve("said.txt");
        Process java = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = java.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            java.destroyForcibly();
        }
        assertThat(ended).isTrue();
        assertThat(java.exitValue()).as(text(said)).isZero();
        return text(said);
    }

    @Test
    void itIsFittedComparedAndPredictsLikeAnyOther() throws IOException, InterruptedException {
        Path orders = shop(folder, 2000);
        Path own = folder.resolve("own.json");
        Path known = folder.resolve("known.json");
        own("fit", orders, "--model", "example.Same", "-o", own);
        lindy("fit", orders, "--model", "bg-nbd", "-o", known).ends(ExitCode.OK);
        JsonNode fitted = Cli.json(text(own)).get("models").get(0);
        assertThat(fitted.get("model").asText()).isEqualTo("example.Same");
        assertThat(fitted.get("parameters"))
                .isEqualTo(Cli.json(text(known)).get("models").get(0).get("parameters"));

        Path ownTable = folder.resolve("own.csv");
        Path knownTable = folder.resolve("known.csv");
        own("predict", own, orders, "-o", ownTable);
        lindy("predict", known, orders, "-o", knownTable).ends(ExitCode.OK);
        assertThat(Cli.table(ownTable)).isEqualTo(Cli.table(knownTable));

        assertThat(own("compare", orders, "--models", "nbd,example.Same")).contains("Same", "NBD");
        // Where the class is not, the file cannot be used.
        assertThat(lindy("predict", own, orders).ends(ExitCode.DATA).err()).contains("no transaction model");
    }
}
