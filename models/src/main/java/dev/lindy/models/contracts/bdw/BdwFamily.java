package dev.lindy.models.contracts.bdw;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.PriorQuantity;
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.estimate.Ridge;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.models.contracts.kernel.ContractDiagnosis;
import dev.lindy.models.kernel.WeakBeliefs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How BdW is fitted: names, start values, diagnosis. */
final class BdwFamily implements ModelFamily<CohortSample, Bdw> {

    /** Beyond this everybody has left by the second period who leaves at all: t^c is out of a double's reach soon after. */
    private static final double LARGEST_C = 100;

    private static final ParameterSpace PARAMETERS =
            ParameterSpace.positive("alpha", "beta", "c").withRange("c", ParameterSpace.SMALLEST, LARGEST_C);

    private static final double LEVEL = 0.95;

    @Override
    public String id() {
        return Bdw.ID;
    }

    @Override
    public String name() {
        return "BdW";
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    @Override
    public double[] start(CohortSample data) {
        double churn = ContractDiagnosis.firstChurn(data);
        return new double[] {1, (1 - churn) / churn, 1};
    }

    @Override
    public Beliefs beliefs(CohortSample data) {
        return Beliefs.of(
                WeakBeliefs.probability(3, 0, 1, "churn", "share of customers who leave at the first renewal", -1),
                WeakBeliefs.likeness(0, 1, "churn-likeness", "the chance to leave"),
                Belief.weak(
                        new PriorQuantity(
                                "ageing",
                                "the exponent c: below 1 a customer who stays leaves less and less readily",
                                ParameterTransform.LOG,
                                Coordinates.linear(0, 0, 1)),
                        0,
                        0.5));
    }

    @Override
    public Links links() {
        return Links.of(PARAMETERS)
                .meanPrecision("alpha", "beta", "phi", "kappa")
                .raising(Rate.DROPOUT, "phi");
    }

    @Override
    public LogLikelihood likelihood(CohortSample data) {
        return new BdwLikelihood(data);
    }

    @Override
    public Bdw model(double[] natural, TimeScale unit) {
        return new Bdw(natural[0], natural[1], natural[2], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, CohortSample data) {
        List<Diagnosis> found = new ArrayList<>(ContractDiagnosis.ofSample(data, 3));
        Ridge ridge = estimates.ridge();
        if (found.stream().anyMatch(d -> d.severity() != Diagnosis.Severity.NOTE)) {
            return found;
        }
        if (ridge != null) {
            found.add(ContractDiagnosis.ofRidge(ridge, estimates));
        } else {
            double[] interval = estimates.interval("c", LEVEL);
            if (interval[0] <= 1 && 1 <= interval[1]) {
                found.add(
                        new Diagnosis(
                                "sbg-will-do",
                                Diagnosis.Severity.NOTE,
                                String.format(
                                        Locale.ROOT,
                                        "c = %.3f is not told from 1 (95 %% interval %.3f … %.3f): no sign that a customer's chance"
                                                + " to leave changes with age.",
                                        estimates.value("c"),
                                        interval[0],
                                        interval[1]),
                                "sBG has one parameter less and says the same of these data; BdW's long forecasts depend on c."));
            }
        }
        return found;
    }
}
