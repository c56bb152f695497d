package dev.lindy.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;

/**
 * One benchmark at one set of parameters, and the work to put into it.
 *
 * @param type the class
 * @param method the method
 * @param parameters by name
 * @param effort how long
 * @param heap of its fork, such as {@code 2g}
 */
record Step(Class<?> type, String method, Map<String, String> parameters, Effort effort, String heap) {

    /**
     * How often a benchmark is repeated, in one fork.
     *
     * @param mode average time of as many operations as fit into an iteration, or one operation an iteration
     * @param warmups iterations before those that count
     * @param iterations that count
     * @param millis length of an iteration; of no meaning for single shots
     */
    record Effort(Mode mode, int warmups, int iterations, int millis) {
        /** For what takes microseconds or a few milliseconds. */
        static final Effort SHORT = new Effort(Mode.AverageTime, 3, 5, 200);
        /** The same for the further models and for small functions, to spare time. */
        static final Effort BRIEF = new Effort(Mode.AverageTime, 2, 3, 200);
        /** For what takes up to some seconds: warm code, at least one operation an iteration. */
        static final Effort LONG = new Effort(Mode.AverageTime, 3, 5, 250);
        /** For ratios that an aim rests on: the compilers are done with the longest of the fits. */
        static final Effort STEADY = new Effort(Mode.AverageTime, 4, 5, 400);
        /** For what takes so long that warming up costs little accuracy and much time. */
        static final Effort FEW = new Effort(Mode.SingleShotTime, 1, 3, 0);
        /** For baselines that take many seconds. */
        static final Effort ONCE = new Effort(Mode.SingleShotTime, 0, 1, 0);

        Effort quick() {
            return new Effort(mode, Math.min(warmups, 2), Math.min(iterations, 3), Math.min(millis, 100));
        }
    }

    Step {
        parameters = Map.copyOf(parameters);
    }

    /** Every combination of the given values, the last name varying fastest. */
    static List<Map<String, String>> combinations(Map<String, List<String>> values) {
        List<Map<String, String>> out = List.of(Map.of());
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> begun : out) {
                for (String value : entry.getValue()) {
                    Map<String, String> next = new LinkedHashMap<>(begun);
                    next.put(entry.getKey(), value);
                    longer.add(next);
                }
            }
            out = longer;
        }
        return out;
    }

    Step with(Effort other) {
        return new Step(type, method, parameters, other, heap);
    }

    int threads() {
        return Integer.parseInt(parameters.getOrDefault("threads", "1"));
    }

    /** Such as {@code Fit.compressAndFit}. */
    String name() {
        return type.getSimpleName().replace("Benchmark", "") + "." + method;
    }
}
