package dev.lindy.models.purchases.kernel.dropoutclock;

import static dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood.ALPHA;
import static dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood.R;

import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.GaussRule;

/**
 * Derivatives by a clock's parameters of a single history that was hardly watched since the last purchase: in the form of
 * {@link BlockIntegrals} they are small differences of what those who are active and those who are gone have.
 *
 * <p>With Q the chance that a customer who is active at t<sub>x</sub> buys again before T, the likelihood is Γ(n)/Γ(r) α<sup>r</sup>
 * a(t<sub>x</sub>) (1 − Q), and
 *
 * <pre>
 *   Q = ∫ n/(α+t_x) (1 + u/(α+t_x))^(−n−1) S(t_x + u)/S(t_x) du   from 0 to T − t_x
 * </pre>
 *
 * <p>of whose derivatives by the clock's parameters nothing cancels.
 */
final class OneHistory {

    private static final double RARE = 0.5;

    /** Q/n. */
    private final Derivatives perN;

    private final double n;
    private final ClockScores.Walk walk;

    private OneHistory(ClockScores scores, double[] theta, int x, double tx, double age) {
        walk = scores.walk(theta);
        n = theta[R] + x;
        perN = new Derivatives(theta.length);
        ActivePath path = new ActivePath(walk, theta, theta.length);
        path.setN(n + 1);
        path.startAt(tx);
        double rate = theta[ALPHA] + tx;
        DropoutClock clock = walk.clock().after(tx);
        double idle = age - tx;
        for (double u = 0; u < idle; ) {
            if (path.active(tx + u) * (rate + u) <= ClockIntegrals.NEGLIGIBLE * perN.value() * rate) {
                break;
            }
            double h = Math.min(rate + u, clock.survivalPanel(u, (n + 1) / (rate + u)));
            double half = 0.5 * Math.min(h, idle - u);
            for (int i = 0; i < GaussRule.SIXTEEN.size(); i++) {
                double at = u + half + half * GaussRule.SIXTEEN.node(i);
                double active = Math.exp(path.logActive(tx + at));
                path.log.addFirst(ALPHA, -1 / rate);
                perN.addExponential(half * GaussRule.SIXTEEN.weight(i) * active / rate, path.log);
            }
            u += h;
        }
    }

    /**
     * Sets the derivatives by the clock's parameters where this is the better way.
     *
     * @param single the likelihood of one history
     */
    static void refine(ClockScores scores, double[] theta, HistoryBlock block, Derivatives single) {
        double tx = block.time(block.recencyAt(0));
        OneHistory one = new OneHistory(scores, theta, block.x(), tx, block.time(block.ageAt(0)));
        if (one.n * one.perN.value() < RARE) {
            one.set(tx, single);
        }
    }

    private void set(double tx, Derivatives single) {
        int k = single.parameters();
        Derivatives before = new Derivatives(k);
        walk.startAt(0);
        walk.survival(tx, before);
        double left = 1 - n * perN.value();
        double[] slope = new double[k];
        for (int i = 0; i < k; i++) {
            slope[i] = -(n * perN.first(i) + (i == R ? perN.value() : 0)) / left;
        }
        for (int j = 2; j < k; j++) {
            single.setFirst(j, before.first(j) + slope[j]);
            for (int i = 0; i <= j; i++) {
                double bend = n * perN.second(i, j) + (i == R ? perN.first(j) : 0);
                single.setSecond(i, j, before.second(i, j) - bend / left - slope[i] * slope[j]);
            }
        }
    }
}
