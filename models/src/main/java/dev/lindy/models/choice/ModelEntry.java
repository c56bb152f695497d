package dev.lindy.models.choice;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Fit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.ParameterSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What there is to know of any model, whatever it is fitted to: its names, its parameters, the models that it contains, and
 * what a fit says in plain words. Immutable.
 *
 * @param <M> the model
 */
public abstract sealed class ModelEntry<M> permits CatalogEntry, ContractEntry, SpendEntry {

    private final Description<M> description;

    /**
     * What the kinds of entries share.
     *
     * @param kind what data the model speaks of
     * @param id the name in files and options
     * @param name the name in print
     * @param chosen the names of whole numbers that a fit chooses
     * @param space the parameters that a fit estimates
     * @param maker from numbers chosen and parameters, in this order, and the unit of time to the model
     * @param contains smaller models
     * @param story from a model to a sentence in plain words
     */
    record Description<M>(
            ModelKind kind,
            String id,
            String name,
            List<String> chosen,
            ParameterSpace space,
            BiFunction<double[], TimeScale, M> maker,
            List<Nesting> contains,
            Function<M, String> story) {

        static <M> Description<M> of(ModelKind kind, ModelFamily<?, M> family, Function<M, String> story) {
            return new Description<>(
                    kind, family.id(), family.name(), List.of(), family.parameters(), family::model, List.of(), story);
        }

        Description<M> containing(Nesting inner) {
            List<Nesting> more = new ArrayList<>(contains);
            more.add(inner);
            return new Description<>(kind, id, name, chosen, space, maker, List.copyOf(more), story);
        }

        Description<M> saying(Function<M, String> sentence) {
            return new Description<>(kind, id, name, chosen, space, maker, contains, sentence);
        }
    }

    ModelEntry(Description<M> description) {
        this.description = description;
    }

    Description<M> description() {
        return description;
    }

    /**
     * What a fit says, in plain words.
     *
     * @param fit of this model
     * @return one or two sentences
     */
    public String story(Fit<?> fit) {
        return description.story.apply(model(fit));
    }

    /**
     * The name in print of a fitted model, with the number that its fit has chosen.
     *
     * @param fit of this model
     * @return such as {@code BG/CNBD-2}
     */
    public String name(Fit<?> fit) {
        return name();
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
        return Map.of();
    }

    @SuppressWarnings("unchecked")
    M model(Fit<?> fit) {
        if (!fit.modelId().equals(id())) {
            throw new IllegalArgumentException("a fit of " + fit.modelId() + " is none of " + id());
        }
        return (M) fit.model();
    }

    /**
     * The name in files and options.
     *
     * @return such as {@code bg-nbd}
     */
    public String id() {
        return description.id;
    }

    /**
     * The name in print.
     *
     * @return such as {@code BG/NBD}
     */
    public String name() {
        return description.name;
    }

    /**
     * What data the model speaks of.
     *
     * @return its kind
     */
    public ModelKind kind() {
        return description.kind;
    }

    /**
     * The parameters that a fit estimates.
     *
     * @return names and domains, in the paper's order
     */
    public ParameterSpace space() {
        return description.space;
    }

    /**
     * The names of all parameters.
     *
     * @return whole numbers that a fit chooses, then estimates in the paper's order
     */
    public List<String> parameters() {
        return Stream.concat(description.chosen.stream(), description.space.names().stream())
                .toList();
    }

    /**
     * The smaller models that this one contains.
     *
     * @return with how to test them
     */
    public List<Nesting> contains() {
        return description.contains;
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
        List<String> names = parameters();
        double[] ordered = new double[names.size()];
        for (int i = 0; i < ordered.length; i++) {
            Double value = values.get(names.get(i));
            if (value == null) {
                throw new IllegalArgumentException("model " + id() + " lacks its parameter " + names.get(i));
            }
            ordered[i] = value;
        }
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "model " + id() + " has no parameter " + name + ", but " + String.join(", ", names));
            }
        }
        return description.maker.apply(ordered, timeScale);
    }

    @Override
    public String toString() {
        return name() + " (" + id() + ")";
    }
}
