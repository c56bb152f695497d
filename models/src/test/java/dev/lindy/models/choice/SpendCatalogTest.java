package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.CustomerBaseBuilder;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Fit;
import dev.lindy.core.estimate.MaximumLikelihood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpendCatalogTest {

    static Iterable<SpendEntry<?, ?>> entries() {
        return SpendCatalog.all();
    }

    private static CustomerBaseBuilder customers() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c", "d")
                .frequency(3, 1, 2, 0)
                .recency(9, 3, 4, 0)
                .T(10, 8, 12, 8);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryFitsAndIsMadeAgainFromItsParameters(SpendEntry<?, ?> entry) {
        CustomerBase base = customers()
                .meanSpend(new double[] {20, 35, 11, 0}, new int[] {3, 1, 2, 0})
                .spendSpread(new double[] {18, 35, 10, 0}, new double[] {9, 0, 5, 0})
                .build();
        Fit<?> fit = entry.fit(MaximumLikelihood.withDefaults(), base).orElseThrow();
        assertThat(fit.modelId()).isEqualTo(entry.id());
        assertThat(entry.kind()).isEqualTo(ModelKind.SPEND);
        assertThat(entry.of(entry.parameters(fit), TimeScale.WEEK)).isEqualTo(fit.model());
        assertThat(entry.story(fit)).startsWith("The mean value of a purchase is ");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void withoutAmountsThereIsNoFit(SpendEntry<?, ?> entry) {
        MaximumLikelihood mle = MaximumLikelihood.withDefaults();
        assertThat(entry.fit(mle, customers().build())).isEmpty();
        assertThat(entry.fit(
                        mle, customers().meanSpend(new double[4], new int[4]).build()))
                .isEmpty();
    }

    @Test
    void namesAreKnown() {
        assertThat(SpendCatalog.ids()).contains(SpendCatalog.DEFAULT).noneMatch(ModelCatalog::has);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpendCatalog.get("gg"))
                .withMessage("there is no model of spend gg, but gamma-gamma, gamma-gamma-orders");
    }
}
