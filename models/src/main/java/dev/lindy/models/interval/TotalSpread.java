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
 *
 * @param purchases expected per customer, and their deviations
 * @param spend expected per purchase, per customer, and their deviations
 * @param totals Σ purchases × spend per group
 * @param deviations of the logarithms of the totals
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on within this package.
record TotalSpread(Spread purchases, Spread spend, double[] totals, double[] deviations) {

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
        return new TotalSpread(ofPurchases, ofSpend, ofPurchases.totals(), deviations);
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
        return Interval.ofExpectation(margin * totals[group], deviations[group], level);
    }
}
