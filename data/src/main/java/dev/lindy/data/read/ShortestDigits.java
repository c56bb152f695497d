package dev.lindy.data.read;

import java.math.BigInteger;

/**
 * Numbers as text with the fewest digits that read back the same, in the form of {@link Double#toString(double)} of Java 19 and
 * later, on any Java.
 *
 * <p>By Raffaello Giulietti, "The Schubfach way to render doubles" (2020). A double v = c·2<sup>q</sup> stands for all numbers
 * between the middles to its neighbours. With 10<sup>k</sup> the largest power of ten that is no longer than this interval, the
 * interval holds at least one multiple of 10<sup>k</sup> and at most one of 10<sup>k+1</sup>, and the shorter of them is
 * wanted. Four times v and the interval's ends, in units of 10<sup>k</sup>, come from one multiplication each by
 * 10<sup>−k</sup> in 126 bits; the last bit says whether something was cut off, which makes every comparison exact (his section
 * 9.9). Here a power of ten is reckoned when it is first needed. For one thread at a time.
 */
final class ShortestDigits {

    private static final int LEAST = -292;
    private static final int MOST = 324;
    /** No whole exponent of a double is so near to a whole power of the other base that rounding would matter. */
    private static final double LOG_10_OF_2 = Math.log10(2);

    private static final double LOG_10_OF_3_QUARTERS = Math.log10(0.75);
    private static final long LOW_63 = Long.MAX_VALUE;
    private static final long HALF = 100_000_000;
    private static final long[] TENS = new long[18];
    /** 10<sup>i</sup> for i from {@link #LEAST} on, scaled to 126 bits and rounded up: 63 bits each; 0 until needed. */
    private final long[] highs = new long[MOST - LEAST + 1];

    private final long[] lows = new long[MOST - LEAST + 1];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    /** Writes a number into an array with room for 24 characters; returns how many there are. */
    int write(double value, char[] out, int at) {
        int start = at;
        if (value < 0 || (value == 0 && 1 / value < 0)) {
            out[at++] = '-';
        }
        double size = Math.abs(value);
        if (size > 0 && size < Double.POSITIVE_INFINITY) {
            return positive(size, out, at) - start;
        }
        String text = Double.toString(size);
        text.getChars(0, text.length(), out, at);
        return at + text.length() - start;
    }

    private int positive(double value, char[] out, int at) {
        int q = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        long c = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
        // Below a power of two the next double is half as far away.
        boolean uneven = c == 0 && q > Double.MIN_EXPONENT - 52;
        c += value >= Double.MIN_NORMAL ? 1L << 52 : 0;
        int k = (int) Math.floor(q * LOG_10_OF_2 + (uneven ? LOG_10_OF_3_QUARTERS : 0));
        int further = 0;
        if (c < 3) {
            // One digit would do, but two are written.
            c *= 10;
            further = 1;
        }
        long odd = c & 1;
        int shift = q + (int) Math.floor(-k / LOG_10_OF_2) + 2;
        long middle = scaled(-k, (4 * c) << shift);
        long low = scaled(-k, (4 * c - (uneven ? 1 : 2)) << shift) + odd;
        long high = scaled(-k, (4 * c + 2) << shift) - odd;
        long digits = middle / 4;
        long tens = digits / 10 * 10;
        boolean tensBelow = low <= 4 * tens;
        boolean tensAbove = 4 * (tens + 10) <= high;
        if (digits >= 100 && tensBelow != tensAbove) {
            return print(tensBelow ? tens : tens + 10, k - further, out, at);
        }
        boolean below = low <= 4 * digits;
        boolean above = 4 * (digits + 1) <= high;
        // With both inside, the nearer; with both as near, the even one.
        long fromMiddle = middle - (4 * digits + 2);
        boolean down = below && (!above || fromMiddle < 0 || (fromMiddle == 0 && (digits & 1) == 0));
        return print(down ? digits : digits + 1, k - further, out, at);
    }

    /** p·10<sup>exponent</sup> as a whole number of its 126-bit scale; the last bit is set if anything was cut off. */
    private long scaled(int exponent, long p) {
        int i = exponent - LEAST;
        if (highs[i] == 0) {
            reckon(exponent);
        }
        long rest = ((highs[i] * p) >>> 1) + Math.multiplyHigh(lows[i], p);
        long whole = Math.multiplyHigh(highs[i], p) + (rest >>> 63);
        return (rest & LOW_63) == 0 ? whole : whole | 1;
    }

    private void reckon(int exponent) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        int bits = power.bitLength();
        BigInteger above = (exponent < 0
                        ? BigInteger.ONE.shiftLeft(125 + bits).divide(power)
                        : power.shiftLeft(126).shiftRight(bits))
                .add(BigInteger.ONE);
        highs[exponent - LEAST] = above.shiftRight(63).longValue();
        lows[exponent - LEAST] = above.longValue() & LOW_63;
    }

    /** digits·10<sup>k</sup>, plainly from 10<sup>−3</sup> to 10<sup>7</sup>, else with an exponent. */
    private static int print(long digits, int k, char[] out, int at) {
        while (digits % HALF == 0) {
            digits /= HALF;
            k += 8;
        }
        while (digits % 10 == 0) {
            digits /= 10;
            k++;
        }
        // ⌊log₁₀⌋ of the power of two below, from 2^n ≈ 10^(1233 n / 4096), is right or 1 too low.
        int length = (((Long.SIZE - 1 - Long.numberOfLeadingZeros(digits)) * 1233) >> 12) + 1;
        if (length < TENS.length && digits >= TENS[length]) {
            length++;
        }
        int point = length + k;
        if (point > -3 && point <= 0) {
            out[at++] = '0';
            out[at++] = '.';
            for (int i = point; i < 0; i++) {
                out[at++] = '0';
            }
            return digits(digits, length, out, at);
        }
        boolean plain = point > 0 && point <= 7;
        int before = plain ? point : 1;
        if (length <= before) {
            // At least one digit stands behind the point.
            digits *= TENS[before + 1 - length];
            length = before + 1;
        }
        int end = digits(digits, length, out, at + 1);
        System.arraycopy(out, at + 1, out, at, before);
        out[at + before] = '.';
        if (!plain) {
            String exponent = Integer.toString(point - 1);
            out[end++] = 'E';
            exponent.getChars(0, exponent.length(), out, end);
            end += exponent.length();
        }
        return end;
    }

    private static int digits(long digits, int length, char[] out, int at) {
        int low = (int) (digits % HALF);
        int high = (int) (digits / HALF);
        int i = at + length;
        for (int stop = Math.max(at, i - 8); i > stop; low /= 10) {
            out[--i] = (char) ('0' + low % 10);
        }
        for (; i > at; high /= 10) {
            out[--i] = (char) ('0' + high % 10);
        }
        return at + length;
    }
}
