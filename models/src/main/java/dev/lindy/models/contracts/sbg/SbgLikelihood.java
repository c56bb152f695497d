package dev.lindy.models.contracts.sbg;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.Polygamma;

/**
 * The sBG log-likelihood with gradient and Hessian (Fader and Hardie 2007).
 *
 * <p>A contract that is active after t renewals contributes ln B(α, β + t)/B(α, β), one that ended in period t the same of
 * t − 1 and ln α/(α + β + t − 1). Differences of two values of ln B, or of two survival probabilities, are never formed.
 */
final class SbgLikelihood implements AnalyticLogLikelihood {

    private static final int ALPHA = 0;
    private static final int BETA = 1;
    private static final int K = 2;

    private final CohortSample sample;

    SbgLikelihood(CohortSample sample) {
        this.sample = sample;
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        Derivatives sum = new Derivatives(K);
        sum.addChunks(sample.rows(), (from, to, part) -> {
            for (int row = from; row < to; row++) {
                part.add(sample.weight(row), row(theta, row));
            }
        });
        return sum;
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        for (int row = 0; row < sample.rows(); row++) {
            use.accept(row, row(theta, row));
        }
    }

    private Derivatives row(double[] theta, int row) {
        double a = theta[ALPHA];
        double b = theta[BETA];
        boolean active = sample.active(row);
        int renewed = active ? sample.period(row) : sample.period(row) - 1;
        double squares = Polygamma.trigammaDifference(a + b, renewed);
        Derivatives log = new Derivatives(K);
        log.addValue(LogBetaRatio.value(a, b, renewed));
        log.addFirst(ALPHA, -Polygamma.digammaDifference(a + b, renewed));
        log.addFirst(BETA, LogBetaRatio.slopeByB(a, b, renewed));
        log.addSecond(ALPHA, ALPHA, squares);
        log.addSecond(ALPHA, BETA, squares);
        log.addSecond(BETA, BETA, LogBetaRatio.bendByB(a, b, renewed));
        if (!active) {
            double kept = b + renewed;
            double inverse = 1 / (a + kept);
            log.addValue(Math.log(a * inverse));
            log.addFirst(ALPHA, kept * inverse / a);
            log.addFirst(BETA, -inverse);
            log.addSecond(ALPHA, ALPHA, -kept * inverse * (2 * a + kept) * inverse / (a * a));
            log.addSecond(ALPHA, BETA, inverse * inverse);
            log.addSecond(BETA, BETA, inverse * inverse);
        }
        return log;
    }
}
