package dev.lindy.study.selfcheck;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All samples of a subject that have one size. */
final class Cell {

    private final Subject subject;
    private final int customers;
    private final Replicate[] replicates;

    Cell(Subject subject, int customers, int replicates) {
        this.subject = subject;
        this.customers = customers;
        this.replicates = new Replicate[replicates];
    }

    Subject subject() {
        return subject;
    }

    int customers() {
        return customers;
    }

    /** Each place is written once, by whichever thread. */
    void put(int replicate, Replicate done) {
        replicates[replicate] = done;
    }

    List<Replicate> replicates() {
        return Arrays.stream(replicates).map(Objects::requireNonNull).toList();
    }

    /** What intervals of each kind held, replicate by replicate. */
    Map<Seen.Key, double[]> held() {
        Map<Seen.Key, double[]> held = new LinkedHashMap<>();
        for (int i = 0; i < replicates.length; i++) {
            for (Seen seen : replicates[i].seen()) {
                held.computeIfAbsent(seen.key(), key -> {
                            double[] none = new double[replicates.length];
                            Arrays.fill(none, Double.NaN);
                            return none;
                        })[i] =
                        seen.held();
            }
        }
        return held;
    }
}
