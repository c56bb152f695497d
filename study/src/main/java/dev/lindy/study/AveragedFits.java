package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.io.ModelFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Models fitted to the same customers, and the weight of each. Immutable.
 *
 * @param fits one per model, in the order of the weights
 * @param weights of the models
 * @param unusable models that do not take part, by id, for want of a usable fit
 */
public record AveragedFits(
        List<MaximumLikelihoodFit<? extends PurchaseModel>> fits, ModelWeights weights, List<String> unusable) {

    /** A model of less weight moves an average by little, whatever it says. */
    private static final double COUNTS = 0.05;

    /**
     * Copies the lists.
     *
     * @param fits one per model
     * @param weights of the models
     * @param unusable models that do not take part
     */
    public AveragedFits {
        fits = List.copyOf(fits);
        unusable = List.copyOf(unusable);
    }

    /** Fits; models without a usable fit are left out, and the others weigh what they would without them. */
    static AveragedFits of(CustomerBase base, ModelWeights weights) {
        Map<String, MaximumLikelihoodFit<? extends PurchaseModel>> fits = new LinkedHashMap<>();
        for (CatalogEntry<?, ?> entry : weights.entries()) {
            if (entry.obstacle(base).isEmpty()) {
                fits.put(entry.id(), entry.fit(MaximumLikelihood.withDefaults(), base));
            }
        }
        return of(fits, weights);
    }

    static AveragedFits of(Map<String, MaximumLikelihoodFit<? extends PurchaseModel>> fits, ModelWeights weights) {
        List<CatalogEntry<?, ?>> usable = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (CatalogEntry<?, ?> entry : weights.entries()) {
            var fit = fits.get(entry.id());
            if (fit != null && fit.usable()) {
                usable.add(entry);
            } else {
                unusable.add(entry.id());
            }
        }
        ModelWeights rest = unusable.isEmpty() ? weights : weights.among(usable);
        List<MaximumLikelihoodFit<? extends PurchaseModel>> kept = new ArrayList<>();
        rest.entries().forEach(entry -> kept.add(fits.get(entry.id())));
        return new AveragedFits(kept, rest, unusable);
    }

    /**
     * The average.
     *
     * @return at the estimates of each model
     */
    public AveragedModel model() {
        return AveragedModel.of(
                fits.stream().map(MaximumLikelihoodFit::model).toList(),
                weights.stacking().weights());
    }

    /** Of whose parameters nothing is known takes part by the estimates alone. */
    PurchaseIntervals intervals() {
        return PurchaseIntervals.averaged(
                model(),
                fits.stream().map(AveragedFits::intervals).toList(),
                weights.stacking().weights());
    }

    static PurchaseIntervals intervals(MaximumLikelihoodFit<? extends PurchaseModel> fit) {
        PurchaseModel model = fit.model();
        return PurchaseIntervals.of(fit.estimates(), fit::model).orElseGet(() -> PurchaseIntervals.certain(model));
    }

    /** Of the models that count. */
    List<Disagreement.Opinion> opinions() {
        double[] each = weights.stacking().weights();
        return IntStream.range(0, each.length)
                .filter(m -> each[m] >= COUNTS)
                .mapToObj(m -> new Disagreement.Opinion(
                        weights.entries().get(m).name(), fits.get(m).model(), intervals(fits.get(m))))
                .toList();
    }

    /** The model that counts most. */
    int heaviest() {
        double[] each = weights.stacking().weights();
        int best = 0;
        for (int m = 1; m < each.length; m++) {
            best = each[m] > each[best] ? m : best;
        }
        return best;
    }

    /**
     * What must be known of the average.
     *
     * @return sentences, each beginning with its name; empty where there is nothing to say
     */
    public List<Message> notes() {
        List<Message> notes = new ArrayList<>(weights.notes());
        unusable.forEach(id ->
                notes.add(Message.of("not-averaged: " + id + " does not take part: its fit has no usable maximum.")));
        return notes;
    }

    ModelFile file(FittedModels models, Map<String, String> period) {
        return ModelFile.ofAverage(fits, weights.stacking().weights(), models.spend(), period);
    }
}
