package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lindy.core.base.Length;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Wording;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod.Resolution;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelComparer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StudyTest {

    private static final Transactions LOG = CsvOrders.read(
            Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv"),
            CsvOrders.Options.defaults().withUntil(LocalDate.of(2024, 12, 31)));

    private static final StudyOptions OPTIONS = StudyOptions.defaults();

    @Test
    void aStudyHoldsWhatItsPartsSay() {
        OrderStudy study = Study.of(LOG, OPTIONS);
        Customers customers = Customers.of(LOG, OPTIONS.observation());
        OrderFit fit = OrderFit.of(customers, OPTIONS);

        assertThat(study.file().models().get(0).parameters())
                .isEqualTo(fit.file().models().get(0).parameters());
        assertThat(study.file().period()).isEqualTo(customers.period()).containsEntry("observedTo", "2024-12-31");
        assertThat(study.fit().notes()).isEqualTo(fit.notes());
        assertThat(study.valuation().customers().doubles("residual_value"))
                .isEqualTo(Valuation.of(fit, OPTIONS.assumptions()).customers().doubles("residual_value"));
        assertThat(study.valuation().schedule()).isNotNull();
        assertThat(study.ledger().rowsUsed()).isEqualTo(customers.ledger().rowsUsed());
        assertThat(study.usable()).isTrue();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        OrderStudy one = Chunks.onThreads(1, () -> Study.of(LOG, OPTIONS));
        OrderStudy many = Chunks.onThreads(4, () -> Study.of(LOG, OPTIONS));

        assertThat(one.valuation().customers().doubles("total_value"))
                .isEqualTo(many.valuation().customers().doubles("total_value"));
        assertThat(one.holdout().forecast())
                .hasToString(String.valueOf(many.holdout().forecast()));
    }

    @Test
    void aModelThatIsChosenIsChosenWithoutTheHoldout() {
        ComparisonOptions two = ComparisonOptions.defaults()
                .withModels(List.of(ModelCatalog.get("nbd"), ModelCatalog.get("bg-nbd")))
                .withBootstrap(0, 1);
        List<String> steps = new ArrayList<>();
        OrderStudy study = OrderStudy.of(LOG, OPTIONS.withChosenModel(two), steps::add);
        FittedModels before = study.holdout().fitted();

        assertThat(steps).containsExactly("checking the forecast, and fitting", "predicting");
        assertThat(before).isNotNull();
        assertThat(before.comparison())
                .isNotNull()
                .isSameAs(study.fit().models().comparison());
        assertThat(study.fit().models().entry()).isSameAs(before.entry());
        assertThat(study.fit().models().purchases().estimates().values())
                .isNotEqualTo(before.purchases().estimates().values());
    }

    @Test
    void largeBasesAreComparedWithoutSimulations() {
        ComparisonOptions usual = ComparisonOptions.defaults();
        assertThat(usual.replicates(20_000)).isEqualTo(ModelComparer.REPLICATES);
        assertThat(usual.replicates(20_001)).isZero();
        assertThat(usual.withBootstrap(7, 1).replicates(20_001)).isEqualTo(7);
    }

    @Test
    void aCutLeavesWholeWeeksToForecast() {
        Cut cut = Cut.of(LOG, OPTIONS.observation());
        assertThat(cut.whyNot().isEmpty()).isTrue();
        assertThat(cut.split()).isNotNull();
        assertThat(cut.split().calibrationEnd())
                .isEqualTo(LocalDate.of(2024, 12, 31).minusWeeks(13));
    }

    @Test
    void aShortLogIsNotCutUnlessAskedFor() {
        Observation april = OPTIONS.observation().withObservedTo(LocalDate.of(2024, 4, 1));
        assertThat(Cut.of(LOG, april).whyNot().toString()).startsWith("the log covers 91 days");
        assertThat(Cut.of(LOG, april.withCalibrationEnd(LocalDate.of(2024, 3, 1)))
                        .split())
                .isNotNull();
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        refuses(
                Remedy.CALIBRATION_END,
                () -> Cut.of(LOG, OPTIONS.observation().withCalibrationEnd(LocalDate.of(2030, 1, 1))));
        refuses(Remedy.DISCOUNT_RATE, () -> Assumptions.defaults().withDiscountRate(-0.1));
        refuses(Remedy.MARGIN, () -> Assumptions.defaults().withMargin(Double.NaN));
        refuses(Remedy.BOOTSTRAP, () -> ComparisonOptions.defaults().withBootstrap(-1, 1));
        refuses(
                Remedy.HORIZON,
                () -> Study.of(
                        LOG, OPTIONS.withAssumptions(Assumptions.defaults().withHorizon(Length.units(0)))));
        refuses(
                Remedy.VALUE_HORIZON,
                () -> Study.of(
                        LOG, OPTIONS.withAssumptions(Assumptions.defaults().withValueHorizon(Length.units(1e9)))));
    }

    private static void refuses(Remedy setting, ThrowingCallable study) {
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(study)
                .satisfies(e -> assertThat(e.setting()).contains(setting))
                .withMessageStartingWith(Wording.JAVA.name(setting) + " ");
    }

    @Test
    void customersOfWhomNothingCanBeSaidAreRefused() {
        Observation one = OPTIONS.observation().withObservedTo(LocalDate.of(2024, 1, 1));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> OrderFit.of(Customers.of(LOG, one), OPTIONS))
                .withMessageContaining("every order falls on the last day observed");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> OrderFit.of(
                        Customers.of(LOG, OPTIONS.observation()), OPTIONS.withModel(ModelCatalog.get("bg-bb"))))
                .withMessageContaining("BG/BB cannot be fitted");
    }

    @Test
    void purchasesAreCountedAsAModelFileSays() {
        Observation monthly = OPTIONS.observation().withResolution(Resolution.HOUR);
        Customers customers = Customers.of(LOG, monthly);
        assertThat(Observation.defaults().countedAs(customers.period())).isEqualTo(monthly);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Observation.defaults().countedAs(Map.of("resolution", "blink")))
                .withMessageContaining("\"blink\" is none of second, minute, hour, day");
    }
}
