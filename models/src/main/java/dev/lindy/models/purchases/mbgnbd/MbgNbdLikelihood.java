package dev.lindy.models.purchases.mbgnbd;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;

/**
 * The MBG/NBD log-likelihood (Batislam, Denizel and Filiztekin 2007):
 *
 * <pre>
 *   ln L = ln Γ(r+x)/Γ(r) + r ln α − (r+x) ln(α+T) + ln B(a,b+x+1)/B(a,b) + ln(1 + O)
 *   O = a/(b+x) · ((α+T)/(α+t_x))^(r+x)
 * </pre>
 *
 * <p>The kernel, which is that of BG/NBD too, is {@link BetaGeometricLikelihood}.
 */
final class MbgNbdLikelihood {

    private MbgNbdLikelihood() {}

    static LogLikelihood of(RecencySample sample) {
        return new BetaGeometricLikelihood(sample, Dropout.AFTER_EVERY_PURCHASE);
    }
}
