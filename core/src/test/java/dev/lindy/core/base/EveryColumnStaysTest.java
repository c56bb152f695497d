package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No operation on a base loses a column: texts, whole and real numbers, dates, and a missing one of each. */
class EveryColumnStaysTest {

    private static final List<String> NAMES = List.of(
            "customer",
            "x",
            "t_x",
            "T",
            "mean_spend",
            "spend_count",
            "geometric_mean_spend",
            "spend_deviation",
            "litt",
            "first_purchase",
            "last_purchase",
            "historical_value",
            "channel",
            "visits",
            "score",
            "born");

    private static CustomerBase base(String... ids) {
        int n = ids.length;
        Columns more = Columns.builder()
                .integers("visits", Stream.of(ids).mapToInt(String::hashCode).toArray())
                .doubles(
                        "score",
                        Stream.of(ids)
                                .mapToDouble(id -> id.equals("B") ? Double.NaN : id.hashCode() / 7.0)
                                .toArray())
                .dates(
                        "born",
                        Stream.of(ids)
                                .mapToInt(id -> id.equals("B") ? Column.Dates.NONE : id.hashCode())
                                .toArray())
                .build();
        double[] tx = new double[n];
        int[] x = new int[n];
        double[] end = new double[n];
        int[] day = new int[n];
        for (int i = 0; i < n; i++) {
            tx[i] = ids[i].hashCode();
            x[i] = ids[i].hashCode();
            end[i] = 2.5 * ids[i].hashCode();
            day[i] = 20_000 + ids[i].hashCode();
        }
        // Not in the order that columns have.
        return CustomerBase.builder(TimeScale.WEEK)
                .attribute(
                        "channel",
                        Stream.of(ids)
                                .map(id -> id.equals("B") ? "" : "web " + id)
                                .toArray(String[]::new))
                .historicalValue(end)
                .lastPurchase(day)
                .firstPurchase(day)
                .litt(tx)
                .attributes(more)
                .meanSpend(tx, x)
                .spendSpread(Arrays.stream(tx).map(z -> 0.9 * z).toArray(), tx)
                .T(end)
                .recency(tx)
                .frequency(x)
                .ids(ids)
                .observedTo(LocalDate.of(2025, 12, 31))
                .build();
    }

    static Stream<UnaryOperator<CustomerBase>> operations() {
        return Stream.of(
                base -> base,
                base -> base.where(i -> true),
                base -> base.where(i -> i < 2).merge(base.where(i -> i >= 2)),
                base -> base.by(base::id).values().stream()
                        .reduce(CustomerBase::merge)
                        .orElseThrow(),
                base -> base("A", "B").merge(base("C")));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void allRowsOfAllColumnsAreAsBefore(UnaryOperator<CustomerBase> operation) {
        CustomerBase made = operation.apply(base("A", "B", "C"));

        assertThat(made.columns().names()).containsExactlyElementsOf(NAMES);
        assertThat(made.attributes().names()).containsExactly("channel", "visits", "score", "born");
        assertThat(texts(made)).isEqualTo(texts(base("A", "B", "C")));
        assertThat(made.observedTo()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(made.lastPurchase(1)).isEqualTo(LocalDate.ofEpochDay(20_066));
        assertThat(made.attribute("born", 1)).isEmpty();
        assertThat(made.attribute("visits", 1)).isEqualTo("66");
    }

    @Test
    void someRowsAreThoseOfEveryColumn() {
        Columns all = base("A", "B", "C").columns();

        assertThat(texts(base("A", "B", "C").where(i -> i != 1))).isEqualTo(texts(all.rows(0, 2)));
        assertThat(texts(all.rows(2, 0, 1).rows(1, 2, 0))).isEqualTo(texts(all));
        assertThat(texts(Columns.stacked(List.of(all.rows(0), all.rows(new int[0]), all.rows(1, 2)))))
                .isEqualTo(texts(all));
        assertThat(texts(Columns.builder().all(all).build())).isEqualTo(texts(all));
    }

    @Test
    void columnsOfOneKindStandBelowEachOther() {
        Columns numbers = Columns.builder().doubles("a", new double[] {1}).build();
        Columns texts = Columns.builder().texts("a", new String[] {"1"}).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.stacked(List.of(numbers, texts)))
                .withMessageContaining("column \"a\" holds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.stacked(List.of(numbers, base("A").columns())))
                .withMessageContaining("only the same columns");
        assertThatIllegalArgumentException().isThrownBy(() -> Columns.stacked(List.of()));
    }

    @Test
    void anAttributeNamedAsAColumnOfTheBaseIsSetApart() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("A")
                .frequency(0)
                .recency(0)
                .T(1)
                .attribute("litt", "much")
                .build();

        assertThat(base.hasLitt()).isFalse();
        assertThat(base.attributeNames()).containsExactly("attribute_litt");
        assertThat(base.attribute("attribute_litt", 0)).isEqualTo("much");
    }

    private static List<String> texts(CustomerBase base) {
        return texts(base.columns());
    }

    private static List<String> texts(Columns columns) {
        List<String> out = new ArrayList<>();
        for (String name : columns.names()) {
            Column column = columns.column(name);
            for (int row = 0; row < column.size(); row++) {
                out.add(name + "=" + column.text(row) + (column.isNumber() ? " number" : ""));
            }
        }
        return out;
    }
}
