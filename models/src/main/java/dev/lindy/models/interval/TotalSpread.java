package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import java.util.Arrays;

/**
 * Sums of purchases × spend per purchase over groups of customers, and how far what is not known of the parameters of both models
 * moves their logarithms. Arrays are not to be changed.
 *
 * @param purchases expected per customer
 * @param spend expected per purchase, per customer
 * @param totals Σ purchases × spend per group
 * @param deviations of the logarithms of the totals
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on within this package.
record TotalSpread(double[] purchases, double[] spend, double[] totals, double[] deviations) {

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
        Arrays.setAll(
                deviations, g -> Math.hypot(ofPurchases.totalDeviations()[g], ofSpend.totalDeviations()[g]));
        return new TotalSpread(ofPurchases.values(), each, ofPurchases.totals(), deviations);
    }
}
