package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.OrderSpendSample;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import java.util.Locale;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Whether Gamma-Gamma says the same of mean spends as of single purchases.
 *
 * <p>The likelihood of single purchases is that of their mean times that of the purchases given their sum, and the second depends
 * on p alone. If the model holds, the p of either is the same, but for chance; the likelihood ratio of two values against one is
 * chi-square with one degree of freedom. In a large base a disagreement of no consequence is significant; so the model counts as
 * contradicted only where the two coefficients of variation of a customer's purchases, 1/√p, differ by a factor of at least
 * {@value #RELEVANT} and the p-value is below {@value #SIGNIFICANT}.
 */
public final class SpendAgreement {

    /** The smallest factor between the coefficients of variation that counts. */
    public static final double RELEVANT = 1.25;

    /** The largest p-value that counts. */
    public static final double SIGNIFICANT = 0.01;

    private final double byMeans;
    private final double byPurchases;
    private final double statistic;

    private SpendAgreement(double byMeans, double byPurchases, double statistic) {
        this.byMeans = byMeans;
        this.byPurchases = byPurchases;
        this.statistic = statistic;
    }

    /**
     * Compares two fits to the same base.
     *
     * @param base the customers
     * @param means fit to their means
     * @param orders fit to their single purchases
     * @return what was found
     */
    public static SpendAgreement of(
            CustomerBase base, MaximumLikelihoodFit<GammaGamma> means, MaximumLikelihoodFit<GammaGamma> orders) {
        OrderSpendSample sample = OrderSpendSample.of(base);
        // Where somebody has a purchase that was worth nothing, the fit to means was to more customers.
        MaximumLikelihoodFit<GammaGamma> same = sample.worthNothing() == 0
                ? means
                : MaximumLikelihood.withDefaults().fit(GammaGamma.FAMILY, sample.means());
        WithinLikelihood within = new WithinLikelihood(sample);
        double p = within.maximum();
        double statistic = Double.NaN;
        if (Double.isFinite(p)) {
            double apart = same.estimates().logLikelihood() + within.value(p);
            statistic = Math.max(0, 2 * (apart - orders.estimates().logLikelihood()));
        }
        return new SpendAgreement(1 / Math.sqrt(same.model().p()), 1 / Math.sqrt(p), statistic);
    }

    /**
     * How much purchases of one customer vary, by what the means of customers show.
     *
     * @return the coefficient of variation 1/√p
     */
    public double variationByMeans() {
        return byMeans;
    }

    /**
     * How much purchases of one customer vary, by the purchases themselves.
     *
     * @return the coefficient of variation 1/√p; 0 where they do not vary, NaN where nobody has two
     */
    public double variationByPurchases() {
        return byPurchases;
    }

    /**
     * Twice the gain in log-likelihood of two values of p against one.
     *
     * @return at least 0; NaN where purchases do not vary or nobody has two
     */
    public double statistic() {
        return statistic;
    }

    /**
     * How likely so large a statistic would be if the model held.
     *
     * @return a probability, NaN where there is no statistic
     */
    public double pValue() {
        return Double.isNaN(statistic) ? Double.NaN : RegularizedGamma.Q.value(0.5, 0.5 * statistic);
    }

    /**
     * Whether the model can stand.
     *
     * @return false if the disagreement is both relevant and significant
     */
    public boolean holds() {
        return !(Math.abs(Math.log(byMeans / byPurchases)) >= Math.log(RELEVANT) && pValue() < SIGNIFICANT);
    }

    /**
     * What was found and what it does to the answers.
     *
     * @return plain sentences
     */
    public String verdict() {
        if (Double.isNaN(statistic)) {
            return "Whether single orders are spread as the model of spend says cannot be told.";
        }
        String found = String.format(
                Locale.ROOT,
                "by their means, the orders of a customer vary by %.0f %% about the customer's own mean; the orders themselves"
                        + " vary by %.0f %% (p-value %s)",
                100 * byMeans,
                100 * byPurchases,
                pValue() < 1e-15 ? "below 1e-15" : String.format(Locale.ROOT, "%.2g", pValue()));
        if (holds()) {
            return "Single orders are spread about as the model of spend says: " + found + ".";
        }
        return "The model of spend does not fit single orders: " + found + ". "
                + (byMeans > byPurchases
                        ? "The fit to means therefore trusts a customer's own mean too little, and draws values too near to the"
                                + " average."
                        : "The fit to means therefore trusts a customer's own mean too much, and draws values too far from the"
                                + " average.");
    }

    @Override
    public String toString() {
        return verdict();
    }
}
