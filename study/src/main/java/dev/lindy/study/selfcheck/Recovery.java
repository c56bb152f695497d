package dev.lindy.study.selfcheck;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How near estimates of a parameter come to the truth.
 *
 * @param model its name in files
 * @param design how customers were observed
 * @param customers in a sample
 * @param parameter its name
 * @param truth what it is
 * @param median of the estimates
 * @param bias of the estimates in standard errors, on the unconstrained scale, on average; its own error is 1/√samples
 * @param spread standard deviation of the same, 1 if standard errors are right
 * @param undetermined in how many samples it had no standard error
 */
public record Recovery(
        String model,
        String design,
        int customers,
        String parameter,
        double truth,
        double median,
        double bias,
        double spread,
        int undetermined) {

    static List<Recovery> of(Cell cell) {
        Map<String, List<Replicate.Estimate>> byName = cell.replicates().stream()
                .flatMap(replicate -> replicate.estimates().stream())
                .collect(Collectors.groupingBy(
                        Replicate.Estimate::name, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        return byName.entrySet().stream()
                .map(each -> of(cell, each.getKey(), each.getValue()))
                .toList();
    }

    private static Recovery of(Cell cell, String name, List<Replicate.Estimate> estimates) {
        double[] z = estimates.stream()
                .mapToDouble(Replicate.Estimate::z)
                .filter(Double::isFinite)
                .toArray();
        double bias = Arrays.stream(z).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(z).map(each -> (each - bias) * (each - bias)).sum();
        double[] values = estimates.stream()
                .mapToDouble(Replicate.Estimate::value)
                .sorted()
                .toArray();
        return new Recovery(
                cell.subject().model(),
                cell.subject().design(),
                cell.customers(),
                name,
                estimates.get(0).truth(),
                (values[(values.length - 1) / 2] + values[values.length / 2]) / 2,
                bias,
                z.length < 2 ? Double.NaN : Math.sqrt(squares / (z.length - 1)),
                estimates.size() - z.length);
    }
}
