package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against Jackson's writer of the fewest digits, which is that of Java 19 and later. */
class ShortestDigitsTest {

    private final ShortestDigits digits = new ShortestDigits();
    private final char[] out = new char[40];

    private void isWrittenAsByJackson(double value) {
        int length = digits.write(value, out, 3);
        String expected = NumberOutput.toString(value, true);
        if (length != expected.length() || !expected.contentEquals(new String(out, 3, length))) {
            assertThat(new String(out, 3, length)).as(Double.toHexString(value)).isEqualTo(expected);
        }
    }

    @Test
    void numbersWithoutDigitsAndTheLargestAndSmallest() {
        for (double value : new double[] {
            0,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            2e23,
            1e-3,
            1e7
        }) {
            isWrittenAsByJackson(value);
            isWrittenAsByJackson(-value);
            isWrittenAsByJackson(Math.nextDown(value));
        }
    }

    @Test
    void theSmallestDoubles() {
        for (long bits = 0; bits < 100_000; bits++) {
            isWrittenAsByJackson(Double.longBitsToDouble(bits));
        }
    }

    /** Below a power of two the neighbours are not equally far. */
    @Test
    void numbersAroundEveryPowerOfTwo() {
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            long bits = Double.doubleToRawLongBits(Math.scalb(1.0, exponent));
            for (long b = Math.max(0, bits - 20); b <= bits + 20; b++) {
                isWrittenAsByJackson(Double.longBitsToDouble(b));
            }
        }
    }

    @Test
    void numbersAroundShortDecimals() {
        for (int exponent = -323; exponent <= 306; exponent++) {
            for (int i = 1; i < 100; i++) {
                double value = Double.parseDouble(i + "E" + exponent);
                isWrittenAsByJackson(value);
                isWrittenAsByJackson(Math.nextUp(value));
                isWrittenAsByJackson(Math.nextDown(value));
            }
        }
    }

    @Test
    void anyNumbers() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 1_000_000; i++) {
            isWrittenAsByJackson(Double.longBitsToDouble(random.nextLong()));
            isWrittenAsByJackson(random.nextInt() / 1e3);
        }
    }
}
