package dev.lindy.models.io;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Design;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.interval.PurchaseIntervals;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A model with covariates, as a file has it: the file says nothing of links, which are those of the model. */
final class CovariatesFile {

    private final FittedModel fitted;
    private final ParameterSpace space;
    private final Function<double[], PurchaseModel> maker;

    CovariatesFile(FittedModel fitted, FittedCovariates covariates) {
        this.fitted = fitted;
        CatalogEntry<?, ?> entry = ModelCatalog.get(fitted.model());
        TimeScale unit = ModelFile.unit(fitted, entry);
        try {
            Design design = covariates.design();
            space = entry.spaceWith(design, unit);
            maker = entry.withDesign(fitted.parameters(), design, unit);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Refuses a fit with other links than those of the model. */
    void requireReadable() {
        List<String> fittedNames = List.copyOf(fitted.standardErrors().keySet());
        if (!fittedNames.equals(space.names())) {
            throw new IllegalArgumentException(
                    "a model file holds covariates that move " + space.names() + ", but these move " + fittedNames);
        }
    }

    PurchaseModel model() {
        double[] values = new double[space.size()];
        for (int i = 0; i < values.length; i++) {
            Double value = fitted.parameters().get(space.names().get(i));
            if (value == null) {
                throw new ModelFileException("model " + fitted.model() + " lacks its parameter "
                        + space.names().get(i));
            }
            values[i] = value;
        }
        try {
            return maker.apply(values);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(String.valueOf(e.getMessage()), e);
        }
    }

    Draws<PurchaseModel> draws(int n, long seed) {
        return Draws.normal(fitted.estimates(space), maker, n, seed);
    }

    Optional<PurchaseIntervals> intervals() {
        return PurchaseIntervals.of(fitted.estimates(space), maker);
    }
}
