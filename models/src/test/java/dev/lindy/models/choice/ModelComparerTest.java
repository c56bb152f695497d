package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.inference.LikelihoodRatioTest;
import dev.lindy.core.inference.LikelihoodRatioTest.Reference;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ModelComparerTest {

    private static final CatalogEntry<?, ?> NBD = ModelCatalog.get(Nbd.ID);
    private static final CatalogEntry<?, ?> BG = ModelCatalog.get(BgNbd.ID);
    private static final TransactionModel LEAVING = new BgNbd(0.6, 5, 0.8, 2.4, TimeScale.WEEK);
    private static final TransactionModel STAYING = new Nbd(0.6, 8, TimeScale.WEEK);
    private static final List<CatalogEntry<?, ?>> NESTED = List.of(NBD, BG);
    /** The same two, as if nothing were known of how they lie to each other. */
    private static final List<CatalogEntry<?, ?>> STRANGERS =
            List.of(NBD, CatalogEntry.of(ModelKind.CONTINUOUS, BgNbd.FAMILY));

    private static CustomerBase population(TransactionModel model) {
        return SimulatedBase.of(model, BootstrapSizeTest.observed(900), 17);
    }

    private static ModelComparer nested() {
        return ModelComparer.withDefaults().withModels(NESTED).withBootstrap(19, 3);
    }

    @Test
    void whereCustomersLeaveTheModelThatKnowsItIsTaken() {
        ModelComparison comparison = nested().compare(population(LEAVING));

        assertThat(comparison.choice().candidate().id()).isEqualTo(BgNbd.ID);
        assertThat(comparison.choice().asGood()).isEmpty();
        assertThat(comparison.advice())
                .startsWith("Use BG/NBD (bg-nbd): its AIC is the lowest")
                .endsWith("the data tell it from the others.");
        assertThat(comparison.tests()).singleElement().satisfies(test -> {
            PairTest.Nested pair = (PairTest.Nested) test;
            assertThat(pair.test()).isNotNull();
            assertThat(pair.test().reference()).isEqualTo(Reference.PARAMETRIC_BOOTSTRAP);
            assertThat(pair.pValue()).isEqualTo(0.05);
            assertThat(pair.gain()).isGreaterThan(10);
            assertThat(pair.sentence())
                    .contains("BG/NBD contains NBD", "2 more parameters", "p at most 0.05", "is needed");
        });
    }

    @Test
    void whereNobodyLeavesTheSmallerModelIsTaken() {
        ModelComparison comparison = nested().compare(population(STAYING));

        assertThat(comparison.choice().candidate().id()).isEqualTo(Nbd.ID);
        assertThat(comparison.tests()).singleElement().satisfies(test -> {
            assertThat(test.toldApart()).isFalse();
            assertThat(test.sentence()).contains("too little to be worth it by AIC");
        });
        assertThat(comparison.candidates().get(0).id()).isEqualTo(Nbd.ID);
    }

    @Test
    void withoutSimulationsTheTestIsLeftOutAndSaysSo() {
        ModelComparison comparison = nested().withBootstrap(0, 1).compare(population(LEAVING));
        assertThat(comparison.tests().get(0).pValue()).isNaN();
        assertThat(comparison.tests().get(0).sentence()).contains("no chi-square holds here", "not asked for");
        assertThat(comparison.choice().candidate().id()).isEqualTo(BgNbd.ID);
    }

    @Test
    void theResultDoesNotDependOnTheThreads() {
        CustomerBase base = population(new BgNbd(0.6, 8, 0.05, 2, TimeScale.WEEK));
        ModelComparison one = Chunks.onThreads(1, () -> nested().compare(base));
        ModelComparison many = Chunks.onThreads(3, () -> nested().compare(base));

        assertThat(many.tests().get(0).pValue()).isEqualTo(one.tests().get(0).pValue());
        assertThat(many.advice()).isEqualTo(one.advice());
        assertThat(many.table().doubles("log_likelihood")).isEqualTo(one.table().doubles("log_likelihood"));
    }

    @Test
    void modelsOfUnknownRelationAreComparedByVuong() {
        ModelComparison comparison =
                ModelComparer.withDefaults().withModels(STRANGERS).compare(population(LEAVING));
        assertThat(comparison.tests()).singleElement().satisfies(test -> {
            assertThat(test).isInstanceOf(PairTest.NonNested.class);
            assertThat(test.first().id()).isEqualTo(BgNbd.ID);
            assertThat(test.toldApart()).isTrue();
            assertThat(test.sentence()).contains("BG/NBD lies closer to these data", "Vuong p");
        });
    }

    @Test
    void aModelThatCannotBeToldApartIsNamedWithHowFarTheForecastsDiffer() {
        ModelComparison comparison = ModelComparer.withDefaults()
                .withModels(STRANGERS)
                .compare(population(new BgNbd(0.6, 8, 0.05, 6, TimeScale.WEEK)));

        assertThat(comparison.choice().asGood()).hasSize(1);
        assertThat(comparison.advice()).contains("cannot be told apart from it on these data", "differ by", "%.");
        assertThat(comparison.tests().get(0).sentence()).contains("cannot be told apart on these data", "differ by");
    }

    @Test
    void kindsAreNeverRankedTogether() {
        CatalogEntry<?, ?> discrete = CatalogEntry.of(ModelKind.DISCRETE, Nbd.FAMILY);
        ModelComparer comparer = ModelComparer.withDefaults().withModels(List.of(discrete, ModelCatalog.get(BgNbd.ID)));
        ModelComparison comparison = comparer.compare(population(new Nbd(0.6, 40, TimeScale.WEEK)));

        assertThat(comparison.choice().candidate().id()).isEqualTo(BgNbd.ID);
        assertThat(comparison.table().doubles("delta_aic")).containsExactly(0, 0);
        assertThat(comparison.tests()).isEmpty();
        assertThat(comparison.tableText()).contains("ranks hold within a kind", "opportunities: NBD");
        // Where many an opportunity is used, the model of opportunities is chosen whatever the likelihoods.
        ModelComparison often = comparer.compare(population(new Nbd(2, 4, TimeScale.WEEK)));
        assertThat(often.choice().candidate().entry().kind()).isEqualTo(ModelKind.DISCRETE);
        assertThat(often.advice()).contains("times count opportunities");
    }

    @Test
    void whatDoesNotApplyIsLeftOutWithItsReason() {
        CatalogEntry<?, ?> needy = ModelCatalog.get(BgBb.ID).needing(Message.of("it needs tea; bring some."));
        ModelComparison comparison =
                ModelComparer.withDefaults().withModels(List.of(NBD, needy)).compare(population(STAYING));
        assertThat(comparison.notApplicable()).containsEntry("bg-bb", Message.of("it needs tea; bring some."));
        assertThat(comparison.candidates()).hasSize(1);
        assertThat(comparison.advice()).contains("it is the only model compared");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ModelComparer.withDefaults().withModels(List.of(needy)).compare(population(STAYING)))
                .withMessageContaining("it needs tea");
    }

    @Test
    void aHoldoutReportsButDoesNotChoose() {
        CustomerBase base = population(LEAVING);
        ModelComparison without = nested().compare(base);
        ModelComparison with = nested().withHoldout(split(base, STAYING)).compare(base);

        assertThat(with.choice().candidate().id())
                .isEqualTo(without.choice().candidate().id());
        Columns table = with.table();
        assertThat(table.doubles("holdout_actual")[0]).isPositive().isEqualTo(table.doubles("holdout_actual")[1]);
        assertThat(Arrays.stream(table.doubles("holdout_rmse")).min().orElseThrow())
                .isPositive();
        assertThat(without.table().doubles("holdout_rmse")).containsOnly(Double.NaN);
        assertThat(with.tableText()).contains("holdout", "RMSE");
    }

    /** A future in which nobody leaves, after a past in which many did: the score follows the future. */
    @Test
    void anInnerSplitChoosesByForecast() {
        CustomerBase base = population(LEAVING);
        ModelComparison comparison =
                nested().withInnerSplit(split(base, STAYING)).compare(base);

        double[] scores = comparison.table().doubles("inner_score");
        int best = scores[0] > scores[1] ? 0 : 1;
        assertThat(comparison.choice().candidate())
                .isEqualTo(comparison.candidates().get(best));
        assertThat(comparison.choice().candidate().id()).isEqualTo(Nbd.ID);
        assertThat(comparison.advice()).contains("foretold the inner holdout best");
    }

    @Test
    void oneTimeBuyersAreSpokenOf() {
        ModelComparison comparison = nested().compare(population(new BgNbd(0.3, 8, 0.8, 2.4, TimeScale.WEEK)));
        assertThat(comparison.oneTimeBuyers().orElseThrow())
                .contains("bought once", "that is the model, not a finding", "Judge them by expected purchases");
        assertThat(comparison.toString()).contains(comparison.advice(), comparison.parametersText());
    }

    /** Random purchases: k = 1 is chosen, and the model is no other than the one without k. */
    @Test
    void aModelThatTurnsOutToBeAnotherIsNamedOnce() {
        ModelComparison comparison = ModelComparer.withDefaults()
                .withModels(List.of(BG, ModelCatalog.get("bg-cnbd")))
                .compare(population(LEAVING));
        assertThat(comparison.choice().candidate().id()).isEqualTo(BgNbd.ID);
        assertThat(comparison.choice().asGood()).isEmpty();
        assertThat(comparison.tests()).isEmpty();
        assertThat(comparison.tableText()).contains("BG/CNBD-k is BG/NBD here: the fit chose BG/CNBD-1.");
        assertThat(comparison.parametersText().lines())
                .as("its estimates, and their intervals below")
                .hasSize(2)
                .filteredOn(line -> !line.startsWith(" "))
                .hasSize(1);
        assertThat(comparison.table().doubles("delta_aic")[1]).isCloseTo(2, within(1e-6));
    }

    /** Dropout that does not grow with time: b tends to 0, and five parameters say what four do. */
    @Test
    void aModelOnItsRidgeIsTheSmallerOneAndIsNamedOnce() {
        ModelComparison comparison = ModelComparer.withDefaults()
                .withModels(List.of(ModelCatalog.get("pareto-nbd"), ModelCatalog.get("ggom-nbd")))
                .compare(population(LEAVING));
        assertThat(comparison.choice().candidate().id()).isEqualTo("pareto-nbd");
        assertThat(comparison.choice().asGood()).isEmpty();
        assertThat(comparison.tests()).isEmpty();
        assertThat(comparison.tableText())
                .contains(
                        "GGom/NBD is Pareto/NBD here: its likelihood is highest where b is 0 and only beta/b has a meaning.");
        assertThat(comparison.parametersText().lines())
                .as("its estimates, and their intervals below")
                .hasSize(2)
                .filteredOn(line -> !line.startsWith(" "))
                .hasSize(1);
        assertThat(comparison.diagnosisText()).doesNotContain("GGom/NBD");
        assertThat(comparison.table().rows()).isEqualTo(2);
    }

    /** Regular purchases: litt enters both likelihoods differently, customer by customer. */
    @Test
    void regularPurchasesAreSeenAndComparedByAicWithTheModelInside() {
        CustomerBase base =
                SimulatedBase.of(new BgCnbd(3, 0.8, 2, 0.8, 3, TimeScale.WEEK), BootstrapSizeTest.observed(900), 5);
        ModelComparison comparison = ModelComparer.withDefaults()
                .withModels(List.of(BG, ModelCatalog.get("mbg-nbd"), ModelCatalog.get("bg-cnbd")))
                .compare(base);
        assertThat(comparison.choice().candidate().name()).isEqualTo("BG/CNBD-3");
        assertThat(comparison.regularity().orElseThrow().k()).isBetween(2.7, 3.3);
        assertThat(comparison.tests()).hasSize(2).allSatisfy(test -> {
            if (test instanceof PairTest.Nested nested) {
                assertThat(nested.test()).isNull();
                assertThat(nested.sentence()).contains("BG/CNBD-3 contains BG/NBD (where k is 1)", "compared by AIC");
            } else {
                assertThat(test.sentence()).contains("BG/CNBD-3 lies closer to these data than MBG/NBD");
            }
        });
    }

    @Test
    void refusesNoModelsAndFewerThanNoReplicates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelComparer.withDefaults().withModels(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelComparer.withDefaults().withBootstrap(-1, 1));
    }

    @Test
    void nestingIsFoundByTheIdOfTheSmallerModel() {
        assertThat(BG.contains())
                .extracting(Nesting::inner, Nesting::test)
                .contains(org.assertj.core.groups.Tuple.tuple(Nbd.ID, Nesting.Test.BOOTSTRAP));
    }

    /** The base as calibration, and 26 weeks after it drawn from a model as if all were new. */
    private static Split split(CustomerBase base, TransactionModel future) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(9);
        int[] purchases = new int[base.size()];
        for (int i = 0; i < purchases.length; i++) {
            purchases[i] = future.simulate(random, 26).purchaseTimes().length;
        }
        LocalDate end = LocalDate.of(2025, 6, 30);
        return new Split(
                base, end.minusWeeks(78), end, end.plusWeeks(26), 26, purchases, new double[base.size()], new int[][] {
                    new int[78], new int[26]
                });
    }

    @Test
    void simulationsThatCouldNotBeFittedAreSaid() {
        PairTest.Nested pair =
                (PairTest.Nested) nested().compare(population(LEAVING)).tests().get(0);
        LikelihoodRatioTest test = new LikelihoodRatioTest(30, Reference.PARAMETRIC_BOOTSTRAP, 0, 0.25, 19, 4, 0.1);
        assertThat(new PairTest.Nested(pair.first(), pair.second(), pair.nesting(), test).sentence())
                .contains(
                        "by 19 simulations of the smaller one (± 0.100), 4 of which could not be fitted and count for the"
                                + " smaller one, so");
        assertThat(pair.sentence()).doesNotContain("could not be fitted");
    }
}
