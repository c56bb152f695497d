package dev.lindy.models.choice;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Coefficients;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.covariate.Design;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Fit;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.inference.VuongTest.AtMaximum;
import dev.lindy.models.CovariateFit;
import dev.lindy.models.CovariateModel;
import dev.lindy.models.PurchaseModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * One model of purchases: everything that those who handle any model need to know of it. Immutable.
 *
 * @param <D> the sample it is fitted to
 * @param <M> the model
 */
public final class CatalogEntry<D extends Sample, M extends PurchaseModel> extends ModelEntry<M> {

    private final BiFunction<MaximumLikelihood, CustomerBase, MaximumLikelihoodFit<M>> fitting;
    private final Function<M, CustomerFamily<D, M>> family;
    private final Function<M, Map<String, Double>> constants;

    /** The family with given constants. */
    private final Function<Map<String, Double>, CustomerFamily<D, M>> known;

    private final Function<CustomerBase, Optional<Message>> obstacle;

    private CatalogEntry(
            Description<M> description,
            BiFunction<MaximumLikelihood, CustomerBase, MaximumLikelihoodFit<M>> fitting,
            Function<M, CustomerFamily<D, M>> family,
            Function<M, Map<String, Double>> constants,
            Function<Map<String, Double>, CustomerFamily<D, M>> known,
            Function<CustomerBase, Optional<Message>> obstacle) {
        super(description);
        this.fitting = fitting;
        this.family = family;
        this.constants = constants;
        this.known = known;
        this.obstacle = obstacle;
    }

    /**
     * A model of one family. A base will not do where the family's {@linkplain CustomerFamily#sample sample} refuses it.
     *
     * @param kind what data it speaks of
     * @param family how it is fitted
     * @param <D> the sample
     * @param <M> the model
     * @return the entry
     */
    public static <D extends Sample, M extends PurchaseModel> CatalogEntry<D, M> of(
            ModelKind kind, CustomerFamily<D, M> family) {
        return new CatalogEntry<>(
                Description.of(kind, family, CatalogEntry::firstYear),
                (fitter, base) -> fitter.fit(family, base),
                model -> family,
                model -> Map.of(),
                values -> family,
                refusal(family));
    }

    /**
     * A model whose fit also chooses a whole number, and with it one of several families.
     *
     * @param kind what data it speaks of
     * @param name the name in print, whatever the number is
     * @param number what the number is called
     * @param families the family of each number; they differ in nothing else, and there is one of 1
     * @param chosen the number of a fitted model
     * @param fitting how number and parameters are found
     * @param <D> the sample
     * @param <M> the model
     * @return the entry
     */
    public static <D extends Sample, M extends PurchaseModel> CatalogEntry<D, M> selected(
            ModelKind kind,
            String name,
            String number,
            IntFunction<CustomerFamily<D, M>> families,
            ToIntFunction<M> chosen,
            BiFunction<MaximumLikelihood, CustomerBase, MaximumLikelihoodFit<M>> fitting) {
        CustomerFamily<D, M> any = families.apply(1);
        BiFunction<double[], TimeScale, M> maker =
                (p, unit) -> families.apply(whole(number, p[0])).model(Arrays.copyOfRange(p, 1, p.length), unit);
        return new CatalogEntry<>(
                new Description<>(
                        kind,
                        any.id(),
                        name,
                        List.of(number),
                        any.parameters(),
                        maker,
                        List.of(),
                        CatalogEntry::firstYear),
                fitting,
                model -> families.apply(chosen.applyAsInt(model)),
                model -> Map.of(number, (double) chosen.applyAsInt(model)),
                values -> families.apply(whole(number, values.getOrDefault(number, Double.NaN))),
                refusal(any));
    }

    private static int whole(String name, double value) {
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException(name + " must be a whole number, but is " + value);
        }
        return (int) value;
    }

    private static Function<CustomerBase, Optional<Message>> refusal(CustomerFamily<?, ?> family) {
        return base -> {
            try {
                family.sample(base);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(Message.of(e));
            }
        };
    }

    /**
     * The same model, with a sentence of its own about what it needs of the data.
     *
     * @param sentence why a base that the family refuses will not do and what can be done about it
     * @return a new entry
     */
    public CatalogEntry<D, M> needing(Message sentence) {
        return new CatalogEntry<>(description(), fitting, family, constants, known, base -> obstacle(base)
                .map(why -> sentence));
    }

    /**
     * The same model, containing another one.
     *
     * @param inner the smaller model's id
     * @param test what the likelihood ratio is compared with
     * @param where how the smaller model comes out of this one
     * @return a new entry
     */
    public CatalogEntry<D, M> containing(String inner, Nesting.Test test, String where) {
        return with(description().containing(new Nesting(inner, test, where)));
    }

    /**
     * The same model, with a sentence of its own about what its parameters say.
     *
     * @param sentence from a model to a sentence in plain words
     * @return a new entry
     */
    public CatalogEntry<D, M> saying(Function<M, String> sentence) {
        return with(description().saying(sentence));
    }

    /**
     * The same model with covariates.
     *
     * @param covariates attributes of customers that play a part
     * @return an entry that fits it; its models know their covariates
     */
    public CatalogEntry<?, ?> withCovariates(Covariates covariates) {
        BiFunction<MaximumLikelihood, CustomerBase, MaximumLikelihoodFit<PurchaseModel>> wide = (fitter, base) -> {
            MaximumLikelihoodFit<M> plain = fitting.apply(fitter, base);
            return asPurchases(CovariateFit.beside(fitter, family.apply(plain.model()), base, covariates, plain));
        };
        Description<M> d = description();
        return new CatalogEntry<Sample, PurchaseModel>(
                new Description<>(
                        d.kind(),
                        d.id(),
                        d.name(),
                        d.chosen(),
                        d.space(),
                        (natural, unit) -> d.maker().apply(natural, unit),
                        // Tests of nested models simulate customers, of whom no covariates are known.
                        List.of(),
                        CatalogEntry::firstYear),
                wide,
                CatalogEntry::family,
                model -> constants.apply(plain(model)),
                values -> {
                    throw new IllegalStateException("a design is not known before customers are");
                },
                base -> obstacle(base).or(() -> CovariateFit.obstacle(any().links(), base, covariates)));
    }

    @SuppressWarnings("unchecked") // A fit is read, never written to.
    private static MaximumLikelihoodFit<PurchaseModel> asPurchases(MaximumLikelihoodFit<?> fit) {
        return (MaximumLikelihoodFit<PurchaseModel>) fit;
    }

    @SuppressWarnings("unchecked") // Its family is asked for what was fitted by it.
    private static CustomerFamily<Sample, PurchaseModel> family(PurchaseModel model) {
        return (CustomerFamily<Sample, PurchaseModel>) (CustomerFamily<?, ?>) ((CovariateModel<?>) model).family();
    }

    @SuppressWarnings("unchecked") // A model with covariates is made of plain ones of this entry.
    private M plain(PurchaseModel model) {
        return (M) ((CovariateModel<?>) model).plain();
    }

    /**
     * Makes models with covariates.
     *
     * @param values what the fit chose, by name, beside other parameters
     * @param design how attributes become numbers
     * @param unit of all times
     * @return from natural parameters to the model
     */
    public Function<double[], PurchaseModel> withDesign(Map<String, Double> values, Design design, TimeScale unit) {
        return CovariateModel.maker(known.apply(values), design, unit);
    }

    /**
     * The parameters of a model with covariates.
     *
     * @param design how attributes become numbers
     * @param unit of all times
     * @return names and domains, without what the fit chose
     */
    public ParameterSpace spaceWith(Design design, TimeScale unit) {
        return Coefficients.of(any().links().in(unit), design).space();
    }

    private CustomerFamily<D, M> any() {
        return known.apply(parameters().stream().collect(Collectors.toMap(name -> name, name -> 1.0)));
    }

    private CatalogEntry<D, M> with(Description<M> other) {
        return new CatalogEntry<>(other, fitting, family, constants, known, obstacle);
    }

    private static String firstYear(PurchaseModel model) {
        // In whole units, as a model of opportunities needs it.
        double year = Math.max(1, Math.rint(model.timeScale().perYear()));
        return String.format(
                Locale.ROOT,
                "A new customer is expected to buy %.2f times again within %s.",
                model.newcomer().expectedTransactions(year),
                model.timeScale().describe(year));
    }

    @Override
    public String name(Fit<?> fit) {
        return family.apply(model(fit)).name();
    }

    @Override
    public Map<String, Double> constants(Fit<?> fit) {
        return constants.apply(model(fit));
    }

    /**
     * Why a base cannot be used.
     *
     * @param base the customers
     * @return a sentence that also says what to do; empty if the base can be used
     */
    public Optional<Message> obstacle(CustomerBase base) {
        return obstacle.apply(base);
    }

    /**
     * Fits the model.
     *
     * @param fitter how
     * @param base customers that the model can be fitted to
     * @return the fit, converged or not
     */
    public MaximumLikelihoodFit<M> fit(MaximumLikelihood fitter, CustomerBase base) {
        return fitting.apply(fitter, base);
    }

    /**
     * The weak opinions of what the model's parameters mean.
     *
     * @param fit of this model to customers
     * @return those that its family makes of the sample
     */
    @SuppressWarnings("unchecked") // A fit of this model was made of the sample of its family.
    public Beliefs beliefs(MaximumLikelihoodFit<?> fit) {
        return family.apply(model(fit)).beliefs((D) fit.data());
    }

    /**
     * The likelihood of a base, row by row of its distinct histories, at the estimates of a fit.
     *
     * @param base the customers
     * @param fit of this model to them
     * @return for Vuong's test
     */
    public AtMaximum atMaximum(CustomerBase base, Fit<?> fit) {
        CustomerFamily<D, M> fitted = family.apply(model(fit));
        return new AtMaximum(
                fitted.likelihood(fitted.sample(base)), fit.estimates().values());
    }
}
