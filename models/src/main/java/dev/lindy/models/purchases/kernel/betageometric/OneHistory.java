package dev.lindy.models.purchases.kernel.betageometric;

import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.A;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.ALPHA;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.B;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.K;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.R;

import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.core.special.Polygamma;

/**
 * The likelihood of a single history, so that tiny derivatives keep their digits: the sums of {@link BetaGeometricLikelihood} are
 * exact beside what a whole sample adds up to, but a customer who has as good as surely left, or who was hardly observed, has
 * derivatives that are differences of large terms there.
 *
 * <p>With c the chances to leave, ν = c − 1, and Q the chance that a customer who stayed at the last of them buys again before T,
 *
 * <pre>
 *   ln Γ(r+kx)/Γ(r) − r ln(1+t_x/α) − kx ln(α+t_x) + ln B(a,b+ν)/B(a,b)     the purchases
 *   + ln(1 − κQ),   κ = (b+ν)/(a+b+ν)                                       nothing since; κ = 1 where c = 0
 *   Q = P(N ≥ k),   N negative binomial: n = r + kx, odds y = (T−t_x)/(α+t_x)
 * </pre>
 *
 * All derivatives of Q, or those of ln(1 − Q) where Q is large, are sums of terms of one sign.
 */
final class OneHistory {

    /** Beyond these odds the sum over N ≥ k is long, and 1 − Q has the digits. */
    private static final double LONG = 32;

    private final double a;
    /** b + ν. */
    private final double b;

    private final boolean mayLeave;
    private final int k;
    private final double n;
    private final double y;
    private final double inverse;
    private final double log;
    private final double q;
    private final double p;
    /** a + (b + ν)(1 − Q). */
    private final double d;

    private final Derivatives sum = new Derivatives(K);

    private OneHistory(Dropout dropout, int k, double[] theta, int x, double tx, double age) {
        this.k = k;
        double chances = dropout.chances(x);
        mayLeave = chances > 0;
        a = mayLeave ? theta[A] : 0;
        b = mayLeave ? theta[B] + (chances - 1) : 1;
        n = theta[R] + (double) k * x;
        y = (age - tx) / (theta[ALPHA] + tx);
        inverse = 1 / (theta[ALPHA] + age);
        log = Math.log1p(y);
        if (k == 1) {
            q = -Math.expm1(-n * log);
            p = Math.exp(-n * log);
        } else {
            q = NegativeBinomial.atLeast(k, n, y);
            p = q < 0.5 ? 1 - q : few();
        }
        d = a + b * p;
        addPurchases(theta, x, tx, (int) chances - 1);
    }

    /** P(N < k). */
    private double few() {
        double probability = 0;
        for (int i = 0; i < k; i++) {
            probability += NegativeBinomial.probability(i, n, y);
        }
        return probability;
    }

    /**
     * The log-likelihood of the only row of a sample, without what does not depend on the parameters.
     *
     * @param theta r, α, a, b
     */
    static Derivatives of(SortedHistories histories, double[] theta) {
        OneHistory one = new OneHistory(
                histories.dropout, histories.phases, theta, histories.x[0], histories.tx[0], histories.age[0]);
        one.addIdle();
        return one.sum;
    }

    private void addPurchases(double[] theta, int x, double tx, int stayed) {
        double r = theta[R];
        double alpha = theta[ALPHA];
        double events = (double) k * x;
        double atTx = 1 / (alpha + tx);
        sum.addValue(LogGammaRatio.value(r, events) - r * Math.log1p(tx / alpha) - events * Math.log(alpha + tx));
        sum.addFirst(R, Polygamma.digammaDifference(r, events) - Math.log1p(tx / alpha));
        sum.addFirst(ALPHA, (r * tx - events * alpha) / alpha * atTx);
        sum.addSecond(R, R, -Polygamma.trigammaDifference(r, events));
        sum.addSecond(R, ALPHA, tx / alpha * atTx);
        sum.addSecond(
                ALPHA, ALPHA, (events * alpha * alpha - r * tx * (2 * alpha + tx)) / (alpha * alpha) * atTx * atTx);
        if (stayed > 0) {
            double before = theta[B];
            double trigamma = Polygamma.trigammaDifference(a + before, stayed);
            sum.addValue(LogBetaRatio.value(a, before, stayed));
            sum.addFirst(A, -Polygamma.digammaDifference(a + before, stayed));
            sum.addFirst(B, LogBetaRatio.slopeByB(a, before, stayed));
            sum.addSecond(A, A, trigamma);
            sum.addSecond(A, B, trigamma);
            sum.addSecond(B, B, LogBetaRatio.bendByB(a, before, stayed));
        }
    }

    /** ln(1 − κQ). */
    private void addIdle() {
        if (y == 0) {
            return;
        }
        double all = a + b;
        sum.addValue(q < 0.5 ? Math.log1p(-b / all * q) : mayLeave ? Math.log(d / all) : logFew());
        if (k > 1 && q < 0.5 && y < LONG) {
            addByMany();
        } else {
            addByFew();
        }
        if (mayLeave) {
            double both = 1 / (all * d);
            sum.addFirst(A, b * q * both);
            sum.addFirst(B, -a * q * both);
            sum.addSecond(A, A, -b * q * (2 * d + b * q) * both * both);
            sum.addSecond(A, B, -q * (b * b * p - a * a) * both * both);
            sum.addSecond(B, B, a * q * (2 * b * p + a * (1 + p)) * both * both);
        }
    }

    /** ln P(N < k). */
    private double logFew() {
        double term = 1;
        double total = 1;
        for (int i = 1; i < k; i++) {
            term *= (n + (i - 1)) / i * (y / (1 + y));
            total += term;
        }
        return Math.log(total) - n * log;
    }

    /** v ∂Q/∂v at v = y/(1 + y). */
    private double slope() {
        return k * NegativeBinomial.probability(k, n, y) * (1 + y);
    }

    /** By the derivatives of Q, which is not large. */
    private void addByMany() {
        double term = NegativeBinomial.probability(k, n, y);
        double slope = slope();
        double apart = Polygamma.digammaDifference(n, k) - log;
        double byAlpha = -slope * inverse;
        double byRAlpha = byAlpha * apart;
        double byAlphaAlpha = slope * inverse * inverse * (k + 1 - (n - 1) * y);
        double bend = -Polygamma.trigammaDifference(n, k);
        double byR = 0;
        double byRR = 0;
        for (int i = k; ; i++) {
            byR += term * apart;
            byRR += term * (apart * apart + bend);
            double ratio = (n + i) / (i + 1) * (y / (1 + y));
            // A term below the smallest double ends the sum, too: all further ones are. So does one that is no number.
            boolean small = !(term * (1 + apart * apart) >= 0x1p-60 * (1 - ratio) * Math.abs(byR));
            if (term == 0 || (!(i <= n * y) && small)) {
                break;
            }
            apart += 1 / (n + i);
            bend -= 1 / ((n + i) * (n + i));
            term *= ratio;
        }
        double factor = -b / d;
        double r = factor * byR;
        double alpha = factor * byAlpha;
        sum.addFirst(R, r);
        sum.addFirst(ALPHA, alpha);
        sum.addSecond(R, R, factor * byRR - r * r);
        sum.addSecond(R, ALPHA, factor * byRAlpha - r * alpha);
        sum.addSecond(ALPHA, ALPHA, factor * byAlphaAlpha - alpha * alpha);
        if (mayLeave) {
            // The factor's own derivatives.
            sum.addSecond(R, A, byR * b / d / d);
            sum.addSecond(R, B, -byR * a / d / d);
            sum.addSecond(ALPHA, A, byAlpha * b / d / d);
            sum.addSecond(ALPHA, B, -byAlpha * a / d / d);
        }
    }

    /** By the derivatives of ln(1 − Q). */
    private void addByFew() {
        double byR = -log;
        double byRR = 0;
        double byAlpha = n * y * inverse;
        double byRAlpha = y * inverse;
        double byAlphaAlpha = -byAlpha * inverse * (2 + y);
        if (k > 1) {
            PhaseSeries series = new PhaseSeries(k, 1);
            series.setN(n);
            series.v[0] = y / (1 + y);
            series.sum(1, true);
            double perS = 1 / series.s[0];
            byR += series.sR[0] * perS;
            byRR = series.sRR[0] * perS - series.sR[0] * perS * series.sR[0] * perS;
            // Relative to 1 − Q, which may be below the smallest double: C_k v^k/S.
            double last = k * Math.exp(LogGammaRatio.value(n, k) - LogGammaRatio.value(1, k) - k * Math.log1p(1 / y));
            byAlpha = last * perS * (1 + y) * inverse;
            byRAlpha = byAlpha * (Polygamma.digammaDifference(n, k) - log - byR);
            byAlphaAlpha = -byAlpha * (inverse * (k + 1 - (n - 1) * y) + byAlpha);
        }
        double stays = mayLeave ? b * p / d : 1;
        double between = mayLeave ? stays * (a / d) : 0;
        sum.addFirst(R, stays * byR);
        sum.addFirst(ALPHA, stays * byAlpha);
        sum.addSecond(R, R, stays * byRR + between * byR * byR);
        sum.addSecond(R, ALPHA, stays * byRAlpha + between * byR * byAlpha);
        sum.addSecond(ALPHA, ALPHA, stays * byAlphaAlpha + between * byAlpha * byAlpha);
        if (mayLeave) {
            sum.addSecond(R, A, -between * byR / a);
            sum.addSecond(R, B, between * byR / b);
            sum.addSecond(ALPHA, A, -between * byAlpha / a);
            sum.addSecond(ALPHA, B, between * byAlpha / b);
        }
    }
}
