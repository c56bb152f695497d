package dev.lindy.models.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.Cdnow;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AveragedFileTest {

    private static final CustomerBase CDNOW = Cdnow.calibration();
    private static final double[] WEIGHTS = {0.6, 0.4};
    private static final List<MaximumLikelihoodFit<? extends PurchaseModel>> FITS = List.of(
            MaximumLikelihood.withDefaults().fit(BgNbd.FAMILY, CDNOW),
            MaximumLikelihood.withDefaults().fit(ParetoNbd.FAMILY, CDNOW));

    @TempDir
    private Path folder = Path.of("");

    private static ModelFile file() {
        return ModelFile.ofAverage(FITS, WEIGHTS, GammaGamma.fit(CDNOW), Map.of("source", "orders"));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ModelFile written = file();
        written.write(folder.resolve("model.json"));
        ModelFile read = ModelFile.read(folder.resolve("model.json"));
        assertThat(read).isEqualTo(written);
        assertThat(read.averaged()).isTrue();
        assertThat(read.models()).extracting(FittedModel::model).containsExactly("bg-nbd", "pareto-nbd", "gamma-gamma");
        assertThat(read.purchases().id()).isEqualTo(AveragedModel.ID);
        AveragedModel average =
                AveragedModel.of(FITS.stream().map(MaximumLikelihoodFit::model).toList(), WEIGHTS);
        assertThat(read.purchases()).isEqualTo(average);
        assertThat(read.spend()).isNotNull();
        assertThat(read.usable()).isTrue();
        assertThat(written.toJson()).contains("\"mixture\" : {").contains("\"weight\" : 0.6");
    }

    @Test
    void itIsAsSureAsTheFitsThatWereWritten() {
        ModelFile read = ModelFile.parse(file().toJson());
        PurchaseIntervals fitted = PurchaseIntervals.averaged(
                AveragedModel.of(FITS.stream().map(MaximumLikelihoodFit::model).toList(), WEIGHTS),
                FITS.stream()
                        .map(fit -> PurchaseIntervals.of(fit.estimates(), fit::model)
                                .orElseThrow())
                        .toList(),
                WEIGHTS);
        var quantity = PurchaseQuantities.expectedPurchases(39);
        var of = read.purchaseIntervals().orElseThrow().expectationOfTotal(quantity, CDNOW, 0.9);
        assertThat(of.upper())
                .isCloseTo(fitted.expectationOfTotal(quantity, CDNOW, 0.9).upper(), within(1e-3));
        assertThat(read.valueIntervals()).isPresent();
        assertThatThrownBy(() -> read.purchaseDraws(10, 1)).hasMessageContaining("average has no draws");
    }

    @Test
    void modelsWithoutAWeightAreLeftOut() {
        ModelFile file = ModelFile.ofAverage(FITS, new double[] {0, 1}, null, Map.of());
        assertThat(file.models()).extracting(FittedModel::model).containsExactly("pareto-nbd");
        assertThat(ModelFile.parse(file.toJson()).purchases().id()).isEqualTo(AveragedModel.ID);
    }

    @Test
    void aFileWithoutWeightsIsNoAverage() {
        ModelFile one = ModelFile.of(FITS.get(0), null, Map.of());
        assertThat(one.averaged()).isFalse();
        assertThat(one.toJson()).doesNotContain("mixture");
        assertThat(one.purchases()).isEqualTo(FITS.get(0).model());
        assertThat(one.purchaseDraws(3, 1).size()).isEqualTo(3);
    }

    @Test
    void whereItIsBrokenItIsRefusedByName() throws IOException {
        refused(first -> first.remove("mixture"), "model bg-nbd lacks its mixture part");
        refused(first -> first.putObject("mixture").put("weight", 0.5), "weights must add up to 1, but add up to 0.9");
        refused(first -> first.putObject("mixture").put("weight", 1.5), "above 0 and at most 1, but is 1.5");
        refused(first -> first.putObject("mixture").put("weight", 0.0), "above 0 and at most 1, but is 0.0");
        refused(first -> first.putObject("mixture"), "there is no \"weight\" in models[0].mixture");
        refused(first -> first.put("mixture", 3), "\"models[0].mixture\" must be");
        refused(first -> first.put("model", "pareto-nbd"), "pareto-nbd");
        refused(first -> first.put("model", "bg-bb"), "model bg-bb has a mixture part, but it counts opportunities");
        refused(first -> first.put("model", "of-tomorrow"), "model of-tomorrow has a mixture part");
        refused(first -> first.put("timeScale", "day"), "same unit");
        refused(first -> ((ObjectNode) first.get("parameters")).remove("alpha"), "bg-nbd lacks its parameter alpha");
    }

    @Test
    void aModelThatStandsTwiceIsRefused() throws IOException {
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(file().toJson());
        ArrayNode models = (ArrayNode) tree.get("models");
        models.set(1, models.get(0).deepCopy());
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.parse(tree.toString()))
                .withMessageContaining("model bg-nbd stands twice");
    }

    private static void refused(Consumer<ObjectNode> change, String message) throws IOException {
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(file().toJson());
        change.accept((ObjectNode) tree.get("models").get(0));
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.parse(tree.toString()))
                .withMessageContaining(message);
    }
}
