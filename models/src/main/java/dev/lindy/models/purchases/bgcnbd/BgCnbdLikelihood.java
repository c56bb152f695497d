package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;

/**
 * The log-likelihood of BG/CNBD-k (d = 0) and MBG/CNBD-k (d = 1), n = r + kx (Reutterer, Platzer and Schröder 2021,
 * appendix):
 *
 * <pre>
 *   ln L = (k−1) Σ ln(gap) − x ln (k−1)!
 *          + ln Γ(n)/Γ(r) + r ln α − n ln(α+T) + ln B(a,b+x+d)/B(a,b) + ln(S + [x+d &gt; 0] O)
 *   O = a/(b+x+d−1) · ((α+T)/(α+t_x))^n
 *   S = Σ_{j&lt;k} Γ(n+j)/(Γ(n)j!) · ((T−t_x)/(α+T))^j
 * </pre>
 *
 * <p>The first line is a constant for one k, but not between them. The kernel, which is that of BG/NBD and MBG/NBD too, is
 * {@link BetaGeometricLikelihood}.
 */
final class BgCnbdLikelihood {

    private BgCnbdLikelihood() {}

    static LogLikelihood of(RecencySample sample, int k, Dropout dropout) {
        return new BetaGeometricLikelihood(sample, dropout, k);
    }
}
