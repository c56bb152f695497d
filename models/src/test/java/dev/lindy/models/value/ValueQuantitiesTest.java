package dev.lindy.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Length;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ValueQuantitiesTest {

    private static final BgNbd PURCHASES = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
    private static final Discount FIFTEEN = Discount.annual(0.15);

    private final CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
            .ids("a", "b", "c")
            .frequency(0, 2, 9)
            .recency(0, 30.43, 12)
            .T(38.86, 38.86, 39)
            .meanSpend(new double[] {0, 22.35, 80}, new int[] {0, 2, 9})
            .historicalValue(20, 70, 800)
            .build();

    @Test
    void everyColumnOfTheTableIsItsQuantity() {
        LifetimeValue value =
                LifetimeValue.of(PURCHASES, SPEND, FIFTEEN).withForecast(39).withMargin(0.4);
        Columns table = value.residual(base);
        for (Quantity<LifetimeValue, CustomerBase> quantity : ValueQuantities.all()) {
            same(table, quantity, value);
        }
        for (Quantity<PurchaseModel, CustomerBase> quantity :
                PurchaseQuantities.all(39, FIFTEEN, Double.POSITIVE_INFINITY)) {
            same(table, quantity, PURCHASES);
        }
        same(table, SpendQuantities.expectedSpend(), SPEND);
    }

    @Test
    void aLongerTimeIsWorthMore() {
        LifetimeValue value = LifetimeValue.of(PURCHASES, SPEND, FIFTEEN);
        double[] one = ValueQuantities.value(Length.years(1)).of(value, base);
        double[] three = ValueQuantities.value(Length.years(3)).of(value, base);
        double[] all = ValueQuantities.residualValue().of(value, base);
        for (int i = 0; i < all.length; i++) {
            assertThat(one[i]).isPositive().isLessThan(three[i]);
            assertThat(three[i]).isLessThan(all[i]);
        }
        assertThat(ValueQuantities.value(Length.of("90d")).column()).isEqualTo("value_90d");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueQuantities.value(Length.units(30)))
                .withMessageContaining("length with its unit");
        assertThatIllegalArgumentException().isThrownBy(() -> ValueQuantities.value(Length.ALL));
    }

    @Test
    void aQuantitySaysWhatItIs() {
        assertThat(PurchaseQuantities.expectedPurchases(3)).hasToString("CET (purchases)");
        assertThat(PurchaseQuantities.discountedPurchases(FIFTEEN, 3).name()).isEqualTo("DECT");
        assertThat(PurchaseQuantities.discountedPurchases(FIFTEEN, Double.POSITIVE_INFINITY)
                        .name())
                .isEqualTo("DERT");
        assertThat(ValueQuantities.all()).allSatisfy(quantity -> assertThat(quantity.column())
                .isEqualTo(quantity.column().toLowerCase(Locale.ROOT))
                .doesNotContain(" "));
    }

    private <M> void same(Columns table, Quantity<M, CustomerBase> quantity, M model) {
        assertThat(quantity.of(model, base)).as(quantity.toString()).containsExactly(table.doubles(quantity.column()));
    }
}
