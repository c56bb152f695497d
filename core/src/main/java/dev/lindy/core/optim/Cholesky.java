package dev.lindy.core.optim;

import org.jspecify.annotations.Nullable;

/** The root of a small positive definite matrix. */
public final class Cholesky {

    private Cholesky() {}

    /**
     * The lower triangular L with A = LLᵀ.
     *
     * @param matrix A: k·k numbers, row by row, symmetric; the upper triangle is not looked at
     * @return L: k·k numbers, row by row; null if A is not positive definite or not finite
     */
    public static double @Nullable [] lower(double[] matrix) {
        int k = (int) Math.round(Math.sqrt(matrix.length));
        double[] root = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i * k + j];
                for (int m = 0; m < j; m++) {
                    rest -= root[i * k + m] * root[j * k + m];
                }
                if (i == j && !(rest > 0 && rest < Double.POSITIVE_INFINITY)) {
                    return null;
                }
                root[i * k + j] = i == j ? Math.sqrt(rest) : rest / root[j * k + j];
            }
        }
        return root;
    }
}
