package dev.lindy.models.purchases.kernel.betageometric;

import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.A;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.ALPHA;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.B;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.K;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.R;

import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;

/**
 * The likelihood of customers who have certainly not left yet, in two parts: of x alone, and of T.
 *
 * <pre>
 *   ln Γ(r+kx)/Γ(r) + ln B(a,b+c)/B(a,b)      Σ ln(r+i) over i &lt; kx, and Σ ln (b+i)/(a+b+i) over i &lt; c
 *   − kx ln α − (r+kx) ln(1+T/α)
 * </pre>
 */
final class StayedTerms {

    /** A gap between two values of x that is wider than this is taken at once, so that no x is too large. */
    private static final int LONGEST_SUM = 10_000;

    private final int phases;
    private final double r;
    private final double alpha;
    private final double logAlpha;
    private final double a;
    /** b after the chance at the first purchase, if there is one. */
    private final double b;

    private final Derivatives[] byX;

    /** Tables the part of x. */
    StayedTerms(SortedHistories histories, double[] theta) {
        phases = histories.phases;
        r = theta[R];
        alpha = theta[ALPHA];
        logAlpha = Math.log(alpha);
        a = theta[A];
        double chancesBefore = histories.dropout.chances(0);
        b = theta[B] + chancesBefore;
        byX = new Derivatives[histories.x.length];
        Derivatives sum = new Derivatives(K);
        if (chancesBefore > 0) {
            addChance(theta[B], -Math.log1p(a / theta[B]), sum);
        }
        int done = 0;
        for (int code = 0; code < byX.length; code++) {
            int x = histories.x[code];
            if (x - done > LONGEST_SUM) {
                addManyPurchases(done, x - done, sum);
                done = x;
            }
            for (; done < x; done++) {
                addPurchase(done, sum);
            }
            byX[code] = sum.copy();
        }
    }

    /** From x to x + 1. */
    private void addPurchase(int x, Derivatives sum) {
        addChance(b + x, Math.log1p(-a / (a + b + x)), sum);
        for (int event = phases * x; event < phases * (x + 1); event++) {
            double inverse = 1 / (r + event);
            sum.addValue(Math.log(r + event));
            sum.addFirst(R, inverse);
            sum.addSecond(R, R, -inverse * inverse);
        }
    }

    /** ln b/(a + b), the chance to stay once. */
    private void addChance(double b, double log, Derivatives sum) {
        double inverseB = 1 / b;
        double inverse = 1 / (a + b);
        sum.addValue(log);
        sum.addFirst(A, -inverse);
        sum.addFirst(B, a * inverseB * inverse);
        sum.addSecond(A, A, inverse * inverse);
        sum.addSecond(A, B, inverse * inverse);
        sum.addSecond(B, B, -a * (2 * b + a) * inverseB * inverseB * inverse * inverse);
    }

    /** From x to x + h. */
    private void addManyPurchases(int x, int h, Derivatives sum) {
        double events = (double) phases * h;
        double before = r + (double) phases * x;
        sum.addValue(LogGammaRatio.value(before, events)
                + LogGammaRatio.value(b + x, h)
                - LogGammaRatio.value(a + b + x, h));
        sum.addFirst(R, Polygamma.digammaDifference(before, events));
        sum.addSecond(R, R, -Polygamma.trigammaDifference(before, events));
        double digamma = Polygamma.digammaDifference(a + b + x, h);
        double trigamma = Polygamma.trigammaDifference(a + b + x, h);
        sum.addFirst(A, -digamma);
        sum.addFirst(B, Polygamma.digammaDifference(b + x, h) - digamma);
        sum.addSecond(A, A, trigamma);
        sum.addSecond(A, B, trigamma);
        sum.addSecond(B, B, trigamma - Polygamma.trigammaDifference(b + x, h));
    }

    /** Adds the part of x, for rows of one x that weigh w. */
    void addFrequency(int xCode, double w, Derivatives sum) {
        sum.add(w, byX[xCode]);
    }

    /** Adds the derivatives of the part of T and returns its value, for rows of one T that weigh w, with events Σ kx. */
    double addAge(double age, double log, double inverse, double w, double events, Derivatives sum) {
        double wr = w * r;
        sum.addFirst(R, -w * log);
        sum.addFirst(ALPHA, (wr * age - events * alpha) / alpha * inverse);
        sum.addSecond(R, ALPHA, w * age / alpha * inverse);
        sum.addSecond(
                ALPHA,
                ALPHA,
                (events * alpha * alpha - wr * age * (2 * alpha + age)) / (alpha * alpha) * inverse * inverse);
        return -(wr + events) * log - events * logAlpha;
    }
}
