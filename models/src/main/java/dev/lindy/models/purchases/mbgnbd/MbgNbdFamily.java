package dev.lindy.models.purchases.mbgnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricDiagnosis;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
import java.util.List;

/** How MBG/NBD is fitted: names, start values, diagnosis. */
final class MbgNbdFamily implements ModelFamily<RecencySample, MbgNbd> {

    @Override
    public String id() {
        return MbgNbd.ID;
    }

    @Override
    public String name() {
        return "MBG/NBD";
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters(RecencySample data) {
        return ParameterSpace.positive("r", "alpha", "a", "b")
                .withUnit("alpha", data.timeScale().plural());
    }

    @Override
    public double[] start(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double r = statistics.negativeBinomialShape();
        // Those who left right after the first purchase make customers look more unequal than they are, and slower.
        return new double[] {1.5 * r, 0.8 * r / statistics.purchaseRate(), 0.9, 2};
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return MbgNbdLikelihood.of(data);
    }

    @Override
    public MbgNbd model(double[] natural, RecencySample data) {
        return new MbgNbd(natural[0], natural[1], natural[2], natural[3], data.timeScale());
    }

    @Override
    public List<Diagnosis> diagnose(Estimates estimates, RecencySample data) {
        return BetaGeometricDiagnosis.of(estimates, data, Dropout.AFTER_EVERY_PURCHASE);
    }
}
