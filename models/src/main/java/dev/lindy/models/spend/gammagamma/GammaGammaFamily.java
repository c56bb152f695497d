package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Rate;
import java.util.List;

/** How Gamma-Gamma is fitted: names, start values, diagnosis. */
final class GammaGammaFamily implements CustomerFamily<SpendSample, GammaGamma> {

    private static final ParameterSpace PARAMETERS =
            ParameterSpace.positive("p", "q", "gamma").withUnit("gamma", "currency");

    @Override
    public String id() {
        return GammaGamma.ID;
    }

    @Override
    public String name() {
        return "Gamma-Gamma";
    }

    @Override
    public SpendSample sample(CustomerBase base) {
        return SpendSample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    @Override
    public double[] start(SpendSample data) {
        return start(data, 5);
    }

    /**
     * From moments: across customers Var z̄ = between + within/x, where E[mean] = m, between = m²/(q−2) and within =
     * (m² + between)/p. With some p to begin with, q and then γ = m (q − 1)/p follow.
     */
    static double[] start(SpendSample data, double roughly) {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        double inverseCount = 0;
        for (int row = 0; row < data.rows(); row++) {
            double w = data.weight(row);
            double z = data.mean(row);
            weight += w;
            sum += w * z;
            squares += w * z * z;
            inverseCount += w / data.count(row);
        }
        double m = sum / weight;
        double variation = Math.max(squares / weight / (m * m) - 1, 1e-4);
        double p = Math.max(roughly, 2 * inverseCount / weight / variation);
        // variation = c (1 + h/p) + h/p with c = 1/(q−2) and h the mean of 1/x
        double h = inverseCount / weight;
        double between = Math.max((variation - h / p) / (1 + h / p), 0.1 * variation);
        double q = Math.min(2 + 1 / between, 1e4);
        return new double[] {p, q, m * (q - 1) / p};
    }

    @Override
    public Beliefs beliefs(SpendSample data) {
        return GammaGammaBeliefs.of(data);
    }

    @Override
    public Links links() {
        return Links.of(PARAMETERS).raising(Rate.SPEND, "gamma");
    }

    @Override
    public LogLikelihood likelihood(SpendSample data) {
        return new GammaGammaLikelihood(data);
    }

    @Override
    public GammaGamma model(double[] natural, TimeScale unit) {
        return new GammaGamma(natural[0], natural[1], natural[2]);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, SpendSample data) {
        return SpendDiagnosis.of(estimates, data, true);
    }
}
