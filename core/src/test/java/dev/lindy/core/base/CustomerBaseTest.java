package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class CustomerBaseTest {

    private static CustomerBaseBuilder two() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids("A17", "B4")
                .frequency(2, 0)
                .recency(30, 0)
                .T(38.9, 20);
    }

    @Test
    void namesEveryKindOfProblemOnceWithItsFirstCustomerAndCount() {
        CustomerBaseBuilder broken = CustomerBase.builder(TimeScale.WEEK)
                .ids("A", "B", "C", "A", "D", "E")
                .frequency(1, 1, -1, 0, 0, 1)
                .recency(40, 41, 1, 0, 3, 0)
                .T(38.9, 38.9, 10, Double.NaN, 10, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(broken::build)
                .withMessageContaining(
                        "recency must be at most T: customer \"A\" (row 1) has recency 40.0, T 38.9 weeks")
                .withMessageContaining("2 rows affected")
                .withMessageContaining("x must be at least 0: customer \"C\" (row 3)")
                .withMessageContaining("one row only: customer \"A\" (row 4)")
                .withMessageContaining("T must be finite and at least 0: customer \"A\" (row 4)")
                .withMessageContaining(
                        "recency must be 0 without a repeat purchase and above 0 with one: customer \"C\"");
    }

    @Test
    void refusesNotANumberForSpendInsteadOfCountingItAsZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().meanSpend(new double[] {Double.NaN, 0}, new int[] {2, 0})
                        .build())
                .withMessageContaining("mean spend must be a finite number: customer \"A17\"");
    }

    @Test
    void refusesColumnsOfUnequalLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().frequency(1).build())
                .withMessageContaining("column \"x\" has 1 rows, the first column 2");
    }

    @Test
    void cannotBeChangedThroughItsArrays() {
        double[] recency = {30, 0};
        CustomerBase base = two().recency(recency).build();
        recency[0] = 5;
        assertThat(base.recency(0)).isEqualTo(30);
    }

    @Test
    void arraysHandedOver_areItsOwn_andOthersAreNot() {
        double[] age = {1, 2};
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b")
                .frequency(0, 0)
                .recency(0, 0)
                .handedOver()
                .T(age)
                .build();
        assertThat(base.columns().column("T").array()).isSameAs(age);
        assertThat(base.columns().doubles("T")).isNotSameAs(age);
        assertThat(base.T(1)).isEqualTo(2);
    }

    @Test
    void saysWhatItDoesNotHave() {
        assertThatIllegalStateException()
                .isThrownBy(() -> two().build().meanSpend(0))
                .withMessageContaining("no mean spend");
    }

    @Test
    void mergesTwoBasesOfOtherCustomers() {
        CustomerBase first = two().meanSpend(new double[] {12, 0}, new int[] {2, 0})
                .observedTo(LocalDate.of(2025, 6, 30))
                .attribute("channel", "web", "shop")
                .build();
        CustomerBase second = CustomerBase.builder(TimeScale.WEEK)
                .ids("C")
                .frequency(2)
                .recency(30)
                .T(38.9)
                .meanSpend(new double[] {7}, new int[] {2})
                .observedTo(LocalDate.of(2025, 6, 30))
                .attribute("channel", "web")
                .build();
        CustomerBase both = first.merge(second);
        assertThat(both.size()).isEqualTo(3);
        assertThat(both.id(2)).isEqualTo("C");
        assertThat(both.attribute("channel", 2)).isEqualTo("web");
        assertThat(both.observedTo()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(both.compressed().rows()).isEqualTo(2);
        assertThat(both.compressed().rowOf(0)).isEqualTo(both.compressed().rowOf(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.merge(first))
                .withMessageContaining("one row only");
        CustomerBase days = CustomerBase.builder(TimeScale.DAY).build();
        assertThatIllegalArgumentException().isThrownBy(() -> first.merge(days)).withMessageContaining("weeks");
    }

    @Test
    void keepsTheCustomersThatAreAskedFor() {
        CustomerBase base = two().attribute("channel", "web", "shop").build();
        CustomerBase shop = base.where(i -> base.attribute("channel", i).equals("shop"));
        assertThat(shop.size()).isEqualTo(1);
        assertThat(shop.id(0)).isEqualTo("B4");
        assertThat(shop.attribute("channel", 0)).isEqualTo("shop");
    }

    @Test
    void turnsIntoColumns() {
        Columns columns = two().meanSpend(new double[] {12, 0}, new int[] {2, 0})
                .firstPurchase(20000, 20001)
                .build()
                .columns();
        assertThat(columns.names())
                .containsExactly("customer", "x", "t_x", "T", "mean_spend", "spend_count", "first_purchase");
        assertThat(columns.doubles("T")).containsExactly(38.9, 20);
        assertThat(columns.rows(1).texts("customer")).containsExactly("B4");
    }

    private static CustomerBase four() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids("A", "B", "C", "D")
                .frequency(0, 1, 2, 0)
                .recency(0, 3, 4, 0)
                .T(9, 8, 7, 6)
                .firstPurchase(0, 0, 31, 40)
                .attribute("channel", "web", "shop", "web", "")
                .observedTo(LocalDate.of(1970, 3, 31))
                .build();
    }

    @Test
    void groupsByAnAttributeInTheOrderOfItsValues() {
        var channels = four().by("channel");

        assertThat(channels.keySet()).containsExactly("", "shop", "web");
        CustomerBase web = channels.get("web");
        assertThat(web.size()).isEqualTo(2);
        assertThat(web.id(1)).isEqualTo("C");
        assertThat(web.recency(1)).isEqualTo(4);
        assertThat(web.observedTo()).isEqualTo(LocalDate.of(1970, 3, 31));
        assertThat(web.attribute("channel", 0)).isEqualTo("web");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> four().by("colour"))
                .withMessage("no attribute \"colour\"; there are channel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().build().by("colour"))
                .withMessageContaining("this customer base has none");
    }

    @Test
    void groupsByAnythingThatIsToldOfARow() {
        CustomerBase base = four();
        var cohorts = base.by(i -> YearMonth.from(base.firstPurchase(i)));

        assertThat(cohorts.keySet()).containsExactly(YearMonth.of(1970, 1), YearMonth.of(1970, 2));
        assertThat(cohorts.get(YearMonth.of(1970, 2)).id(1)).isEqualTo("D");
    }

    @Test
    void keepsTheCustomersWithAValueAndNamesTheValuesThatThereAre() {
        assertThat(four().where("channel", "shop").id(0)).isEqualTo("B");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> four().where("channel", "wbe"))
                .withMessage("no customer has the channel \"wbe\"; there are \"\", \"shop\", \"web\"");
    }
}
