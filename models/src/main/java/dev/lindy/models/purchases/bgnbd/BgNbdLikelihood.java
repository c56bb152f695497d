package dev.lindy.models.purchases.bgnbd;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;

/**
 * The BG/NBD log-likelihood (Fader, Hardie and Lee 2005, equation 6):
 *
 * <pre>
 *   ln L = ln Γ(r+x)/Γ(r) + r ln α − (r+x) ln(α+T) + ln B(a,b+x)/B(a,b) + [x &gt; 0] ln(1 + O)
 *   O = a/(b+x−1) · ((α+T)/(α+t_x))^(r+x)
 * </pre>
 *
 * <p>The kernel, which is that of MBG/NBD too, is {@link BetaGeometricLikelihood}.
 */
final class BgNbdLikelihood {

    private BgNbdLikelihood() {}

    static LogLikelihood of(RecencySample sample) {
        return new BetaGeometricLikelihood(sample, Dropout.AFTER_REPEAT_PURCHASES);
    }
}
