package dev.lindy.models.purchases.ggomnbd;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.special.Log1p;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockScores;
import dev.lindy.models.purchases.kernel.dropoutclock.GompertzClock;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ClockLikelihood} needs to know of GGom/NBD: with parameters b, s, β and E(t) = β + e<sup>bt</sup> − 1,
 *
 * <pre>
 *   ln S(t) = −s ln(E(t)/β),   ln D(t) = ln s + ln b + bt − ln E(t) + ln S(t)
 * </pre>
 *
 * and their derivatives, written with w = e<sup>bt</sup>/E(t) and 1/E(t), which do not overflow.
 */
final class GgomNbdLikelihood implements ClockScores {

    private static final int B = 2;
    private static final int S = 3;
    private static final int BETA = 4;

    private GgomNbdLikelihood() {}

    static LogLikelihood of(RecencySample data) {
        return new ClockLikelihood(data, new GgomNbdLikelihood());
    }

    @Override
    public int parameters() {
        return 3;
    }

    @Override
    public Walk walk(double[] theta) {
        return new Along(theta[B], theta[S], theta[BETA]);
    }

    private static final class Along implements Walk {
        private final double b;
        private final double s;
        private final double beta;
        private final GompertzClock clock;

        private double start;
        private double wStart;
        private double inverseStart;

        /** w and 1/E at the time asked for last, and ln E(to)/E(start). */
        private double wEnd;

        private double inverseEnd;
        private double growth;

        Along(double b, double s, double beta) {
            this.b = b;
            this.s = s;
            this.beta = beta;
            clock = new GompertzClock(b, s, beta);
            startAt(0);
        }

        @Override
        public GompertzClock clock() {
            return clock;
        }

        @Override
        public void startAt(double time) {
            start = time;
            inverseStart = clock.reciprocal(time);
            wStart = clock.hazard(time) / (s * b);
        }

        private void moveTo(double to) {
            double step = b * (to - start);
            double grown = Math.expm1(step);
            double relative = grown * wStart;
            if (relative < Double.MAX_VALUE) {
                growth = Log1p.value(relative);
                double fall = 1 / (1 + relative);
                wEnd = (1 + grown) * wStart * fall;
                inverseEnd = inverseStart * fall;
            } else {
                inverseEnd = clock.reciprocal(to);
                wEnd = clock.hazard(to) / (s * b);
                growth = step + Math.log(wStart) - Math.log(wEnd);
            }
        }

        @Override
        public double survival(double to, @Nullable Derivatives log) {
            moveTo(to);
            if (log != null) {
                double fall = inverseStart - inverseEnd;
                double ofEnd = to * wEnd;
                double ofStart = start * wStart;
                log.setFirst(B, -s * (ofEnd - ofStart));
                log.setFirst(S, -growth);
                log.setFirst(BETA, s * fall);
                // 1 − w = (β − 1)/E
                log.setSecond(B, B, -s * (beta - 1) * (to * ofEnd * inverseEnd - start * ofStart * inverseStart));
                log.setSecond(B, S, -(ofEnd - ofStart));
                log.setSecond(B, BETA, s * (ofEnd * inverseEnd - ofStart * inverseStart));
                log.setSecond(S, S, 0);
                log.setSecond(S, BETA, fall);
                log.setSecond(BETA, BETA, -s * fall * (inverseStart + inverseEnd));
            }
            return -s * growth;
        }

        @Override
        public double density(double to, double logFactor, @Nullable Derivatives log) {
            double survival = survival(to, log);
            if (log != null) {
                double rest = (beta - 1) * inverseEnd;
                log.addFirst(B, 1 / b + to * rest);
                log.addFirst(S, 1 / s);
                log.addFirst(BETA, -inverseEnd);
                log.addSecond(B, B, -1 / (b * b) - to * to * wEnd * rest);
                log.addSecond(B, BETA, to * wEnd * inverseEnd);
                log.addSecond(S, S, -1 / (s * s));
                log.addSecond(BETA, BETA, inverseEnd * inverseEnd);
            }
            return Math.exp(logFactor + survival) * s * b * wEnd;
        }
    }
}
