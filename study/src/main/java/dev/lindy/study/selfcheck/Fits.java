package dev.lindy.study.selfcheck;

import dev.lindy.study.IntervalMethod;
import java.util.List;

/**
 * How many samples have a fit, and intervals by a method.
 *
 * @param model its name in files
 * @param design how customers were observed
 * @param customers in a sample
 * @param method of intervals
 * @param samples how many there were
 * @param failed how many fits have no maximum
 * @param refused of how many others the method would not give intervals
 */
public record Fits(
        String model, String design, int customers, IntervalMethod method, int samples, int failed, int refused) {

    static List<Fits> of(Cell cell, List<IntervalMethod> methods) {
        return methods.stream()
                .map(method -> new Fits(
                        cell.subject().model(),
                        cell.subject().design(),
                        cell.customers(),
                        method,
                        cell.replicates().size(),
                        (int) cell.replicates().stream()
                                .filter(Replicate::failed)
                                .count(),
                        (int) cell.replicates().stream()
                                .filter(replicate -> replicate.refused(method))
                                .count()))
                .toList();
    }
}
