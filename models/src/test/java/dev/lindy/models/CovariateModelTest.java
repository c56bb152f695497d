package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Coding;
import dev.lindy.core.covariate.CovariateGroups;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.io.ModelFileException;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class CovariateModelTest {

    private static final CustomerBase BASE = new CovariateFitTest.Shop(800, 21).base();
    private static final CovariateFit<BgNbd> CATEGORIES = BgNbd.fit(BASE, Covariates.of("channel", "land"));
    private static final CovariateFit<BgNbd> NUMBERS = BgNbd.fit(BASE, Covariates.of("channel", "age"));

    private static final Discount TEN = Discount.annual(0.10);

    private static List<Quantity<PurchaseModel, CustomerBase>> quantities() {
        return PurchaseQuantities.all(26, TEN, 104);
    }

    /** All quantities of a base are those of each customer's own plain model. */
    @Test
    void everyCustomerHasAPlainModel() {
        for (CovariateFit<?> fit : List.of(CATEGORIES, NUMBERS)) {
            for (Quantity<PurchaseModel, CustomerBase> quantity : quantities()) {
                double[] all = quantity.of(fit.model(), BASE);
                for (int i = 0; i < BASE.size(); i += 97) {
                    double own = quantity.of(fit.model().given(BASE, i), BASE.rows(i))[0];
                    assertThat(all[i]).as(quantity.column()).isCloseTo(own, within(1e-12 * Math.abs(own)));
                }
            }
        }
        assertThat(CATEGORIES.model().given(Map.of("channel", "web", "land", "de")))
                .isEqualTo(CATEGORIES.model().given(BASE, first("web", "de")));
        int[] k = IntStream.range(0, BASE.size()).map(i -> i % 4).toArray();
        double[] chances = CATEGORIES.model().conditionalTransactionProbability(k, BASE, 20);
        BgNbd own = CATEGORIES.model().given(BASE, 7);
        assertThat(chances[7])
                .isCloseTo(
                        own.conditionalTransactionProbability(k[7], BASE.frequency(7), BASE.recency(7), BASE.T(7), 20),
                        within(1e-13));
    }

    private static int first(String channel, String land) {
        return IntStream.range(0, BASE.size())
                .filter(i -> BASE.attribute("channel", i).equals(channel)
                        && BASE.attribute("land", i).equals(land))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLikelihoodIsThatOfTheFit() {
        assertThat(CATEGORIES.model().logLikelihood(BASE))
                .isCloseTo(CATEGORIES.estimates().logLikelihood(), within(1e-8));
        assertThat(NUMBERS.model().logLikelihood(BASE))
                .isCloseTo(NUMBERS.estimates().logLikelihood(), within(1e-8));
    }

    /** Somebody of whom nothing is known is as the customers are on average. */
    @Test
    void aNewcomerIsAnAverage() {
        for (CovariateFit<?> fit : List.of(CATEGORIES, NUMBERS)) {
            Future newcomer = fit.model().newcomer();
            double mean = 0;
            double square = 0;
            for (int i = 0; i < BASE.size(); i++) {
                Future own = fit.model().given(BASE, i).newcomer();
                double expected = own.expectedTransactions(52);
                mean += expected / BASE.size();
                square += (own.varianceOfTransactions(52) + expected * expected) / BASE.size();
            }
            assertThat(newcomer.expectedTransactions(52)).isCloseTo(mean, within(2e-3 * mean));
            assertThat(newcomer.varianceOfTransactions(52))
                    .isCloseTo(square - mean * mean, within(1e-2 * (square - mean * mean)));
            double quantile = newcomer.timeToNextPurchaseQuantile(0.4);
            assertThat(newcomer.probabilityOfPurchase(quantile)).isCloseTo(0.4, within(1e-9));
            double[] chances = newcomer.transactionProbabilities(52, 1e-9);
            double fromChances = 0;
            for (int k = 0; k < chances.length; k++) {
                // The first is that of one purchase.
                fromChances += (k + 1) * chances[k];
            }
            assertThat(fromChances).isCloseTo(newcomer.expectedTransactions(52), within(1e-5));
        }
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
        double simulated = IntStream.range(0, 20_000)
                .mapToDouble(i -> CATEGORIES.model().simulate(random, 52).purchaseTimes().length)
                .average()
                .orElseThrow();
        assertThat(simulated).isCloseTo(CATEGORIES.model().newcomer().expectedTransactions(52), within(0.05));
    }

    /** A level that was not there makes no difference, and is said; what is missing has the mean. */
    @Test
    void unknownLevelsAndMissingNumbers() {
        CustomerBase strange = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b")
                .frequency(1, 1)
                .recency(4, 4)
                .T(20, 20)
                .attribute("channel", "tv", "web")
                .attribute("age", "40", "")
                .attribute("land", "de", "de")
                .build();
        CovariateGroups groups = CATEGORIES.model().design().groups(strange);
        assertThat(groups.unknown()).containsExactly("channel of 1 customer");
        assertThat(CATEGORIES.model().design().groups(BASE).unknown()).isEmpty();
        double[] numbers = groups.covariates(groups.of(0));
        assertThat(numbers[0]).isZero();
        CovariateGroups missing = NUMBERS.model().design().groups(strange);
        assertThat(missing.unknown()).containsExactly("channel of 1 customer", "age of 1 customer");
        assertThat(missing.covariates(missing.of(1))[1]).isZero();
        assertThatThrownBy(() -> NUMBERS.model().design().groups(Cdnow.calibration()))
                .hasMessageContaining("channel, age");
    }

    @Test
    void missingNumbersHaveAnEffectOfTheirOwn() {
        String[] some = new String[BASE.size()];
        for (int i = 0; i < some.length; i++) {
            some[i] = i % 5 == 0 ? "" : BASE.attribute("age", i);
        }
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids(BASE.columns().texts("customer"))
                .frequency(IntStream.range(0, some.length).map(BASE::frequency).toArray())
                .recency(BASE.columns().doubles("t_x"))
                .T(BASE.columns().doubles("T"))
                .attribute("age", some)
                .build();
        CovariateFit<BgNbd> fit = BgNbd.fit(base, Covariates.of("age"));
        assertThat(fit.estimates().names()).contains("purchase:age", "purchase:age=(none)", "dropout:age=(none)");
        assertThat(fit.effects()).extracting(CovariateEffect::difference).contains("not known, against the mean");
        Coding.Amount age = (Coding.Amount) fit.model().design().codings().get(0);
        assertThat(age.indicator()).isTrue();
        assertThat(fit.model().design().numbers(Map.of())).containsExactly(0, 1);
    }

    @Test
    void intervalsAreThoseOfTheGroups() {
        PurchaseIntervals intervals =
                PurchaseIntervals.of(CATEGORIES.estimates(), CATEGORIES::model).orElseThrow();
        Columns expectation = intervals.expectation(PurchaseQuantities.expectedPurchases(26), BASE, 0.9);
        double[] centre = PurchaseQuantities.expectedPurchases(26).of(CATEGORIES.model(), BASE);
        for (int i = 0; i < BASE.size(); i++) {
            assertThat(expectation.doubles("expected_purchases_lo")[i]).isLessThan(centre[i]);
            assertThat(expectation.doubles("expected_purchases_hi")[i]).isGreaterThan(centre[i]);
        }
        Columns outcome = intervals.outcome(BASE, 26, 0.9);
        int inside = 0;
        double[] low = outcome.doubles("purchases_pi_lo");
        double[] high = outcome.doubles("purchases_pi_hi");
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        for (int i = 0; i < BASE.size(); i++) {
            int count = CATEGORIES
                    .model()
                    .given(BASE, i)
                    .simulate(BASE.frequency(i), BASE.recency(i), BASE.T(i), random, 26)
                    .count();
            inside += count >= low[i] && count <= high[i] ? 1 : 0;
        }
        assertThat(inside).isBetween((int) (0.9 * BASE.size()), BASE.size());
        // One customer at a time says the same.
        for (int i = 0; i < BASE.size(); i += 211) {
            Columns one = intervals.outcome(BASE.rows(i), 26, 0.9);
            assertThat(one.doubles("purchases_pi_hi")[0]).isEqualTo(high[i]);
        }
        var total = intervals.outcomeOfTotal(BASE, 26, 0.9);
        double sum = Arrays.stream(centre).sum();
        assertThat(total.lower()).isLessThan(sum);
        assertThat(total.upper()).isGreaterThan(sum);
    }

    @Test
    void aModelFileKeepsCovariates() {
        for (CovariateFit<?> fit : List.of(CATEGORIES, NUMBERS)) {
            ModelFile file = ModelFile.of(fit, null, Map.of());
            ModelFile read = ModelFile.parse(file.toJson());
            for (Quantity<PurchaseModel, CustomerBase> quantity : quantities()) {
                assertThat(quantity.of(read.purchases(), BASE)).isEqualTo(quantity.of(fit.model(), BASE));
            }
            assertThat(read.purchases().newcomer().expectedTransactions(10))
                    .isEqualTo(fit.model().newcomer().expectedTransactions(10));
            assertThat(read.purchaseIntervals()
                            .orElseThrow()
                            .expectation(PurchaseQuantities.expectedPurchases(26), BASE, 0.9)
                            .doubles("expected_purchases_hi"))
                    .isEqualTo(PurchaseIntervals.of(fit.estimates(), fit::model)
                            .orElseThrow()
                            .expectation(PurchaseQuantities.expectedPurchases(26), BASE, 0.9)
                            .doubles("expected_purchases_hi"));
            assertThat(read.purchaseDraws(3, 9).natural(2))
                    .isEqualTo(fit.draws(3, 9).natural(2));
            assertThat(read.toJson()).isEqualTo(file.toJson());
        }
        String json = ModelFile.of(CATEGORIES, null, Map.of()).toJson();
        assertThatThrownBy(() -> ModelFile.parse(json.replace("\"dropout\"", "\"weather\"")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("weather");
        assertThatThrownBy(() -> ModelFile.parse(json.replace("\"purchase:channel=shop\"", "\"purchase:tea\"")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("purchase:channel=shop");
    }

    /** The k of a regular model stays in the file. */
    @Test
    void regularModelsHaveCovariatesToo() {
        double[] litt = new double[BASE.size()];
        for (int i = 0; i < litt.length; i++) {
            int x = BASE.frequency(i);
            litt[i] = x == 0 ? 0 : x * Math.log(BASE.recency(i) / x) - (x > 1 ? 0.6 * x : 0);
        }
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids(BASE.columns().texts("customer"))
                .frequency(IntStream.range(0, litt.length).map(BASE::frequency).toArray())
                .recency(BASE.columns().doubles("t_x"))
                .T(BASE.columns().doubles("T"))
                .litt(litt)
                .attribute("channel", BASE.attributes().texts("channel"))
                .build();
        CovariateFit<BgCnbd> fit = BgCnbd.fit(base, Covariates.of("channel"));
        ModelFile read = ModelFile.parse(ModelFile.of(fit, null, Map.of()).toJson());
        assertThat(read.purchases().conditionalExpectedTransactions(base, 10))
                .isEqualTo(fit.model().conditionalExpectedTransactions(base, 10));
        assertThat(fit.model().central().k()).isEqualTo(BgCnbd.fit(base).k());
    }
}
