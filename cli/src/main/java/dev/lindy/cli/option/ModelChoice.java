package dev.lindy.cli.option;

import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.SpendCatalog;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.study.ComparisonOptions;
import dev.lindy.study.ContractOptions;
import dev.lindy.study.Observation;
import dev.lindy.study.StudyOptions;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model to fit. */
public final class ModelChoice {

    /** The comparison's choice. */
    private static final String AUTO = "auto";

    /** All that can be averaged. */
    private static final String AVERAGE = AveragedModel.ID;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "A model's name, as lindy compare lists them, the class of a model of one's own, auto for the one that"
                            + " lindy compare would use, or average for all together, each with the weight that its forecasts"
                            + " from several days earn it."
                            + " Default: " + ModelCatalog.DEFAULT + ", for contracts " + ContractCatalog.DEFAULT + ".")
    private @Nullable String model;

    @Option(
            names = "--spend-model",
            paramLabel = "MODEL",
            description = "Gamma-Gamma fitted to mean spends (" + GammaGamma.ID + ") or to single orders ("
                    + GammaGamma.ORDERS_ID
                    + "). Default: the first; run takes the second where orders contradict the first"
                    + " and it forecasts them better.")
    private @Nullable String spendModel;

    /** The models that an option names, each once. */
    public static <E> List<E> each(String option, @Nullable List<String> names, Function<String, E> entry) {
        List<String> ids = names == null ? List.of() : names;
        for (int i = 0; i < ids.size(); i++) {
            if (ids.indexOf(ids.get(i)) < i) {
                throw new UsageException(option + " names " + ids.get(i) + " twice");
            }
        }
        return ids.stream().map(entry).toList();
    }

    /** Refuses an unknown name before any work is done. */
    public void check() {
        if (spendModel != null && !SpendCatalog.has(spendModel)) {
            throw new UsageException("there is no model of spend " + spendModel + "; there are "
                    + String.join(", ", SpendCatalog.ids()));
        }
        if (model != null && !isAuto() && !isAverage() && !ModelCatalog.has(model) && !ContractCatalog.has(model)) {
            throw new UsageException(unknown(model) + ", of contracts " + String.join(", ", ContractCatalog.ids())
                    + ", auto for the one that lindy compare would use, and average for all together");
        }
    }

    /** Refuses also a model that is none of purchases. */
    public void checkPurchases() {
        check();
        if (model != null && isOfContracts()) {
            entry(model);
        }
    }

    private boolean isAuto() {
        return AUTO.equals(model);
    }

    private boolean isAverage() {
        return AVERAGE.equals(model);
    }

    /** Whether a model of contracts was asked for. */
    public boolean isOfContracts() {
        return model != null && ContractCatalog.has(model);
    }

    /** Whether a model of purchases was asked for. */
    public boolean isOfPurchases() {
        return model != null && (isAverage() || ModelCatalog.has(model));
    }

    /** The options of a study with the model that was asked for, the usual one, or one that a comparison chooses. */
    public StudyOptions studyOf(Observation observation) {
        StudyOptions usual = StudyOptions.defaults().withObservation(observation);
        if (spendModel != null) {
            usual = usual.withSpendModel(spendModel);
        }
        if (isAverage()) {
            return usual.withAverage();
        }
        return isAuto()
                ? usual.withChosenModel(ComparisonOptions.defaults())
                : model == null ? usual : usual.withModel(entry(model));
    }

    /** The same for contracts. */
    public ContractOptions studyOfContracts(@Nullable Integer calibrationPeriods) {
        ContractOptions usual = ContractOptions.defaults().withCalibrationPeriods(calibrationPeriods);
        return isAuto() ? usual.withChosenModel() : model == null ? usual : usual.withModel(ContractCatalog.get(model));
    }

    /** A model of purchases by its name. */
    public static CatalogEntry<?, ?> entry(String id) {
        if (ContractCatalog.has(id)) {
            throw new UsageException(
                    ContractCatalog.get(id).name() + " is a model of contracts, which are renewed or not,"
                            + " and there are none here: lindy compare, fit and predict take files of them; for orders there are "
                            + String.join(", ", ModelCatalog.ids()));
        }
        if (!ModelCatalog.has(id)) {
            throw new UsageException(unknown(id));
        }
        try {
            return ModelCatalog.get(id);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String unknown(String id) {
        return "there is no model " + id + "; there are " + String.join(", ", ModelCatalog.ids());
    }
}
