package dev.lindy.models.purchases.ggomnbd;

import dev.lindy.core.base.RecencySample;
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
        return new Along(theta[2], theta[3], theta[4]);
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
        public double survival(double to, double @Nullable [] out) {
            moveTo(to);
            if (out != null) {
                double fall = inverseStart - inverseEnd;
                double ofEnd = to * wEnd;
                double ofStart = start * wStart;
                // b, s, β
                out[0] = -s * (ofEnd - ofStart);
                out[1] = -growth;
                out[2] = s * fall;
                // b b, b s, b β, s s, s β, β β; 1 − w = (β − 1)/E
                out[3] = -s * (beta - 1) * (to * ofEnd * inverseEnd - start * ofStart * inverseStart);
                out[4] = -(ofEnd - ofStart);
                out[5] = s * (ofEnd * inverseEnd - ofStart * inverseStart);
                out[6] = 0;
                out[7] = fall;
                out[8] = -s * fall * (inverseStart + inverseEnd);
            }
            return -s * growth;
        }

        @Override
        public double density(double to, double logFactor, double @Nullable [] out) {
            double log = survival(to, out);
            if (out != null) {
                double rest = (beta - 1) * inverseEnd;
                out[0] += 1 / b + to * rest;
                out[1] += 1 / s;
                out[2] -= inverseEnd;
                out[3] -= 1 / (b * b) + to * to * wEnd * rest;
                out[5] += to * wEnd * inverseEnd;
                out[6] -= 1 / (s * s);
                out[8] += inverseEnd * inverseEnd;
            }
            return Math.exp(logFactor + log) * s * b * wEnd;
        }
    }
}
