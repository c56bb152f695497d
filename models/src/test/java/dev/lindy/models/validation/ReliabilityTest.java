package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    private static final UniformRandomProvider RANDOM = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
    private static final double[] P = new double[20_000];
    private static final boolean[] BOUGHT = new boolean[P.length];

    static {
        for (int i = 0; i < P.length; i++) {
            P[i] = RANDOM.nextDouble();
            BOUGHT[i] = RANDOM.nextDouble() < P[i];
        }
    }

    @Test
    void binsOfOneProbability() {
        double[] p = new double[100];
        boolean[] bought = new boolean[100];
        Arrays.fill(p, 0.3);
        Arrays.fill(bought, 0, 20, true);
        Reliability found = Reliability.of(p, bought, 0.95);
        assertThat(found.bins()).hasSize(1);
        Reliability.Bin bin = found.bins().get(0);
        assertThat(bin.customers()).isEqualTo(100);
        assertThat(bin.observed()).isEqualTo(0.2);
        // Newcombe (1998), Statistics in Medicine 17: 95 % score interval of 20 of 100 is .1334 to .2888.
        assertThat(bin.wilson().lower()).isCloseTo(0.1334, within(5e-5));
        assertThat(bin.wilson().upper()).isCloseTo(0.2888, within(5e-5));
        // Quantiles .025 and .975 of Binomial(100, .3), as R's qbinom gives them.
        assertThat(bin.bandLower()).isEqualTo(0.21);
        assertThat(bin.bandUpper()).isEqualTo(0.39);
        assertThat(bin.within()).isFalse();
        assertThat(found.brier()).isCloseTo((20 * 0.49 + 80 * 0.09) / 100, within(1e-12));
        // (20 - 30) * .4 / sqrt(100 * .16 * .21).
        assertThat(found.z()).isCloseTo(-4 / Math.sqrt(3.36), within(1e-12));
        assertThat(found.pValue()).isCloseTo(0.0291, within(5e-5));
    }

    @Test
    void probabilitiesThatAreRightStayWithinTheirBands() {
        Reliability found = Reliability.of(P, BOUGHT, 0.99);
        assertThat(found.bins()).hasSize(10).allMatch(Reliability.Bin::within);
        assertThat(found.bins()).allMatch(bin -> bin.customers() == 2_000);
        assertThat(Math.abs(found.z())).isLessThan(2.6);
        // E[p(1 - p)] of a uniform p is one sixth; four standard errors.
        assertThat(found.brier()).isCloseTo(1.0 / 6, within(4 * 0.15 / Math.sqrt(P.length)));
        Columns columns = found.columns();
        assertThat(columns.doubles("forecast")[0]).isLessThan(0.1);
        assertThat(columns.doubles("forecast")[9]).isGreaterThan(0.9);
    }

    @Test
    void probabilitiesThatAreTooExtremeAreFoundOut() {
        double[] extreme = Arrays.stream(P)
                .map(p -> Math.min(1, Math.max(0, 1.5 * p - 0.25)))
                .toArray();
        Reliability found = Reliability.of(extreme, BOUGHT, 0.99);
        assertThat(found.bins()).anyMatch(bin -> !bin.within());
        assertThat(found.pValue()).isLessThan(1e-6);
    }

    @Test
    void certaintyHasNoStatistic() {
        Reliability found = Reliability.of(new double[3], new boolean[3], 0.9);
        assertThat(found.z()).isNaN();
        assertThat(found.pValue()).isNaN();
        assertThat(found.bins().get(0).bandUpper()).isZero();
        // Nor where it was wrong.
        assertThat(Reliability.of(new double[2], new boolean[] {true, false}, 0.9)
                        .z())
                .isNaN();
    }
}
