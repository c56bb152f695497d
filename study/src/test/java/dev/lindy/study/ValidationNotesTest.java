package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models that could not be fitted, or not everywhere, are named in the notes of a validation. */
@Tag("slow")
class ValidationNotesTest {

    private static final Transactions LOG = CsvOrders.read(
            Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv"),
            CsvOrders.Options.defaults().withUntil(LocalDate.of(2024, 12, 31)));

    /** BG/NBD that takes some samples only, and finds no maximum in some of those. */
    private record Fussy(Predicate<CustomerBase> takes, Predicate<RecencySample> fails)
            implements CustomerFamily<RecencySample, BgNbd> {

        @Override
        public String id() {
            return BgNbd.ID;
        }

        @Override
        public String name() {
            return "Fussy";
        }

        @Override
        public ParameterSpace parameters() {
            return BgNbd.FAMILY.parameters();
        }

        @Override
        public RecencySample sample(CustomerBase base) {
            if (!takes.test(base)) {
                throw new IllegalArgumentException("too few customers");
            }
            return BgNbd.FAMILY.sample(base);
        }

        @Override
        public double[] start(RecencySample data) {
            return BgNbd.FAMILY.start(data);
        }

        @Override
        public LogLikelihood likelihood(RecencySample data) {
            return BgNbd.FAMILY.likelihood(data);
        }

        @Override
        public BgNbd model(double[] natural, TimeScale unit) {
            return BgNbd.FAMILY.model(natural, unit);
        }

        @Override
        public List<Diagnosis> diagnose(Maximum maximum, RecencySample data) {
            return fails.test(data)
                    ? List.of(new Diagnosis("none", Diagnosis.Severity.FATAL, "there is none.", "find one."))
                    : List.of();
        }
    }

    private static List<String> notes(Predicate<CustomerBase> takes, Predicate<RecencySample> fails) {
        ValidationOptions options = ValidationOptions.defaults()
                .withModels(List.of(CatalogEntry.of(ModelKind.CONTINUOUS, new Fussy(takes, fails))))
                .withOrigins(3);
        return ValidationStudy.of(LOG, options, Progress.NONE).notes().stream()
                .map(Object::toString)
                .toList();
    }

    /** So many customers have come when the second forecast is made, and not yet when the first is. */
    private static final int KNOWN_LATER = laterCount();

    private static int laterCount() {
        int[] most = {Integer.MAX_VALUE, 0};
        notes(
                base -> {
                    most[0] = Math.min(most[0], base.size());
                    most[1] = Math.max(most[1], base.size());
                    return true;
                },
                data -> false);
        return most[0] + 1;
    }

    @Test
    void aModelThatFitsEverywhereNeedsNoNote() {
        assertThat(notes(base -> true, data -> false))
                .noneMatch(note -> note.startsWith("no-maximum") || note.startsWith("fewer-windows"));
    }

    @Test
    void aModelWithoutAMaximumOnSomeDayIsNamed() {
        assertThat(notes(base -> true, data -> data.totalWeight() < KNOWN_LATER))
                .contains("no-maximum: Fussy has no usable maximum at one day or more, and stands last.")
                .noneMatch(note -> note.startsWith("fewer-windows"));
    }

    @Test
    void aModelThatCannotBeFittedOnSomeDayIsNamed() {
        assertThat(notes(base -> base.size() >= KNOWN_LATER, data -> false))
                .contains("fewer-windows: Fussy is judged by 2 forecasts of 3.")
                .noneMatch(note -> note.startsWith("no-maximum"));
    }
}
