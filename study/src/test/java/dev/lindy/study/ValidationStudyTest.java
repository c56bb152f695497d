package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Length;
import dev.lindy.core.base.Split;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.validation.ForecastScore;
import dev.lindy.models.validation.ForecastScores;
import dev.lindy.models.validation.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ValidationStudyTest {

    private static final Transactions LOG = CsvOrders.read(
            Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv"),
            CsvOrders.Options.defaults()
                    .withUntil(LocalDate.of(2024, 12, 31))
                    .withRoles(ColumnRoles.recognised().withAttributes("channel")));

    private static final ValidationOptions OPTIONS = ValidationOptions.defaults()
            .withModels(List.of(ModelCatalog.get("bg-nbd"), ModelCatalog.get("pareto-nbd")));

    private static final ValidationStudy STUDY =
            ValidationStudy.of(LOG, OPTIONS.withBy(List.of("channel")), Progress.NONE);

    private static Transactions sample() {
        Path file = Path.of(System.getProperty("lindy.shared", "../../shared"), "data", "CDNOW_sample.txt");
        assumeTrue(Files.exists(file), () -> "skipped: " + file + " is absent; set -Dlindy.shared=FOLDER");
        return CsvOrders.read(
                file,
                CsvOrders.Options.defaults()
                        .withHeader(false)
                        .withRoles(ColumnRoles.recognised()
                                .withCustomer("2")
                                .withDate("3")
                                .withAmount("5")));
    }

    @Test
    void forecastsFollowEachOtherToTheEndOfTheLog() {
        assertThat(STUDY.cuts()).hasSize(4);
        assertThat(STUDY.length()).isEqualTo(6);
        assertThat(STUDY.step()).isEqualTo(6);
        assertThat(STUDY.cuts().get(3)).isEqualTo(LocalDate.of(2024, 12, 31).minusWeeks(6));
        assertThat(STUDY.standings())
                .extracting(Standing::id)
                .startsWith(STUDY.best().id())
                .containsOnly(
                        "bg-nbd",
                        "pareto-nbd",
                        "nbd",
                        "recency",
                        "past-spend",
                        "same-rate",
                        "as-before",
                        "nobody",
                        "hiatus");
        assertThat(STUDY.standings().subList(0, 2)).allMatch(s -> s.kind() == Standing.Kind.MODEL);
        assertThat(STUDY.standings().get(0).mean(Metric.LOG_SCORE))
                .isGreaterThanOrEqualTo(STUDY.standings().get(1).mean(Metric.LOG_SCORE));
        assertThat(STUDY.thin()).isEmpty();
    }

    @Test
    void tablesHoldEveryForecast() {
        Columns scores = STUDY.tables().get("scores");
        assertThat(scores.rows()).isEqualTo(4 * 9);
        Columns totals = STUDY.tables().get("totals");
        assertThat(totals.rows()).isEqualTo(4 * 9);
        Columns groups = STUDY.tables().get("groups");
        assertThat(groups.texts("by")).containsOnly("cohort", "channel");
        // The channels of a cut are all of its customers.
        double[] actual = groups.doubles("actual");
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += groups.texts("by")[i].equals("channel") && groups.texts("model")[i].equals("bg-nbd") ? actual[i] : 0;
        }
        assertThat(sum).isEqualTo(STUDY.standing("bg-nbd").orElseThrow().actual());
    }

    @Test
    void theMisfitOfOtherWindowsWidensEachInterval() {
        for (Standing.Window window : STUDY.best().windows()) {
            assertThat(window.purchases().widened()).isNotNull();
            assertThat(window.value().interval()).isNotNull();
            assertThat(window.value().widened().upper())
                    .isGreaterThan(window.value().interval().upper());
            assertThat(window.scores().get(Metric.VALUE_COVERAGE)).isBetween(0.85, 1.0);
            assertThat(window.purchases().widened().upper())
                    .isGreaterThan(window.purchases().interval().upper());
            assertThat(window.purchases().widened().lower())
                    .isLessThan(window.purchases().interval().lower());
        }
        ValidationStudy.Next next = STUDY.next().orElseThrow();
        assertThat(next.misfit()).isNotNull();
        assertThat(next.misfit().windows()).isEqualTo(4);
        assertThat(next.purchases().widened().upper())
                .isGreaterThan(next.purchases().interval().upper());
        assertThat(next.value().expected())
                .isBetween(
                        next.value().interval().lower(), next.value().interval().upper());
        assertThat(STUDY.notes()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsSaidByName() {
        ValidationStudy two = ValidationStudy.of(LOG, OPTIONS.withOrigins(2), Progress.NONE);
        assertThat(two.next().orElseThrow().purchases().widened()).isNull();
        assertThat(two.notes()).singleElement().asString().startsWith("misfit-unknown: ");
        ValidationStudy overlapping =
                ValidationStudy.of(LOG, OPTIONS.withOrigins(3).withHorizon(Length.of("20w")), Progress.NONE);
        assertThat(overlapping.notes())
                .extracting(Object::toString)
                .anyMatch(note -> note.startsWith("overlapping-windows: "))
                .anyMatch(note -> note.startsWith("misfit-unknown: "));
        ValidationStudy early = ValidationStudy.of(
                LOG,
                OPTIONS.withObservation(Observation.defaults().withObservedTo(LocalDate.of(2024, 5, 1)))
                        .withOrigins(3)
                        .withHorizon(Length.of("4w")),
                Progress.NONE);
        assertThat(early.notes()).extracting(Object::toString).anyMatch(note -> note.startsWith("thin-data: "));
    }

    @Test
    void cutsOfOneDayAreOneAndNamed() {
        ValidationStudy one =
                ValidationStudy.of(LOG, OPTIONS.withOrigins(3).withHorizon(Length.of("39w")), Progress.NONE);
        assertThat(one.cuts()).hasSize(1);
        assertThat(one.step()).isZero();
        assertThat(one.notes())
                .extracting(Object::toString)
                .anyMatch(note -> note.startsWith("one-window: "))
                .noneMatch(note -> note.startsWith("thin-data: ") || note.startsWith("overlapping-windows: "));
        ValidationStudy wanted =
                ValidationStudy.of(LOG, OPTIONS.withOrigins(1).withHorizon(Length.of("39w")), Progress.NONE);
        assertThat(wanted.cuts()).isEqualTo(one.cuts());
        assertThat(wanted.notes()).extracting(Object::toString).noneMatch(note -> note.startsWith("one-window: "));
    }

    @Test
    void aColumnOfCohortsStandsBesideThoseByFirstPurchase(@TempDir Path folder) throws IOException {
        StringBuilder orders = new StringBuilder("customer,date,amount,cohort");
        for (int c = 0; c < 200; c++) {
            for (int day = c % 30; day < 330; day += 9 + c % 50) {
                orders.append('\n')
                        .append("c" + c + "," + LocalDate.of(2024, 1, 1).plusDays(day) + ",10,own" + c % 2);
            }
        }
        Transactions log = CsvOrders.read(
                Files.writeString(folder.resolve("orders.csv"), orders),
                CsvOrders.Options.defaults().withRoles(ColumnRoles.recognised().withAttributes("cohort")));
        ValidationOptions options = OPTIONS.withOrigins(1).withModels(List.of(ModelCatalog.get("bg-nbd")));
        Columns groups = ValidationStudy.of(log, options.withBy(List.of("cohort")), Progress.NONE)
                .tables()
                .get("groups");
        assertThat(groups.texts("by")).contains("cohort", "first_purchase_cohort");
        for (int i = 0; i < groups.rows(); i++) {
            assertThat(groups.texts("group")[i].startsWith("own")).isEqualTo(groups.texts("by")[i].equals("cohort"));
        }
        assertThat(ValidationStudy.of(log, options, Progress.NONE)
                        .tables()
                        .get("groups")
                        .texts("by"))
                .containsOnly("cohort");
    }

    @Test
    void theAnswerFollowsTheFigures() {
        ValidationAnswer answer = STUDY.answer();
        assertThat(answer.toString())
                .startsWith(answer.verdict().word() + ". ")
                .contains("forecasts best of 2 models", "recency alone (AUC ", "4 days");
        ValidationStudy nobodyLeaves = ValidationStudy.of(
                LOG, ValidationOptions.defaults().withModels(List.of(ModelCatalog.get("nbd"))), Progress.NONE);
        assertThat(nobodyLeaves.answer().verdict()).isEqualTo(ValidationAnswer.Verdict.NO);
        assertThat(nobodyLeaves.answer().toString()).contains("NBD was put to the test", "forecasts no worse");
    }

    @Test
    void logScoresOfEveryCustomerCanBeHad() {
        Split split = LOG.prepare(
                        ObservationPeriod.weekly(LocalDate.of(2024, 9, 30)).withHoldout(LocalDate.of(2024, 12, 29)),
                        Preparation.Options.defaults())
                .split();
        OriginForecasts origin = OriginForecasts.of(split, null, "shop", OPTIONS);
        assertThat(origin.models())
                .extracting(fitted -> fitted.forecast().forecast().id())
                .containsExactly("bg-nbd", "pareto-nbd", "nbd");
        assertThat(origin.rules()).extracting(rule -> rule.forecast().id()).doesNotContain("hiatus");
        double[] scores = origin.models().get(0).forecast().counts().logScores();
        var fit = FittedModels.of(split.calibration(), "shop", ModelCatalog.get("bg-nbd"), null);
        assertThat(scores).containsExactly(ForecastScore.each(fit.model(), split), within(1e-9));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        ValidationStudy one = Chunks.onThreads(1, () -> ValidationStudy.of(LOG, OPTIONS, Progress.NONE));
        assertThat(one.best().id()).isEqualTo(STUDY.best().id());
        for (Metric metric : Metric.values()) {
            assertThat(one.best().mean(metric))
                    .as(metric.column())
                    .isEqualTo(STUDY.best().mean(metric));
        }
    }

    @Test
    void optionsThatDoNotSuitAreRefused() {
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> ValidationStudy.of(LOG, OPTIONS.withBy(List.of("size")), Progress.NONE))
                .withMessageContaining("\"size\"")
                .withMessageContaining("channel");
        assertThatExceptionOfType(StudyException.class).isThrownBy(() -> OPTIONS.withOrigins(0));
        assertThatExceptionOfType(StudyException.class).isThrownBy(() -> OPTIONS.withLevel(1));
        assertThatExceptionOfType(StudyException.class).isThrownBy(() -> OPTIONS.withHorizon(Length.ALL));
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> ValidationStudy.of(LOG, OPTIONS.withHorizon(Length.of("2y")), Progress.NONE))
                .withMessageContaining("leaves nothing before it");
    }

    /** Figures computed apart from this project of the cut at 39 of 78 weeks. */
    @Test
    void cdnow() {
        Transactions log = sample();
        Split split = log.prepare(
                        ObservationPeriod.weekly(LocalDate.of(1997, 9, 30)).withHoldout(LocalDate.of(1998, 6, 30)),
                        Preparation.Options.defaults())
                .split();
        OriginForecasts found = OriginForecasts.of(
                split, null, "cdnow", ValidationOptions.defaults().withModels(List.of(ModelCatalog.get("bg-nbd"))));
        ForecastScores model = found.models().get(0).forecast().scores();
        assertThat(model.get(Metric.AUC)).isCloseTo(0.773, within(5e-4));
        assertThat(model.get(Metric.AUC_OF_PROBABILITY)).isCloseTo(0.757, within(5e-4));
        assertThat(model.get(Metric.MAE)).isCloseTo(0.785, within(5e-4));
        assertThat(model.get(Metric.VALUE_GINI)).isCloseTo(0.638, within(2e-3));
        assertThat(rule(found, "recency").get(Metric.AUC)).isCloseTo(0.771, within(5e-4));
        assertThat(rule(found, "past-spend").get(Metric.VALUE_GINI)).isCloseTo(0.680, within(5e-4));
        assertThat(rule(found, "nobody").get(Metric.MAE)).isCloseTo(0.7985, within(5e-5));
        // 1,653 expected and 1,882 happened.
        assertThat(model.get(Metric.TOTAL_ERROR)).isCloseTo(1653.4 / 1882 - 1, within(1e-3));
        assertThat(model.get(Metric.PERIOD_BIAS)).isCloseTo((1653.4 - 1882) / 39, within(0.05));
    }

    private static ForecastScores rule(OriginForecasts found, String id) {
        return found.rules().stream()
                .filter(rule -> rule.forecast().id().equals(id))
                .findFirst()
                .orElseThrow()
                .scores();
    }
}
