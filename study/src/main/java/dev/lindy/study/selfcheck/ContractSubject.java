package dev.lindy.study.selfcheck;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.core.inference.Bootstrap;
import dev.lindy.models.ContractModel;
import dev.lindy.models.SimulatedContract;
import dev.lindy.models.interval.ContractIntervals;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.study.IntervalMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A model of contracts. Of intervals by draws only those of parameters are looked at: answers about contracts have intervals by their
 * slopes.
 *
 * @param <M> its model
 */
final class ContractSubject<M extends ContractModel> implements Subject {

    private final ModelFamily<CohortSample, M> family;
    private final String design;
    private final TimeScale unit;
    private final double[] truth;
    private final int[] ages;
    private final int ahead;

    /**
     * At parameters that are known.
     *
     * @param family of the model
     * @param design how it is observed, in a word
     * @param unit of time
     * @param truth natural parameters
     * @param ages of the contracts in periods, in turn
     * @param ahead how many renewals are forecast
     */
    ContractSubject(
            ModelFamily<CohortSample, M> family, String design, TimeScale unit, double[] truth, int[] ages, int ahead) {
        this.family = family;
        this.design = design;
        this.unit = unit;
        this.truth = truth.clone();
        this.ages = ages.clone();
        this.ahead = ahead;
    }

    @Override
    public String model() {
        return family.id();
    }

    @Override
    public String design() {
        return design;
    }

    @Override
    public List<String> parameters() {
        return family.parameters().names();
    }

    /** Contracts, and how many of each age that are active will still be so. */
    private static final class Contracts {
        private final CohortSample sample;
        private final double[] active;
        private final double[] staying;

        Contracts(CohortSample sample, double[] active, double[] staying) {
            this.sample = sample;
            this.active = active;
            this.staying = staying;
        }
    }

    private Contracts contracts(M model, int n, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int[] period = new int[n];
        boolean[] active = new boolean[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] now = new double[ages.length];
        double[] later = new double[ages.length];
        for (int i = 0; i < n; i++) {
            int age = ages[i % ages.length];
            SimulatedContract contract = model.simulate(random, age + ahead);
            active[i] = contract.active() || contract.period() > age;
            period[i] = active[i] ? age : contract.period();
            now[i % ages.length] += active[i] ? 1 : 0;
            later[i % ages.length] += contract.active() ? 1 : 0;
        }
        return new Contracts(CohortSample.of(unit, period, active, ones), now, later);
    }

    @Override
    public Replicate replicate(int n, long seed, List<IntervalMethod> methods, double level) {
        Contracts contracts = contracts(family.model(truth, unit), n, Seeds.of(seed, 0));
        Replicate out = new Replicate();
        MaximumLikelihoodFit<M> fit = MaximumLikelihood.withDefaults().fit(family, contracts.sample);
        if (!fit.usable()) {
            return out.fail();
        }
        out.estimated("", fit.estimates(), truth);
        var space = fit.estimates().space();
        for (IntervalMethod method : methods) {
            Optional<Draws<M>> draws =
                    switch (method) {
                        case FAST -> Optional.empty();
                        case POSTERIOR ->
                            Fitted.posterior(
                                    MaximumLikelihood.withDefaults()
                                            .withPrior(Opinions.weak())
                                            .fit(family, contracts.sample),
                                    Seeds.of(seed, 1));
                        case BOOTSTRAP -> Fitted.unlessFailed(Bootstrap.draws(fit, Fitted.REFITS, Seeds.of(seed, 2)));
                    };
            if (method == IntervalMethod.FAST) {
                Fitted.parameters(out, "", fit, truth, level);
                ContractIntervals.of(fit.estimates(), fit::model)
                        .ifPresentOrElse(of -> answers(out, of, contracts, level), () -> out.refuse(method));
            } else {
                draws.ifPresentOrElse(
                        of -> Fitted.parameters(out, method, "", of, space, truth, level), () -> out.refuse(method));
            }
        }
        return out;
    }

    private void answers(Replicate out, ContractIntervals intervals, Contracts contracts, double level) {
        IntervalMethod fast = IntervalMethod.FAST;
        M model = family.model(truth, unit);
        for (Quantity<ContractModel, int[]> quantity :
                List.of(ContractQuantities.survival(ahead), ContractQuantities.expectedRenewals(ahead))) {
            double[] expected = quantity.of(model, ages);
            String column = quantity.column();
            out.seeEach(
                    fast,
                    Seen.Kind.EXPECTATION,
                    column,
                    intervals.expectation(quantity, ages, level),
                    column,
                    expected);
            double total = 0;
            for (int i = 0; i < ages.length; i++) {
                total += contracts.active[i] * expected[i];
            }
            Optional<Interval> of = intervals.expectationOfTotal(quantity, ages, contracts.active, level);
            if (of.isPresent()) {
                out.see(fast, column, of.get(), total);
            }
        }
        out.seeEach(
                fast,
                Seen.Kind.OUTCOME,
                "active",
                intervals.outcome(ages, contracts.active, ahead, level),
                "active_pi",
                contracts.staying);
        out.see(
                fast,
                "active",
                intervals.outcomeOfTotal(ages, contracts.active, ahead, level),
                Arrays.stream(contracts.staying).sum());
    }

    @Override
    public Optional<int[]> ranks(int n, long seed) {
        CohortSample any = contracts(family.model(truth, unit), n, Seeds.of(seed, 0)).sample;
        PriorAboutTruth prior =
                new PriorAboutTruth(family.beliefs(any), family.parameters().toUnconstrained(truth));
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(Seeds.of(seed, 1));
        double[] drawn = family.parameters().toNatural(prior.draw(random));
        CohortSample sample = contracts(family.model(drawn, unit), n, Seeds.of(seed, 2)).sample;
        var mode = MaximumLikelihood.withDefaults().withPrior(prior.opinions()).fit(family, sample);
        return Fitted.posterior(mode, Seeds.of(seed, 3)).map(draws -> Fitted.ranks(draws, drawn));
    }
}
