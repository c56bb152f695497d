package dev.lindy.models.catalog;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.compare.VuongTest.AtMaximum;
import dev.lindy.core.estimate.Fit;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.Sample;
import dev.lindy.models.TransactionModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One model of purchases: everything that those who handle any model need to know of it. Immutable.
 *
 * @param <D> the sample it is fitted to
 * @param <M> the model
 */
public final class CatalogEntry<D extends Sample, M extends TransactionModel> {

    private final ModelKind kind;
    private final String id;
    private final String name;
    private final BiFunction<MaximumLikelihood, CustomerBase, Fit<M>> fitting;
    private final Function<M, ModelFamily<D, M>> family;
    private final Function<M, Map<String, Double>> constants;
    private final List<String> parameters;
    private final BiFunction<double[], TimeScale, M> maker;
    private final Function<CustomerBase, Optional<String>> obstacle;
    private final List<Nesting> contains;
    private final Function<M, String> story;

    private CatalogEntry(
            ModelKind kind,
            String id,
            String name,
            BiFunction<MaximumLikelihood, CustomerBase, Fit<M>> fitting,
            Function<M, ModelFamily<D, M>> family,
            Function<M, Map<String, Double>> constants,
            List<String> parameters,
            BiFunction<double[], TimeScale, M> maker,
            Function<CustomerBase, Optional<String>> obstacle,
            List<Nesting> contains,
            Function<M, String> story) {
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.fitting = fitting;
        this.family = family;
        this.constants = constants;
        this.parameters = parameters;
        this.maker = maker;
        this.obstacle = obstacle;
        this.contains = contains;
        this.story = story;
    }

    /**
     * A model of one family that any base of customers will do for.
     *
     * @param kind what data it speaks of
     * @param family how it is fitted
     * @param maker from parameters in that order and the unit of time to the model
     * @param parameters their names in the paper's order
     * @param <D> the sample
     * @param <M> the model
     * @return the entry
     */
    public static <D extends Sample, M extends TransactionModel> CatalogEntry<D, M> of(
            ModelKind kind, ModelFamily<D, M> family, BiFunction<double[], TimeScale, M> maker, String... parameters) {
        return selected(
                kind,
                family.id(),
                family.name(),
                (fitter, base) -> fitter.fit(family, base),
                model -> family,
                model -> Map.of(),
                maker,
                parameters);
    }

    /**
     * A model whose fit also chooses a whole number, and with it one of several families.
     *
     * @param kind what data it speaks of
     * @param id the name in files and options
     * @param name the name in print
     * @param fitting how it is fitted
     * @param family the family that a fitted model is of
     * @param constants what was chosen, by name, of a fitted model
     * @param maker from parameters, the constants among them, and the unit of time to the model
     * @param parameters the names of the constants first, then those of the estimates
     * @param <D> the sample
     * @param <M> the model
     * @return the entry
     */
    public static <D extends Sample, M extends TransactionModel> CatalogEntry<D, M> selected(
            ModelKind kind,
            String id,
            String name,
            BiFunction<MaximumLikelihood, CustomerBase, Fit<M>> fitting,
            Function<M, ModelFamily<D, M>> family,
            Function<M, Map<String, Double>> constants,
            BiFunction<double[], TimeScale, M> maker,
            String... parameters) {
        return new CatalogEntry<>(
                kind,
                id,
                name,
                fitting,
                family,
                constants,
                List.of(parameters),
                maker,
                base -> Optional.empty(),
                List.of(),
                CatalogEntry::firstYear);
    }

    /**
     * The same model, with something that it needs of the data.
     *
     * @param other why a base will not do and what can be done about it, in a sentence; empty if it will
     * @return a new entry
     */
    public CatalogEntry<D, M> needing(Function<CustomerBase, Optional<String>> other) {
        return new CatalogEntry<>(
                kind, id, name, fitting, family, constants, parameters, maker, other, contains, story);
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
        var more = new java.util.ArrayList<>(contains);
        more.add(new Nesting(inner, test, where));
        return new CatalogEntry<>(
                kind, id, name, fitting, family, constants, parameters, maker, obstacle, List.copyOf(more), story);
    }

    /**
     * The same model, with a sentence of its own about what its parameters say.
     *
     * @param sentence from a model to a sentence in plain words
     * @return a new entry
     */
    public CatalogEntry<D, M> saying(Function<M, String> sentence) {
        return new CatalogEntry<>(
                kind, id, name, fitting, family, constants, parameters, maker, obstacle, contains, sentence);
    }

    private static String firstYear(TransactionModel model) {
        // In whole units, as a model of opportunities needs it.
        double year = Math.max(1, Math.rint(model.timeScale().perYear()));
        return String.format(
                Locale.ROOT,
                "A new customer is expected to buy %.2f times again within %s.",
                model.expectedTransactions(year),
                model.timeScale().describe(year));
    }

    /**
     * What a fit says, in plain words.
     *
     * @param fit of this model
     * @return one sentence
     */
    public String story(Fit<?> fit) {
        return story.apply(model(fit));
    }

    /**
     * The name in print of a fitted model, with the number that its fit has chosen.
     *
     * @param fit of this model
     * @return such as {@code BG/CNBD-2}
     */
    public String name(Fit<?> fit) {
        return family.apply(model(fit)).name();
    }

    /**
     * All parameters of a fitted model: numbers that were chosen, then estimates.
     *
     * @param fit of this model
     * @return by name, in the order of {@link #parameters()}
     */
    public Map<String, Double> parameters(Fit<?> fit) {
        Map<String, Double> values = new LinkedHashMap<>(constants(fit));
        for (String estimate : fit.estimates().names()) {
            values.put(estimate, fit.estimates().value(estimate));
        }
        return values;
    }

    /**
     * The numbers that a fit has chosen.
     *
     * @param fit of this model
     * @return by name; empty for most models
     */
    public Map<String, Double> constants(Fit<?> fit) {
        return constants.apply(model(fit));
    }

    @SuppressWarnings("unchecked")
    private M model(Fit<?> fit) {
        if (!fit.modelId().equals(id)) {
            throw new IllegalArgumentException("a fit of " + fit.modelId() + " is none of " + id);
        }
        return (M) fit.model();
    }

    /**
     * The name in files and options.
     *
     * @return such as {@code bg-nbd}
     */
    public String id() {
        return id;
    }

    /**
     * The name in print.
     *
     * @return such as {@code BG/NBD}
     */
    public String name() {
        return name;
    }

    /**
     * What data the model speaks of.
     *
     * @return its kind
     */
    public ModelKind kind() {
        return kind;
    }

    /**
     * The parameters' names.
     *
     * @return in the paper's order
     */
    public List<String> parameters() {
        return parameters;
    }

    /**
     * The smaller models that this one contains.
     *
     * @return with how to test them
     */
    public List<Nesting> contains() {
        return contains;
    }

    /**
     * Why a base cannot be used.
     *
     * @param base the customers
     * @return a sentence that also says what to do; empty if the base can be used
     */
    public Optional<String> obstacle(CustomerBase base) {
        return obstacle.apply(base);
    }

    /**
     * The model at known parameters.
     *
     * @param values every parameter once
     * @param timeScale the unit of all times
     * @return the model
     * @throws IllegalArgumentException naming what is missing, unknown or impossible
     */
    public M of(Map<String, Double> values, TimeScale timeScale) {
        double[] ordered = new double[parameters.size()];
        for (int i = 0; i < ordered.length; i++) {
            Double value = values.get(parameters.get(i));
            if (value == null) {
                throw new IllegalArgumentException("model " + id() + " lacks its parameter " + parameters.get(i));
            }
            ordered[i] = value;
        }
        for (String name : values.keySet()) {
            if (!parameters.contains(name)) {
                throw new IllegalArgumentException(
                        "model " + id() + " has no parameter " + name + ", but " + String.join(", ", parameters));
            }
        }
        return maker.apply(ordered, timeScale);
    }

    /**
     * Fits the model.
     *
     * @param fitter how
     * @param base customers that the model can be fitted to
     * @return the fit, converged or not
     */
    public Fit<M> fit(MaximumLikelihood fitter, CustomerBase base) {
        return fitting.apply(fitter, base);
    }

    /**
     * The likelihood of a base, row by row of its distinct histories, at the estimates of a fit.
     *
     * @param base the customers
     * @param fit of this model to them
     * @return for Vuong's test
     */
    public AtMaximum atMaximum(CustomerBase base, Fit<?> fit) {
        ModelFamily<D, M> fitted = family.apply(model(fit));
        return new AtMaximum(
                fitted.likelihood(fitted.sample(base)), fit.estimates().values());
    }

    @Override
    public String toString() {
        return name() + " (" + id() + ")";
    }
}
