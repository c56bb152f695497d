package dev.lindy.models.purchases.kernel.dropoutclock;

import static dev.lindy.models.purchases.kernel.dropoutclock.ClockIntegrals.NEGLIGIBLE;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.GaussRule;
import dev.lindy.core.special.Log1p;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.core.special.PowerTail;
import dev.lindy.models.Future;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.PurchaseTimes;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The future of a customer who is active now, buys at a rate λ ~ Gamma(n, A) and leaves when a clock that is independent of the
 * purchases runs out, S(t) being the chance that it runs longer than t. Time counts from now. Arguments are not checked here.
 *
 * @param n shape of the purchase rate, above 0
 * @param rate A, its rate parameter, above 0
 * @param clock when the customer leaves
 * @param timeScale the unit of time
 */
public record ClockFuture(double n, double rate, DropoutClock clock, TimeScale timeScale) implements Future {

    private static final int QUANTILE_STEPS = 200;

    // --- expectations

    /** S(t). */
    @Override
    public double probabilityAlive(double t) {
        return Math.exp(clock.logSurvival(t));
    }

    @Override
    public double expectedLifetime(double horizon) {
        // No more than rounding lifts it above the horizon.
        return Math.min(horizon, clock.meanLifetime(horizon));
    }

    /** (n/A) S(t). */
    @Override
    public double purchaseIntensity(double t) {
        return n / rate * Math.exp(clock.logSurvival(t));
    }

    /** (n/A) ∫<sub>0</sub><sup>t</sup> S. */
    @Override
    public double expectedTransactions(double t) {
        return n / rate * clock.meanLifetime(t);
    }

    @Override
    public double expectedTransactions(double from, double to) {
        double lifetime = clock.after(from).meanLifetime(to - from);
        return Double.isInfinite(lifetime) ? lifetime : purchaseIntensity(from) * lifetime;
    }

    /** (n/A) ∫<sub>0</sub><sup>h</sup> e<sup>−δu</sup> S(u) du. */
    @Override
    public double discountedTransactions(Discount discount, double h) {
        return n / rate * clock.discountedLifetime(discount.ratePer(timeScale), h);
    }

    /**
     * With M the lifetime cut off at t it is E[M] E[λ] + E[M²] Var λ + Var M E[λ]²: nothing is subtracted but in Var M.
     */
    @Override
    public double varianceOfTransactions(double t) {
        double variance = clock.lifetimeVariance(t);
        if (Double.isInfinite(variance)) {
            return variance;
        }
        double mean = clock.meanLifetime(t);
        double perRate = mean / rate;
        double spread = variance / rate / rate;
        return n * perRate + n * (spread + perRate * perRate) + n * n * spread;
    }

    // --- idle and gone

    /** ln of the chance to be still active after a time in which nothing was bought: (1 + v/A)^−n S(v). */
    private double logActiveAndIdle(double idle) {
        return clock.logSurvival(idle) - n * Log1p.value(idle / rate);
    }

    /**
     * ln of the odds that the customer has left, after a time in which nothing was bought.
     *
     * @param idle at least 0, finite
     * @return minus infinity for 0
     */
    public double logOddsGone(double idle) {
        return Math.log(gone(idle, y -> 1)[0]) - logActiveAndIdle(idle);
    }

    /**
     * ln of the chance to buy nothing in a time, gone or not.
     *
     * @param idle at least 0, finite
     * @return at most 0
     */
    public double logIdle(double idle) {
        double any = probabilityOfPurchase(idle);
        return any < 0.5 ? Math.log1p(-any) : Math.log(gone(idle, y -> 1)[0] + Math.exp(logActiveAndIdle(idle)));
    }

    /**
     * The mean of a function of the time to dropout over those who have left within a time in which they bought nothing.
     *
     * @param idle above 0, finite
     * @param f a smooth function
     * @return E[f]; 0 where nobody has left
     */
    public double meanOverGone(double idle, DoubleUnaryOperator f) {
        double[] sums = gone(idle, f);
        return sums[0] == 0 ? 0 : sums[1] / sums[0];
    }

    /** ∫₀ᵛ (1 + y/A)^−n D(y) {1, f(y)} dy. What is left of it at y is at most (1 + y/A)^−n S(y). */
    private double[] gone(double idle, DoubleUnaryOperator f) {
        double sum = 0;
        double moment = 0;
        int panels = 0;
        for (double y = 0; y < idle; panels++) {
            if (Math.exp(logActiveAndIdle(y)) <= NEGLIGIBLE * sum) {
                break;
            }
            double decay = n / (rate + y);
            double longest = Math.min(rate + y, clock.densityPanel(y, decay));
            double to = Math.min(idle, ClockIntegrals.next(y, longest, panels));
            double h = Math.min(longest, idle - y);
            GaussRule rule = h > longest / 3 ? GaussRule.SIXTEEN : h > longest / 50 ? GaussRule.EIGHT : GaussRule.FOUR;
            double half = 0.5 * h;
            double middle = y + half;
            for (int i = 0; i < rule.size(); i++) {
                double at = middle + half * rule.node(i);
                double w = half * rule.weight(i) * Math.exp(logActiveAndIdle(at)) * clock.hazard(at);
                sum += w;
                moment += w * f.applyAsDouble(at);
            }
            y = to;
        }
        return new double[] {sum, moment};
    }

    // --- the next purchase

    /** ∫<sub>0</sub><sup>t</sup> (n/A)(1 + u/A)<sup>−n−1</sup> S(u) du. */
    @Override
    public double probabilityOfPurchase(double t) {
        double far = startOfTail(n + 1, clock.power());
        double sum = 0;
        double end = t > 2 * far ? far : t;
        int panels = 0;
        for (double u = 0; u < end; panels++) {
            double log = Log1p.value(u / rate);
            if (Math.exp(clock.logSurvival(u) - n * log) <= NEGLIGIBLE * sum) {
                return Math.min(1, sum);
            }
            double decay = (n + 1) / (rate + u);
            double to =
                    Math.min(end, ClockIntegrals.next(u, Math.min(rate + u, clock.survivalPanel(u, decay)), panels));
            sum += n
                    / rate
                    * GaussLegendre.integrate(
                            y -> Math.exp(clock.logSurvival(y) - (n + 1) * Log1p.value(y / rate)), u, to);
            u = to;
        }
        if (end < t) {
            double tail = n * powerTail(far, 0, n + 1, clock.power());
            sum += Double.isInfinite(t) ? tail : tail - n * powerTail(t, 0, n + 1, clock.power());
        }
        return Math.min(1, sum);
    }

    /**
     * From where on the integrand is a power of u with small corrections, for factors (1 + u/A)<sup>−p</sup> and
     * (1 + u/B)<sup>−q</sup>.
     */
    double startOfTail(double p, double q) {
        return Double.isInfinite(clock.power())
                ? Double.POSITIVE_INFINITY
                : Math.max(Math.max(4, p) * rate, Math.max(4, q) * clock.scale());
    }

    /** ∫_from^∞ A^n B^s u^(shift−n−s−1) (1 + A/u)^−p (1 + B/u)^−q du. */
    double powerTail(double from, int shift, double p, double q) {
        double s = clock.power();
        double start = n * Math.log(rate / from) + s * Math.log(clock.scale() / from);
        return Math.exp(start)
                * Math.pow(from, shift)
                * PowerTail.integral(n + s - shift, p, rate / from, q, clock.scale() / from);
    }

    @Override
    public double timeToNextPurchaseQuantile(double probability) {
        if (probability == 0) {
            return 0;
        }
        double ever = probabilityOfPurchase(Double.POSITIVE_INFINITY);
        if (!(probability < ever)) {
            return Double.POSITIVE_INFINITY;
        }
        // A customer who does not leave buys sooner.
        double low = rate * Math.expm1(-Math.log1p(-probability) / n);
        double high = Double.POSITIVE_INFINITY;
        double t = low;
        // Newton's method for ln(1 − F/F(∞)) by ln(1 + t/A), nearly linear in the tail, between brackets.
        for (int i = 0; i < QUANTILE_STEPS && t < Double.MAX_VALUE && low < high; i++) {
            double reached = probabilityOfPurchase(t);
            if (reached < probability) {
                low = t;
            } else {
                high = t;
            }
            double missing = Math.max(ever - reached, Double.MIN_NORMAL);
            double density = n / rate * Math.exp(clock.logSurvival(t) - (n + 1) * Log1p.value(t / rate));
            double slope = -density * (rate + t) / missing;
            double step = Math.log1p((reached - probability) / missing) / slope;
            double next = t + (rate + t) * Math.expm1(step);
            if (Math.abs(next - t) <= 4 * Math.ulp(t)) {
                return next;
            }
            if (!(next > low && next < high)) {
                next = high < Double.POSITIVE_INFINITY ? middle(low, high) : 2 * t + rate;
            }
            t = next;
        }
        return t;
    }

    /** Halfway between on the scale of ln(1 + t/A). */
    private double middle(double low, double high) {
        return rate * Math.expm1(0.5 * (Math.log1p(low / rate) + Math.log1p(high / rate)));
    }

    /** Infinite where the clock's survival function is a power s and n + s ≤ 1. */
    @Override
    public double meanTimeToNextPurchase() {
        double s = clock.power();
        if (n + s <= 1) {
            return Double.POSITIVE_INFINITY;
        }
        double far = startOfTail(n + 1, s);
        double sum = 0;
        int panels = 0;
        for (double u = 0; u < far; panels++) {
            double decay = (n + 1) / (rate + u);
            double to =
                    Math.min(far, ClockIntegrals.next(u, Math.min(rate + u, clock.survivalPanel(u, decay)), panels));
            double part = GaussLegendre.integrate(
                    y -> y / rate * Math.exp(clock.logSurvival(y) - (n + 1) * Log1p.value(y / rate)), u, to);
            sum += part;
            if (part <= NEGLIGIBLE * sum) {
                return n * sum / probabilityOfPurchase(Double.POSITIVE_INFINITY);
            }
            u = to;
        }
        sum += powerTail(far, 1, n + 1, s);
        return n * sum / probabilityOfPurchase(Double.POSITIVE_INFINITY);
    }

    // --- numbers of purchases

    /** Those of a customer who stays, if the clock lasts so long, or else those up to dropout. */
    @Override
    public double transactionProbability(int k, double t) {
        if (k == 0) {
            double any = probabilityOfPurchase(t);
            if (any < 0.5) {
                return 1 - any;
            }
        }
        double stays = clock.logSurvival(t);
        double active =
                stays == Double.NEGATIVE_INFINITY ? 0 : Math.exp(stays) * NegativeBinomial.probability(k, n, t / rate);
        return Math.min(1, active + new PurchasesBeforeDropout(this, k, t).probability());
    }

    // --- what will be

    @Override
    public FuturePurchases simulate(UniformRandomProvider random, double horizon) {
        double lambda = Variates.gamma(random, n, rate);
        return life(random, lambda, clock.draw(random).lifetime(), horizon);
    }

    /** Purchases at the rate λ up to dropout or the horizon. */
    static FuturePurchases life(UniformRandomProvider random, double lambda, double lifetime, double horizon) {
        ZigguratSampler.Exponential wait = ZigguratSampler.Exponential.of(random);
        double end = Math.min(horizon, lifetime);
        PurchaseTimes times = new PurchaseTimes();
        for (double t = wait.sample() / lambda; t <= end; t += wait.sample() / lambda) {
            times.add(t);
        }
        return new FuturePurchases(times.toArray(), lifetime > horizon ? Double.POSITIVE_INFINITY : lifetime);
    }
}
