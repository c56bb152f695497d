package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnTest {

    @Test
    void whatIsMissingHasNoText() {
        Columns columns = Columns.builder()
                .integers("count", new int[] {3, Column.Integers.NONE, 0})
                .doubles("value", new double[] {3, Double.NaN, 0})
                .dates("day", new int[] {3, Column.Dates.NONE, 0})
                .build();
        for (String name : columns.names()) {
            Column column = columns.column(name);
            assertThat(column.text(0)).as(name).isNotEmpty();
            assertThat(column.text(1)).as(name).isEmpty();
            assertThat(column.text(2)).as(name).isNotEmpty();
        }
        assertThat(columns.doubles("count")).containsExactly(3, Double.NaN, 0);
        Column.Integers counts = (Column.Integers) columns.rows(1, 2).column("count");
        assertThat(counts.has(0)).isFalse();
        assertThat(counts.has(1)).isTrue();
    }
}
