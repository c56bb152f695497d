package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --model average} and the weights of models. */
@Tag("slow")
class AverageCommandTest {

    @TempDir
    private static Path shared;

    /** The beginning of the sample shop. */
    private static Path shop = Path.of("");

    @TempDir
    private Path folder;

    @BeforeAll
    static void cut() throws IOException {
        Path whole = Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv");
        try (Stream<String> lines = Files.lines(whole)) {
            shop = Files.write(shared.resolve("shop.csv"), lines.limit(4000).toList());
        }
    }

    @Test
    void itIsFittedWrittenAndUsed() throws IOException {
        Path model = folder.resolve("model.json");
        String said = lindy("fit", shop, "--model", "average", "-o", model)
                .ends(ExitCode.OK)
                .out();
        assertThat(said)
                .contains("Purchases   the average of 6 models", "weight", "BG/NBD", "Pareto/NBD", "on 4 days")
                .doesNotContain("bg-bb");
        assertThat(said.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(Files.readString(model)).contains("\"mixture\" : {");
        Path table = folder.resolve("customers.csv");
        String predicted =
                lindy("predict", model, shop, "-o", table).ends(ExitCode.OK).out();
        assertThat(predicted).contains("purchases expected in the next 52 weeks; with 90 % certainty ");
        assertThat(Files.readAllLines(table).get(1))
                .contains("expected_purchases_lo", "purchases_pi_hi", "value_3y_pi_lo");
        String broken = Files.readString(model).replaceFirst("\"weight\" : 0\\.", "\"weight\" : 3.");
        Files.writeString(model, broken);
        assertThat(lindy("predict", model, shop).ends(ExitCode.DATA).err())
                .contains("cannot be used", "weight must be above 0 and at most 1");
    }

    @Test
    void aComparisonShowsTheWeightsBesideItsAdvice() {
        String said = lindy("compare", shop, "--models", "bg-nbd,pareto-nbd", "--bootstrap", 0, "--origins", 2)
                .ends(ExitCode.OK)
                .out();
        assertThat(said)
                .contains(
                        "\nWeights  ", "beside the advice, which follows AIC: --model average uses them", "on 2 days");
        assertThat(lindy("compare", shop, "--models", "bg-nbd,pareto-nbd", "--bootstrap", 0)
                        .ends(ExitCode.OK)
                        .out())
                .doesNotContain("\nWeights  ");
        JsonNode json = lindy("compare", shop, "--models", "bg-nbd,mbg-nbd", "--bootstrap", 0, "--origins", 1, "--json")
                .ends(ExitCode.OK)
                .json();
        assertThat(json.path("weights")).hasSize(2);
        assertThat(json.path("weights").get(0).path("model").asText()).isEqualTo("bg-nbd");
        assertThat(json.path("weights").get(0).path("weight").asDouble()
                        + json.path("weights").get(1).path("weight").asDouble())
                .isBetween(0.999999, 1.000001);
        assertThat(json.path("weights").get(0).path("standardError").isNull()).isTrue();
    }

    @Test
    void whatCannotBeAveragedIsRefused() throws IOException {
        Path base = Files.writeString(
                folder.resolve("base.csv"), "customer,x,t_x,T\na,2,10,20\nb,0,0,20\nc,1,4,18\nd,3,9,17\n");
        assertThat(lindy("fit", base, "--model", "average").ends(ExitCode.USAGE).err())
                .contains("--model average needs the orders", "base.csv holds summaries");
        assertThat(lindy("compare", base, "--origins", 2).ends(ExitCode.USAGE).err())
                .contains("--origins needs the orders");
        assertThat(lindy("compare", shop, "--origins", 0).ends(ExitCode.USAGE).err())
                .contains("--origins must be 1 to 100");
        assertThat(lindy("fit", shop, "--model", "average", "--prior", "weak")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("--prior does not go with an average");
        assertThat(lindy("run", shop, "--model", "average", "--intervals", "posterior", "-o", folder.resolve("out"))
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("--intervals fast makes the only intervals that an average has");
    }
}
