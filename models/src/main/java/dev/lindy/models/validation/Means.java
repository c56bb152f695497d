package dev.lindy.models.validation;

/** Means and their standard errors. */
final class Means {

    private Means() {}

    static double of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The standard error of the mean of independent values; NaN for fewer than two. */
    static double standardError(double[] values) {
        double mean = of(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        int n = values.length;
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }
}
