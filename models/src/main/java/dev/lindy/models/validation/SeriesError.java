package dev.lindy.models.validation;

import java.util.Arrays;

/**
 * How far a series of totals, such as one per week, is from what happened.
 *
 * @param bias mean of expected − actual
 * @param meanAbsolute mean of |expected − actual|
 * @param rootMeanSquare √ of the mean of (expected − actual)²
 * @param meanAbsolutePercentage mean of |expected − actual|/actual over the periods in which something happened, as a share; NaN
 *     where nothing ever did
 */
public record SeriesError(double bias, double meanAbsolute, double rootMeanSquare, double meanAbsolutePercentage) {

    /**
     * Compares.
     *
     * @param expected one number per period
     * @param actual one number per period
     * @return the errors; NaN without periods
     * @throws IllegalArgumentException if the numbers of periods differ
     */
    public static SeriesError of(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException("there must be one expectation per period, but there are "
                    + expected.length + " for " + actual.length + " periods");
        }
        int n = expected.length;
        double[] errors = new double[n];
        Arrays.setAll(errors, i -> expected[i] - actual[i]);
        double absolute = 0;
        double squares = 0;
        double shares = 0;
        int busy = 0;
        for (int i = 0; i < n; i++) {
            absolute += Math.abs(errors[i]);
            squares += errors[i] * errors[i];
            if (actual[i] > 0) {
                shares += Math.abs(errors[i]) / actual[i];
                busy++;
            }
        }
        return new SeriesError(Means.of(errors), absolute / n, Math.sqrt(squares / n), shares / busy);
    }
}
