package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.Wording;
import dev.lindy.core.covariate.Coefficients;
import dev.lindy.core.covariate.CovariateDiagnosis;
import dev.lindy.core.covariate.CovariateFamily;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.covariate.Design;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Provenance;
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.inference.LikelihoodRatioTest;
import dev.lindy.core.inference.ProfileLikelihood;
import dev.lindy.core.optim.Objective;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A model of purchases with covariates, fitted by maximum likelihood, and the same model without them. The estimates are of a
 * customer in the middle (numbers at their means, the average of all levels), the coefficients of numbers for one standard
 * deviation; {@link #effects} says the same in the units of the attributes.
 *
 * @param <M> the plain model
 */
public final class CovariateFit<M extends TransactionModel> implements MaximumLikelihoodFit<CovariateModel<M>> {

    private final MaximumLikelihoodFit<CovariateModel<M>> fit;
    private final MaximumLikelihoodFit<M> plain;
    private final Covariates covariates;
    private final Function<Covariates, CovariateFit<M>> again;
    private final List<Diagnosis> diagnosis;

    private CovariateFit(
            MaximumLikelihoodFit<CovariateModel<M>> fit,
            MaximumLikelihoodFit<M> plain,
            Covariates covariates,
            Function<Covariates, CovariateFit<M>> again) {
        this.fit = fit;
        this.plain = plain;
        this.covariates = covariates;
        this.again = again;
        diagnosis = withBounds(fit);
    }

    /**
     * Fits a family with covariates.
     *
     * @param family the plain family
     * @param base the customers
     * @param covariates their attributes that play a part
     * @param <D> the sample of the plain family
     * @param <M> the plain model
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty, or naming attributes that cannot be covariates
     */
    public static <D extends Sample, M extends TransactionModel> CovariateFit<M> of(
            CustomerFamily<D, M> family, CustomerBase base, Covariates covariates) {
        return of(MaximumLikelihood.withDefaults(), family, family.links(), base, covariates);
    }

    /**
     * Fits a family with covariates.
     *
     * @param fitter how
     * @param family the plain family
     * @param links how its parameters depend on covariates
     * @param base the customers
     * @param covariates their attributes that play a part
     * @param <D> the sample of the plain family
     * @param <M> the plain model
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty, or naming attributes that cannot be covariates
     */
    public static <D extends Sample, M extends TransactionModel> CovariateFit<M> of(
            MaximumLikelihood fitter,
            CustomerFamily<D, M> family,
            Links links,
            CustomerBase base,
            Covariates covariates) {
        return of(fitter, family, links, base, covariates, fitter.fit(family, base));
    }

    /**
     * Fits the family of a plain fit with covariates.
     *
     * @param fitter how
     * @param family of the plain fit, whose models know no more of a customer than the history
     * @param base the customers
     * @param covariates their attributes that play a part
     * @param plain the fit to the same customers without
     * @param <D> the sample of the plain family
     * @return the fit, converged or not
     * @throws IllegalArgumentException naming attributes that cannot be covariates
     */
    @SuppressWarnings("unchecked") // Every family of purchases makes such models, or the cast of its models fails.
    public static <D extends Sample> CovariateFit<?> beside(
            MaximumLikelihood fitter,
            CustomerFamily<D, ? extends PurchaseModel> family,
            CustomerBase base,
            Covariates covariates,
            MaximumLikelihoodFit<? extends PurchaseModel> plain) {
        return of(
                fitter,
                (CustomerFamily<D, TransactionModel>) family,
                family.links(),
                base,
                covariates,
                (MaximumLikelihoodFit<TransactionModel>) plain);
    }

    private static <D extends Sample, M extends TransactionModel> CovariateFit<M> of(
            MaximumLikelihood fitter,
            CustomerFamily<D, M> family,
            Links links,
            CustomerBase base,
            Covariates covariates,
            MaximumLikelihoodFit<M> plain) {
        Covariates used = used(links, covariates);
        Design design = Design.learn(used, base);
        D sample = family.sample(base);
        double[] start = plain.usable() ? plain.estimates().values() : family.start(sample);
        Links known = links.in(sample.timeScale());
        Coefficients coefficients = Coefficients.of(known, design);
        CovariateFamily<D, M, CovariateModel<M>> wide = CovariateFamily.of(
                family,
                known,
                design,
                (natural, unit) -> new CovariateModel<>(family, coefficients, design, natural, unit),
                start);
        MaximumLikelihood search = used.priorDeviation() < Double.POSITIVE_INFINITY
                ? fitter.withPrior(wide.shrinking(used.priorDeviation(), sample.totalWeight()))
                : fitter;
        return new CovariateFit<>(
                search.fit(wide, base), plain, used, fewer -> of(fitter, family, links, base, fewer, plain));
    }

    private static Covariates used(Links links, Covariates covariates) {
        Set<Rate> has = EnumSet.noneOf(Rate.class);
        links.levers().forEach(lever -> has.add(lever.rate()));
        return covariates.only(has);
    }

    /**
     * Why covariates cannot be used.
     *
     * @param links of the family
     * @param base the customers
     * @param covariates their attributes
     * @return naming attributes that are not there, the same for all, or determined by others; empty if they can be used
     */
    public static Optional<Message> obstacle(Links links, CustomerBase base, Covariates covariates) {
        try {
            Design.learn(used(links, covariates), base);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Message.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The fit without covariates.
     *
     * @return to the same customers
     */
    public MaximumLikelihoodFit<M> plain() {
        return plain;
    }

    /**
     * The covariates, as far as they move what the model has.
     *
     * @return which attributes, and what they move
     */
    public Covariates covariates() {
        return covariates;
    }

    /**
     * By what factors covariates change what customers do: a number by one more of its unit, a level against the average of all.
     *
     * @return one effect per level or number, and what it moves
     */
    public List<CovariateEffect> effects() {
        return effects(Map.of());
    }

    /**
     * By what factors covariates change what customers do.
     *
     * @param references by attribute the level with which others are compared, such as channel → web
     * @return one effect per other level or number, and what it moves
     * @throws IllegalArgumentException if a covariate has no such level
     */
    public List<CovariateEffect> effects(Map<String, String> references) {
        return new CovariateEffects(model().coefficients(), model().design(), estimates()).against(references);
    }

    /**
     * Whether the covariates together explain more than chance.
     *
     * @return against the model without them
     */
    public LikelihoodRatioTest test() {
        return test(plain.estimates());
    }

    /**
     * What each covariate explains beside the others: fits the model once more without each.
     *
     * @return by attribute, against the model that lacks it alone; empty where coefficients have a prior, as there is no such test of
     *     what is no maximum of the likelihood
     */
    public Map<String, LikelihoodRatioTest> tests() {
        Map<String, LikelihoodRatioTest> tests = new LinkedHashMap<>();
        if (covariates.priorDeviation() < Double.POSITIVE_INFINITY) {
            return tests;
        }
        for (String name : covariates.names()) {
            Covariates fewer = covariates.without(name);
            tests.put(name, fewer.isEmpty() ? test() : test(again.apply(fewer).estimates()));
        }
        return tests;
    }

    private LikelihoodRatioTest test(Maximum smaller) {
        return LikelihoodRatioTest.chiSquare(
                smaller.logLikelihood(),
                estimates().logLikelihood(),
                estimates().space().size() - smaller.space().size());
    }

    @Override
    public CovariateModel<M> model() {
        return fit.model();
    }

    @Override
    public CovariateModel<M> model(double[] natural) {
        return fit.model(natural);
    }

    @Override
    public Sample data() {
        return fit.data();
    }

    @Override
    public LogLikelihood logLikelihood() {
        return fit.logLikelihood();
    }

    @Override
    public Objective objective() {
        return fit.objective();
    }

    @Override
    public Objective objective(double[] weights) {
        return fit.objective(weights);
    }

    @Override
    public String modelId() {
        return fit.modelId();
    }

    @Override
    public Maximum estimates() {
        return fit.estimates();
    }

    @Override
    public Draws<CovariateModel<M>> draws(int n, long seed) {
        return fit.draws(n, seed);
    }

    @Override
    public List<Diagnosis> diagnosis() {
        return diagnosis;
    }

    /** With how far the data do bound an effect to one side. */
    private static List<Diagnosis> withBounds(MaximumLikelihoodFit<? extends CovariateModel<?>> fit) {
        return fit.diagnosis().stream()
                .map(found -> found.name().equals(CovariateDiagnosis.UNBOUNDED)
                        ? new Diagnosis(found.name(), found.severity(), found.meaning() + bounds(fit), found.remedy())
                        : found)
                .toList();
    }

    private static String bounds(MaximumLikelihoodFit<? extends CovariateModel<?>> fit) {
        StringBuilder out = new StringBuilder();
        for (String name : fit.model().coefficients().unbounded(fit.estimates())) {
            ProfileLikelihood.Interval profile = ProfileLikelihood.of(fit, name).interval(LEVEL);
            if (profile.closedBelow() != profile.closedAbove()) {
                out.append(String.format(
                        Locale.ROOT,
                        " By the profile likelihood the coefficient %s is %s %.2f (90 %%).",
                        name,
                        profile.closedBelow() ? "above" : "below",
                        profile.closedBelow() ? profile.lower() : profile.upper()));
            }
        }
        return out.toString();
    }

    @Override
    public Provenance provenance() {
        return fit.provenance();
    }

    @Override
    public String summary(Wording words, double level) {
        String bounds = bounds(fit);
        return fit.summary(words, level) + (bounds.isEmpty() ? "" : "\n" + bounds.strip()) + "\n"
                + CovariateText.of(this, level);
    }

    @Override
    public String toString() {
        return summary();
    }
}
