package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelCatalogTest {

    /** Whole weeks, so that models of opportunities apply too. */
    private static CustomerBase customers() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(2);
        BgNbd truth = new BgNbd(0.8, 6, 0.8, 2.4, TimeScale.WEEK);
        int n = 400;
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] litt = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = "c" + i;
            age[i] = 52;
            for (double time : truth.simulate(random, 52).purchaseTimes()) {
                double week = Math.ceil(time);
                if (week > tx[i]) {
                    x[i]++;
                    litt[i] += Math.log(week - tx[i]);
                    tx[i] = week;
                }
            }
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build();
    }

    static Iterable<CatalogEntry<?, ?>> entries() {
        return ModelCatalog.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryFitsAndIsMadeAgainFromItsParameters(CatalogEntry<?, ?> entry) {
        CustomerBase base = customers();
        assertThat(entry.obstacle(base)).isEmpty();
        MaximumLikelihoodFit<? extends PurchaseModel> fit = entry.fit(MaximumLikelihood.withDefaults(), base);

        assertThat(fit.modelId()).isEqualTo(entry.id());
        assertThat(entry.parameters(fit).keySet()).containsExactlyElementsOf(entry.parameters());
        assertThat(entry.parameters()).containsAll(fit.estimates().names());
        assertThat(entry.of(entry.parameters(fit), TimeScale.WEEK)).isEqualTo(fit.model());
        assertThat(entry.story(fit)).endsWith(".");
        assertThat(entry.contains())
                .allSatisfy(inner -> assertThat(ModelCatalog.has(inner.inner())).isTrue());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryGoesThroughAModelFile(CatalogEntry<?, ?> entry) {
        MaximumLikelihoodFit<? extends PurchaseModel> fit = entry.fit(MaximumLikelihood.withDefaults(), customers());
        ModelFile file = ModelFile.parse(ModelFile.of(fit, null, Map.of()).toJson());
        assertThat(file.purchases()).isEqualTo(fit.model());
    }

    @Test
    void whatAModelNeedsIsSaidWithWhatToDo() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(1)
                .recency(2.5)
                .T(4)
                .build();
        assertThat(ModelCatalog.get("bg-cnbd").obstacle(base).orElseThrow().toString())
                .contains("litt", "summarise the order log");
        assertThat(ModelCatalog.get("bg-bb").obstacle(base).orElseThrow().toString())
                .contains("not whole numbers", "summarise the orders by opportunities");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelCatalog.get("bg-cnbd")
                        .of(Map.of("k", 1.5, "r", 1.0, "alpha", 2.0, "a", 1.0, "b", 2.0), TimeScale.WEEK))
                .withMessageContaining("whole number");
    }

    @Test
    void namesAreUniqueAndKnown() {
        assertThat(ModelCatalog.ids()).doesNotHaveDuplicates().contains(ModelCatalog.DEFAULT);
        assertThat(ModelCatalog.has("bg-nbd")).isTrue();
        assertThat(ModelCatalog.has("gamma-gamma")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelCatalog.get("bgnbd"))
                .withMessageStartingWith("there is no model bgnbd, but ")
                .withMessageContaining("bg-nbd");
    }

    @Test
    void parametersAreNeededByNameAndNoOthers() {
        CatalogEntry<?, ?> entry = ModelCatalog.get("bg-nbd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry.of(Map.of("r", 1.0, "alpha", 2.0, "a", 1.0), TimeScale.WEEK))
                .withMessage("model bg-nbd lacks its parameter b");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> entry.of(Map.of("r", 1.0, "alpha", 2.0, "a", 1.0, "b", 2.0, "c", 3.0), TimeScale.WEEK))
                .withMessage("model bg-nbd has no parameter c, but r, alpha, a, b");
    }
}
