package dev.lindy.cli;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.data.DataException;
import dev.lindy.models.catalog.CatalogEntry;
import dev.lindy.models.catalog.ModelCatalog;
import dev.lindy.models.comparison.ModelComparer;
import dev.lindy.models.comparison.ModelComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model of purchases to fit. */
final class ModelChoice {

    /** The comparison's choice. */
    static final String AUTO = "auto";

    /** In a larger base a test by simulation takes long, and seldom leaves a doubt that it could settle. */
    private static final int MOST_CUSTOMERS_SIMULATED = 20_000;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = ModelCatalog.DEFAULT,
            description =
                    "A model's name, as lindy compare lists them, or auto for the one that lindy compare would use."
                            + " Default: ${DEFAULT-VALUE}.")
    private String model = ModelCatalog.DEFAULT;

    /** Refuses an unknown name before any work is done. */
    void check() {
        if (!isAuto() && !ModelCatalog.has(model)) {
            throw new UsageException(unknown(model) + ", and auto for the one that lindy compare would use");
        }
    }

    boolean isAuto() {
        return model.equals(AUTO);
    }

    /** The model that was asked for; not for auto. */
    CatalogEntry<?, ?> entry() {
        return entry(model);
    }

    /** A model by its name. */
    static CatalogEntry<?, ?> entry(String id) {
        if (!ModelCatalog.has(id)) {
            throw new UsageException(unknown(id));
        }
        return ModelCatalog.get(id);
    }

    private static String unknown(String id) {
        return "there is no model " + id + "; there are " + String.join(", ", ModelCatalog.ids());
    }

    /** Compares models, with as many simulations as were asked for or as are worth their time. */
    static ModelComparer comparer(
            List<CatalogEntry<?, ?>> entries, @Nullable Integer replicates, long seed, CustomerBase base) {
        int number =
                replicates != null ? replicates : base.size() > MOST_CUSTOMERS_SIMULATED ? 0 : ModelComparer.REPLICATES;
        return ModelComparer.withDefaults().withModels(entries).withBootstrap(number, seed);
    }

    /** The comparison that auto rests on. */
    static ModelComparison compare(CustomerBase base, String source) {
        FittedModels.requireCustomers(base, source);
        return comparer(ModelCatalog.all(), null, 1, base).compare(base);
    }

    /** Refuses customers that a model cannot be fitted to. */
    static void requireApplicable(CatalogEntry<?, ?> entry, CustomerBase base, String source) {
        entry.obstacle(base).ifPresent(why -> {
            throw new DataException(source + ": " + entry.name() + " cannot be fitted: " + why);
        });
    }
}
