package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.FutureSpend;
import dev.lindy.models.SpendModel;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import dev.lindy.models.quantity.Unit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How far what is not known of the parameters of spend moves the amounts that a customer pays: as far as their mean, and where a model
 * nearby has no finite mean, as far as their median, which every law has.
 */
final class TypicalSpend {

    private static final double HALF = 0.5;
    private static final int HALVINGS = 50;

    /** A median lies so far from the scale of sums at most, on the scale of logarithms. */
    private static final double FARTHEST = 700;

    private TypicalSpend() {}

    /** Of the logarithm, one per customer. */
    static double[] deviations(Uncertain<SpendModel> spend, CustomerBase base) {
        double[] ofMeans =
                Spread.of(SpendQuantities.expectedSpend(), spend, base, null).deviations();
        double[] out = ofMeans.clone();
        double[] ofMedians = null;
        for (int i = 0; i < out.length; i++) {
            if (Double.isNaN(out[i])) {
                ofMedians = ofMedians == null
                        ? Spread.of(medians(), spend, base, null).deviations()
                        : ofMedians;
                out[i] = ofMedians[i];
            }
        }
        return out;
    }

    private static Quantity<SpendModel, CustomerBase> medians() {
        return new Quantity<>(
                "median spend",
                "median_spend",
                Unit.CURRENCY,
                "median of the value of a purchase | m purchases of z̄ on average",
                TypicalSpend::medians);
    }

    private static double[] medians(SpendModel model, CustomerBase base) {
        double[] out = new double[base.size()];
        if (!(model instanceof CompoundSpendModel law)) {
            Arrays.fill(out, Double.NaN);
            return out;
        }
        // Over the customer's own scale it depends on how many purchases were seen, and on nothing else.
        Map<Integer, Double> overScale = new HashMap<>();
        for (int i = 0; i < out.length; i++) {
            FutureSpend future = SpendOutcomes.future(law, base, i);
            out[i] = future.scale()
                    * overScale.computeIfAbsent(SpendOutcomes.known(base, i), seen -> median(future) / future.scale());
        }
        return out;
    }

    private static double median(FutureSpend future) {
        double low = Math.max(-FARTHEST, Math.log(future.scale()) - FARTHEST);
        double high = Math.min(FARTHEST, Math.log(future.scale()) + FARTHEST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (future.probability(1, Math.exp(middle)) < HALF) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
