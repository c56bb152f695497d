package dev.lindy.data.read;

import java.nio.charset.StandardCharsets;

/** Decimal numbers as doubles, correctly rounded. */
final class Decimals {
    private static final int MANTISSA_BITS = 52;
    private static final long EXACT = 1L << 53;
    private static final long LONGEST = 999_999_999_999_999_999L;
    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    /** Whether {@link #value(long, int)} may be asked. */
    static boolean isShort(long mantissa, int scale) {
        return mantissa >= 0 && mantissa <= LONGEST && scale < POWERS.length;
    }

    /**
     * mantissa / 10<sup>scale</sup>, correctly rounded; NaN in the rare case that this cannot be told so quickly.
     *
     * <p>Up to 2<sup>53</sup> both are doubles, and so one division does it. Above, the quotient q of the leading part is
     * mended by the remainder, which a fused multiply-add gives exactly; the sum is within 2<sup>−100</sup> of the truth, so its
     * rounding is right unless the truth lies that close to the middle between two doubles.
     */
    static double value(long mantissa, int scale) {
        double power = POWERS[scale];
        if (mantissa <= EXACT) {
            return mantissa / power;
        }
        double leading = mantissa;
        double rest = mantissa - (long) leading;
        double quotient = leading / power;
        double correction = (Math.fma(-quotient, power, leading) + rest) / power;
        double sum = quotient + correction;
        double lost = Math.abs(correction - (sum - quotient));
        // The sum is far from the smallest doubles, so that its last place follows from its exponent. Below a power of
        // two
        // the next double is nearer.
        long bits = Double.doubleToRawLongBits(sum);
        double ulp = Double.longBitsToDouble(((bits >>> MANTISSA_BITS) - MANTISSA_BITS) << MANTISSA_BITS);
        boolean powerOfTwo = (bits & ((1L << MANTISSA_BITS) - 1)) == 0;
        return powerOfTwo || Math.abs(lost - ulp / 2) < ulp / 1024 ? Double.NaN : sum;
    }

    /** A number as programs write it, with a point and perhaps an exponent; NaN for anything else. */
    static double parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    /** The same, of a piece of a buffer. */
    static double parse(byte[] text, int from, int to) {
        boolean negative = to > from && text[from] == '-';
        int start = negative ? from + 1 : from;
        long mantissa = 0;
        int point = -1;
        for (int i = start; i < to; i++) {
            byte c = text[i];
            if (c >= '0' && c <= '9' && mantissa <= LONGEST / 10) {
                mantissa = 10 * mantissa + c - '0';
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return slow(text, from, to);
            }
        }
        int scale = point < 0 ? 0 : to - 1 - point;
        boolean hasDigits = to - start > (point < 0 ? 0 : 1);
        double value = hasDigits && isShort(mantissa, scale) ? value(mantissa, scale) : Double.NaN;
        return Double.isNaN(value) ? slow(text, from, to) : negative ? -value : value;
    }

    private static double slow(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("0123456789+-.eE".indexOf(text[i]) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
