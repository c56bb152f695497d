package dev.lindy.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A simulated population in numbers.
 *
 * @param model whose customers they are; null in runs that only had those of BG/NBD
 * @param customers how many there are
 * @param distinctHistories distinct (x, t<sub>x</sub>, T)
 * @param spenders customers with a repeat purchase, whose spend is known
 * @param distinctSpends distinct pairs of x and mean spend
 */
@JsonPropertyOrder({"model", "customers", "distinctHistories", "spenders", "distinctSpends"})
public record PopulationSize(
        @Nullable String model, int customers, int distinctHistories, int spenders, int distinctSpends) {}
