package dev.lindy.benchmarks.report;

import java.util.List;

/** How times grow with the number of customers. */
final class GrowthSection {

    private final Results results;
    private final GrowthChart chart;

    GrowthSection(Results results, GrowthChart chart) {
        this.results = results;
        this.chart = chart;
    }

    String text() {
        List<Integer> sizes = results.sizes("Compress.compress");
        Table table = new Table(
                0,
                "customers",
                "distinct histories",
                "compress",
                "a customer",
                "with Hessian",
                "a distinct history",
                "fit",
                "a distinct history",
                "a customer");
        for (int n : sizes) {
            int rows = results.distinct("bg-nbd", n);
            Measurement compress = results.lindy("Compress.compress", "bg-nbd", n);
            Measurement hessian = results.lindy("Likelihood.hessian", "bg-nbd", n);
            Measurement fit = results.lindy("Fit.fit", "bg-nbd", n);
            if (compress != null && hessian != null && fit != null && rows > 0) {
                table.add(
                        Figures.count(n),
                        Figures.count(rows),
                        Figures.measured(compress),
                        Figures.duration(Results.nanoseconds(compress) / n),
                        Figures.measured(hessian),
                        Figures.duration(Results.nanoseconds(hessian) / rows),
                        Figures.measured(fit),
                        Figures.duration(Results.nanoseconds(fit) / rows),
                        Figures.duration(Results.nanoseconds(fit) / n));
            }
        }
        return """
                BG/NBD on one thread. Compressing passes over all customers once; from there on the work grows with the
                distinct histories (x, t<sub>x</sub>, T), of which there are ever fewer new ones.

                """ + table + (chart.worthDrawing() ? "\n![Time against customers](" + Page.CHART + ")\n" : "");
    }
}
