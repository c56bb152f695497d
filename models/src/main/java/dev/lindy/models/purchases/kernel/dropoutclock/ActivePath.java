package dev.lindy.models.purchases.kernel.dropoutclock;

import static dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood.ALPHA;
import static dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood.R;

import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.Log1p;
import org.jspecify.annotations.Nullable;

/** a(y) = (α+y)^−n S(y) and d(y) = (α+y)^−n D(y) along the time of customers with one n = r + x, in units of a where it starts. */
final class ActivePath {

    /** The derivatives of the logarithm of what was asked for last. */
    final Derivatives log;

    private final @Nullable Derivatives wanted;
    private final ClockScores.Walk walk;
    private final double alpha;
    private double n;
    private double start;
    /** 1/(α + start). */
    private double inverseStart;

    /** With k derivatives, or 0 for values alone. */
    ActivePath(ClockScores.Walk walk, double[] theta, int k) {
        this.walk = walk;
        alpha = theta[ALPHA];
        log = new Derivatives(k);
        wanted = k > 0 ? log : null;
    }

    void setN(double exponent) {
        n = exponent;
    }

    void startAt(double time) {
        start = time;
        inverseStart = 1 / (alpha + time);
        walk.startAt(time);
    }

    /** ln a(to)/a(start). */
    double logActive(double to) {
        double ofPurchases = purchases(to);
        return walk.survival(to, wanted) - n * ofPurchases;
    }

    /** a(to)/a(start), without derivatives. */
    double active(double to) {
        return Math.exp(walk.survival(to, null) - n * Log1p.value((to - start) * inverseStart));
    }

    /** d(to)/a(start). */
    double density(double to) {
        double ofPurchases = purchases(to);
        return walk.density(to, -n * ofPurchases, wanted);
    }

    /** ln (α+to)/(α+start); the derivatives are those of this times −n. */
    private double purchases(double to) {
        double growth = Log1p.value((to - start) * inverseStart);
        if (wanted != null) {
            double inverse = 1 / (alpha + to);
            double step = (to - start) * inverseStart * inverse;
            wanted.setFirst(R, -growth);
            wanted.setFirst(ALPHA, n * step);
            wanted.setSecond(R, R, 0);
            wanted.setSecond(R, ALPHA, step);
            wanted.setSecond(ALPHA, ALPHA, -n * step * (inverse + inverseStart));
        }
        return growth;
    }
}
