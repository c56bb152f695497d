package dev.lindy.models.io;

import dev.lindy.models.PurchaseModel;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.interval.PurchaseIntervals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The average that a model file holds: transaction models, each with its weight. */
final class AveragedFile {

    private final List<FittedModel> parts;
    private final double[] weights;

    /**
     * Checks.
     *
     * @throws ModelFileException saying which model is not part of an average
     */
    AveragedFile(List<FittedModel> models) {
        parts = models.stream()
                .filter(fitted -> ModelCatalog.has(fitted.model()) || fitted.mixture() != null)
                .toList();
        weights = new double[parts.size()];
        Set<String> seen = new HashSet<>();
        for (int m = 0; m < weights.length; m++) {
            FittedModel fitted = parts.get(m);
            FittedModel.Mixture mixture = fitted.mixture();
            String name = "model " + fitted.model();
            if (!ModelCatalog.has(fitted.model())) {
                throw new ModelFileException(
                        name + " has a mixture part, but only transaction models that this version knows ("
                                + String.join(", ", ModelCatalog.ids()) + ") can be averaged");
            }
            if (ModelCatalog.get(fitted.model()).kind() == ModelKind.DISCRETE) {
                throw new ModelFileException(
                        name + " has a mixture part, but it counts opportunities and cannot be averaged");
            }
            if (fitted.covariates() != null) {
                throw new ModelFileException(name + " has a mixture part and covariates, which cannot be averaged");
            }
            if (mixture == null) {
                throw new ModelFileException(
                        name + " lacks its mixture part: the file holds an average, in which each model has a weight");
            }
            if (!seen.add(fitted.model())) {
                throw new ModelFileException(name + " stands twice in the average");
            }
            weights[m] = mixture.weight();
        }
    }

    AveragedModel model() {
        try {
            return AveragedModel.of(
                    parts.stream()
                            .map(fitted -> ModelFile.model(fitted, ModelCatalog.get(fitted.model())))
                            .toList(),
                    weights);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException("its average cannot be used: " + e.getMessage(), e);
        }
    }

    /** A model of whose parameters nothing is known takes part by its estimates alone. */
    PurchaseIntervals intervals() {
        return PurchaseIntervals.averaged(
                model(), parts.stream().map(AveragedFile::intervals).toList(), weights);
    }

    private static PurchaseIntervals intervals(FittedModel fitted) {
        CatalogEntry<?, ?> entry = ModelCatalog.get(fitted.model());
        PurchaseModel model = ModelFile.model(fitted, entry);
        return PurchaseIntervals.of(fitted.estimates(entry.space()), ModelFile.maker(fitted, entry))
                .orElseGet(() -> PurchaseIntervals.certain(model));
    }
}
