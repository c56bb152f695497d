package dev.lindy.models.purchases.kernel.betageometric;

import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.A;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.ALPHA;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.B;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.R;

import dev.lindy.core.estimate.Derivatives;

/**
 * ln(S + O) summed over rows of one x, and what its derivatives consist of. With W = O/(O + S), the chance of having left, they are
 * W times the derivatives of ln O and 1 − W times those of ln S, and the second ones have W(1 − W) times the products of their
 * differences besides. As ∂ ln O/∂a and ∂ ln O/∂b are the same for all rows of an x, and S knows nothing of a and b, those two are
 * multiplied in once per x.
 */
abstract class LeavingSums {

    final LeavingOdds leavingOdds;

    double value;
    /** By r, α, rr, rα, αα. */
    double sumR;

    double sumAlpha;
    double sumRR;
    double sumRAlpha;
    double sumAlphaAlpha;
    /** Σ W. */
    double left;
    /** Σ W(1 − W), and times ∂/∂r and ∂/∂α of ln O − ln S. */
    double spread;

    double spreadR;
    double spreadAlpha;

    LeavingSums(LeavingOdds leavingOdds) {
        this.leavingOdds = leavingOdds;
    }

    /** Takes rows of one x as far as it likes, and says how far; each of them is then added. */
    abstract int prepare(int xCode, int from, int to, boolean derivatives);

    /** Adds rows of one x and T to the value alone; the odds of the first of them stand at 0. */
    abstract void addValue(int xCode, int ageCode, int from, int to, double[] odds, double[] weights);

    /** Adds rows of one x and T to all sums; the odds of the first of them stand at 0. */
    abstract void add(int xCode, int ageCode, int from, int to, double[] odds, double[] weights);

    /** Ends an x: what its sums have in common may be multiplied in here. */
    void close(int xCode) {}

    /** Hands over what was summed for an x, and begins anew. */
    final void moveTo(Derivatives sum, int xCode) {
        close(xCode);
        double dA = leavingOdds.slopeByA();
        double dB = leavingOdds.slopeByB(xCode);
        sum.addValue(value);
        sum.addFirst(R, sumR);
        sum.addFirst(ALPHA, sumAlpha);
        sum.addFirst(A, dA * left);
        sum.addFirst(B, dB * left);
        sum.addSecond(R, R, sumRR);
        sum.addSecond(R, ALPHA, sumRAlpha);
        sum.addSecond(R, A, dA * spreadR);
        sum.addSecond(R, B, dB * spreadR);
        sum.addSecond(ALPHA, ALPHA, sumAlphaAlpha);
        sum.addSecond(ALPHA, A, dA * spreadAlpha);
        sum.addSecond(ALPHA, B, dB * spreadAlpha);
        sum.addSecond(A, A, (spread - left) * dA * dA);
        sum.addSecond(A, B, spread * dA * dB);
        sum.addSecond(B, B, (spread + left) * dB * dB);
        value = 0;
        sumR = 0;
        sumAlpha = 0;
        sumRR = 0;
        sumRAlpha = 0;
        sumAlphaAlpha = 0;
        left = 0;
        spread = 0;
        spreadR = 0;
        spreadAlpha = 0;
    }
}
