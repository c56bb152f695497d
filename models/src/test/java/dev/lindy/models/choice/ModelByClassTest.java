package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.models.Population;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricModel;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelByClassTest {

    /** BG/NBD under another name. */
    private interface Own extends BetaGeometricModel {
        @Override
        default String id() {
            return getClass().getName();
        }

        @Override
        default Dropout dropout() {
            return Dropout.AFTER_REPEAT_PURCHASES;
        }
    }

    private interface Maker<M> {
        M of(double r, double alpha, double a, double b, TimeScale unit);
    }

    private record Family<M extends Own>(String id, Maker<M> maker) implements CustomerFamily<RecencySample, M> {
        @Override
        public String name() {
            return "Own";
        }

        @Override
        public RecencySample sample(CustomerBase base) {
            return BgNbd.FAMILY.sample(base);
        }

        @Override
        public ParameterSpace parameters() {
            return BgNbd.FAMILY.parameters();
        }

        @Override
        public double[] start(RecencySample data) {
            return BgNbd.FAMILY.start(data);
        }

        @Override
        public LogLikelihood likelihood(RecencySample data) {
            return BgNbd.FAMILY.likelihood(data);
        }

        @Override
        public M model(double[] p, TimeScale unit) {
            return maker.of(p[0], p[1], p[2], p[3], unit);
        }
    }

    public record Plain(double r, double alpha, double a, double b, TimeScale timeScale) implements Own {
        public static final CustomerFamily<RecencySample, Plain> FAMILY =
                new Family<>(Plain.class.getName(), Plain::new);
    }

    public record Telling(double r, double alpha, double a, double b, TimeScale timeScale) implements Own {
        public static final CatalogEntry<?, ?> ENTRY = CatalogEntry.of(
                        ModelKind.CONTINUOUS, new Family<>(Telling.class.getName(), Telling::new))
                .saying(m -> "It says that r is " + m.r() + ".");
    }

    public record Silent(double r, double alpha, double a, double b, TimeScale timeScale) implements Own {}

    public record Stranger(double r, double alpha, double a, double b, TimeScale timeScale) implements Own {
        public static final CustomerFamily<RecencySample, Stranger> FAMILY = new Family<>("stranger", Stranger::new);
    }

    @Test
    void aFamilyGoesThroughComparisonAndAModelFile() {
        String name = Plain.class.getName();
        assertThat(ModelCatalog.has(name)).isTrue();
        assertThat(ModelCatalog.ids()).doesNotContain(name);
        CatalogEntry<?, ?> entry = ModelCatalog.get(name);
        CustomerBase base = Population.of(new BgNbd(0.6, 5, 0.8, 2.4, TimeScale.WEEK), 500, TimeScale.WEEK, 11);
        MaximumLikelihoodFit<? extends PurchaseModel> fit = entry.fit(MaximumLikelihood.withDefaults(), base);
        ModelFile file = ModelFile.parse(ModelFile.of(fit, null, Map.of()).toJson());
        assertThat(file.models().get(0).model()).isEqualTo(name);
        assertThat(file.purchases()).isEqualTo(fit.model());
        ModelComparison comparison = ModelComparer.withDefaults()
                .withModels(List.of(entry, ModelCatalog.get("nbd")))
                .withBootstrap(0, 1)
                .compare(base);
        assertThat(comparison.candidates()).extracting(Candidate::id).containsExactlyInAnyOrder(name, "nbd");
    }

    @Test
    void anEntrySaysMore() {
        CatalogEntry<?, ?> entry = ModelCatalog.get(Telling.class.getName());
        CustomerBase base = Population.of(new BgNbd(0.6, 5, 0.8, 2.4, TimeScale.WEEK), 500, TimeScale.WEEK, 11);
        assertThat(entry.story(entry.fit(MaximumLikelihood.withDefaults(), base)))
                .startsWith("It says that r is ");
    }

    @Test
    void whatAClassLacksIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelCatalog.get(Silent.class.getName()))
                .withMessageContaining("needs a public static FAMILY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelCatalog.get(Stranger.class.getName()))
                .withMessageContaining("must be that name")
                .withMessageEndingWith("but is stranger");
        assertThat(ModelCatalog.has("java.lang.String")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelCatalog.get("java.lang.String"))
                .withMessageStartingWith("there is no model java.lang.String, but ");
    }
}
