package dev.lindy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lindy.benchmarks.textbook.TextbookFit;
import dev.lindy.benchmarks.textbook.TextbookOrderLog;
import dev.lindy.benchmarks.textbook.TextbookOrderLog.Summary;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Termination;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is timed side by side computes the same. */
class SameAnswersTest {

    private static final Population PEOPLE = Population.of(Population.BG_NBD, Population.CDNOW);

    static Stream<Named<BenchmarkedModel<?, ?>>> models() {
        return BenchmarkedModels.ALL.stream().map(model -> Named.of(model.id(), model));
    }

    static Stream<String> predicting() {
        return BenchmarkedModels.predicting().stream();
    }

    private static Population people(BenchmarkedModel<?, ?> model, int customers) {
        return Population.of(model.recipe(), customers);
    }

    @ParameterizedTest
    @MethodSource("models")
    <D extends Sample, M> void likelihoodsAgree(BenchmarkedModel<D, M> model) {
        Population people = people(model, Population.CDNOW);
        double[] theta = model.theta();
        double ours = model.family().likelihood(model.sample(people)).evaluate(theta, null, null);
        double textbook = model.textbook().apply(people).value(theta);
        // Sums of some thousand terms in another order, and differences of log-gammas: relative 1e-12 is met, 1e-9 is
        // asked.
        assertThat(ours).isNegative().isCloseTo(textbook, withinPercentage(1e-7));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("models")
    <D extends Sample, M> void fitsAgree(BenchmarkedModel<D, M> model) {
        // A quadrature for every customer takes its time.
        Population people = people(model, model.id().equals(GgomNbd.ID) ? 1_000 : Population.CDNOW);
        MaximumLikelihoodFit<M> ours = MaximumLikelihood.withDefaults().fit(model.family(), model.sample(people));
        TextbookFit textbook = TextbookFit.of(
                model.textbook().apply(people), model.parameters().size());
        // A simplex that stops at differences of 1e-7 in ln L is within 1e-3 of a standard error or so of the maximum.
        assertThat(ours.estimates().optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(textbook.logLikelihood())
                .isLessThanOrEqualTo(ours.estimates().logLikelihood() + 1e-6)
                .isCloseTo(ours.estimates().logLikelihood(), within(1e-5));
        double[] values = ours.estimates().values();
        for (int i = 0; i < values.length; i++) {
            assertThat(textbook.parameters().get(i))
                    .as(ours.estimates().names().get(i))
                    .isCloseTo(values[i], withinPercentage(0.1));
        }
        assertThat(textbook.evaluations()).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("models")
    <D extends Sample, M> void theYardstickSortsTheRowsOfTheSample(BenchmarkedModel<D, M> model) {
        Population people = people(model, Population.CDNOW);
        D sample = model.sample(people);
        long[] sorted = CompressBenchmark.sorted(model.sortKeys().apply(people));
        int row = 0;
        for (int from = 0; from < sorted.length; row++) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            assertThat(sample.weight(row)).as("row %d", row).isEqualTo(to - from);
            from = to;
        }
        assertThat(sample.rows()).isEqualTo(row).isGreaterThan(500);
    }

    @Test
    void keysOfHistoriesHoldTheHistories() {
        long[] sorted = CompressBenchmark.sorted(PEOPLE.historyKeys());
        CompressedBase rows = RecencySample.of(PEOPLE.base()).histories();
        int at = 0;
        for (int row = 0; row < rows.rows(); row++) {
            assertThat(sorted[at] >>> 32).isEqualTo(rows.frequency(row));
            assertThat((sorted[at] >>> 16 & 0xFFFF) / 7.0).isEqualTo(rows.T(row));
            assertThat((sorted[at] & 0xFFFF) / 7.0).isEqualTo(rows.recency(row));
            at += rows.count(row);
        }
        assertThat(at).isEqualTo(PEOPLE.customers());
    }

    @Test
    void keysOfSpendHoldTheMeans() {
        long[] sorted = CompressBenchmark.sorted(PEOPLE.spendKeys());
        SpendSample rows = SpendSample.of(PEOPLE.base());
        int at = 0;
        for (int row = 0; row < rows.rows(); row++) {
            long count = sorted[at] >>> 40;
            assertThat(count).isEqualTo(rows.count(row));
            assertThat((sorted[at] & ((1L << 40) - 1)) / 100.0 / count).isEqualTo(rows.mean(row));
            at += (int) rows.weight(row);
        }
        assertThat(at).isEqualTo(sorted.length);
    }

    @ParameterizedTest
    @MethodSource("predicting")
    void predictionsAgree(String id) {
        BenchmarkedModel<?, ?> model = BenchmarkedModels.of(id);
        Population people = people(model, Population.CDNOW);
        var ours = new PredictionBenchmark.OfLindy(Objects.requireNonNull(model.predictions()), people.base());
        var textbook = new PredictionBenchmark.OfTextbook(
                Objects.requireNonNull(model.textbookPredictions()),
                people.frequency(),
                people.recency(),
                people.age());
        close(ours.probabilityAlive(), textbook.probabilityAlive(), 1e-11);
        if (BenchmarkedModels.expectedByTextbook().contains(id)) {
            // The textbook forms subtract nearly equal numbers for customers with many purchases.
            close(ours.conditionalExpectedTransactions(), textbook.conditionalExpectedTransactions(), 1e-9);
        } else {
            assertThatThrownBy(textbook::conditionalExpectedTransactions)
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(ours.discountedExpectedResidualTransactions())
                .hasSize(people.customers())
                .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(ours.residualValue()).isNotNull();
        assertThatThrownBy(textbook::residualValue).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void close(double[] ours, double[] theirs, double relative) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(theirs[i]).as("customer %d", i).isFinite();
            assertThat(ours[i]).as("customer %d", i).isCloseTo(theirs[i], within(relative * (1e-3 + theirs[i])));
        }
    }

    @ParameterizedTest
    @EnumSource
    void specialFunctionsAgree(SpecialFunction function) {
        int[] k = SpecialFunctionBenchmark.counts();
        double[] z = SpecialFunctionBenchmark.reals();
        for (int i = 0; i < k.length; i++) {
            double ours = function.lindy.at(k[i], z[i]);
            assertThat(ours).as("%d, %s", k[i], z[i]).isFinite();
            if (function.textbook != null) {
                // Differences of log-gammas and of digammas of some ten lose some digits.
                assertThat(ours)
                        .as("%d, %s", k[i], z[i])
                        .isCloseTo(function.textbook.at(k[i], z[i]), within(1e-10 * (1 + Math.abs(ours))));
            }
        }
    }

    @Test
    void orderLogsAreSummarisedAlike(@TempDir Path folder) {
        Path log = new SimulatedFiles(folder).orders(2_000);
        CustomerBase ours = CsvOrders.read(log).customerBase(ObservationPeriod.weekly(SimulatedFiles.END));
        alike(ours, TextbookOrderLog.summarize(TextbookOrderLog.read(log), SimulatedFiles.END));
        assertThat(ours.size()).isEqualTo(2_000);
    }

    @Test
    void simulatedFilesAreWrittenOnceAndRemoved(@TempDir Path folder) throws IOException {
        SimulatedFiles files = new SimulatedFiles(Files.createDirectory(folder.resolve("run")));
        Path first = files.summaries(100);
        Files.writeString(first, "kept");
        assertThat(files.summaries(100)).hasContent("kept");
        Files.createDirectories(folder.resolve("run/out/deeper"));
        files.delete();
        files.delete();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void summariesAreReadAlike(@TempDir Path folder) {
        Path summaries = new SimulatedFiles(folder).summaries(2_000);
        CustomerBase ours = CsvSummaries.read(summaries).base();
        alike(ours, TextbookOrderLog.readSummaries(summaries));
        assertThat(ours.size()).isEqualTo(2_000);
    }

    /** Whatever the order of the customers. */
    private static void alike(CustomerBase ours, List<Summary> textbook) {
        var theirs =
                textbook.stream().collect(java.util.stream.Collectors.toMap(Summary::customer, summary -> summary));
        assertThat(theirs).hasSize(ours.size());
        for (int i = 0; i < ours.size(); i++) {
            Summary other = theirs.get(ours.id(i));
            assertThat(ours.frequency(i)).isEqualTo(other.x());
            assertThat(ours.recency(i)).isEqualTo(other.tx());
            assertThat(ours.T(i)).isEqualTo(other.T());
            assertThat(ours.meanSpend(i)).isCloseTo(other.meanSpend(), within(1e-9));
        }
    }
}
