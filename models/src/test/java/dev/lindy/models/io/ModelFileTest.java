package dev.lindy.models.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {

    @TempDir
    private Path folder = Path.of("");

    private static ModelFile file() {
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
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .meanSpend(mean, x)
                .build();
        return ModelFile.of(BgNbd.fit(base), GammaGamma.fit(base), Map.of("source", "orders"));
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
                "\"version\" : 1| \"version\" : 2| it has schema version 2",
                "\"version\" : 1| \"version\" : 1.5| no positive whole number",
                "\"format\" : \"lindy-model\"| \"format\" : \"other\"| it is not a model file",
                "\"timeScale\" : \"week\"| \"timeScale\" : null| bg-nbd lacks its timeScale",
                "\"timeScale\" : \"week\"| \"timeScale\" : \"fortnight\"| unknown time unit \"fortnight\"",
                "\"diagnosis\"| \"diagnoses\"| there is no \"diagnosis\"",
                "\"alpha\" :| \"alpha2\" :| bg-nbd lacks its parameter alpha",
                "\"period\"| \"periods\"| there is no \"period\"",
            })
    void aFileThatIsDamagedOrFromTheFutureIsRefusedWithASentence(String part, String instead, String message) {
        String json = file().toJson();
        assertThat(json).contains(part.strip());
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.parse(json.replace(part.strip(), instead.strip())))
                .withMessageContaining(message.strip());
    }

    @Test
    void halfAFileOrTooMuchIsRefused() {
        String json = file().toJson();
        for (String broken :
                new String[] {json.substring(0, json.length() / 2), json + "{}", "", "customer,x\n", "[]"}) {
            assertThatExceptionOfType(ModelFileException.class).isThrownBy(() -> ModelFile.parse(broken));
        }
    }
}
