package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.estimate.Maximum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Maxima found in 200-bit arithmetic: parameters, log-likelihood, covariance, standard errors. */
public final class MleReference {

    private MleReference() {}

    /** Compares a fit with every row of a model and data set. */
    public static void agree(String model, String dataset, Maximum e) {
        agree(model, dataset, e, Map.of());
    }

    /** The same, where the table has other names for some parameters. */
    public static void agree(String model, String dataset, Maximum e, Map<String, String> ourNames) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Shared.file("golden/mle_reference.csv"));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        double[] covariance = e.covariance();
        int k = e.names().size();
        int compared = 0;
        for (String line : lines) {
            if (!line.startsWith(model + "," + dataset + ",")) {
                continue;
            }
            String[] cells = line.substring(model.length() + dataset.length() + 2)
                    .replace("\"", "")
                    .split(",", -1);
            for (int i = 1; i < cells.length - 1; i++) {
                cells[i] = ourNames.getOrDefault(cells[i], cells[i]);
            }
            double value = Double.parseDouble(cells[cells.length - 1]);
            compared++;
            switch (cells[0]) {
                case "mle" -> assertThat(e.value(cells[1])).as(line).isCloseTo(value, within(1e-8 * value));
                case "loglik" ->
                    assertThat(e.logLikelihood()).as(line).isCloseTo(value, within(1e-9 * Math.abs(value)));
                case "std_error" ->
                    assertThat(e.standardError(cells[1])).as(line).isCloseTo(value, within(1e-7 * value));
                case "covariance" -> {
                    double actual = covariance[
                            k * e.names().indexOf(cells[1]) + e.names().indexOf(cells[2])];
                    assertThat(actual).as(line).isCloseTo(value, within(1e-6 * Math.abs(value)));
                }
                default -> compared--;
            }
        }
        assertThat(compared).as("rows of %s, %s", model, dataset).isGreaterThan(2 * k);
    }
}
