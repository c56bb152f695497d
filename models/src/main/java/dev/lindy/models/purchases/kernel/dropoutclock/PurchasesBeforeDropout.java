package dev.lindy.models.purchases.kernel.dropoutclock;

import static dev.lindy.models.purchases.kernel.dropoutclock.ClockIntegrals.NEGLIGIBLE;

import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.Log1p;
import dev.lindy.core.special.NegativeBinomial;

/** P(k purchases, then dropout, all in (0, t]) = ∫₀ᵗ P(k purchases in (0, u] | active) D(u) du. */
final class PurchasesBeforeDropout {

    /** Up to this power a zero at the start of a panel leaves enough degrees to sixteen nodes. */
    private static final int SMOOTH_POWER = 8;

    /** The peak is looked for so far back at once, in ln u, down to the least double. */
    private static final double STRIDE = 30;

    private static final double LEAST = -650;

    private static final double LEFT_STEP = 0.4;

    private final ClockFuture future;
    private final double n;
    private final double rate;
    private final DropoutClock clock;
    private final int k;
    private final double t;
    /** Where k purchases are likeliest. */
    private final double mode;
    /** Where k purchases and being active are likeliest together, roughly: from there the integral runs both ways. */
    private final double peak;

    PurchasesBeforeDropout(ClockFuture future, int k, double t) {
        this.future = future;
        n = future.n();
        rate = future.rate();
        clock = future.clock();
        this.k = k;
        this.t = t;
        mode = Math.min(t, k * (rate / n));
        peak = clock.logSurvival(mode) > -1 ? mode : peak();
    }

    private double peak() {
        double high = Math.log(mode);
        double low = high - STRIDE;
        while (isBelow(Math.exp(low)) && low > LEAST) {
            high = low;
            low -= STRIDE;
        }
        while (high - low > 0.01) {
            double middle = 0.5 * (low + high);
            if (isBelow(Math.exp(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.exp(low);
    }

    /** Whether the peak lies before u. */
    private boolean isBelow(double u) {
        return !((k * rate - n * u) / (u * (rate + u)) > clock.hazard(u));
    }

    /** ln of P(k purchases in (0, u] | active), relative to that at the mode. */
    private double logCount(double u) {
        double byTotal = u >= mode
                ? -(n + k) * Log1p.value((u - mode) / (rate + mode))
                : (n + k) * Log1p.value((mode - u) / (rate + u));
        if (k == 0) {
            return byTotal;
        }
        return byTotal + (u >= mode ? k * Log1p.value((u - mode) / mode) : -k * Log1p.value((mode - u) / u));
    }

    private double panel(double from, double to) {
        return GaussLegendre.integrate(u -> Math.exp(logCount(u) + clock.logSurvival(u)) * clock.hazard(u), from, to);
    }

    /** Bound of the relative change of the count's probability per unit of time. */
    private double slope(double u) {
        return k == 0 ? n / (rate + u) : Math.abs(k * rate - n * u) / (u * (rate + u));
    }

    double probability() {
        if (t == 0) {
            return 0;
        }
        double factor = NegativeBinomial.probability(k, n, mode / rate);
        double sum = 0;
        double far = future.startOfTail(n + k, clock.power() + 1);
        far = Math.max(far, 2 * mode);
        double end = t > 2 * far ? far : t;
        int panels = 0;
        for (double u = peak; u < end; panels++) {
            if (Math.exp(logCount(u) + clock.logSurvival(u)) <= NEGLIGIBLE * sum) {
                return factor * (sum + before(sum));
            }
            double h = Math.min(rate + u, clock.densityPanel(u, slope(u)));
            if (k > 0) {
                h = Math.min(h, 3 * u / Math.sqrt(k));
            }
            double to = Math.min(end, ClockIntegrals.next(u, h, panels));
            sum += panel(u, to);
            u = to;
        }
        double result = factor * (sum + before(sum));
        if (end < t) {
            double tail = tail(far);
            result += Double.isInfinite(t) ? tail : tail - tail(t);
        }
        return result;
    }

    /** The part before the peak, where the count's probability rises. */
    private double before(double after) {
        double sum = after;
        int panels = 0;
        for (double u = peak; u > 0; panels++) {
            if (Math.exp(logCount(u)) * -Math.expm1(clock.logSurvival(u)) <= NEGLIGIBLE * sum) {
                break;
            }
            boolean whole = k <= SMOOTH_POWER && u <= Math.min(rate, clock.densityPanel(0, (n + k) / rate));
            double h = Math.min(LEFT_STEP * u, 2 * u / Math.sqrt(k));
            h = Math.min(h, clock.densityPanel(u - h, slope(u)));
            double from = whole ? 0 : u - h;
            ClockIntegrals.next(from, u - from, panels);
            sum += panel(from, u);
            u = from;
        }
        return sum - after;
    }

    private double tail(double from) {
        // Γ(n + k)/(Γ(n) k!) is what the probability lacks; taken at the start, where it does not underflow first.
        double s = clock.power();
        double count = NegativeBinomial.probability(k, n, from / rate)
                * Math.exp(n * Log1p.value(from / rate) + k * Log1p.value(rate / from));
        return count * s * future.powerTail(from, 0, n + k, s + 1);
    }
}
