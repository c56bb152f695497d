package dev.lindy.models.purchases.bgnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricBeliefs;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricDiagnosis;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLinks;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
import java.util.List;

/** How BG/NBD is fitted: names, start values, diagnosis. */
final class BgNbdFamily implements CustomerFamily<RecencySample, BgNbd> {

    private static final ParameterSpace PARAMETERS =
            ParameterSpace.positive("r", "alpha", "a", "b").withUnit("alpha", ParameterSpace.TIME);

    @Override
    public String id() {
        return BgNbd.ID;
    }

    @Override
    public String name() {
        return "BG/NBD";
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    @Override
    public double[] start(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double r = statistics.negativeBinomialShape();
        // Customers who left early lower the rate that is seen, and make rates look more spread than they are.
        return new double[] {0.7 * r, 0.5 * r / statistics.purchaseRate(), 0.8, 2.5};
    }

    @Override
    public Beliefs beliefs(RecencySample data) {
        return BetaGeometricBeliefs.of(data, 1);
    }

    @Override
    public Links links() {
        return BetaGeometricLinks.of(PARAMETERS);
    }

    @Override
    public Links classicLinks() {
        return BetaGeometricLinks.classic(PARAMETERS);
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return BgNbdLikelihood.of(data);
    }

    @Override
    public BgNbd model(double[] natural, TimeScale unit) {
        return new BgNbd(natural[0], natural[1], natural[2], natural[3], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, RecencySample data) {
        return BetaGeometricDiagnosis.of(estimates, data, Dropout.AFTER_REPEAT_PURCHASES);
    }
}
