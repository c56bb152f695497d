package dev.lindy.data.prepare.kernel;

import java.util.Arrays;

/** Arrays of the length that is wanted, copied only where they have another. */
public final class Lengths {

    private Lengths() {}

    /** As many numbers as wanted. */
    public static int[] exactly(int length, int[] array) {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }

    /** As many numbers as wanted. */
    public static double[] exactly(int length, double[] array) {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }
}
