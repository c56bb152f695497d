package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.parallel.Chunks;
import org.junit.jupiter.api.Test;

class DerivativesTest {

    private static final double TINY = 1e-14;

    /** exp(2x + 3y − xy + 5z²) at (x, y, z) = (1, 2, 0.5) by its logarithm's derivatives. */
    private static Derivatives exponent() {
        Derivatives log = new Derivatives(3);
        log.addValue(7.25);
        log.setFirst(0, 0);
        log.setFirst(1, 2);
        log.setFirst(2, 5);
        log.setSecond(0, 1, -1);
        log.setSecond(2, 2, 10);
        return log;
    }

    @Test
    void unpacksBothTriangles() {
        double[] gradient = new double[3];
        double[] hessian = new double[9];
        assertThat(exponent().unpack(gradient, hessian)).isEqualTo(7.25);
        assertThat(gradient).containsExactly(0, 2, 5);
        assertThat(hessian).containsExactly(0, -1, 0, -1, 0, 0, 0, 0, 10);
        assertThat(exponent().unpack(null, null)).isEqualTo(7.25);
        assertThat(new Derivatives(0).unpack(null, null)).isZero();
    }

    @Test
    void addsMultiples() {
        Derivatives sum = exponent().copy();
        sum.add(2, exponent());
        sum.addFirst(1, 1);
        sum.addSecond(0, 1, 4);
        assertThat(sum.value()).isEqualTo(21.75);
        assertThat(sum.first(1)).isEqualTo(7);
        assertThat(sum.second(0, 1)).isEqualTo(1);
        assertThat(sum.second(2, 2)).isEqualTo(30);
        Derivatives set = new Derivatives(3);
        set.addValue(100);
        set.set(3, exponent(), sum);
        assertThat(set.value()).isEqualTo(43.5);
        assertThat(set.first(2)).isEqualTo(30);
        assertThat(set.second(2, 2)).isEqualTo(60);
        set.clear();
        assertThat(set.unpack(new double[3], new double[9])).isZero();
        assertThat(set.first(2)).isZero();
        assertThat(set.second(2, 2)).isZero();
    }

    @Test
    void chainRuleOfTheExponential() {
        Derivatives f = new Derivatives(3);
        f.addExponential(4, exponent());
        assertThat(f.value()).isEqualTo(4);
        assertThat(f.first(0)).isZero();
        assertThat(f.first(1)).isEqualTo(8);
        assertThat(f.first(2)).isEqualTo(20);
        assertThat(f.second(0, 0)).isZero();
        assertThat(f.second(0, 1)).isEqualTo(-4);
        assertThat(f.second(1, 1)).isEqualTo(16);
        assertThat(f.second(1, 2)).isEqualTo(40);
        assertThat(f.second(2, 2)).isEqualTo(4 * (25 + 10));
    }

    @Test
    void logarithmUndoesTheExponential() {
        Derivatives f = new Derivatives(3);
        f.addExponential(4, exponent());
        Derivatives log = new Derivatives(3);
        log.addLogarithm(0.5, f);
        assertThat(log.value()).isCloseTo(0.5 * Math.log(4), within(TINY));
        for (int j = 0; j < 3; j++) {
            assertThat(log.first(j)).isCloseTo(0.5 * exponent().first(j), within(TINY));
            for (int i = 0; i <= j; i++) {
                assertThat(log.second(i, j)).isCloseTo(0.5 * exponent().second(i, j), within(TINY));
            }
        }
    }

    /** √f of f = e^log: the derivatives of its logarithm are half as large. */
    @Test
    void chainRuleOfAnyFunction() {
        Derivatives f = new Derivatives(3);
        f.addExponential(4, exponent());
        Derivatives root = new Derivatives(3);
        root.addComposed(2, 1 / 4.0, -1 / 32.0, f);
        Derivatives expected = new Derivatives(3);
        Derivatives half = new Derivatives(3);
        half.add(0.5, exponent());
        expected.addExponential(2, half);
        assertThat(root.value()).isEqualTo(2);
        for (int j = 0; j < 3; j++) {
            assertThat(root.first(j)).isCloseTo(expected.first(j), within(TINY));
            for (int i = 0; i <= j; i++) {
                assertThat(root.second(i, j)).isCloseTo(expected.second(i, j), within(TINY));
            }
        }
    }

    /** ln(f + g) once by the sum and once by joining. */
    @Test
    void joinsTheLogarithmOfASum() {
        Derivatives other = new Derivatives(3);
        other.setFirst(0, -1);
        other.setFirst(2, 0.5);
        other.setSecond(0, 2, 3);
        other.setSecond(1, 1, -2);
        Derivatives sum = new Derivatives(3);
        sum.addExponential(4, exponent());
        sum.addExponential(6, other);
        Derivatives expected = new Derivatives(3);
        expected.addLogarithm(1, sum);
        Derivatives joined = exponent();
        joined.join(0.6, other);
        assertThat(joined.value()).isEqualTo(7.25);
        for (int j = 0; j < 3; j++) {
            assertThat(joined.first(j)).isCloseTo(expected.first(j), within(TINY));
            for (int i = 0; i <= j; i++) {
                assertThat(joined.second(i, j)).isCloseTo(expected.second(i, j), within(TINY));
            }
        }
    }

    @Test
    void addsChunksToWhatIsThere() {
        int rows = 2 * Chunks.SIZE + 5;
        Derivatives sum = new Derivatives(1);
        sum.addValue(1);
        sum.addChunks(rows, (from, to, part) -> {
            part.addValue(to - from);
            part.addFirst(0, from);
        });
        assertThat(sum.value()).isEqualTo(1 + rows);
        assertThat(sum.first(0)).isEqualTo(3 * Chunks.SIZE);
    }

    @Test
    void copiesTheGradientToItsRow() {
        double[] scores = new double[7];
        exponent().copyGradient(scores, 3);
        assertThat(scores).containsExactly(0, 0, 0, 0, 2, 5, 0);
        assertThat(exponent().parameters()).isEqualTo(3);
    }
}
