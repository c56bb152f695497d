package dev.lindy.models.contracts.sbg;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.estimate.Ridge;
import dev.lindy.models.contracts.kernel.ContractDiagnosis;
import dev.lindy.models.kernel.WeakBeliefs;
import java.util.ArrayList;
import java.util.List;

/** How sBG is fitted: names, start values, diagnosis. */
final class SbgFamily implements ModelFamily<CohortSample, Sbg> {

    private static final ParameterSpace PARAMETERS = ParameterSpace.positive("alpha", "beta");

    @Override
    public String id() {
        return Sbg.ID;
    }

    @Override
    public String name() {
        return "sBG";
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    @Override
    public double[] start(CohortSample data) {
        double churn = ContractDiagnosis.firstChurn(data);
        return new double[] {1, (1 - churn) / churn};
    }

    @Override
    public Beliefs beliefs(CohortSample data) {
        return Beliefs.of(
                WeakBeliefs.probability(2, 0, 1, "churn", "share of customers who leave at the first renewal", -1),
                WeakBeliefs.likeness(0, 1, "churn-likeness", "the chance to leave"));
    }

    @Override
    public Links links() {
        return Links.of(PARAMETERS)
                .meanPrecision("alpha", "beta", "phi", "kappa")
                .raising(Rate.DROPOUT, "phi");
    }

    @Override
    public LogLikelihood likelihood(CohortSample data) {
        return new SbgLikelihood(data);
    }

    @Override
    public Sbg model(double[] natural, TimeScale unit) {
        return new Sbg(natural[0], natural[1], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, CohortSample data) {
        List<Diagnosis> found = new ArrayList<>(ContractDiagnosis.ofSample(data, 2));
        Ridge ridge = estimates.ridge();
        if (found.stream().noneMatch(d -> d.severity() != Diagnosis.Severity.NOTE) && ridge != null) {
            found.add(ContractDiagnosis.ofRidge(ridge, estimates));
        }
        return found;
    }
}
