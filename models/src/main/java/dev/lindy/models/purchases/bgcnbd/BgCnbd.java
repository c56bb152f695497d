package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.models.CovariateFit;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
import java.util.Objects;

/**
 * The BG/CNBD-k model (Reutterer, Platzer and Schröder 2021) at known parameters; the package page has its
 * assumptions and formulas. With k = 1 it is BG/NBD.
 *
 * @param k phases from one purchase to the next, from 1 (purchases at random) to 24
 * @param r shape of the rates at which phases pass, above 0
 * @param alpha rate parameter of these rates in units of {@code timeScale}, above 0
 * @param a first parameter of the chance to leave, above 0
 * @param b second parameter of the chance to leave, above 0
 * @param timeScale the unit of all times
 */
public record BgCnbd(int k, double r, double alpha, double a, double b, TimeScale timeScale) implements CnbdModel {

    /** The model's name in files and options. */
    public static final String ID = "bg-cnbd";

    /** The model's name in print, whatever k is. */
    public static final String NAME = "BG/CNBD-k";

    /**
     * Checks the parameters, all at once.
     *
     * @param k phases from one purchase to the next, from 1 to 24
     * @param r shape of the rates at which phases pass, above 0
     * @param alpha rate parameter of these rates in units of {@code timeScale}, above 0
     * @param a first parameter of the chance to leave, above 0
     * @param b second parameter of the chance to leave, above 0
     * @param timeScale the unit of all times
     * @throws IllegalArgumentException if k is out of range, or naming every other parameter that is not finite and above 0
     */
    public BgCnbd {
        Objects.requireNonNull(timeScale, "timeScale");
        CnbdFamily.checkPhases(k);
        Parameters.requireInRange(NAME, CnbdFamily.PARAMETERS, r, alpha, a, b);
    }

    /**
     * How the model is fitted at a fixed k; for the fitter, benchmarks and bootstraps.
     *
     * @param k from 1 to 24
     * @return the family of the models with this k
     * @throws IllegalArgumentException if k is out of range
     */
    public static CustomerFamily<RecencySample, BgCnbd> family(int k) {
        return new CnbdFamily<>(ID, "BG/CNBD-" + k, k, Dropout.AFTER_REPEAT_PURCHASES, BgCnbd::new);
    }

    /**
     * Fits the model by maximum likelihood at each k from 1 to {@value FitsByRegularity#LARGEST} and chooses the best, with
     * the defaults of {@link MaximumLikelihood}.
     *
     * @param base the customers, with litt
     * @return the fit with the largest likelihood, and those of all k
     * @throws IllegalArgumentException if the base is empty, or its litt is missing or impossible
     */
    public static FitsByRegularity<BgCnbd> fit(CustomerBase base) {
        return fit(RecencySample.withLitt(base), MaximumLikelihood.withDefaults());
    }

    /**
     * Fits the model with covariates, with the k that is best without them.
     *
     * @param base the customers, with sums of log inter-transaction times
     * @param covariates their attributes that play a part
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base lacks these sums or is empty, or naming attributes that cannot be covariates
     */
    public static CovariateFit<BgCnbd> fit(CustomerBase base, Covariates covariates) {
        return CovariateFit.of(family(fit(base).k()), base, covariates);
    }

    /**
     * The same for a sample, with a fitter of one's own.
     *
     * @param sample histories with litt
     * @param fitter how to fit
     * @return the fit with the largest likelihood, and those of all k
     * @throws IllegalArgumentException if the sample is empty
     */
    public static FitsByRegularity<BgCnbd> fit(RecencySample sample, MaximumLikelihood fitter) {
        return FitsByRegularity.of(
                new CnbdFamily<>(ID, "BG/CNBD-1", 1, Dropout.AFTER_REPEAT_PURCHASES, BgCnbd::new), sample, fitter);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Dropout dropout() {
        return Dropout.AFTER_REPEAT_PURCHASES;
    }
}
