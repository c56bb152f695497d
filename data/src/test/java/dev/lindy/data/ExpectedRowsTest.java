package dev.lindy.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.prepare.SummariesBuilder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows were expected makes no difference to what they hold. */
class ExpectedRowsTest {

    private static final int ROWS = 3000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2999, 3000, 3001, 50_000})
    void ordersAreTheSame(int expected) {
        TransactionsBuilder out = new TransactionsBuilder("log", true, List.of("channel")).expecting(expected);
        for (int i = 0; i < ROWS; i++) {
            String order = i % 4 == 3 ? "" : "O" + i / 2;
            assertThat(out.add(i + 2, "c" + i % 700, 86_400L * (i / 10), i % 50, order, i % 60))
                    .isTrue();
            out.attribute(0, i % 2 == 0 ? "web" : "shop");
        }
        Transactions log = out.build();
        assertThat(log.rows()).isEqualTo(ROWS);
        assertThat(log.customers()).isEqualTo(700);
        assertThat(log.lastDay()).isEqualTo("1970-10-27");
        assertThat(log.hasTimeOfDay()).isFalse();
        for (int i = 0; i < ROWS; i++) {
            assertThat(log.customer(i)).isEqualTo("c" + i % 700);
            assertThat(log.amount(i)).isEqualTo(i % 50);
            assertThat(log.order(i)).isEqualTo(i % 4 == 3 ? "" : "O" + i / 2);
            assertThat(log.line(i)).isEqualTo(i + 2);
            assertThat(log.attribute("channel", i)).isEqualTo(i % 2 == 0 ? "web" : "shop");
        }
        Preparation prepared = log.prepare(ObservationPeriod.weekly(log.lastDay()), Preparation.Options.defaults());
        assertThat(prepared.base().size()).isEqualTo(700);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2999, 3000, 3001, 50_000})
    void summariesAreTheSame(int expected) {
        SummariesBuilder out = new SummariesBuilder("s", TimeScale.WEEK, true).expecting(expected);
        for (int i = 0; i < ROWS; i++) {
            int x = i % 3;
            assertThat(out.add(i + 2, "c" + (i == 5 ? 4 : i), x, x == 0 ? 0 : i % 20 + 1, 30, x == 0 ? 0 : i, -1))
                    .isEqualTo(true);
            out.litt(i);
        }
        CustomerBase base = out.build().base();
        assertThat(base.size()).isEqualTo(ROWS - 1);
        for (int i = 0; i < base.size(); i++) {
            int row = i < 5 ? i : i + 1;
            assertThat(base.id(i)).isEqualTo("c" + row);
            assertThat(base.frequency(i)).isEqualTo(row % 3);
            assertThat(base.meanSpend(i)).isEqualTo(row % 3 == 0 ? 0 : row);
            assertThat(base.litt(i)).isEqualTo(row);
        }
    }
}
