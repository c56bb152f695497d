package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.Future;
import dev.lindy.models.FutureSpend;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.GoldenTable.Row;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What one customer will spend, against values computed by an independent route in high precision. */
class SpendDistributionTest {

    private static final double RELATIVE = 1e-10;

    private static final BgNbd BG = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);
    private static final ParetoNbd PARETO = new ParetoNbd(0.553, 10.578, 0.606, 11.669, TimeScale.WEEK);
    private static final FutureSpend SPEND = new GammaGamma(6.25, 3.74, 15.44).futureSpend(2, 22.35);
    private static final Discount DELTA = Discount.continuous(0.003, TimeScale.WEEK);

    private static SpendDistribution of(TransactionModel model) {
        return SpendDistribution.of(model.conditionalFuture(2, 30.43, 38.86), 39, SPEND);
    }

    /** inference.md, C7, rows 83 to 92. */
    @Test
    void theCheckValuesAreReproduced() {
        Percentage exactly = Percentage.withPercentage(1e-11);
        assertThat(SPEND.probability(3, 150)).isCloseTo(0.986152544504136, exactly);
        SpendDistribution bg = of(BG);
        assertThat(bg.probability(20)).isCloseTo(0.545418793982791, exactly);
        assertThat(bg.quantile(0.9)).isCloseTo(85.0134692523112, exactly);
        assertThat(bg.mean()).isCloseTo(30.2384081489895, exactly);
        assertThat(bg.variance()).isCloseTo(1838.29756342353, exactly);
        assertThat(bg.mean(DELTA)).isCloseTo(28.6316085465487, exactly);
        // Eight nodes of the integral leave 3·10⁻¹³.
        Percentage nearly = Percentage.withPercentage(1e-10);
        assertThat(bg.variance(DELTA, TimeScale.WEEK)).isCloseTo(1643.98040887443, nearly);
        assertThat(of(PARETO).mean(DELTA)).isCloseTo(33.9827201980261, exactly);
        assertThat(of(PARETO).variance(DELTA, TimeScale.WEEK)).isCloseTo(2067.76505199850, nearly);
    }

    @Test
    void everyQuantityAgreesWithTheGoldenTable() {
        List<String> wrong = new ArrayList<>();
        TreeMap<String, Integer> rows = new TreeMap<>();
        for (Row row : GoldenTable.read("compound_spend.csv").rows()) {
            double actual = quantity(row);
            if (!(Math.abs(actual - row.value()) <= RELATIVE * Math.abs(row.value()))) {
                wrong.add(row + " but is " + actual);
            }
            rows.merge(row.quantity(), 1, Integer::sum);
        }
        assertThat(wrong).isEmpty();
        assertThat(rows)
                .containsOnlyKeys(
                        "cond_pmf",
                        "discounted_spend_mean",
                        "discounted_spend_variance",
                        "future_spend_cdf",
                        "future_spend_mean",
                        "future_spend_quantile",
                        "future_spend_variance",
                        "sum_spend_cdf",
                        "sum_spend_quantile");
    }

    private static double quantity(Row row) {
        FutureSpend spend = new GammaGamma(row.parameter("p"), row.parameter("q"), row.parameter("gamma"))
                .futureSpend(row.count("x"), row.customer().getOrDefault("zbar", 0.0));
        Future future = model(row).conditionalFuture(row.count("x"), row.customer("tx"), row.customer("T"));
        double horizon = row.has("t") ? row.number("t") : row.has("h") ? row.number("h") : 0;
        SpendDistribution law = SpendDistribution.of(future, horizon, spend);
        Discount discount = row.has("delta") ? Discount.continuous(row.number("delta"), TimeScale.WEEK) : DELTA;
        return switch (row.quantity()) {
            case "sum_spend_cdf" -> spend.probability(row.number("y"), row.number("s"));
            case "sum_spend_quantile" ->
                new CompoundLaw(new CountLaw(0, new double[] {row.number("y")}, new double[] {1}), spend)
                        .quantile(row.number("level"), 1e-14);
            case "cond_pmf" -> future.transactionProbability((int) row.number("k"), horizon);
            case "future_spend_mean" -> law.mean();
            case "future_spend_variance" -> law.variance();
            case "future_spend_cdf" -> law.probability(row.number("s"));
            case "future_spend_quantile" -> law.quantile(row.number("level"));
            case "discounted_spend_mean" -> law.mean(discount);
            case "discounted_spend_variance" -> law.variance(discount, TimeScale.WEEK);
            default -> throw new AssertionError(row.quantity());
        };
    }

    private static TransactionModel model(Row row) {
        double r = row.parameter("r");
        double alpha = row.parameter("alpha");
        return row.model().startsWith("bgnbd")
                ? new BgNbd(r, alpha, row.parameter("a"), row.parameter("b"), TimeScale.WEEK)
                : new ParetoNbd(r, alpha, row.parameter("s"), row.parameter("beta"), TimeScale.WEEK);
    }

    @Test
    void densityAndSlopeAreDerivatives() {
        double step = 1e-5;
        for (double amount : new double[] {20, 60, 150}) {
            double up = amount * Math.exp(step);
            double down = amount * Math.exp(-step);
            assertThat(SPEND.logarithmicDensity(3, amount))
                    .isCloseTo((SPEND.probability(3, up) - SPEND.probability(3, down)) / (2 * step), within(1e-9));
            assertThat(SPEND.logarithmicSlope(3, amount))
                    .isCloseTo(
                            Math.log(SPEND.logarithmicDensity(3, up) / SPEND.logarithmicDensity(3, down)) / (2 * step),
                            within(1e-7));
        }
    }

    @Test
    void whoProbablyBuysNothingHasAQuantileOfNothing() {
        SpendDistribution gone = SpendDistribution.of(BG.conditionalFuture(2, 3, 38.86), 39, SPEND);
        assertThat(gone.probability(0)).isGreaterThan(0.5);
        assertThat(gone.quantile(0.5)).isZero();
        assertThat(gone.quantile(0.999)).isPositive();
    }

    @Test
    void aVarianceThatDoesNotExistIsInfiniteAndQuantilesExist() {
        FutureSpend heavy = new GammaGamma(1, 1.5, 20).futureSpend(0, 0);
        SpendDistribution law = SpendDistribution.of(BG.conditionalFuture(0, 0, 5), 39, heavy);
        assertThat(law.variance()).isInfinite();
        assertThat(law.mean()).isFinite();
        assertThat(law.probability(law.quantile(0.95))).isCloseTo(0.95, within(1e-12));
    }
}
