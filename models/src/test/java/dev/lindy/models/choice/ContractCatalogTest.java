package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.ContractModel;
import dev.lindy.models.HighEndRegular;
import dev.lindy.models.contracts.sbg.Sbg;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.io.ModelFileException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractCatalogTest {

    private static final CohortSample HIGH_END = CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd());

    static Iterable<ContractEntry<?>> entries() {
        return ContractCatalog.all();
    }

    private static MaximumLikelihoodFit<? extends ContractModel> fit(ContractEntry<?> entry) {
        return entry.fit(MaximumLikelihood.withDefaults(), HIGH_END);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryFitsAndIsMadeAgainFromItsParameters(ContractEntry<?> entry) {
        MaximumLikelihoodFit<? extends ContractModel> fit = fit(entry);
        assertThat(fit.modelId()).isEqualTo(entry.id());
        assertThat(entry.kind()).isEqualTo(ModelKind.CONTRACTUAL);
        assertThat(entry.name(fit)).isEqualTo(entry.name());
        assertThat(entry.parameters(fit).keySet()).containsExactlyElementsOf(entry.parameters());
        assertThat(entry.of(entry.parameters(fit), TimeScale.YEAR)).isEqualTo(fit.model());
        assertThat(entry.contains()).allSatisfy(inner -> assertThat(ContractCatalog.has(inner.inner()))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryGoesThroughAModelFile(ContractEntry<?> entry) {
        MaximumLikelihoodFit<? extends ContractModel> fit = fit(entry);
        ModelFile written = ModelFile.ofContracts(fit, Map.of("source", "contracts"));
        ModelFile read = ModelFile.parse(written.toJson());
        assertThat(read).isEqualTo(written);
        assertThat(read.contracts()).isEqualTo(fit.model());
        assertThat(read.spend()).isNull();
        assertThat(read.models().get(0).customers()).isEqualTo(1000);
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(read::purchases)
                .withMessageContaining("no transaction model");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.parse(written.toJson().replace("\"beta\" :", "\"gamma\" :")))
                .withMessageContaining("lacks its parameter beta");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.parse(written.toJson().replace("\"year\"", "null")))
                .withMessageContaining("lacks its timeScale");
    }

    /** (β + t − 1)/(α + β + t − 1) at the published 0.668 and 3.806 is 0.851 and 0.930; S(6) is 0.522, S(7) 0.489. */
    @Test
    void theStoryTellsRenewalsAndTheMedianLife() {
        ContractEntry<?> sbg = ContractCatalog.get("sbg");
        assertThat(sbg.story(fit(sbg)))
                .isEqualTo(
                        "Of new contracts 85 % are renewed the first time, of those renewed five times 93 % once more; half"
                                + " have ended after 7 years.");
        ContractEntry<?> bdw = ContractCatalog.get("bdw");
        assertThat(bdw.story(fit(bdw)))
                .endsWith(" With c = 1.72 a customer's own chance to leave grows as the contract gets older.");
        MaximumLikelihoodFit<? extends ContractModel> steady = bdw.fit(
                MaximumLikelihood.withDefaults(),
                CohortSample.of(TimeScale.YEAR, expectedOf(new Sbg(1.5, 4, TimeScale.YEAR))));
        assertThat(bdw.story(steady))
                .endsWith(" With c = 1.00 a customer's own chance to leave hardly changes with the age of"
                        + " the contract.");
        MaximumLikelihoodFit<? extends ContractModel> loyal = sbg.fit(
                MaximumLikelihood.withDefaults(), CohortSample.of(TimeScale.MONTH, new double[] {1000, 999, 999, 999}));
        assertThat(sbg.story(loyal)).contains("99.90 %", "after 1200 months more than half would still be active");
    }

    private static double[] expectedOf(ContractModel model) {
        return IntStream.rangeClosed(0, 9)
                .mapToDouble(t -> 1e6 * model.survival(t))
                .toArray();
    }

    @Test
    void bdwContainsSbg() {
        assertThat(ContractCatalog.get("bdw").contains())
                .containsExactly(new Nesting("sbg", Nesting.Test.CHI_SQUARE, "where c is 1"));
    }

    @Test
    void modelsOfContractsAreNoModelsOfPurchases() {
        assertThat(ContractCatalog.ids()).contains(ContractCatalog.DEFAULT).noneMatch(ModelCatalog::has);
        assertThat(ModelCatalog.ids()).noneMatch(ContractCatalog::has);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractCatalog.get("bg-nbd"))
                .withMessage("there is no model of contracts bg-nbd, but sbg, bdw");
    }
}
