package dev.lindy.benchmarks.textbook;

/** Gauss's hypergeometric function by its power series, as the papers' spreadsheets have it. */
public final class PowerSeries {

    private static final int MAX_TERMS = 100_000;

    private PowerSeries() {}

    /**
     * ₂F₁(a, b; c; z), term by term until a term no longer counts.
     *
     * @param a first parameter
     * @param b second parameter
     * @param c third parameter
     * @param z at least 0 and below 1
     * @return the sum; NaN if it takes more than 100,000 terms
     */
    public static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int j = 1; j < MAX_TERMS; j++) {
            term *= (a + j - 1) * (b + j - 1) / ((c + j - 1) * j) * z;
            double next = sum + term;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
        return Double.NaN;
    }
}
