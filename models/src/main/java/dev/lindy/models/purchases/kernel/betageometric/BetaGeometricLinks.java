package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Rate;

/** How covariates move the parameters r, α, a, b. */
public final class BetaGeometricLinks {

    private BetaGeometricLinks() {}

    /**
     * The purchase rate, and the mean of the chance to leave: its odds, while its precision a + b is the same for everybody.
     *
     * @param parameters r, alpha, a, b
     * @return the links
     */
    public static Links of(ParameterSpace parameters) {
        return Links.of(parameters)
                .meanPrecision("a", "b", "phi", "kappa")
                .lowering(Rate.PURCHASE, "alpha")
                .raising(Rate.DROPOUT, "phi");
    }

    /**
     * The purchase rate, and a and b each by itself (Fader and Hardie 2007).
     *
     * @param parameters r, alpha, a, b
     * @return the links
     */
    public static Links classic(ParameterSpace parameters) {
        return Links.of(parameters)
                .lowering(Rate.PURCHASE, "alpha")
                .moving("a", Rate.DROPOUT, "a")
                .moving("b", Rate.DROPOUT, "b");
    }
}
