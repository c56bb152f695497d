package dev.lindy.data.prepare;

import java.util.Arrays;

/** Arrays of the length that is wanted, copied only where they have another. */
final class Lengths {

    private Lengths() {}

    static int[] exactly(int length, int[] array) {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }

    static double[] exactly(int length, double[] array) {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }
}
