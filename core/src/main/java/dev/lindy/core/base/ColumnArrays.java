package dev.lindy.core.base;

import java.util.Arrays;

/** Arrays picked from and joined. */
final class ColumnArrays {

    private ColumnArrays() {}

    static String[] pick(String[] values, int[] rows) {
        String[] out = new String[rows.length];
        Arrays.setAll(out, i -> values[rows[i]]);
        return out;
    }

    static int[] pick(int[] values, int[] rows) {
        int[] out = new int[rows.length];
        Arrays.setAll(out, i -> values[rows[i]]);
        return out;
    }

    static double[] pick(double[] values, int[] rows) {
        double[] out = new double[rows.length];
        Arrays.setAll(out, i -> values[rows[i]]);
        return out;
    }

    static String[] join(String[] a, String[] b) {
        String[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    static int[] join(int[] a, int[] b) {
        int[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    static double[] join(double[] a, double[] b) {
        double[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }
}
