package dev.lindy.study;

import java.util.List;

/** Means of figures, some of which may be missing. */
final class Averages {

    private Averages() {}

    static double mean(List<Double> figures) {
        return figures.stream()
                .filter(figure -> !figure.isNaN())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** From how far the figures differ; NaN for fewer than two. */
    static double standardError(List<Double> figures) {
        double mean = mean(figures);
        double[] apart = figures.stream()
                .filter(figure -> !figure.isNaN())
                .mapToDouble(figure -> (figure - mean) * (figure - mean))
                .toArray();
        int n = apart.length;
        double squares = 0;
        for (double each : apart) {
            squares += each;
        }
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }
}
