package dev.lindy.data.read;

/** Decimal numbers as doubles, correctly rounded. */
final class Decimals {
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    /** Whether {@link #value(long, int)} is exact for these. */
    static boolean isExact(long mantissa, int scale) {
        return mantissa >= 0 && mantissa <= EXACT && scale < POWERS.length;
    }

    /** mantissa / 10<sup>scale</sup>: both are doubles, so the quotient is the correctly rounded number. */
    static double value(long mantissa, int scale) {
        return mantissa / POWERS[scale];
    }

    /** A number as programs write it, with a point and perhaps an exponent; NaN for anything else. */
    static double parse(CharSequence text) {
        int n = text.length();
        boolean negative = n > 0 && text.charAt(0) == '-';
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (int i = negative ? 1 : 0; i < n; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < 18) {
                mantissa = 10 * mantissa + c - '0';
                digits++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return slow(text);
            }
        }
        int scale = point < 0 ? 0 : n - 1 - point;
        if (digits == 0 || !isExact(mantissa, scale)) {
            return slow(text);
        }
        double value = value(mantissa, scale);
        return negative ? -value : value;
    }

    private static double slow(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
