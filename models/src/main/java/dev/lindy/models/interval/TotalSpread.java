package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import java.util.Arrays;

/**
 * Purchases × spend per purchase of every customer and summed over groups, and how far what is not known of the parameters of both
 * models moves their logarithms. Arrays are not to be changed.
 */
final class TotalSpread {

    private final Spread purchases;
    private final Spread spend;
    private final double[] deviations;

    private TotalSpread(Spread purchases, Spread spend, double[] deviations) {
        this.purchases = purchases;
        this.spend = spend;
        this.deviations = deviations;
    }

    static TotalSpread of(
            Quantity<PurchaseModel, CustomerBase> counted,
            Nearby<PurchaseModel> purchases,
            Nearby<SpendModel> spend,
            CustomerBase base,
            Groups groups) {
        groups.check(base);
        double[] each = SpendQuantities.expectedSpend().of(spend.centre(), base);
        Spread ofPurchases = Spread.of(counted, purchases, base, each, groups);
        Spread ofSpend = Spread.of(SpendQuantities.expectedSpend(), spend, base, ofPurchases.values(), groups);
        double[] deviations = new double[groups.size()];
        Arrays.setAll(deviations, g -> Math.hypot(ofPurchases.totalDeviations()[g], ofSpend.totalDeviations()[g]));
        return new TotalSpread(ofPurchases, ofSpend, deviations);
    }

    /** Expected per customer, and their deviations. */
    Spread purchases() {
        return purchases;
    }

    /** Expected per purchase, per customer, and their deviations. */
    Spread spend() {
        return spend;
    }

    /** Σ purchases × spend per group. */
    double[] totals() {
        return purchases.totals();
    }

    /** Of the logarithms of the totals. */
    double[] deviations() {
        return deviations;
    }

    /** The lower (side −1) or upper (side 1) ends of everybody's expected value; NaN where that is infinite. */
    double[] ends(int side, double margin, double level) {
        double reach = side * Interval.reach(level);
        double[] ends = new double[purchases.values().length];
        Arrays.setAll(ends, i -> {
            double deviation = Math.hypot(purchases.deviations()[i], spend.deviations()[i]);
            double end = margin * purchases.values()[i] * spend.values()[i] * Math.exp(reach * deviation);
            return Double.isInfinite(end) ? Double.NaN : end;
        });
        return ends;
    }

    /** The interval of the expectation of a group. */
    Interval expectation(int group, double margin, double level) {
        return Interval.ofExpectation(margin * totals()[group], deviations[group], level);
    }
}
