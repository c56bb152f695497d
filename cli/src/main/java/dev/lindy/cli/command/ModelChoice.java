package dev.lindy.cli.command;

import dev.lindy.cli.option.UsageException;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.data.DataException;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelComparer;
import dev.lindy.models.choice.ModelComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model to fit. */
final class ModelChoice {

    /** The comparison's choice. */
    static final String AUTO = "auto";

    /** In a larger base a test by simulation takes long, and seldom leaves a doubt that it could settle. */
    private static final int MOST_CUSTOMERS_SIMULATED = 20_000;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "A model's name, as lindy compare lists them, or auto for the one that lindy compare would use."
                            + " Default: " + ModelCatalog.DEFAULT + ", for contracts " + ContractCatalog.DEFAULT + ".")
    private @Nullable String model;

    /** Refuses an unknown name before any work is done. */
    void check() {
        if (model != null && !isAuto() && !ModelCatalog.has(model) && !ContractCatalog.has(model)) {
            throw new UsageException(unknown(model) + ", of contracts " + String.join(", ", ContractCatalog.ids())
                    + ", and auto for the one that lindy compare would use");
        }
    }

    /** Refuses also a model that is none of purchases. */
    void checkPurchases() {
        check();
        if (isOfContracts()) {
            entry();
        }
    }

    boolean isAuto() {
        return AUTO.equals(model);
    }

    /** Whether a model of contracts was asked for. */
    boolean isOfContracts() {
        return model != null && ContractCatalog.has(model);
    }

    /** Whether a model of purchases was asked for. */
    boolean isOfPurchases() {
        return model != null && ModelCatalog.has(model);
    }

    /** The model that was asked for, or the usual one; not for auto. */
    CatalogEntry<?, ?> entry() {
        return entry(model == null ? ModelCatalog.DEFAULT : model);
    }

    /** The model of contracts that was asked for, or the usual one; not for auto. */
    ContractEntry<?> contractEntry() {
        return ContractCatalog.get(model == null ? ContractCatalog.DEFAULT : model);
    }

    /** A model of purchases by its name. */
    static CatalogEntry<?, ?> entry(String id) {
        if (ContractCatalog.has(id)) {
            throw new UsageException(
                    ContractCatalog.get(id).name() + " is a model of contracts, which are renewed or not,"
                            + " and there are none here: lindy compare, fit and predict take files of them; for orders there are "
                            + String.join(", ", ModelCatalog.ids()));
        }
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
