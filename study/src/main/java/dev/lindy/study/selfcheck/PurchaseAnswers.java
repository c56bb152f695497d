package dev.lindy.study.selfcheck;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueCertainty;
import dev.lindy.models.interval.ValueIntervals;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import dev.lindy.study.IntervalMethod;
import java.util.Arrays;
import java.util.List;

/** What models that are known say of customers, and what these did, against intervals of both. */
final class PurchaseAnswers {

    /** So many customers are asked one by one, as samples differ more than the customers of one; all are, together. */
    private static final int ONE_BY_ONE = 10;

    private static final String YEAR = "value_1y";
    private static final String THREE_YEARS = "value_3y";

    private final SimulatedCustomers customers;
    private final PurchaseModel purchases;
    private final SpendModel spend;
    private final Discount discount;
    private final double[] horizons;
    private final double level;

    PurchaseAnswers(
            SimulatedCustomers customers,
            PurchaseModel purchases,
            SpendModel spend,
            Discount discount,
            double[] horizons,
            double level) {
        this.customers = customers;
        this.purchases = purchases;
        this.spend = spend;
        this.discount = discount;
        this.horizons = horizons;
        this.level = level;
    }

    void see(Replicate out, IntervalMethod method, ValueIntervals intervals) {
        CustomerBase all = customers.base();
        CustomerBase some = all.where(i -> i < ONE_BY_ONE);
        PurchaseIntervals counts = intervals.purchases();
        Quantity<PurchaseModel, CustomerBase> expected = PurchaseQuantities.expectedPurchases(horizons[0]);
        for (Quantity<PurchaseModel, CustomerBase> quantity : List.of(
                PurchaseQuantities.probabilityAlive(),
                expected,
                PurchaseQuantities.probabilityOfPurchase(horizons[0]))) {
            out.seeEach(
                    method,
                    Seen.Kind.EXPECTATION,
                    quantity.column(),
                    counts.expectation(quantity, some, level),
                    quantity.column(),
                    quantity.of(purchases, some));
        }
        ValueCertainty each = intervals.of(some, discount, level);
        out.seeEach(
                method,
                Seen.Kind.EXPECTATION,
                "expected_spend",
                intervals.expectedSpend(some, level),
                "expected_spend",
                SpendQuantities.expectedSpend().of(spend, some));
        out.seeEach(
                method,
                Seen.Kind.EXPECTATION,
                THREE_YEARS,
                each.expectation(THREE_YEARS, horizons[1], 1),
                THREE_YEARS,
                worth(some));
        seeOutcomes(out, method, "purchases", counts.outcome(some, horizons[0], level), customers.purchases());
        seeOutcomes(out, method, "spend", each.spend(horizons[0]), customers.spend());
        seeOutcomes(out, method, YEAR, each.value(YEAR, horizons[0], 1), customers.valueOfOneYear());
        seeOutcomes(out, method, THREE_YEARS, each.value(THREE_YEARS, horizons[1], 1), customers.valueOfThreeYears());
        seeTotals(out, method, intervals, expected);
    }

    private static void seeOutcomes(
            Replicate out, IntervalMethod method, String what, Columns ends, double[] happened) {
        out.seeEach(
                method,
                Seen.Kind.OUTCOME,
                what,
                ends,
                what + "_pi",
                Arrays.copyOf(happened, Math.min(ONE_BY_ONE, happened.length)));
    }

    private void seeTotals(
            Replicate out,
            IntervalMethod method,
            ValueIntervals intervals,
            Quantity<PurchaseModel, CustomerBase> expected) {
        CustomerBase all = customers.base();
        PurchaseIntervals counts = intervals.purchases();
        ValueCertainty together = intervals.of(all, discount, level);
        out.see(
                method,
                expected.column(),
                counts.expectationOfTotal(expected, all, level),
                Arrays.stream(expected.of(purchases, all)).sum());
        out.see(
                method,
                THREE_YEARS,
                together.expectationOfTotal(horizons[1], 1),
                Arrays.stream(worth(all)).sum());
        out.see(
                method,
                "purchases",
                counts.outcomeOfTotal(all, horizons[0], level),
                Arrays.stream(customers.purchases()).sum());
        together.spendOfTotal(horizons[0])
                .ifPresent(of -> out.see(
                        method, "spend", of, Arrays.stream(customers.spend()).sum()));
        together.valueOfTotal(horizons[0], 1)
                .ifPresent(of -> out.see(
                        method,
                        YEAR,
                        of,
                        Arrays.stream(customers.valueOfOneYear()).sum()));
        together.valueOfTotal(horizons[1], 1)
                .ifPresent(of -> out.see(
                        method,
                        THREE_YEARS,
                        of,
                        Arrays.stream(customers.valueOfThreeYears()).sum()));
    }

    /** The expected value of three years of every customer. */
    private double[] worth(CustomerBase base) {
        double[] counted =
                PurchaseQuantities.discountedPurchases(discount, horizons[1]).of(purchases, base);
        double[] each = SpendQuantities.expectedSpend().of(spend, base);
        Arrays.setAll(counted, i -> counted[i] * each[i]);
        return counted;
    }
}
