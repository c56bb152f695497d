package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.estimate.Opinions;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.io.FittedModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModelWeightsTest {

    private static final List<CatalogEntry<?, ?>> TWO =
            List.of(ModelCatalog.get("bg-nbd"), ModelCatalog.get("pareto-nbd"));

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    private static Transactions log(LocalDate until) {
        return CsvOrders.read(
                Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv"),
                CsvOrders.Options.defaults().withUntil(until));
    }

    private static OriginScores scores(LocalDate from, double bg, double pareto) {
        double[] ofBg = new double[500];
        double[] ofPareto = new double[500];
        for (int i = 0; i < 500; i++) {
            ofBg[i] = bg + 0.3 * Math.sin(i);
            ofPareto[i] = pareto + 0.3 * Math.cos(i);
        }
        return new OriginScores(from, from.plusWeeks(13), Map.of("bg-nbd", ofBg, "pareto-nbd", ofPareto));
    }

    @Test
    void whoForecastBetterCountsMore() {
        ModelWeights weights =
                ModelWeights.of(List.of(scores(DAY, -0.6, -0.9), scores(DAY.plusWeeks(13), -0.6, -0.9)), TWO);
        assertThat(weights.stacking().weights()[0]).isGreaterThan(0.6);
        assertThat(weights.cuts()).containsExactly(DAY, DAY.plusWeeks(13));
        assertThat(weights.notes()).isEmpty();
        assertThat(weights.leftOut()).isEmpty();
    }

    @Test
    void fewOriginsAreSaid() {
        ModelWeights none = ModelWeights.of(List.of(), TWO);
        assertThat(none.stacking().weights()).containsExactly(0.5, 0.5);
        assertThat(none.notes()).singleElement().asString().startsWith("equal-weights: ");
        ModelWeights one = ModelWeights.of(List.of(scores(DAY, -0.6, -0.9)), TWO);
        assertThat(one.notes()).singleElement().asString().startsWith("few-origins: ");
    }

    @Test
    void aModelThatCouldNotForecastIsLeftOut() {
        OriginScores without = new OriginScores(DAY, DAY.plusWeeks(13), Map.of("bg-nbd", new double[] {-1, -2}));
        ModelWeights weights = ModelWeights.of(List.of(without, scores(DAY.plusWeeks(13), -0.6, -0.9)), TWO);
        assertThat(weights.entries()).extracting(CatalogEntry::id).containsExactly("bg-nbd");
        assertThat(weights.notes()).anySatisfy(note -> assertThat(note.toString())
                .isEqualTo("not-averaged: pareto-nbd does not take part: it has no usable fit to what was known on "
                        + DAY + "."));
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> ModelWeights.of(List.of(without), List.of(ModelCatalog.get("pareto-nbd"))))
                .withMessageContaining("no model to average");
    }

    @Test
    void onlyModelsOfContinuousTimeJoinAndNoBaseline() {
        assertThat(ModelWeights.candidates(List.of()))
                .extracting(CatalogEntry::id)
                .contains("bg-nbd", "pareto-nbd")
                .doesNotContain("bg-bb", "nbd");
    }

    @Test
    void anAverageRefusesWhatItCannotDo() {
        Transactions log = log(LocalDate.of(2024, 3, 31));
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() ->
                        OrderFit.of(log, StudyOptions.defaults().withAverage().withPrior(Opinions.weak())))
                .withMessageContaining("does not go with an average");
        StudyOptions drawn = StudyOptions.defaults()
                .withAverage()
                .withAssumptions(Assumptions.defaults().withIntervals(IntervalMethod.BOOTSTRAP));
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> OrderStudy.of(log, drawn, Progress.NONE))
                .withMessageContaining("the only intervals that an average has");
        Customers customers = Customers.of(log, Observation.defaults());
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> OrderFit.of(customers, StudyOptions.defaults().withAverage()))
                .withMessageContaining("average needs the orders");
    }

    @Test
    void aLogThatIsTooShortGivesEqualWeights() {
        Transactions log = log(LocalDate.of(2024, 1, 10));
        ModelWeights weights =
                ModelWeights.of(log, Observation.defaults(), LocalDate.of(2024, 1, 10), TWO, 4, null, Progress.NONE);
        assertThat(weights.stacking().weights()).containsExactly(0.5, 0.5);
        assertThat(weights.notes())
                .anySatisfy(note -> assertThat(note.toString()).startsWith("equal-weights"));
    }

    @Test
    @Tag("slow")
    void aFitOfAnAverageIsOneOfAllItsModels() {
        Transactions log = log(LocalDate.of(2024, 9, 30));
        OrderFit fit = OrderFit.of(log, StudyOptions.defaults().withAverage());
        AveragedFits average = Objects.requireNonNull(fit.models().average());
        double[] weights = average.weights().stacking().weights();
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        assertThat(fit.models().model().id()).isEqualTo(AveragedModel.ID);
        assertThat(fit.models().name()).isEqualTo(AveragedModel.NAME);
        assertThat(fit.file().models())
                .extracting(FittedModel::model)
                .startsWith("bg-nbd")
                .contains("pareto-nbd", "gamma-gamma");
        assertThat(fit.file().purchases()).isEqualTo(fit.models().model());
        PurchaseIntervals sure = fit.models().sureness().purchases().orElseThrow();
        var base = fit.customers().base();
        double total = Arrays.stream(fit.models().model().conditionalExpectedTransactions(base, 13))
                .sum();
        var interval = sure.outcomeOfTotal(base, 13, 0.9);
        assertThat(total).isBetween(interval.lower(), interval.upper());
    }
}
