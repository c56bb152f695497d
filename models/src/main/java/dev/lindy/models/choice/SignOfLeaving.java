package dev.lindy.models.choice;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.inference.LikelihoodRatioTest;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.purchases.nbd.Nbd;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the data show that customers leave: what a model gains over NBD, in which nobody does.
 *
 * <p>The rule is that of {@link ModelComparer}: a gain that AIC does not think worth the parameters is none; a larger one is compared
 * with what the model gains on customers simulated from NBD, since no chi-square holds there. Twice a gain of log-likelihood of
 * {@value #CLEAR} and more is beyond anything that chance has shown, and needs no simulation.
 *
 * @param gain of log-likelihood over NBD
 * @param more parameters than NBD has
 * @param test the bootstrap; null where none was needed or asked for
 */
public record SignOfLeaving(double gain, int more, @Nullable LikelihoodRatioTest test) {

    /** Chi-square with two degrees of freedom, which rejects less than the right reference, is beyond this once in 3,000. */
    private static final double CLEAR = 16;

    /**
     * Looks for a sign.
     *
     * @param base the customers
     * @param entry the model that was fitted to them
     * @param fit the fit
     * @param replicates simulations where they are needed; 0 for none, so that AIC decides
     * @param seed of the simulations
     * @return what was found; empty where the model does not contain NBD so that the two can be tested, or the fit cannot be used
     */
    public static Optional<SignOfLeaving> of(
            CustomerBase base,
            CatalogEntry<?, ?> entry,
            MaximumLikelihoodFit<? extends PurchaseModel> fit,
            int replicates,
            long seed) {
        boolean contains =
                entry.contains().stream().anyMatch(n -> n.inner().equals(Nbd.ID) && n.test() == Nesting.Test.BOOTSTRAP);
        if (!contains || !fit.usable()) {
            return Optional.empty();
        }
        MaximumLikelihood fitter = MaximumLikelihood.withDefaults();
        CatalogEntry<?, ?> nbd = ModelCatalog.get(Nbd.ID);
        MaximumLikelihoodFit<? extends PurchaseModel> smaller = nbd.fit(fitter, base);
        if (!smaller.usable()) {
            return Optional.empty();
        }
        double larger = fit.estimates().logLikelihood();
        double gain = larger - smaller.estimates().logLikelihood();
        int more = fit.estimates().names().size() - smaller.estimates().names().size();
        LikelihoodRatioTest test = replicates == 0 || gain <= more || 2 * gain >= CLEAR
                ? null
                : LikelihoodRatioTest.bootstrap(
                        smaller.estimates().logLikelihood(),
                        larger,
                        ModelComparer.gains(fitter, replicates, seed, base, nbd, smaller.model(), entry));
        return Optional.of(new SignOfLeaving(gain, more, test));
    }

    /**
     * Whether there is one.
     *
     * @return true if leaving is worth its parameters, by AIC and by the test where one was made
     */
    public boolean found() {
        return gain > more && (test == null || test.pValue() <= PairTest.LEVEL);
    }

    /**
     * What was found, in plain words.
     *
     * @param name of the model
     * @return one sentence
     */
    public String sentence(String name) {
        return String.format(
                Locale.ROOT,
                "These data show %s that customers leave: %s gains %.2f of log-likelihood over NBD, in which nobody leaves, with %d"
                        + " more parameters%s.",
                found() ? "signs" : "no sign",
                name,
                Math.max(0, gain),
                more,
                test == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " (p-value %.2g by %,d simulations of NBD)",
                                test.pValue(),
                                test.replicates()));
    }
}
