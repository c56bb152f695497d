package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final double[] ACTUAL = {4, 0, 1, 1, 0, 2};

    @Test
    void giniOfAnOrderWithoutTies() {
        // Of inference.md, C7, row 103, whose stable sort puts the second customer before the last.
        Ranking ranking = Ranking.by(new double[] {3, 1.001, 0.5, 2, 0.2, 1});
        assertThat(ranking.gini(ACTUAL)).isCloseTo(0.1875, within(1e-12));
        assertThat(Ranking.by(ACTUAL).gini(ACTUAL)).isCloseTo(0.2708333, within(1e-7));
        assertThat(ranking.normalisedGini(ACTUAL)).isCloseTo(0.6923077, within(1e-7));
    }

    @Test
    void tiesAreSharedWhateverTheOrderOfTheRows() {
        // The mean of both orders of the two who share the number 1: .1875 and .2291667.
        assertThat(Ranking.by(new double[] {3, 1, 0.5, 2, 0.2, 1}).gini(ACTUAL)).isCloseTo(0.2083333, within(1e-7));
        assertThat(Ranking.by(new double[] {1, 3, 0.5, 2, 0.2, 1}).gini(new double[] {2, 4, 1, 1, 0, 0}))
                .isCloseTo(0.2083333, within(1e-7));
        assertThat(Ranking.by(new double[6]).gini(ACTUAL)).isCloseTo(0, within(1e-15));
        assertThat(Ranking.by(new double[] {-4, 0, -1, -1, 0, -2}).normalisedGini(ACTUAL))
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void aucCountsPairs() {
        boolean[] bought = {true, false, true, false, false};
        // Pairs won: 3 of 3 by the first buyer; of the second 1 won, 1 shared, 1 lost.
        assertThat(Ranking.by(new double[] {9, 5, 5, 7, 1}).auc(bought)).isCloseTo(4.5 / 6, within(1e-15));
        assertThat(Ranking.by(new double[5]).auc(bought)).isEqualTo(0.5);
        assertThat(Ranking.by(new double[] {2, 1, 2, 1, 1}).auc(bought)).isEqualTo(1);
        assertThat(Ranking.by(new double[5]).auc(new boolean[5])).isNaN();
    }

    @Test
    void theBestTenthIsSharedOutAtItsEdge() {
        double[] actual = IntStream.range(0, 30).mapToDouble(i -> i).toArray();
        assertThat(Ranking.by(actual).topTenth(actual)).isEqualTo(1);
        double[] two = actual.clone();
        two[27] = -1;
        assertThat(Ranking.by(two).topTenth(actual)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(Ranking.by(new double[30]).topTenth(actual)).isCloseTo(0.1, within(1e-15));
        // Six share the best number: three places, each of the six is in with one half.
        double[] tied = new double[30];
        Arrays.fill(tied, 0, 6, 1);
        assertThat(Ranking.by(tied).topTenth(tied)).isCloseTo(0.5, within(1e-15));
        assertThat(Ranking.by(new double[9]).topTenth(new double[9])).isNaN();
    }

    @Test
    void nobodyIsRankedByNaN() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.by(new double[] {1, Double.NaN}))
                .withMessageContaining("NaN");
    }
}
