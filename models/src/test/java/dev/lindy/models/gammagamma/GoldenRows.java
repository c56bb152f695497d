package dev.lindy.models.gammagamma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The rows of a table of high-precision values without its derivatives; tests that need one are skipped where it is absent. */
final class GoldenRows {

    private GoldenRows() {}

    record Row(
            String caseId,
            Map<String, Double> parameters,
            Map<String, Double> customer,
            String quantity,
            Map<String, Double> argument,
            double value) {}

    static List<Row> read(String name) {
        Path file = Path.of(System.getProperty("lindy.shared", "../shared"), "golden", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "no golden table " + name + " in lindy.shared");
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .filter(line -> !line.contains(",dloglik,") && !line.contains(",d2loglik,"))
                    .map(line -> line.split(",", -1))
                    .map(c -> new Row(c[0], pairs(c[2]), pairs(c[3]), c[4], pairs(c[5]), number(c[6])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pairs such as {@code a=1;b=2}. */
    private static Map<String, Double> pairs(String text) {
        Map<String, Double> out = new LinkedHashMap<>();
        for (String pair : text.split(";", -1)) {
            String[] sides = pair.split("=", -1);
            if (sides.length == 2) {
                out.put(sides[0], number(sides[1]));
            }
        }
        return out;
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
