package dev.lindy.models.purchases.bgnbd;

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
 * The BG/NBD model (Fader, Hardie and Lee 2005) at known parameters; the package page has its assumptions and formulas.
 *
 * <p>Every positive parameter is allowed, also those at which textbook formulas fail: a = 1, a + b &lt; 1, very large and very
 * small ones.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
 * @param a first parameter of the chance to leave, above 0
 * @param b second parameter of the chance to leave, above 0
 * @param timeScale the unit of all times
 */
public record BgNbd(double r, double alpha, double a, double b, TimeScale timeScale) implements BetaGeometricModel {

    /** The model's name in files and options. */
    public static final String ID = "bg-nbd";

    /** How the model is fitted, for {@link MaximumLikelihood}. */
    public static final CustomerFamily<RecencySample, BgNbd> FAMILY = new BgNbdFamily();

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
    public BgNbd {
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
    public static MaximumLikelihoodFit<BgNbd> fit(CustomerBase base) {
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
    public static CovariateFit<BgNbd> fit(CustomerBase base, Covariates covariates) {
        return CovariateFit.of(FAMILY, base, covariates);
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
