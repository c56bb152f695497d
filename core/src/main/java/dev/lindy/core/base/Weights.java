package dev.lindy.core.base;

/** Checks on weights that a caller brings, and their sum. */
final class Weights {

    private Weights() {}

    /** A copy, after checking its length and that every weight is finite and at least 0. */
    static double[] checked(double[] weights, int rows) {
        if (weights.length != rows) {
            throw new IllegalArgumentException("there are " + rows + " rows, but " + weights.length + " weights");
        }
        for (int row = 0; row < rows; row++) {
            if (!(weights[row] >= 0) || Double.isInfinite(weights[row])) {
                throw new IllegalArgumentException(
                        "a weight must be finite and at least 0, but that of row " + row + " is " + weights[row]);
            }
        }
        return weights.clone();
    }

    static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
