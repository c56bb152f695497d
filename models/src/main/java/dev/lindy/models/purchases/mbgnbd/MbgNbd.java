package dev.lindy.models.purchases.mbgnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.CovariateFit;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricModel;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
import java.util.Objects;

/**
 * The MBG/NBD model (Batislam, Denizel and Filiztekin 2007) at known parameters; the package page has its assumptions and formulas.
 *
 * <p>a = 1, a + b &lt; 1, large and tiny parameters and histories are ordinary inputs.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
 * @param a first parameter of the chance to leave, above 0
 * @param b second parameter of the chance to leave, above 0
 * @param timeScale the unit of all times
 */
public record MbgNbd(double r, double alpha, double a, double b, TimeScale timeScale) implements BetaGeometricModel {

    /** The model's name in files and options. */
    public static final String ID = "mbg-nbd";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final CustomerFamily<RecencySample, MbgNbd> FAMILY = new MbgNbdFamily();

    /**
     * Checks the parameters, all at once.
     *
     * @param r shape of the purchase rates, above 0
     * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
     * @param a first parameter of the chance to leave, above 0
     * @param b second parameter of the chance to leave, above 0
     * @param timeScale the unit of all times
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public MbgNbd {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), r, alpha, a, b);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param base the customers
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty
     */
    public static MaximumLikelihoodFit<MbgNbd> fit(CustomerBase base) {
        return MaximumLikelihood.withDefaults().fit(FAMILY, base);
    }

    /**
     * Fits the model with covariates.
     *
     * @param base the customers
     * @param covariates their attributes that play a part
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty, or naming attributes that cannot be covariates
     */
    public static CovariateFit<MbgNbd> fit(CustomerBase base, Covariates covariates) {
        return CovariateFit.of(FAMILY, base, covariates);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Dropout dropout() {
        return Dropout.AFTER_EVERY_PURCHASE;
    }
}
