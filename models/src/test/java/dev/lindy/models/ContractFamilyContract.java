package dev.lindy.models;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * The contract of families of contracts, which are fitted to cohorts.
 *
 * @param <M> the model
 */
public abstract class ContractFamilyContract<M extends ContractModel> extends FamilyContract<CohortSample, M> {

    /** Of the cohort. */
    protected abstract long seed();

    /** The name of the model in the golden tables. */
    protected abstract String goldenModel();

    @Override
    protected final String goldenFile() {
        return goldenModel() + ".csv";
    }

    /** The tables call alpha and beta a and b. */
    @Override
    protected List<String> goldenNames() {
        return List.of("a", "b", "c").subList(0, truth().length);
    }

    @Override
    protected CohortSample goldenSample(GoldenTable.Row row, double[] inputs) {
        return GoldenContracts.cohort(row);
    }

    @Override
    protected CohortSample sample(int observations) {
        return cohort(observations, TimeScale.MONTH);
    }

    /** A renewal is one whatever its length: the unit is only a name. */
    @Override
    protected CohortSample sampleInFinerUnit(int observations) {
        return cohort(observations, TimeScale.DAY);
    }

    @Override
    protected double finerUnits() {
        return 1;
    }

    @Override
    protected Map<String, Integer> powersOfUnit() {
        return Map.of();
    }

    /** Contracts watched for six to sixty periods. */
    private CohortSample cohort(int contracts, TimeScale unit) {
        M truth = family().model(truth(), unit);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed());
        int[] period = new int[contracts];
        boolean[] active = new boolean[contracts];
        double[] count = new double[contracts];
        for (int i = 0; i < contracts; i++) {
            SimulatedContract contract = truth.simulate(random, 6 + random.nextInt(55));
            period[i] = contract.period();
            active[i] = contract.active();
            count[i] = 1;
        }
        return CohortSample.of(unit, period, active, count);
    }

    /** The fit of one cohort, counted each year. */
    protected final MaximumLikelihoodFit<M> fit(double... counts) {
        return MaximumLikelihood.withDefaults().fit(family(), CohortSample.of(TimeScale.YEAR, counts));
    }

    /** What is said of that fit. */
    protected final List<String> names(double... counts) {
        return fit(counts).diagnosis().stream().map(Diagnosis::name).toList();
    }

    @Test
    final void theReferenceAgrees() {
        Map<String, String> ourNames = Map.of("a", "alpha", "b", "beta");
        MleReference.agree(
                goldenModel(),
                "fader_hardie_highend",
                fit(HighEndRegular.highEnd()).estimates(),
                ourNames);
        MleReference.agree(
                goldenModel(),
                "fader_hardie_regular",
                fit(HighEndRegular.regular()).estimates(),
                ourNames);
    }
}
