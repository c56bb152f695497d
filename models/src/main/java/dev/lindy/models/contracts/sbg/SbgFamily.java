package dev.lindy.models.contracts.sbg;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Ridge;
import dev.lindy.models.contracts.kernel.ContractDiagnosis;
import dev.lindy.models.contracts.kernel.Contracts;
import java.util.ArrayList;
import java.util.List;

/** How sBG is fitted: names, start values, diagnosis. */
final class SbgFamily implements ModelFamily<CohortSample, Sbg> {

    @Override
    public String id() {
        return Sbg.ID;
    }

    @Override
    public String name() {
        return "sBG";
    }

    /** Refuses: purchases do not say when a contract ended. */
    @Override
    public CohortSample sample(CustomerBase base) {
        throw Contracts.needed(name());
    }

    @Override
    public ParameterSpace parameters(CohortSample data) {
        return ParameterSpace.positive("alpha", "beta");
    }

    @Override
    public double[] start(CohortSample data) {
        double churn = ContractDiagnosis.firstChurn(data);
        return new double[] {1, (1 - churn) / churn};
    }

    @Override
    public LogLikelihood likelihood(CohortSample data) {
        return new SbgLikelihood(data);
    }

    @Override
    public Sbg model(double[] natural, CohortSample data) {
        return new Sbg(natural[0], natural[1], data.timeScale());
    }

    @Override
    public List<Diagnosis> diagnose(Estimates estimates, CohortSample data) {
        List<Diagnosis> found = new ArrayList<>(ContractDiagnosis.ofSample(data, 2));
        Ridge ridge = estimates.ridge();
        if (found.stream().noneMatch(d -> d.severity() != Diagnosis.Severity.NOTE) && ridge != null) {
            found.add(ContractDiagnosis.ofRidge(ridge, estimates));
        }
        return found;
    }
}
