package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.TimeScale;
import dev.lindy.study.Standouts.Standout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is named, by a table that can be ranked by hand. */
class StandoutsTest {

    private static Valuation purchases(double[] expected, double[] alive) {
        String[] ids = new String[expected.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "c" + i;
        }
        Columns table = Columns.builder()
                .texts("customer", ids)
                .doubles("p_alive", alive)
                .doubles("expected_purchases", expected)
                .build();
        return new Valuation(table, null, null, Message.of(), Assumptions.defaults(), TimeScale.WEEK, List.of());
    }

    private static List<String> names(List<Standout> standouts) {
        return standouts.stream().map(Standout::customer).toList();
    }

    @Test
    void theBestHaveTheMostToCome() {
        Standouts found = Standouts.of(purchases(new double[] {1, 7, 3, 9, 2, 8}, new double[] {1, 1, 1, 1, 1, 1}), 3);

        assertThat(names(found.best())).containsExactly("c3", "c5", "c1");
        assertThat(found.best().get(0).worth()).isEqualTo(9);
        assertThat(found.slipping()).as("nobody may have left").isEmpty();
    }

    /** Worth times the chance to have left: c1 .4·.6, c2 .5·.9, c3 3·.55; c0 and c4 are probably active. */
    @Test
    void thoseSlipWhoHaveProbablyLeftAndOfWhomMostIsAtStake() {
        Standouts found =
                Standouts.of(purchases(new double[] {9, 0.4, 0.5, 3, 8}, new double[] {0.5, 0.4, 0.1, 0.45, 0.9}), 5);

        assertThat(names(found.slipping())).containsExactly("c3", "c2", "c1");
        assertThat(found.slipping().get(1)).isEqualTo(new Standout("c2", 0.5, 5));
    }

    /** Of 1,000 times 1 in 1,000 nothing is to be won back by a letter. */
    @Test
    void whoIsGoneSlipsNoMore() {
        Standouts found = Standouts.of(purchases(new double[] {1, 1, 1}, new double[] {0.001, 0.05, 0.04}), 5);

        assertThat(names(found.slipping())).containsExactly("c1");
    }

    @Test
    void whoIsWorthNothingIsNotNamedAndAmongEqualsTheOrderDecides() {
        Standouts found = Standouts.of(purchases(new double[] {0, 2, 2, 0, 2}, new double[] {0, 1, 1, 0, 1}), 2);

        assertThat(names(found.best())).containsExactly("c1", "c2");
        assertThat(found.slipping()).isEmpty();
    }

    @Test
    void withFewCustomersThereAreFewer() {
        assertThat(names(Standouts.of(purchases(new double[] {2, 3}, new double[] {1, 1}), 5)
                        .best()))
                .containsExactly("c1", "c0");
    }
}
