package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.OrderSpendSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import java.util.List;

/** How Gamma-Gamma is fitted to single purchases: the same model, a fuller sample. */
final class OrdersFamily implements CustomerFamily<OrderSpendSample, GammaGamma> {

    @Override
    public String id() {
        return GammaGamma.ORDERS_ID;
    }

    @Override
    public String name() {
        return "Gamma-Gamma of single orders";
    }

    @Override
    public OrderSpendSample sample(CustomerBase base) {
        return OrderSpendSample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return GammaGamma.FAMILY.parameters();
    }

    /** As from means, but p is what purchases of a customer say of it. */
    @Override
    public double[] start(OrderSpendSample data) {
        double p = new WithinLikelihood(data).roughly();
        return GammaGammaFamily.start(data.means(), p > 0 ? Math.min(p, SpendDiagnosis.EXACT) : 5);
    }

    @Override
    public Beliefs beliefs(OrderSpendSample data) {
        return GammaGammaBeliefs.of(data.means());
    }

    @Override
    public LogLikelihood likelihood(OrderSpendSample data) {
        return new OrdersLikelihood(data);
    }

    @Override
    public GammaGamma model(double[] natural, TimeScale unit) {
        return GammaGamma.FAMILY.model(natural, unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, OrderSpendSample data) {
        return SpendDiagnosis.of(estimates, data.means(), false);
    }
}
