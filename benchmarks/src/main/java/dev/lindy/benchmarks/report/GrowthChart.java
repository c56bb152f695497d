package dev.lindy.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Time against customers on logarithmic axes, as SVG. It is written here and not by a chart library because those measure
 * fonts, which differ between machines, and the page should have the same bytes on all of them.
 */
final class GrowthChart {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 470;
    private static final int LEFT = 70;
    private static final int RIGHT = 640;
    private static final int TOP = 50;
    private static final int BOTTOM = 380;
    private static final double LABEL_GAP = 17;

    private record Point(int customers, double nanoseconds) {}

    private record Line(String label, String color, String dash, List<Point> points) {
        Point last() {
            return points.get(points.size() - 1);
        }
    }

    private final Results results;
    private final List<Line> lines = new ArrayList<>();

    GrowthChart(Results results) {
        this.results = results;
        // Okabe and Ito's colours, which the colour-blind can tell apart.
        add("textbook, one evaluation", "#D55E00", "", "Likelihood.value", Results.TEXTBOOK);
        add("sort of packed rows", "#7F7F7F", "5 4", "Compress.compress", Results.SORT);
        add("compress", "#0072B2", "", "Compress.compress", Results.LINDY);
        add("fit, compressed already", "#009E73", "", "Fit.fit", Results.LINDY);
        add("one evaluation with Hessian", "#CC79A7", "", "Likelihood.hessian", Results.LINDY);
    }

    private void add(String label, String color, String dash, String benchmark, String implementation) {
        List<Point> points = new ArrayList<>();
        for (int n : results.sizes(benchmark)) {
            @Nullable Measurement m = results.find(benchmark, "bg-nbd", n, implementation, 1);
            if (m != null) {
                points.add(new Point(n, Results.nanoseconds(m)));
            }
        }
        if (!points.isEmpty()) {
            lines.add(new Line(label, color, dash, List.copyOf(points)));
        }
    }

    /** A line needs two points. */
    boolean worthDrawing() {
        return lines.stream().anyMatch(line -> line.points().size() > 1);
    }

    String svg() {
        double least = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::nanoseconds)
                .min()
                .orElse(1);
        double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::nanoseconds)
                .max()
                .orElse(10);
        int fewest = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToInt(Point::customers)
                .min()
                .orElse(1);
        int largest = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToInt(Point::customers)
                .max()
                .orElse(10);
        Axis x = new Axis(Math.log10(fewest) - 0.1, Math.log10(largest) + 0.1, LEFT, RIGHT);
        Axis y = new Axis(Math.floor(Math.log10(least)), Math.ceil(Math.log10(most)), BOTTOM, TOP);

        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"Helvetica, Arial, sans-serif\""
                        + " font-size=\"13\" fill=\"#24292f\">%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        out.append("<title>Time against customers, BG/NBD on one thread</title>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(out, LEFT, 26, "start", "", "BG/NBD, one thread: time against customers, both on logarithmic scales");
        grid(out, x, y);
        for (Line line : lines) {
            draw(out, line, x, y);
        }
        labels(out, y);
        return out.append("</svg>\n").toString();
    }

    private void grid(StringBuilder out, Axis x, Axis y) {
        for (int exponent = (int) y.from(); exponent <= (int) y.to(); exponent++) {
            double at = y.at(Math.pow(10, exponent));
            rule(out, LEFT, at, RIGHT, at);
            text(out, LEFT - 8, at + 4, "end", "", shortDuration(exponent));
        }
        List<Integer> sizes = lines.stream()
                .flatMap(line -> line.points().stream())
                .map(Point::customers)
                .distinct()
                .sorted()
                .toList();
        for (int n : sizes) {
            double at = x.at(n);
            rule(out, at, TOP, at, BOTTOM);
            text(out, at, BOTTOM + 20, "middle", "", Figures.count(n));
            int rows = results.distinct("bg-nbd", n);
            if (rows > 0) {
                text(
                        out,
                        at,
                        BOTTOM + 38,
                        "middle",
                        " fill=\"#57606a\" font-size=\"12\"",
                        "(" + Figures.count(rows) + ")");
            }
        }
        text(out, (LEFT + RIGHT) / 2.0, BOTTOM + 66, "middle", "", "customers (distinct histories)");
    }

    private static String shortDuration(int exponent) {
        String full = Figures.duration(Math.pow(10, exponent) * (1 + 1e-9));
        return full.replaceFirst("\\.0+(?= )", "");
    }

    private static void draw(StringBuilder out, Line line, Axis x, Axis y) {
        StringBuilder path = new StringBuilder();
        for (Point p : line.points()) {
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    path.length() == 0 ? "M" : " L",
                    x.at(p.customers()),
                    y.at(p.nanoseconds())));
        }
        out.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                path,
                line.color(),
                line.dash().isEmpty() ? "" : " stroke-dasharray=\"" + line.dash() + "\""));
        for (Point p : line.points()) {
            out.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n",
                    x.at(p.customers()),
                    y.at(p.nanoseconds()),
                    line.color()));
        }
    }

    /** Names at the right edge, beside where the lines would end, moved apart where they would touch. */
    private void labels(StringBuilder out, Axis y) {
        List<Line> byHeight = lines.stream()
                .sorted((a, b) ->
                        Double.compare(b.last().nanoseconds(), a.last().nanoseconds()))
                .toList();
        double next = Double.NEGATIVE_INFINITY;
        for (Line line : byHeight) {
            double at = Math.max(y.at(line.last().nanoseconds()) + 4, next);
            text(out, RIGHT + 10, at, "start", " fill=\"" + line.color() + "\"", line.label());
            next = at + LABEL_GAP;
        }
    }

    private static void rule(StringBuilder out, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d0d7de\" stroke-width=\"1\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String more, String words) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>%n",
                x,
                y,
                anchor,
                more,
                words));
    }

    /** From powers of ten to places. */
    private record Axis(double from, double to, double first, double last) {
        double at(double value) {
            return first + (last - first) * (Math.log10(value) - from) / (to - from);
        }
    }
}
