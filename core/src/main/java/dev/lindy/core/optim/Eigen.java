package dev.lindy.core.optim;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues, ascending, and orthonormal eigenvectors of a small symmetric matrix. */
public final class Eigen {

    private final double[] values;
    private final double[][] vectors;

    private Eigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Decomposes a symmetric matrix.
     *
     * @param matrix k·k finite numbers, row by row; the lower triangle is taken from the upper one
     * @return its eigenvalues and vectors
     * @throws IllegalArgumentException if a number is not finite
     */
    public static Eigen ofSymmetric(double[] matrix) {
        int k = (int) Math.round(Math.sqrt(matrix.length));
        DMatrixRMaj a = new DMatrixRMaj(k, k);
        double scale = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double value = matrix[Math.min(i, j) * k + Math.max(i, j)];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("matrix entry (" + i + ", " + j + ") is " + value);
                }
                a.set(i, j, value);
                scale = Math.max(scale, Math.abs(value));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(k, true, true);
        if (!decomposition.decompose(a)) {
            throw new IllegalStateException("no eigenvalues found for a symmetric matrix of scale " + scale);
        }
        Integer[] order = new Integer[k];
        for (int i = 0; i < k; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(i -> decomposition
                .getEigenvalue(i)
                .getReal()));
        double[] values = new double[k];
        double[][] vectors = new double[k][];
        for (int i = 0; i < k; i++) {
            values[i] = decomposition.getEigenvalue(order[i]).getReal();
            vectors[i] = decomposition.getEigenVector(order[i]).getData().clone();
        }
        return new Eigen(values, vectors);
    }

    /**
     * How many eigenvalues there are.
     *
     * @return k
     */
    public int size() {
        return values.length;
    }

    /**
     * An eigenvalue.
     *
     * @param i 0 for the smallest
     * @return its value
     */
    public double value(int i) {
        return values[i];
    }

    /**
     * The eigenvector of length 1 that goes with an eigenvalue.
     *
     * @param i 0 for the smallest eigenvalue
     * @return k numbers, a copy
     */
    public double[] vector(int i) {
        return vectors[i].clone();
    }

    double dot(int i, double[] other) {
        double sum = 0;
        for (int j = 0; j < other.length; j++) {
            sum += vectors[i][j] * other[j];
        }
        return sum;
    }
}
