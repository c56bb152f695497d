package dev.lindy.study.selfcheck;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.core.inference.Bootstrap;
import dev.lindy.core.inference.Resampling;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.interval.Drawn;
import dev.lindy.models.interval.Nearby;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueIntervals;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.study.IntervalMethod;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A model of purchases, with Gamma-Gamma for spend.
 *
 * @param <D> its sample
 * @param <M> its model
 */
final class PurchaseSubject<D extends Sample, M extends PurchaseModel> implements Subject {

    static final GammaGamma SPEND = new GammaGamma(4, 3.7, 40);
    static final Discount DISCOUNT = Discount.annual(0.1);

    /** Before the names of its parameters, of which a model of purchases may have one too. */
    private static final String SPENT = "spend ";

    private static final double[] SPEND_TRUTH = {SPEND.p(), SPEND.q(), SPEND.gamma()};

    private final CustomerFamily<D, M> family;
    private final String design;
    private final TimeScale unit;
    private final double[] truth;
    private final double[] ages;
    private final double[] horizons;

    /**
     * At parameters that are known.
     *
     * @param family of the model
     * @param design how it is observed, in a word
     * @param unit of time
     * @param truth natural parameters
     * @param ages of the customers, in turn
     * @param horizons one year and three
     */
    PurchaseSubject(
            CustomerFamily<D, M> family,
            String design,
            TimeScale unit,
            double[] truth,
            double[] ages,
            double[] horizons) {
        this.family = family;
        this.design = design;
        this.unit = unit;
        this.truth = truth.clone();
        this.ages = ages.clone();
        this.horizons = horizons.clone();
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

    private M at(double[] natural) {
        return family.model(natural, unit);
    }

    private SimulatedCustomers customers(M model, int n, long seed) {
        return new SimulatedCustomers(model, SPEND, ages, horizons, DISCOUNT, n, seed);
    }

    @Override
    public Replicate replicate(int n, long seed, List<IntervalMethod> methods, double level) {
        M model = at(truth);
        SimulatedCustomers customers = customers(model, n, Seeds.of(seed, 0));
        CustomerBase base = customers.base();
        Replicate out = new Replicate();
        MaximumLikelihoodFit<M> purchases;
        MaximumLikelihoodFit<GammaGamma> spend;
        try {
            purchases = MaximumLikelihood.withDefaults().fit(family, base);
            spend = MaximumLikelihood.withDefaults().fit(GammaGamma.FAMILY, base);
        } catch (IllegalArgumentException e) {
            return out.fail();
        }
        if (!purchases.usable() || !spend.usable()) {
            return out.fail();
        }
        out.estimated("", purchases.estimates(), truth);
        out.estimated(SPENT, spend.estimates(), SPEND_TRUTH);
        PurchaseAnswers answers = new PurchaseAnswers(customers, model, SPEND, DISCOUNT, horizons, level);
        for (IntervalMethod method : methods) {
            Optional<ValueIntervals> sure =
                    switch (method) {
                        case FAST -> fast(out, purchases, spend, level);
                        case POSTERIOR -> posterior(out, purchases, spend, base, Seeds.of(seed, 1), level);
                        case BOOTSTRAP -> bootstrap(out, purchases, spend, base, Seeds.of(seed, 2), level);
                    };
            sure.ifPresentOrElse(of -> answers.see(out, method, of), () -> out.refuse(method));
        }
        return out;
    }

    private Optional<ValueIntervals> fast(
            Replicate out, MaximumLikelihoodFit<M> purchases, MaximumLikelihoodFit<GammaGamma> spend, double level) {
        Fitted.parameters(out, "", purchases, truth, level);
        Fitted.parameters(out, SPENT, spend, SPEND_TRUTH, level);
        return PurchaseIntervals.of(purchases.estimates(), purchases::model)
                .flatMap(of -> Nearby.<SpendModel>of(spend.estimates(), spend::model)
                        .map(nearby -> ValueIntervals.of(of, nearby)));
    }

    private Optional<ValueIntervals> posterior(
            Replicate out,
            MaximumLikelihoodFit<M> purchases,
            MaximumLikelihoodFit<GammaGamma> spend,
            CustomerBase base,
            long seed,
            double level) {
        MaximumLikelihood fitter = MaximumLikelihood.withDefaults().withPrior(Opinions.weak());
        return Fitted.posterior(fitter.fit(family, base), Seeds.of(seed, 0)).flatMap(counts -> Fitted.posterior(
                        fitter.fit(GammaGamma.FAMILY, base), Seeds.of(seed, 1))
                .map(amounts -> drawn(out, IntervalMethod.POSTERIOR, purchases, spend, counts, amounts, level)));
    }

    private Optional<ValueIntervals> bootstrap(
            Replicate out,
            MaximumLikelihoodFit<M> purchases,
            MaximumLikelihoodFit<GammaGamma> spend,
            CustomerBase base,
            long seed,
            double level) {
        Bootstrap bootstrap = Bootstrap.of(
                Resampling.of(base, List.of(purchases.data(), spend.data())),
                List.of(purchases, spend),
                Fitted.REFITS,
                seed,
                done -> {});
        return Fitted.unlessFailed(bootstrap.draws(purchases))
                .map(counts ->
                        drawn(out, IntervalMethod.BOOTSTRAP, purchases, spend, counts, bootstrap.draws(spend), level));
    }

    private ValueIntervals drawn(
            Replicate out,
            IntervalMethod method,
            MaximumLikelihoodFit<M> purchases,
            MaximumLikelihoodFit<GammaGamma> spend,
            Draws<M> counts,
            Draws<GammaGamma> amounts,
            double level) {
        Fitted.parameters(out, method, "", counts, purchases.estimates().space(), truth, level);
        Fitted.parameters(out, method, SPENT, amounts, spend.estimates().space(), SPEND_TRUTH, level);
        return ValueIntervals.of(
                PurchaseIntervals.of(Drawn.<PurchaseModel>of(purchases.estimates(), purchases::model, counts, level)),
                Drawn.<SpendModel>of(spend.estimates(), spend::model, amounts, level));
    }

    @Override
    public Optional<int[]> ranks(int n, long seed) {
        double[] centre = family.parameters().toUnconstrained(truth);
        // Which quantities there are opinions of does not depend on the sample.
        D any = family.sample(customers(at(truth), n, Seeds.of(seed, 0)).base());
        PriorAboutTruth prior = new PriorAboutTruth(family.beliefs(any), centre);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(Seeds.of(seed, 1));
        double[] drawn = family.parameters().toNatural(prior.draw(random));
        CustomerBase base = customers(at(drawn), n, Seeds.of(seed, 2)).base();
        MaximumLikelihoodFit<M> mode =
                MaximumLikelihood.withDefaults().withPrior(prior.opinions()).fit(family, base);
        return Fitted.posterior(mode, Seeds.of(seed, 3)).map(draws -> Fitted.ranks(draws, drawn));
    }
}
