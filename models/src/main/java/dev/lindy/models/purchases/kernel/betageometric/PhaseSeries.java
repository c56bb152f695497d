package dev.lindy.models.purchases.kernel.betageometric;

import java.util.Arrays;

/**
 * S = Σ<sub>j&lt;k</sub> C<sub>j</sub> v<sup>j</sup> with C<sub>j</sub> = Γ(n+j)/(Γ(n)j!) and v = (T−t<sub>x</sub>)/(α+T), with its
 * derivatives by v and by r, at the rows of a block. Row by row in the innermost loops, of which compilers make vector
 * instructions.
 */
final class PhaseSeries {

    final double[] v;
    final double[] s;
    final double[] sV;
    final double[] halfSVV;
    final double[] sR;
    final double[] sRV;
    final double[] sRR;

    /** C_j and its first and second derivative by r. */
    private final double[] c;

    private final double[] cR;
    private final double[] cRR;

    /** For k phases and at most so many rows. */
    PhaseSeries(int phases, int rows) {
        c = new double[phases];
        cR = new double[phases];
        cRR = new double[phases];
        v = new double[rows];
        s = new double[rows];
        sV = new double[rows];
        halfSVV = new double[rows];
        sR = new double[rows];
        sRV = new double[rows];
        sRR = new double[rows];
    }

    void setN(double n) {
        double term = 1;
        double slope = 0;
        double bend = 0;
        for (int j = 0; j < c.length; j++) {
            c[j] = term;
            cR[j] = term * slope;
            cRR[j] = term * (slope * slope + bend);
            term *= (n + j) / (j + 1);
            slope += 1 / (n + j);
            bend -= 1 / ((n + j) * (n + j));
        }
    }

    /** All sums at the first rows, of which v is known, by Horner's rule. */
    void sum(int rows, boolean derivatives) {
        Arrays.fill(s, 0, rows, 0);
        if (derivatives) {
            Arrays.fill(sV, 0, rows, 0);
            Arrays.fill(halfSVV, 0, rows, 0);
            Arrays.fill(sR, 0, rows, 0);
            Arrays.fill(sRV, 0, rows, 0);
            Arrays.fill(sRR, 0, rows, 0);
        }
        for (int j = c.length - 1; j >= 0; j--) {
            if (derivatives) {
                step(halfSVV, sV, rows);
                step(sV, s, rows);
                step(sRV, sR, rows);
                step(sR, cR[j], rows);
                step(sRR, cRR[j], rows);
            }
            step(s, c[j], rows);
        }
    }

    private void step(double[] sum, double[] next, int rows) {
        double[] by = v;
        for (int i = 0; i < rows; i++) {
            sum[i] = sum[i] * by[i] + next[i];
        }
    }

    private void step(double[] sum, double next, int rows) {
        double[] by = v;
        for (int i = 0; i < rows; i++) {
            sum[i] = sum[i] * by[i] + next;
        }
    }
}
