package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Purchases × spend per purchase of every customer and summed over groups, and how far what is not known of the parameters of both
 * models moves their logarithms. Arrays are not to be changed.
 */
final class TotalSpread {

    private final Spread purchases;
    private final Spread spend;
    private final double[] deviations;

    /** Purchases × spend by draws of both models that belong together; null where there are none. */
    private final @Nullable DrawnAnswers drawn;

    private TotalSpread(Spread purchases, Spread spend, double[] deviations, @Nullable DrawnAnswers drawn) {
        this.drawn = drawn;
        this.purchases = purchases;
        this.spend = spend;
        this.deviations = deviations;
    }

    static TotalSpread of(
            Quantity<PurchaseModel, CustomerBase> counted,
            Uncertain<PurchaseModel> purchases,
            Uncertain<SpendModel> spend,
            CustomerBase base,
            Groups groups) {
        groups.check(base);
        double[] each = SpendQuantities.expectedSpend().of(spend.centre(), base);
        if (purchases instanceof Drawn<PurchaseModel> counts && spend instanceof Drawn<SpendModel> amounts) {
            return drawn(counted, counts, amounts, each, base, groups);
        }
        Spread ofPurchases = Spread.of(counted, purchases, base, each, groups);
        Spread ofSpend = Spread.of(SpendQuantities.expectedSpend(), spend, base, ofPurchases.values(), groups);
        double[] deviations = new double[groups.size()];
        Arrays.setAll(deviations, g -> Math.hypot(ofPurchases.totalDeviations()[g], ofSpend.totalDeviations()[g]));
        return new TotalSpread(ofPurchases, ofSpend, deviations, null);
    }

    private static TotalSpread drawn(
            Quantity<PurchaseModel, CustomerBase> counted,
            Drawn<PurchaseModel> purchases,
            Drawn<SpendModel> spend,
            double[] each,
            CustomerBase base,
            Groups groups) {
        Spread ofPurchases = Spread.of(counted, purchases, base, each, groups);
        Spread ofSpend = Spread.of(SpendQuantities.expectedSpend(), spend, base, ofPurchases.values(), groups);
        Surface<PurchaseModel> counts = Surface.of(purchases);
        Surface<SpendModel> amounts = Surface.of(spend);
        DrawnAnswers drawn = DrawnAnswers.of(
                Drawn.DRAWS,
                some -> products(counts.answers(counted, some), amounts.answers(SpendQuantities.expectedSpend(), some)),
                base,
                null,
                groups,
                Scale.LOGARITHM,
                purchases.level());
        return new TotalSpread(ofPurchases, ofSpend, drawn.totalDeviations(), drawn);
    }

    private static double[][] products(double[][] counts, double[][] amounts) {
        double[][] values = new double[counts.length][];
        for (int i = 0; i < values.length; i++) {
            if (i > 0 && counts[i] == counts[i - 1] && amounts[i] == amounts[i - 1]) {
                values[i] = values[i - 1];
            } else {
                double[] count = counts[i];
                double[] amount = amounts[i];
                values[i] = new double[count.length];
                for (int draw = 0; draw < count.length; draw++) {
                    values[i][draw] = count[draw] * amount[draw];
                }
            }
        }
        return values;
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
        double[] of;
        if (drawn != null) {
            drawn.check(level);
            of = side < 0 ? drawn.lower() : drawn.upper();
        } else {
            of = purchases.endsTimes(spend, side, level);
        }
        double[] ends = new double[of.length];
        Arrays.setAll(ends, i -> Spread.known(margin * of[i]));
        return ends;
    }

    /** The interval of the expectation of a group. */
    Interval expectation(int group, double margin, double level) {
        if (drawn != null) {
            drawn.check(level);
        }
        Interval of =
                drawn != null ? drawn.total(group) : purchases.totalTimes(group, spend.totalDeviations()[group], level);
        return new Interval(margin * of.lower(), margin * of.upper(), level, of.kind());
    }
}
