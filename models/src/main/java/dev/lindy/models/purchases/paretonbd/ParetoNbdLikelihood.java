package dev.lindy.models.purchases.paretonbd;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Derivatives;
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

    private static final int S = 2;
    private static final int BETA = 3;

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
        return new Along(theta[S], theta[BETA]);
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
        public double survival(double to, @Nullable Derivatives log) {
            return survival(to, 1 / (beta + to), log);
        }

        private double survival(double to, double atEnd, @Nullable Derivatives log) {
            double growth = Log1p.value((to - start) * atStart);
            if (log != null) {
                double step = (to - start) * atStart * atEnd;
                log.setFirst(S, -growth);
                log.setFirst(BETA, s * step);
                log.setSecond(S, S, 0);
                log.setSecond(S, BETA, step);
                log.setSecond(BETA, BETA, -s * step * (atStart + atEnd));
            }
            return -s * growth;
        }

        @Override
        public double density(double to, double logFactor, @Nullable Derivatives log) {
            double atEnd = 1 / (beta + to);
            double survival = survival(to, atEnd, log);
            if (log != null) {
                log.addFirst(S, 1 / s);
                log.addFirst(BETA, -atEnd);
                log.addSecond(S, S, -1 / (s * s));
                log.addSecond(BETA, BETA, atEnd * atEnd);
            }
            return Math.exp(logFactor + survival) * s * atEnd;
        }
    }
}
