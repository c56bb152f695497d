package dev.lindy.models.purchases.paretonbd;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.special.Log1p;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockScores;
import dev.lindy.models.purchases.kernel.dropoutclock.LomaxClock;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ClockLikelihood} needs to know of Pareto/NBD: with parameters s, β,
 *
 * <pre>
 *   ln S(t) = −s ln(1 + t/β),   ln D(t) = ln s − ln(β + t) + ln S(t)
 * </pre>
 *
 * and their derivatives.
 */
final class ParetoNbdLikelihood implements ClockScores {

    private ParetoNbdLikelihood() {}

    static LogLikelihood of(RecencySample data) {
        return new ClockLikelihood(data, new ParetoNbdLikelihood());
    }

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public Walk walk(double[] theta) {
        return new Along(theta[2], theta[3]);
    }

    private static final class Along implements Walk {
        private final double s;
        private final double beta;
        private final LomaxClock clock;
        private double start;
        /** 1/(β + start). */
        private double atStart;

        Along(double s, double beta) {
            this.s = s;
            this.beta = beta;
            clock = new LomaxClock(s, beta);
            atStart = 1 / beta;
        }

        @Override
        public LomaxClock clock() {
            return clock;
        }

        @Override
        public void startAt(double time) {
            start = time;
            atStart = 1 / (beta + time);
        }

        @Override
        public double survival(double to, double @Nullable [] out) {
            return survival(to, 1 / (beta + to), out);
        }

        private double survival(double to, double atEnd, double @Nullable [] out) {
            double log = Log1p.value((to - start) * atStart);
            if (out != null) {
                double step = (to - start) * atStart * atEnd;
                out[0] = -log;
                out[1] = s * step;
                // s s, s β, β β
                out[2] = 0;
                out[3] = step;
                out[4] = -s * step * (atStart + atEnd);
            }
            return -s * log;
        }

        @Override
        public double density(double to, double logFactor, double @Nullable [] out) {
            double atEnd = 1 / (beta + to);
            double log = survival(to, atEnd, out);
            if (out != null) {
                out[0] += 1 / s;
                out[1] -= atEnd;
                out[2] -= 1 / (s * s);
                out[4] += atEnd * atEnd;
            }
            return Math.exp(logFactor + log) * s * atEnd;
        }
    }
}
