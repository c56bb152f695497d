package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.OrderSpendSample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;

/**
 * The Gamma-Gamma log-likelihood of single purchases: that of their mean, and that of the purchases given their sum, which
 * together are
 *
 * <pre>
 *   ln Γ(px+q) − ln Γ(q) − x ln Γ(p) + q ln γ + (p−1) Σ ln z − (px+q) ln(γ + Σ z)
 * </pre>
 */
final class OrdersLikelihood implements AnalyticLogLikelihood {
    private final GammaGammaLikelihood means;
    private final WithinLikelihood within;

    OrdersLikelihood(OrderSpendSample sample) {
        means = new GammaGammaLikelihood(sample.means());
        within = new WithinLikelihood(sample);
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        Derivatives sum = means.sum(theta, derivatives);
        within.addAll(theta[0], derivatives, sum);
        return sum;
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        means.eachRow(theta, derivatives, (row, contribution) -> {
            within.addRow(row, theta[0], derivatives, contribution);
            use.accept(row, contribution);
        });
    }
}
