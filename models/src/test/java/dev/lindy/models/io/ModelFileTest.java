package dev.lindy.models.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.Population;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.contracts.bdw.Bdw;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {

    @TempDir
    private Path folder = Path.of("");

    private static ModelFile file() {
        CustomerBase base = base();
        return ModelFile.of(BgNbd.fit(base), GammaGamma.fit(base), Map.of("source", "orders"));
    }

    private static CustomerBase base() {
        int n = 60;
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = "c" + i;
            x[i] = i % 4;
            age[i] = 30 + i % 7;
            tx[i] = x[i] == 0 ? 0 : 3 + (i * 5) % 25;
            mean[i] = x[i] == 0 ? 0 : 10 + (i * 7) % 31;
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .meanSpend(mean, x)
                .build();
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ModelFile written = file();
        Path path = folder.resolve("model.json");
        written.write(path);
        ModelFile read = ModelFile.read(path);
        assertThat(read).isEqualTo(written);
        assertThat(read.purchases()).isEqualTo(written.purchases());
        assertThat(read.spend()).isEqualTo(written.spend());
        assertThat(read.usable()).isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 2| \"version\" : 3| it has schema version 3",
                "\"version\" : 2| \"version\" : 1.5| no positive whole number",
                "\"format\" : \"lindy-model\"| \"format\" : \"other\"| it is not a model file",
                "\"timeScale\" : \"week\"| \"timeScale\" : null| bg-nbd lacks its timeScale",
                "\"timeScale\" : \"week\"| \"timeScale\" : \"fortnight\"| unknown time unit \"fortnight\"",
                "\"diagnosis\"| \"diagnoses\"| there is no \"diagnosis\"",
                "\"alpha\" :| \"alpha2\" :| bg-nbd lacks its parameter alpha",
                "\"period\"| \"periods\"| there is no \"period\"",
                "\"unconstrained\"| \"other\"| there is no \"unconstrained\"",
                "\"evaluations\"| \"other\"| there is no \"evaluations\" in models[0]",
                "\"customers\"| \"other\"| there is no \"customers\" in models[0]",
                "\"iterations\" :| \"iterations\" : null, \"x\" :| there is no \"iterations\" in models[0]",
                "\"iterations\" :| \"iterations\" : \"few\", \"x\" :| \"models[0].iterations\" must be a whole number, but is \"few\"",
                "\"iterations\" :| \"iterations\" : [], \"x\" :| \"models[0].iterations\" must be a whole number, but is []",
                "\"aic\" :| \"aic\" : {}, \"x\" :| \"models[0].aic\" must be a number, but is {}",
                "\"r\" :| \"r\" : \"much\", \"x\" :| \"models[0].parameters.r\" must be a number, but is \"much\"",
                "\"covariance\" :| \"covariance\" : 3, \"x\" :| \"models[0].covariance\" must be a list, but is 3",
                "\"parameters\" :| \"parameters\" : 3, \"x\" :| \"models[0].parameters\" must be an object, but is 3",
                "\"termination\" :| \"termination\" : [], \"x\" :| \"models[0].termination\" must be a text, but is []",
                "\"r\" :| \"r\" : 1, \"r\" :| a field stands twice",
                "\"version\" :| \"version\" : 2, \"version\" :| a field stands twice",
                "\"point\" : [| \"point\" : [ 1.0,| unconstrained needs 5 rows of 5 in its covariance",
                "\"timeScale\" : \"week\"| \"timeScale\" : \"week\", \"season\" : {}| bg-nbd has a season part",
            })
    void aFileThatIsDamagedOrFromTheFutureIsRefusedWithASentence(String part, String instead, String message) {
        String json = file().toJson();
        assertThat(json).contains(part.strip());
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.parse(json.replace(part.strip(), instead.strip())))
                .withMessageContaining(message.strip());
    }

    /** Whatever is left out or is of another kind, the message is for people and names it. */
    @Test
    void everyFieldThatIsMissingOrWrongIsNamed() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode whole = mapper.readTree(file().toJson());
        int tried = 0;
        for (String place : List.of("", "/models/0", "/models/0/unconstrained", "/models/0/provenance")) {
            for (String field : names(whole.at(place))) {
                for (JsonNode wrong : new JsonNode[] {null, mapper.readTree("[[]]"), mapper.readTree("{\"a\": {}}")}) {
                    ObjectNode tree = whole.deepCopy();
                    ObjectNode object = (ObjectNode) tree.at(place);
                    if (wrong == null) {
                        object.remove(field);
                    } else {
                        object.set(field, wrong);
                    }
                    tried++;
                    try {
                        ModelFile.parse(tree.toString());
                    } catch (ModelFileException e) {
                        assertThat(e.getMessage())
                                .contains(field)
                                .doesNotContain("Jackson", "Deserial", "java.", "dev.lindy", "`", "Cannot", "null");
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(60);
    }

    private static List<String> names(JsonNode object) {
        List<String> out = new ArrayList<>();
        object.fieldNames().forEachRemaining(out::add);
        return out;
    }

    @Test
    void whatIsLongerThanAnyModelFileIsNotRead() throws IOException {
        Path long9 = Files.write(folder.resolve("long.json"), new byte[9 << 20]);
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.read(long9))
                .withMessageContaining("longer than 8 megabytes");
        Path padded = folder.resolve("padded.json");
        Files.writeString(padded, file().toJson() + " ".repeat(7 << 20));
        assertThat(ModelFile.read(padded)).isEqualTo(file());
    }

    @Test
    void whatIsNestedDeeplyIsRefused() {
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.parse("[".repeat(100_000)))
                .withMessageContaining("damaged or of another kind");
    }

    @Test
    void drawsOfAFileAreThoseOfTheFit() {
        MaximumLikelihoodFit<Nbd> fit =
                Nbd.fit(Population.of(new Nbd(0.6, 8, TimeScale.WEEK), 300, 52, TimeScale.WEEK, 5));
        Draws<Nbd> drawn = fit.draws(20, 7);
        Draws<? extends PurchaseModel> read =
                ModelFile.parse(ModelFile.of(fit, null, Map.of()).toJson()).purchaseDraws(20, 7);
        assertThat(read.size()).isEqualTo(20);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.model(i)).isEqualTo(drawn.model(i));
        }
    }

    @Test
    void whatTheDataDoNotDetermineIsNull() {
        CustomerBase nobodyReturned = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b")
                .frequency(0, 0)
                .recency(0, 0)
                .T(10, 12)
                .build();
        ModelFile file = ModelFile.parse(
                ModelFile.of(BgNbd.fit(nobodyReturned), null, Map.of()).toJson());
        assertThat(file.models().get(0).unconstrained().covariance().get(0)).containsOnlyNulls();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> file.purchaseDraws(10, 1))
                .withMessageContaining("infinite variance");
    }

    /** Written by the program before version 2: BG/NBD and Gamma-Gamma on the sample shop. */
    @Test
    void aFileOfVersion1IsReadWithItsMoments() {
        ModelFile file = stored("version-1-shop.json");
        assertThat(file.version()).isEqualTo(ModelFile.VERSION);
        assertThat(file.purchases())
                .isEqualTo(new BgNbd(
                        0.472606206911786, 8.550390720616777, 0.5610263952230308, 1.9110135352836684, TimeScale.WEEK));
        assertThat(file.spend()).isEqualTo(new GammaGamma(4.36678244472553, 4.114771619317179, 25.18695724282826));
        FittedModel fitted = file.models().get(0);
        Estimates estimates = fitted.estimates(BgNbd.FAMILY.parameters());
        for (String name : estimates.names()) {
            double error = Objects.requireNonNull(fitted.standardErrors().get(name));
            assertThat(estimates.standardError(name)).isCloseTo(error, within(1e-12 * error));
        }
        assertThat(file.purchaseDraws(100, 1).size()).isEqualTo(100);
        assertThat(ModelFile.parse(file.toJson())).isEqualTo(file);
    }

    @Test
    void aFileOfContractsOfVersion1IsReadToo() {
        assertThat(stored("version-1-contracts.json").contracts())
                .isEqualTo(new Bdw(0.5061581313039009, 6.415933991494828, 1.5181493677276023, TimeScale.MONTH));
    }

    private static ModelFile stored(String name) {
        try (InputStream in = Objects.requireNonNull(ModelFileTest.class.getResourceAsStream("/model-files/" + name))) {
            return ModelFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void halfAFileOrTooMuchIsRefused() {
        String json = file().toJson();
        for (String broken :
                new String[] {json.substring(0, json.length() / 2), json + "{}", "", "customer,x\n", "[]"}) {
            assertThatExceptionOfType(ModelFileException.class).isThrownBy(() -> ModelFile.parse(broken));
        }
    }

    @Test
    void parametersOutsideTheirRangeAreRefusedByName() {
        String json = file().toJson();
        for (String value : new String[] {"5e-324", "9e-31", "1.1e30", "1e300"}) {
            String altered = json.replaceFirst("\"alpha\" : [0-9.E-]+", "\"alpha\" : " + value);
            assertThatExceptionOfType(ModelFileException.class)
                    .isThrownBy(() -> ModelFile.parse(altered))
                    .withMessageEndingWith("BG/NBD cannot be computed with these parameters: alpha is "
                            + Double.parseDouble(value) + ", outside 1.0E-30 to 1.0E30");
        }
        assertThat(ModelFile.parse(json.replaceFirst("\"alpha\" : [0-9.E-]+", "\"alpha\" : 1e30"))
                        .purchases())
                .isInstanceOf(BgNbd.class);
    }
}
