package dev.lindy.models.purchases.kernel.dropoutclock;

import static dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood.ALPHA;
import static dev.lindy.models.purchases.kernel.dropoutclock.ClockLikelihood.R;

import dev.lindy.core.estimate.AnalyticLogLikelihood.RowUse;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.GaussRule;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;

/**
 * The rows of one block after another at one point of the parameters: the integrals of d from each of the block's times to the last
 * one, built up from the end, and what the rows are of them.
 *
 * <p>Every integral is kept in units of a at its lower end, where it lies between 0 and 1, and the derivatives are taken
 * relative to those of a at the block's last time, so that a single row keeps its digits when the chance to have left is small.
 * For a single row that has probably left they are relative to those at t<sub>x</sub>.
 */
final class BlockIntegrals {

    private final int k;
    private final double r;
    private final double alpha;
    private final DropoutClock clock;
    private final ActivePath path;

    private HistoryBlock block = HistoryBlock.NONE;
    private double n;
    /** What all rows of the block have: ln Γ(n)/Γ(r) α^r a(reference). */
    private final Derivatives shared;
    /** The derivatives of ln a(t)/a(reference) at the time that the integrals have come to. */
    private final Derivatives relative;
    /** By time ln a(t)/a(reference). */
    private double[] logActive = new double[0];
    /** By time ∫ d up to the last time, in units of a(t). */
    private Derivatives[] integrals = new Derivatives[0];
    /** By time a(t) less that integral, in units of a(t). */
    private Derivatives[] active = new Derivatives[0];

    private final Derivatives row;

    /** With k derivatives, or 0 for values alone. */
    BlockIntegrals(ClockScores scores, double[] theta, int k) {
        this.k = k;
        r = theta[R];
        alpha = theta[ALPHA];
        ClockScores.Walk walk = scores.walk(theta);
        clock = walk.clock();
        path = new ActivePath(walk, theta, k);
        shared = new Derivatives(k);
        relative = new Derivatives(k);
        row = new Derivatives(k);
    }

    void open(HistoryBlock next) {
        block = next;
        n = r + next.x();
        path.setN(n);
        makeRoom(next.times());
        int last = next.times() - 1;
        buildUp(last);
        boolean single = next.rows() == 1 && last == 1;
        if (k > 0 && single && integrals[0].value() > Math.exp(logActive[1] - logActive[0]) * active[1].value()) {
            // A single customer who has probably left, soon after t_x: relative to a(t_x) nothing cancels.
            buildUp(0);
        }
    }

    private void makeRoom(int times) {
        if (logActive.length < times) {
            logActive = new double[times];
            integrals = new Derivatives[times];
            active = new Derivatives[times];
            for (int i = 0; i < times; i++) {
                integrals[i] = new Derivatives(k);
                active[i] = new Derivatives(k);
            }
        }
    }

    private void buildUp(int reference) {
        int last = block.times() - 1;
        share(block.time(reference));
        relative.clear();
        logActive[last] = 0;
        if (reference < last) {
            path.startAt(block.time(reference));
            logActive[last] = path.logActive(block.time(last));
            relative.add(1, path.log);
        }
        integrals[last].clear();
        setActive(last);
        for (int i = last - 1; i >= 0; i--) {
            double from = block.time(i);
            double to = block.time(i + 1);
            path.startAt(from);
            double change = path.logActive(to);
            relative.add(-1, path.log);
            logActive[i] = logActive[i + 1] - change;
            integrals[i].clear();
            integrals[i].add(Math.exp(change), integrals[i + 1]);
            addBetween(from, to, integrals[i]);
            setActive(i);
        }
    }

    private void share(double reference) {
        int x = block.x();
        path.startAt(0);
        double change = path.logActive(reference);
        shared.clear();
        shared.addValue(LogGammaRatio.value(r, x) - x * Math.log(alpha) + change);
        if (k > 0) {
            shared.add(1, path.log);
            shared.addFirst(R, Polygamma.digammaDifference(r, x));
            shared.addFirst(ALPHA, -x / alpha);
            shared.addSecond(R, R, -Polygamma.trigammaDifference(r, x));
            shared.addSecond(ALPHA, ALPHA, x / alpha / alpha);
        }
    }

    /** Adds ∫ d between two neighbouring times, in units of a at the first, where the path starts. */
    private void addBetween(double from, double to, Derivatives integral) {
        double before = integral.value();
        int panels = 0;
        for (double y = from; y < to; panels++) {
            if (y > from && path.active(y) <= ClockIntegrals.NEGLIGIBLE * (integral.value() - before)) {
                return;
            }
            double longest = Math.min(alpha + y, clock.densityPanel(y, n / (alpha + y)));
            double end = Math.min(to, ClockIntegrals.next(y, longest, panels));
            double h = Math.min(longest, to - y);
            GaussRule rule = rule(h / longest);
            double half = 0.5 * h;
            double middle = y + half;
            for (int i = 0; i < rule.size(); i++) {
                double mass = half * rule.weight(i) * path.density(middle + half * rule.node(i));
                path.log.add(1, relative);
                integral.addExponential(mass, path.log);
            }
            y = end;
        }
    }

    /** The fewest nodes that do for a panel of which they could do a longer one. */
    private static GaussRule rule(double share) {
        return share > 1.0 / 3 ? GaussRule.SIXTEEN : share > 0.02 ? GaussRule.EIGHT : GaussRule.FOUR;
    }

    private void setActive(int time) {
        active[time].clear();
        active[time].addExponential(1, relative);
        active[time].add(-1, integrals[time]);
    }

    /** The row's own part, a(T) + ∫ d from t_x to T in units of a(t_x); returns ln a(t_x)/a(reference). */
    private double combine(int i) {
        int tx = block.recencyAt(i);
        int age = block.ageAt(i);
        row.set(Math.exp(logActive[age] - logActive[tx]), active[age], integrals[tx]);
        return logActive[tx];
    }

    /** Adds all rows. */
    void addTo(Derivatives sum, double[] weight) {
        double total = 0;
        for (int i = 0; i < block.rows(); i++) {
            double w = weight[block.row(i)];
            total += w;
            sum.addValue(w * combine(i));
            sum.addLogarithm(w, row);
        }
        sum.add(total, shared);
    }

    /** Hands out each row. */
    void each(RowUse use) {
        Derivatives contribution = new Derivatives(k);
        for (int i = 0; i < block.rows(); i++) {
            contribution.clear();
            contribution.addValue(combine(i));
            contribution.addLogarithm(1, row);
            contribution.add(1, shared);
            use.accept(block.row(i), contribution);
        }
    }
}
