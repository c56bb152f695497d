package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.special.Log1p;

/** ln(1 + t/α) and 1/(α + t) at the distinct values of a time. */
final class LogTimes {

    final double[] log;
    final double[] inverse;

    LogTimes(double alpha, double[] times) {
        log = new double[times.length];
        inverse = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            log[i] = Log1p.value(times[i] / alpha);
            inverse[i] = 1 / (alpha + times[i]);
        }
    }
}
