package dev.lindy.models.contracts.bdw;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;

/**
 * The BdW log-likelihood with gradient and Hessian (Fader and others 2018).
 *
 * <p>A contract that is active after t renewals contributes ln S(t), one that ended in period t the sum of ln S(t − 1) and
 * ln(1 − e<sup>r</sup>), r = ln S(t)/S(t − 1).
 */
final class BdwLikelihood implements AnalyticLogLikelihood {

    private final CohortSample sample;

    BdwLikelihood(CohortSample sample) {
        this.sample = sample;
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        Derivatives sum = new Derivatives(derivatives ? BdwSurvival.K : 0);
        sum.addChunks(sample.rows(), (from, to, part) -> {
            for (int row = from; row < to; row++) {
                part.add(sample.weight(row), row(theta, row, derivatives));
            }
        });
        return sum;
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        for (int row = 0; row < sample.rows(); row++) {
            use.accept(row, row(theta, row, derivatives));
        }
    }

    private Derivatives row(double[] theta, int row, boolean derivatives) {
        BdwSurvival survival = new BdwSurvival(theta[0], theta[1], theta[2]);
        int t = sample.period(row);
        int renewed = sample.active(row) ? t : t - 1;
        Derivatives log = survival.logRatio(0, renewed, derivatives);
        if (renewed < t) {
            Derivatives r = survival.logRatio(renewed, t, derivatives);
            // d ln(1 − e^r)/dr = −κ, dκ/dr = κ (1 + κ)
            double kappa = 1 / Math.expm1(-r.value());
            log.addComposed(Math.log(-Math.expm1(r.value())), -kappa, -kappa * (1 + kappa), r);
        }
        return log;
    }
}
