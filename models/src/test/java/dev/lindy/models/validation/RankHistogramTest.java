package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Ranks of a truth among draws that are right, too narrow, too wide, or beside it. */
class RankHistogramTest {

    private static final int DRAWS = 255;

    /** Ranks of a standard normal truth among normal draws around what is seen of it, whose posterior is N(y/2, 1/2). */
    private static RankHistogram ranks(double wider, double beside) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        int[] ranks = new int[512];
        for (int i = 0; i < ranks.length; i++) {
            double truth = normal.sample();
            double seen = truth + normal.sample();
            for (int d = 0; d < DRAWS; d++) {
                ranks[i] += seen / 2 + beside + wider * Math.sqrt(0.5) * normal.sample() < truth ? 1 : 0;
            }
        }
        return RankHistogram.of(ranks, DRAWS, 16);
    }

    @Test
    void ranksAmongTheRightDrawsAreEven() {
        RankHistogram right = ranks(1, 0);
        assertThat(right.pValue()).isGreaterThan(0.01);
        assertThat(right.difference()).isLessThan(right.limit());
        assertThat(right.outside()).isLessThanOrEqualTo(1);
        assertThat(right.simulations()).isEqualTo(512);
        assertThat(IntStream.of(right.bars()).sum()).isEqualTo(512);
    }

    @Test
    void tooNarrowIsABowlAndTooWideABulge() {
        RankHistogram narrow = ranks(0.7, 0);
        RankHistogram wide = ranks(1.4, 0);
        assertThat(narrow.pValue()).isLessThan(0.001);
        assertThat(wide.pValue()).isLessThan(0.001);
        assertThat(narrow.bars()[0]).isGreaterThan(narrow.band().highest());
        assertThat(narrow.bars()[15]).isGreaterThan(narrow.band().highest());
        assertThat(wide.bars()[0]).isLessThan(wide.band().lowest());
        assertThat(wide.bars()[15]).isLessThan(wide.band().lowest());
    }

    @Test
    void besideTheTruthIsASlope() {
        RankHistogram below = ranks(1, -0.4);
        assertThat(below.difference()).isGreaterThan(below.limit());
        assertThat(below.bars()[15]).isGreaterThan(below.bars()[0]);
    }

    /** 60 against 40: χ² is 4 with one degree of freedom, whose upper tail is 0.0455 (any table of the normal distribution: 2 sd). */
    @Test
    void theTailIsThatOfChiSquare() {
        int[] ranks = IntStream.range(0, 100).map(i -> i < 60 ? 0 : 1).toArray();
        RankHistogram two = RankHistogram.of(ranks, 1, 2);
        assertThat(two.chiSquare()).isEqualTo(4);
        assertThat(two.pValue()).isCloseTo(0.04550026389635842, within(1e-12));
        assertThat(two.difference()).isCloseTo(0.1, within(1e-15));
        assertThat(two.limit()).isCloseTo(0.1358, within(1e-12));
    }

    /** Talts et al. (2018) shade 99 % of the binomial distribution; of 256 in 16 bars that is 7 to 27. */
    @Test
    void theBandIsBinomial() {
        assertThat(BinomialBand.of(256, 1 / 16.0, 0.99)).isEqualTo(new BinomialBand(7, 27));
        assertThat(BinomialBand.of(256, 1 / 16.0, 0.99).holds(27)).isTrue();
        assertThat(BinomialBand.of(256, 1 / 16.0, 0.99).holds(28)).isFalse();
        assertThat(BinomialBand.of(256, 1 / 16.0, 0.99).holds(6)).isFalse();
    }

    @Test
    void impossibleRanksAreRefused() {
        assertThatThrownBy(() -> RankHistogram.of(new int[] {1}, 255, 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256 possible ranks");
        assertThatThrownBy(() -> RankHistogram.of(new int[] {256}, 255, 16)).hasMessageContaining("from 0 to 255");
        assertThatThrownBy(() -> RankHistogram.of(new int[0], 255, 16)).hasMessageContaining("one rank or more");
    }
}
