package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.data.DataException;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelComparer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How models are compared. Immutable.
 *
 * @param models those to compare; empty for all that apply
 * @param replicates simulations behind a test for which no chi-square holds; null for as many as are worth their time
 * @param seed of the simulations
 * @param chooseBy what the advice follows
 * @param covariates attributes of customers that every model takes into account; null for none
 * @param origins from how many days models forecast, so that they can be weighed; null for none
 */
public record ComparisonOptions(
        List<CatalogEntry<?, ?>> models,
        @Nullable Integer replicates,
        long seed,
        ChooseBy chooseBy,
        @Nullable Covariates covariates,
        @Nullable Integer origins) {

    /** In a larger base a test by simulation takes long, and seldom leaves a doubt that it could settle. */
    public static final int MOST_CUSTOMERS_SIMULATED = 20_000;

    /**
     * Copies the list and checks the number.
     *
     * @param models those to compare
     * @param replicates simulations behind a test
     * @param seed of the simulations
     * @param chooseBy what the advice follows
     * @param covariates attributes of customers, or null
     * @param origins from how many days models forecast
     * @throws StudyException if the number of replicates is negative, or that of origins below 1
     */
    public ComparisonOptions {
        models = List.copyOf(models);
        if (replicates != null && replicates < 0) {
            throw new StudyException(Remedy.BOOTSTRAP, "must be at least 0, but is " + replicates);
        }
        if (origins != null && (origins < 1 || origins > ValidationOptions.MOST_ORIGINS)) {
            throw new StudyException(
                    Remedy.ORIGINS, "must be 1 to " + ValidationOptions.MOST_ORIGINS + ", but is " + origins);
        }
    }

    /**
     * All models that apply, by AIC; {@value ModelComparer#REPLICATES} simulations, none above {@value
     * #MOST_CUSTOMERS_SIMULATED} customers.
     *
     * @return the usual comparison
     */
    public static ComparisonOptions defaults() {
        return new ComparisonOptions(List.of(), null, 1, ChooseBy.AIC, null, null);
    }

    /**
     * Compares some models only.
     *
     * @param some of the catalog; empty for all that apply
     * @return new options
     */
    public ComparisonOptions withModels(List<CatalogEntry<?, ?>> some) {
        return new ComparisonOptions(some, replicates, seed, chooseBy, covariates, origins);
    }

    /**
     * Simulates another number of times.
     *
     * @param number of replicates, 0 for no test that needs them; null for as many as are worth their time
     * @param randomSeed same seed, same p-values
     * @return new options
     * @throws StudyException if the number is negative
     */
    public ComparisonOptions withBootstrap(@Nullable Integer number, long randomSeed) {
        return new ComparisonOptions(models, number, randomSeed, chooseBy, covariates, origins);
    }

    /**
     * Follows something else.
     *
     * @param what AIC or a forecast
     * @return new options
     */
    public ComparisonOptions withChooseBy(ChooseBy what) {
        return new ComparisonOptions(models, replicates, seed, what, covariates, origins);
    }

    /**
     * Compares models with covariates.
     *
     * @param of attributes of customers
     * @return new options
     */
    public ComparisonOptions withCovariates(Covariates of) {
        return new ComparisonOptions(models, replicates, seed, chooseBy, of, origins);
    }

    /** The models, with their covariates. */
    List<CatalogEntry<?, ?>> entries() {
        List<CatalogEntry<?, ?>> those = models.isEmpty() ? ModelCatalog.all() : models;
        Covariates of = covariates;
        return of == null
                ? those
                : those.stream()
                        .<CatalogEntry<?, ?>>map(entry -> entry.withCovariates(of))
                        .toList();
    }

    /**
     * Weighs models by their forecasts from several days, too.
     *
     * @param number of days; null for none
     * @return new options
     * @throws StudyException if the number is below 1
     */
    public ComparisonOptions withOrigins(@Nullable Integer number) {
        return new ComparisonOptions(models, replicates, seed, chooseBy, covariates, number);
    }

    /** The comparison of some customers, but for its holdouts. */
    ModelComparer comparer(CustomerBase base) {
        return ModelComparer.withDefaults().withModels(entries()).withBootstrap(replicates(base.size()), seed);
    }

    /** How many simulations there are for so many customers. */
    int replicates(int customers) {
        int usual = customers > MOST_CUSTOMERS_SIMULATED ? 0 : ModelComparer.REPLICATES;
        return replicates == null ? usual : replicates;
    }

    /** Refuses customers that a model which was named cannot be fitted to. */
    void requireApplicable(CustomerBase base, String source) {
        models.forEach(entry -> requireApplicable(entry, base, source));
    }

    static void requireApplicable(CatalogEntry<?, ?> entry, CustomerBase base, String source) {
        entry.obstacle(base).ifPresent(why -> {
            throw new DataException(source + ": " + entry.name() + " cannot be fitted: " + why);
        });
    }
}
