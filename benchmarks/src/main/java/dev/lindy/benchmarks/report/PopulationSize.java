package dev.lindy.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A simulated population in numbers.
 *
 * @param customers how many there are
 * @param distinctHistories distinct (x, t<sub>x</sub>, T)
 * @param spenders customers with a repeat purchase, whose spend is known
 * @param distinctSpends distinct pairs of x and mean spend
 */
@JsonPropertyOrder({"customers", "distinctHistories", "spenders", "distinctSpends"})
public record PopulationSize(int customers, int distinctHistories, int spenders, int distinctSpends) {}
