package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Split;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.RollingSplits;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.validation.ModelForecast;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The average beside the models that it is of. */
@Tag("slow")
class AveragedForecastsTest {

    private static final LocalDate END = LocalDate.of(2024, 9, 30);

    private static final Transactions LOG = CsvOrders.read(
            Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv"),
            CsvOrders.Options.defaults().withUntil(END));

    private static final ValidationOptions OPTIONS = ValidationOptions.defaults()
            .withModels(List.of(ModelCatalog.get("bg-nbd"), ModelCatalog.get("pareto-nbd")));

    private static final List<Split> SPLITS = RollingSplits.of(
                    LOG,
                    Observation.defaults().upTo(END),
                    Observation.defaults().preparation(),
                    2,
                    8)
            .splits();

    private static OriginForecasts forecasts(int split, ValidationOptions options, List<OriginScores> before) {
        return OriginForecasts.of(SPLITS.get(split), null, LOG.source(), options, before);
    }

    private static ModelForecast of(OriginForecasts origin, String id) {
        return origin.models().stream()
                .map(OriginForecasts.Fitted::forecast)
                .filter(forecast -> forecast.forecast().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onTheFirstDayAllWeighTheSame() {
        OriginForecasts origin = forecasts(0, OPTIONS.withAverage(true), List.of());
        ModelForecast average = of(origin, AveragedModel.ID);
        double half = (of(origin, "bg-nbd").forecast().expectedTotal()
                        + of(origin, "pareto-nbd").forecast().expectedTotal())
                / 2;
        assertThat(average.forecast().expectedTotal()).isCloseTo(half, within(1e-8 * half));
        assertThat(average.forecast().name()).isEqualTo(AveragedModel.NAME);
        double[] scores = average.counts().logScores();
        double[] bg = of(origin, "bg-nbd").counts().logScores();
        double[] pareto = of(origin, "pareto-nbd").counts().logScores();
        for (int i = 0; i < scores.length; i++) {
            assertThat(scores[i]).isCloseTo(Math.log((Math.exp(bg[i]) + Math.exp(pareto[i])) / 2), within(1e-9));
        }
        assertThat(average.total()).isPresent();
        assertThat(average.totalValue()).isPresent();
    }

    @Test
    void whatWasNotKnownOnTheDayHasNoSay() {
        OriginForecasts first = forecasts(0, OPTIONS, List.of());
        OriginScores known = OriginScores.of(first);
        assertThat(known.logScores()).containsOnlyKeys("bg-nbd", "pareto-nbd", "nbd");
        assertThat(known.known()).isEqualTo(SPLITS.get(1).calibrationEnd());
        OriginScores later =
                new OriginScores(known.from(), SPLITS.get(1).calibrationEnd().plusDays(1), known.logScores());
        ValidationOptions averaged = OPTIONS.withAverage(true);
        double withNone = of(forecasts(1, averaged, List.of()), AveragedModel.ID)
                .forecast()
                .expectedTotal();
        double withLater = of(forecasts(1, averaged, List.of(later)), AveragedModel.ID)
                .forecast()
                .expectedTotal();
        double withKnown = of(forecasts(1, averaged, List.of(known)), AveragedModel.ID)
                .forecast()
                .expectedTotal();
        assertThat(withLater).isEqualTo(withNone);
        assertThat(withKnown).isNotEqualTo(withNone);
    }

    @Test
    void oneModelIsNoAverageAndNobodyGetsOneUnasked() {
        ValidationOptions one =
                OPTIONS.withModels(List.of(ModelCatalog.get("bg-nbd"))).withAverage(true);
        assertThat(forecasts(0, one, List.of()).models())
                .extracting(fitted -> fitted.forecast().forecast().id())
                .containsExactly("bg-nbd", "nbd");
        assertThat(forecasts(0, OPTIONS, List.of()).models())
                .extracting(fitted -> fitted.forecast().forecast().id())
                .doesNotContain(AveragedModel.ID);
        assertThat(ValidationOptions.defaults().averaged()).isTrue();
    }
}
