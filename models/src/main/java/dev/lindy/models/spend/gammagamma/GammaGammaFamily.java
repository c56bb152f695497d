package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Ridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How Gamma-Gamma is fitted: names, start values, diagnosis. */
final class GammaGammaFamily implements CustomerFamily<SpendSample, GammaGamma> {

    private static final ParameterSpace PARAMETERS =
            ParameterSpace.positive("p", "q", "gamma").withUnit("gamma", "currency");

    private static final double FEW = 30;
    /** A p as good as infinite: amounts vary by less than 0.1 %. */
    private static final double EXACT = 1e6;

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

    /**
     * From moments: across customers Var z̄ = between + within/x, where E[mean] = m, between = m²/(q−2) and within =
     * (m² + between)/p. With p = 5 to begin with, q and then γ = m (q − 1)/p follow.
     */
    @Override
    public double[] start(SpendSample data) {
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
        double p = Math.max(5, 2 * inverseCount / weight / variation);
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
    public LogLikelihood likelihood(SpendSample data) {
        return new GammaGammaLikelihood(data);
    }

    @Override
    public GammaGamma model(double[] natural, TimeScale unit) {
        return new GammaGamma(natural[0], natural[1], natural[2]);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, SpendSample data) {
        List<Diagnosis> found = new ArrayList<>();
        double customers = data.totalWeight();
        if (customers < FEW) {
            found.add(new Diagnosis(
                    "few-spenders",
                    Diagnosis.Severity.WARNING,
                    String.format(Locale.ROOT, "only %,.0f customers have a known mean spend.", customers),
                    Message.of(
                            "add customers, or let the first purchase count too (",
                            Remedy.SPEND.as("all", "Spend.ALL"),
                            ").")));
        }
        Ridge ridge = estimates.ridge();
        double q = estimates.value("q");
        double p = estimates.value("p");
        if (p > EXACT) {
            found.add(
                    new Diagnosis(
                            "no-variation",
                            Diagnosis.Severity.WARNING,
                            "the purchases of a customer do not vary in value (p tends to infinity): everybody's expected spend is"
                                    + " their own mean. The parameters themselves are not determined.",
                            "use mean spend as it is; check that the amounts are those of orders and not a fixed price or fee."));
        } else if (ridge != null && ridge.isFlat()) {
            found.add(new Diagnosis(
                    "flat-ridge",
                    Diagnosis.Severity.WARNING,
                    q > 1e3
                            ? "customers do not differ in mean spend beyond chance (q and gamma tend to infinity): everybody's"
                                    + " expected spend is near the population's mean. Predictions are safe, the two numbers"
                                    + " are not."
                            : "the data do not fix p, q and gamma separately (flat ridge): predictions are safe, the numbers"
                                    + " are not.",
                    "report mean spend rather than parameters; or use more customers with several purchases."));
        }
        if (!(q > 1)) {
            found.add(new Diagnosis(
                    "infinite-mean-spend",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "q = %.3f is at most 1: the model's population mean is infinite, so customers without known spend"
                                    + " have no finite expected spend.",
                            q),
                    "look for a few enormous orders (the ledger points them out) and treat them apart."));
        }
        return found;
    }
}
