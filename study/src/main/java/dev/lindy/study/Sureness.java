package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.core.inference.Bootstrap;
import dev.lindy.core.inference.DrawSummary;
import dev.lindy.core.inference.Posterior;
import dev.lindy.core.inference.Resampling;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.interval.Drawn;
import dev.lindy.models.interval.Nearby;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueIntervals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How sure the models of a valuation are.
 *
 * @param purchases empty where nothing is known of it
 * @param value empty where nothing is known of it, or there is no model of spend
 * @param parameters what draws say of the parameters of each model, purchases first; empty where nothing was drawn
 */
public record Sureness(
        Optional<PurchaseIntervals> purchases, Optional<ValueIntervals> value, List<DrawSummary> parameters) {

    /** Draws from a posterior, which cost a likelihood each. */
    private static final int POSTERIOR_DRAWS = 4000;

    /** Replicates of a bootstrap, which cost a fit each. */
    private static final int REPLICATES = 1000;

    /** So many failures in a hundred make those that did not fail a choice. */
    private static final double MOST_FAILED = 0.05;

    /** The same seed, the same numbers. */
    private static final long SEED = 1;

    /**
     * Copies the list.
     *
     * @param purchases of the model of purchases
     * @param value of both models
     * @param parameters of each model
     */
    public Sureness {
        parameters = List.copyOf(parameters);
    }

    /**
     * By the slopes of answers in the parameters, of models that were fitted elsewhere.
     *
     * @param purchases of the model of purchases
     * @param value of both models
     * @return without draws
     */
    public static Sureness fast(Optional<PurchaseIntervals> purchases, Optional<ValueIntervals> value) {
        return new Sureness(purchases, value, List.of());
    }

    /**
     * By any method.
     *
     * @param models fits
     * @param base the customers that they were fitted to
     * @param assumptions with the method, and the level of intervals
     * @throws StudyException if a posterior is not to be trusted, or too many replicates fail
     */
    static Sureness of(FittedModels models, CustomerBase base, Assumptions assumptions) {
        Double level = assumptions.level();
        if (level == null) {
            return fast(Optional.empty(), Optional.empty());
        }
        return switch (assumptions.intervals()) {
            case FAST -> fast(models);
            case POSTERIOR -> {
                Opinions prior = models.prior();
                FittedModels modes = prior == null ? models.withPrior(base, Opinions.weak()) : models;
                if (!constants(modes).equals(constants(models))) {
                    throw refused("posterior of " + models.purchases().modelId() + " is of " + constants(modes)
                            + ", its fit without a prior of " + constants(models));
                }
                yield posterior(modes, models, level);
            }
            case BOOTSTRAP -> bootstrap(models, base, level);
        };
    }

    /** The whole numbers that a fit has chosen, which draws share. */
    private static Map<String, Double> constants(FittedModels models) {
        return models.entry().constants(models.purchases());
    }

    static Sureness fast(FittedModels models) {
        AveragedFits average = models.average();
        Optional<PurchaseIntervals> ofPurchases = average == null
                ? PurchaseIntervals.of(models.purchases().estimates(), models.purchases()::model)
                : Optional.of(average.intervals());
        MaximumLikelihoodFit<? extends SpendModel> spend = models.spend();
        Optional<Nearby<SpendModel>> ofSpend =
                spend == null ? Optional.empty() : Nearby.of(spend.estimates(), spend::model);
        return fast(ofPurchases, ofPurchases.flatMap(of -> ofSpend.map(nearby -> ValueIntervals.of(of, nearby))));
    }

    private static Sureness posterior(FittedModels modes, FittedModels models, double level) {
        List<DrawSummary> parameters = new ArrayList<>();
        Draws<? extends PurchaseModel> purchases = posterior(modes.purchases(), SEED, level, parameters);
        MaximumLikelihoodFit<? extends SpendModel> spend = modes.spend();
        return drawn(
                models,
                purchases,
                spend == null ? Optional.empty() : Optional.of(posterior(spend, SEED + 1, level, parameters)),
                parameters,
                level);
    }

    private static <M> Draws<M> posterior(
            MaximumLikelihoodFit<M> mode, long seed, double level, List<DrawSummary> parameters) {
        Posterior<M> posterior;
        try {
            posterior = Posterior.of(mode, POSTERIOR_DRAWS, seed);
        } catch (IllegalStateException e) {
            throw refused("posterior of " + mode.modelId() + " cannot be sampled: " + e.getMessage());
        }
        if (!posterior.trustworthy()) {
            throw refused(String.format(
                    Locale.ROOT,
                    "posterior of %s cannot be sampled: its k-hat is %.2f, above %.1f, so a few draws would decide",
                    mode.modelId(),
                    posterior.draws().kHat().orElse(Double.POSITIVE_INFINITY),
                    Posterior.LARGEST_K_HAT));
        }
        parameters.add(DrawSummary.of(posterior.draws(), mode.estimates().space(), level));
        return posterior.draws();
    }

    private static StudyException refused(String why) {
        return new StudyException(Message.of(
                Remedy.INTERVALS,
                " " + why + "; ",
                Remedy.INTERVALS.as("fast"),
                " does without, or a prior that knows more (",
                Remedy.PRIOR,
                ") narrows it"));
    }

    private static Sureness bootstrap(FittedModels models, CustomerBase base, double level) {
        MaximumLikelihoodFit<? extends SpendModel> spend = models.spend();
        List<MaximumLikelihoodFit<?>> fits = new ArrayList<>(List.of(models.purchases()));
        if (spend != null) {
            fits.add(spend);
        }
        List<Sample> samples = new ArrayList<>();
        fits.forEach(fit -> samples.add(fit.data()));
        Bootstrap bootstrap;
        try {
            bootstrap = Bootstrap.of(Resampling.of(base, samples), fits, REPLICATES, SEED, done -> {});
        } catch (IllegalArgumentException e) {
            throw refused("bootstrap cannot be made: " + e.getMessage());
        }
        List<DrawSummary> parameters = new ArrayList<>();
        for (MaximumLikelihoodFit<?> fit : fits) {
            Draws<?> draws = bootstrap.draws(fit);
            if (draws.failed() > MOST_FAILED * REPLICATES) {
                throw refused(String.format(
                        Locale.ROOT,
                        "bootstrap has failed: %,d of %,d fits to customers drawn again have no maximum",
                        draws.failed(),
                        REPLICATES));
            }
            parameters.add(DrawSummary.of(draws, fit.estimates().space(), level));
        }
        return drawn(
                models,
                bootstrap.draws(models.purchases()),
                spend == null ? Optional.empty() : Optional.of(bootstrap.draws(spend)),
                parameters,
                level);
    }

    private static Sureness drawn(
            FittedModels models,
            Draws<? extends PurchaseModel> purchases,
            Optional<Draws<? extends SpendModel>> spend,
            List<DrawSummary> parameters,
            double level) {
        PurchaseIntervals ofPurchases = PurchaseIntervals.of(
                Drawn.<PurchaseModel>of(models.purchases().estimates(), models.purchases()::model, purchases, level));
        MaximumLikelihoodFit<? extends SpendModel> spendFit = models.spend();
        return new Sureness(
                Optional.of(ofPurchases),
                spendFit == null
                        ? Optional.empty()
                        : spend.map(draws -> ValueIntervals.of(
                                ofPurchases,
                                Drawn.<SpendModel>of(spendFit.estimates(), spendFit::model, draws, level))),
                parameters);
    }
}
