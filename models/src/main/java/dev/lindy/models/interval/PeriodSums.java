package dev.lindy.models.interval;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.FutureSpend;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How sure the sums over all customers are in each of the coming periods.
 *
 * <p>The expected pairs of purchases of a period are a share (b − a)/(b + a) of those that are added between its ends a and b: exact
 * where the intensity of pairs does not change within the period.
 */
final class PeriodSums {

    /** Of so many draws the spread of a sum is known to a fourteenth. */
    private static final int DRAWS = 100;

    private final CustomerBase base;
    private final double[] ends;

    /** Of the logarithm of each sum, per period. */
    private double[] ofActive;

    private double[] ofPurchases;
    private double[] ofValue;

    private PeriodSums(CustomerBase base, double[] ends) {
        this.base = base;
        this.ends = ends;
        ofActive = new double[ends.length];
        ofPurchases = new double[ends.length];
        ofValue = new double[ends.length];
    }

    /** What a model says of each period; the value by several models of spend. */
    private static final class Sums {
        final double[] active;
        final double[] purchases;
        final double[][] value;

        Sums(int periods, int worths) {
            active = new double[periods];
            purchases = new double[periods];
            value = new double[worths][periods];
        }
    }

    /**
     * Intervals, one row per period.
     *
     * @param ends of the periods, ascending from above 0
     * @param margin value per unit of spend
     * @param worthNow discounted value over value of each period
     */
    static Columns of(
            Uncertain<PurchaseModel> purchases,
            Uncertain<SpendModel> spend,
            CustomerBase base,
            double[] ends,
            double margin,
            double[] worthNow,
            double level) {
        PeriodSums periods = new PeriodSums(base, ends);
        Sums centre;
        if (purchases instanceof Drawn<PurchaseModel> counts && spend instanceof Drawn<SpendModel> amounts) {
            centre = periods.drawn(counts, amounts);
        } else if (purchases instanceof Several<PurchaseModel> several) {
            centre = periods.several(several, (Nearby<SpendModel>) spend);
        } else {
            centre = periods.nearby((Nearby<PurchaseModel>) purchases, (Nearby<SpendModel>) spend);
        }
        double[][] variances = periods.variances(purchases.centre(), spend.centre());
        return periods.columns(centre, variances, margin, worthNow, level);
    }

    private Sums nearby(Nearby<PurchaseModel> purchases, Nearby<SpendModel> spend) {
        List<double[]> worths = new ArrayList<>();
        worths.add(spend.centre().conditionalMeanSpend(base));
        for (Nearby.Pair<SpendModel> pair : spend.pairs()) {
            worths.add(pair.above().conditionalMeanSpend(base));
            worths.add(pair.below().conditionalMeanSpend(base));
        }
        Sums centre = sums(purchases.centre(), worths);
        for (Nearby.Pair<PurchaseModel> pair : purchases.pairs()) {
            Sums above = sums(pair.above(), worths.subList(0, 1));
            Sums below = sums(pair.below(), worths.subList(0, 1));
            add(ofActive, pair, above.active, below.active);
            add(ofPurchases, pair, above.purchases, below.purchases);
            add(ofValue, pair, above.value[0], below.value[0]);
        }
        for (int s = 0; s < spend.pairs().size(); s++) {
            add(ofValue, spend.pairs().get(s), centre.value[2 * s + 1], centre.value[2 * s + 2]);
        }
        roots();
        return centre;
    }

    /** Which of several models is right is not known either: how far their sums lie apart counts too. */
    private Sums several(Several<PurchaseModel> purchases, Nearby<SpendModel> spend) {
        Sums centre = sums(purchases.centre(), List.of(spend.centre().conditionalMeanSpend(base)));
        double[] weights = purchases.weights();
        for (int m = 0; m < weights.length; m++) {
            PeriodSums one = new PeriodSums(base, ends);
            Sums of = one.nearby(purchases.models().get(m), spend);
            mix(ofActive, weights[m], one.ofActive, of.active, centre.active);
            mix(ofPurchases, weights[m], one.ofPurchases, of.purchases, centre.purchases);
            mix(ofValue, weights[m], one.ofValue, of.value[0], centre.value[0]);
        }
        roots();
        return centre;
    }

    private static void mix(double[] squares, double weight, double[] own, double[] of, double[] centre) {
        for (int k = 0; k < squares.length; k++) {
            double apart = Math.log(of[k] / centre[k]);
            squares[k] += weight * (own[k] * own[k] + apart * apart);
        }
    }

    private void roots() {
        for (double[] squares : new double[][] {ofActive, ofPurchases, ofValue}) {
            Arrays.setAll(squares, k -> Math.sqrt(squares[k]));
        }
    }

    private static void add(double[] squares, Nearby.Pair<?> pair, double[] above, double[] below) {
        for (int k = 0; k < squares.length; k++) {
            double move = pair.move(Math.log(above[k]), Math.log(below[k]));
            squares[k] += above[k] == below[k] ? 0 : move * move;
        }
    }

    private Sums drawn(Drawn<PurchaseModel> purchases, Drawn<SpendModel> spend) {
        double[][] active = new double[ends.length][DRAWS];
        double[][] bought = new double[ends.length][DRAWS];
        double[][] value = new double[ends.length][DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            int draw = d * Drawn.DRAWS / DRAWS;
            Sums sums = sums(
                    purchases.models().get(draw),
                    List.of(spend.models().get(draw).conditionalMeanSpend(base)));
            for (int k = 0; k < ends.length; k++) {
                active[k][d] = Math.log(sums.active[k]);
                bought[k][d] = Math.log(sums.purchases[k]);
                value[k][d] = Math.log(sums.value[0][k]);
            }
        }
        ofActive = deviations(active);
        ofPurchases = deviations(bought);
        ofValue = deviations(value);
        return sums(purchases.centre(), List.of(spend.centre().conditionalMeanSpend(base)));
    }

    private static double[] deviations(double[][] draws) {
        return Arrays.stream(draws)
                .mapToDouble(of -> {
                    double mean = Arrays.stream(of).average().orElse(Double.NaN);
                    return Math.sqrt(Arrays.stream(of)
                            .map(v -> (v - mean) * (v - mean))
                            .average()
                            .orElse(Double.NaN));
                })
                .toArray();
    }

    private Sums sums(PurchaseModel model, List<double[]> worths) {
        Sums sums = new Sums(ends.length, worths.size());
        double[] before = new double[base.size()];
        for (int k = 0; k < ends.length; k++) {
            sums.active[k] =
                    Arrays.stream(model.probabilityAlive(base, ends[k])).sum();
            double[] upTo = model.conditionalExpectedTransactions(base, ends[k]);
            for (int i = 0; i < upTo.length; i++) {
                double here = upTo[i] - before[i];
                sums.purchases[k] += here;
                for (int w = 0; w < sums.value.length; w++) {
                    sums.value[w][k] += here * worths.get(w)[i];
                }
            }
            before = upTo;
        }
        return sums;
    }

    /** Of the purchases and of the spend of every period, given the parameters. */
    private double[][] variances(PurchaseModel model, SpendModel spend) {
        double[][] variances = new double[2][ends.length];
        double[] before = new double[base.size()];
        double[] pairsBefore = new double[base.size()];
        CompoundSpendModel law = spend instanceof CompoundSpendModel known ? known : null;
        for (int k = 0; k < ends.length; k++) {
            double end = ends[k];
            double start = k == 0 ? 0 : ends[k - 1];
            double[] upTo = model.conditionalExpectedTransactions(base, end);
            double[] pairs =
                    model.forEach(base, (one, h) -> one.conditionalVarianceOfTransactions(h.x(), h.tx(), h.T(), end));
            for (int i = 0; i < upTo.length; i++) {
                pairs[i] += upTo[i] * upTo[i] - upTo[i];
                double here = upTo[i] - before[i];
                double together = Math.max(0, pairs[i] - pairsBefore[i]) * (end - start) / (end + start);
                variances[0][k] += Math.max(0, together + here - here * here);
                if (law == null) {
                    variances[1][k] = Double.NaN;
                } else if (here > 0) {
                    FutureSpend paid = SpendOutcomes.future(law, base, i);
                    double mean = here * paid.mean();
                    variances[1][k] +=
                            Math.max(0, here * paid.meanSquare() + together * paid.meanProduct() - mean * mean);
                }
            }
            before = upTo;
            pairsBefore = pairs;
        }
        return variances;
    }

    private Columns columns(Sums centre, double[][] variances, double margin, double[] worthNow, double level) {
        double[] ones = new double[ends.length];
        Arrays.fill(ones, 1);
        double[] margins = new double[ends.length];
        Arrays.fill(margins, margin);
        double[] discounted = new double[ends.length];
        Arrays.setAll(discounted, k -> margin * worthNow[k]);
        Columns.Builder out = Columns.builder();
        expectation(out, "active", centre.active, ofActive, ones, level);
        expectation(out, "expected_purchases", centre.purchases, ofPurchases, ones, level);
        outcome(out, "purchases", centre.purchases, variances[0], ofPurchases, ones, level);
        expectation(out, "value", centre.value[0], ofValue, margins, level);
        outcome(out, "value", centre.value[0], variances[1], ofValue, margins, level);
        expectation(out, "discounted_value", centre.value[0], ofValue, discounted, level);
        outcome(out, "discounted_value", centre.value[0], variances[1], ofValue, discounted, level);
        return out.build();
    }

    private static void expectation(
            Columns.Builder out, String column, double[] sums, double[] deviations, double[] times, double level) {
        ends(out, column + "_lo", column + "_hi", times, k -> Interval.ofExpectation(sums[k], deviations[k], level));
    }

    private static void outcome(
            Columns.Builder out,
            String column,
            double[] sums,
            double[] variances,
            double[] deviations,
            double[] times,
            double level) {
        ends(out, column + "_pi_lo", column + "_pi_hi", times, k -> Mixture.of(sums[k], variances[k], deviations[k])
                .interval(level));
    }

    private static void ends(
            Columns.Builder out, String lower, String upper, double[] times, IntFunction<Interval> intervals) {
        double[] low = new double[times.length];
        double[] high = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            Interval interval = intervals.apply(k);
            boolean known = interval.known();
            low[k] = known ? times[k] * interval.lower() : Double.NaN;
            high[k] = known ? times[k] * interval.upper() : Double.NaN;
        }
        out.doubles(lower, low).doubles(upper, high);
    }
}
