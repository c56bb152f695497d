package dev.lindy.study.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.validation.RankHistogram;
import dev.lindy.study.IntervalMethod;
import dev.lindy.study.Progress;
import dev.lindy.study.StudyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The toolkit against truth that it simulates, on a small scale. */
class SelfCheckTest {

    private static final SelfCheckOptions SMALL = SelfCheckOptions.defaults()
            .withModels(List.of("nbd", "bdw"))
            .withSizes(List.of(300))
            .withReplicates(6)
            .withRanks(8);

    private static SelfCheck check(SelfCheckOptions options) {
        return SelfCheck.of(options, Progress.NONE, left -> {});
    }

    /** A model that is added must be proved, too. */
    @Test
    void everyModelIsChecked() {
        assertThat(SelfCheck.models())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ModelCatalog.ids().stream(), ContractCatalog.ids().stream())
                                .toList());
    }

    @Test
    void theSameFiguresOnAnyNumberOfThreads() {
        SelfCheckOptions all =
                SMALL.withMethods(Arrays.asList(IntervalMethod.values())).withModels(List.of("sbg"));
        List<String> steps = new ArrayList<>();
        List<Duration> expected = new ArrayList<>();
        SelfCheck one = Chunks.onThreads(1, () -> SelfCheck.of(all, steps::add, expected::add));
        SelfCheck three = Chunks.onThreads(3, () -> check(all));
        assertThat(one.tables().keySet()).containsExactly("coverage", "recovery", "fits", "ranks");
        one.tables().forEach((name, table) -> assertThat(table.toString())
                .as(name)
                .isEqualTo(three.tables().get(name).toString()));
        assertThat(one.coverage()).isEqualTo(three.coverage());
        assertThat(steps).hasSize(SelfCheck.steps(all));
        assertThat(expected).hasSize(1);
        assertThat(check(all.withSeed(2)).coverage()).isNotEqualTo(one.coverage());
    }

    /** What one model is found to do does not depend on the others that are checked. */
    @Test
    void modelsDoNotDisturbEachOther() {
        SelfCheck both = check(SMALL);
        SelfCheck alone = check(SMALL.withModels(List.of("nbd")));
        assertThat(both.coverage()).containsAll(alone.coverage());
        assertThat(both.recovery()).containsAll(alone.recovery());
        assertThat(both.fits()).containsAll(alone.fits());
    }

    @Test
    void parametersAreRecovered() {
        SelfCheck check = check(SMALL.withModels(List.of("nbd", "sbg"))
                .withSizes(List.of(2000))
                .withReplicates(12)
                .withRanks(0));
        assertThat(check.ranks()).isEmpty();
        assertThat(check.recovery()).hasSize(2 + 3 + 2).allSatisfy(row -> {
            assertThat(row.median() / row.truth()).isBetween(0.8, 1.25);
            assertThat(Math.abs(row.bias())).isLessThan(4 / Math.sqrt(12));
            assertThat(row.spread()).isBetween(0.3, 2.0);
            assertThat(row.undetermined()).isZero();
        });
        assertThat(check.fits()).allSatisfy(row -> {
            assertThat(row.failed()).isZero();
            assertThat(row.refused()).isZero();
            assertThat(row.samples()).isEqualTo(12);
        });
        assertThat(check.coverage()).allSatisfy(row -> {
            assertThat(row.intervals() + row.none()).isEqualTo(12);
            assertThat(row.share()).isBetween(0.5, 1.0);
        });
    }

    static List<Subject> subjects() {
        return Subjects.all();
    }

    /** Each can be simulated, fitted and asked; and a rank lies where ranks do. */
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("subjects")
    void everySubjectHasAnswersAndRanks(Subject subject) {
        Replicate one = subject.replicate(200, 3, List.of(IntervalMethod.FAST), 0.9);
        assertThat(one.failed()).isFalse();
        assertThat(one.seen().stream().map(seen -> seen.key().kind()).distinct())
                .containsExactlyInAnyOrder(Seen.Kind.values());
        assertThat(one.seen()).anyMatch(seen -> seen.key().total());
        assertThat(one.estimates().stream().map(Replicate.Estimate::name)).containsAll(subject.parameters());
        int[] ranks = subject.ranks(200, 5).orElseThrow();
        assertThat(ranks).hasSize(subject.parameters().size());
        assertThat(Arrays.stream(ranks)).allMatch(rank -> rank >= 0 && rank <= Subject.RANKED);
    }

    private static Coverage coverage(int customers, String design, int n, double share, Coverage.Judgement judgement) {
        return new Coverage(
                "bg-nbd",
                design,
                customers,
                IntervalMethod.FAST,
                "parameter",
                "r",
                false,
                n,
                0,
                share,
                0.01,
                judgement);
    }

    private static SelfCheckAnswer answer(List<Ranks> ranks, Coverage... rows) {
        return new SelfCheck(SMALL, List.of(rows), List.of(), List.of(), ranks).answer();
    }

    @Test
    void anIntervalThatIsTooNarrowInALargeSampleIsSaid() {
        Coverage good = coverage(5000, "identified", 1000, 0.9, Coverage.Judgement.INSIDE);
        Coverage narrow = coverage(5000, "identified", 1000, 0.7, Coverage.Judgement.LOW);
        Coverage small = coverage(300, "identified", 1000, 0.7, Coverage.Judgement.LOW);
        Coverage sparse = coverage(5000, "sparse", 1000, 0.7, Coverage.Judgement.LOW);
        assertThat(answer(List.of(), good).verdict()).isEqualTo(SelfCheckAnswer.Verdict.YES);
        // What small and sparse samples lack is published, and no fault.
        SelfCheckAnswer published = answer(List.of(), good, small, sparse);
        assertThat(published.verdict()).isEqualTo(SelfCheckAnswer.Verdict.YES);
        assertThat(published.sentences()).anyMatch(text -> text.contains("too narrow: bg-nbd r at 300 70 %"));
        SelfCheckAnswer wrong = answer(List.of(), good, narrow);
        assertThat(wrong.verdict()).isEqualTo(SelfCheckAnswer.Verdict.WITH_CARE);
        assertThat(wrong.sentences()).anyMatch(text -> text.contains("1 too narrow (bg-nbd r at 5,000 70 %)"));
        assertThat(answer(List.of(), small).verdict()).isEqualTo(SelfCheckAnswer.Verdict.UNKNOWN);
    }

    @Test
    void ranksThatAreUnevenAreSaid() {
        Coverage good = coverage(5000, "identified", 1000, 0.9, Coverage.Judgement.INSIDE);
        Ranks even = ranks(IntStream.range(0, 512).map(i -> i % 256));
        Ranks low = ranks(IntStream.range(0, 512).map(i -> i % 128));
        assertThat(even.even()).isTrue();
        assertThat(low.even()).isFalse();
        assertThat(answer(List.of(even), good).verdict()).isEqualTo(SelfCheckAnswer.Verdict.YES);
        SelfCheckAnswer wrong = answer(List.of(even, low), good);
        assertThat(wrong.verdict()).isEqualTo(SelfCheckAnswer.Verdict.WITH_CARE);
        assertThat(wrong.sentences()).anyMatch(text -> text.contains("the truth of 1 of 2 parameters"));
    }

    private static Ranks ranks(IntStream of) {
        return new Ranks("nbd", "identified", 300, "r", 0, RankHistogram.of(of.toArray(), 255, 16));
    }

    /** Of a hundred samples 99.9 % of the binomial distribution at 87 % begin with 75: fewer are no chance. */
    @ParameterizedTest
    @CsvSource({
        "90, INSIDE",
        "87, INSIDE",
        "93, INSIDE",
        "80, UNCLEAR",
        "99, UNCLEAR",
        "76, UNCLEAR",
        "73, LOW",
        "50, LOW"
    })
    void aShareIsJudgedByTheBinomialDistribution(int held, Coverage.Judgement judgement) {
        double[] each = new double[100];
        Arrays.setAll(each, i -> i < held ? 1 : 0);
        Seen.Key key = new Seen.Key(IntervalMethod.FAST, Seen.Kind.PARAMETER, "r", false);
        Coverage row = Coverage.of(new Cell(Subjects.all().get(0), 300, 100), key, each, 0.9);
        assertThat(row.judgement()).isEqualTo(judgement);
        assertThat(row.share()).isEqualTo(held / 100.0);
    }

    @Test
    void sharesOfCustomersAreJudgedByHowSamplesDiffer() {
        Seen.Key spend = new Seen.Key(IntervalMethod.FAST, Seen.Kind.OUTCOME, "spend", false);
        Seen.Key count = new Seen.Key(IntervalMethod.FAST, Seen.Kind.OUTCOME, "purchases", false);
        double[] near = new double[100];
        double[] far = new double[100];
        Arrays.setAll(near, i -> i % 2 == 0 ? 0.97 : 0.98);
        Arrays.setAll(far, i -> i % 2 == 0 ? 1 : 0.7);
        far[0] = Double.NaN;
        Cell cell = new Cell(Subjects.all().get(0), 300, 100);
        assertThat(Coverage.of(cell, spend, near, 0.9).judgement()).isEqualTo(Coverage.Judgement.HIGH);
        assertThat(Coverage.of(cell, count, near, 0.9).judgement()).isEqualTo(Coverage.Judgement.WHOLE);
        assertThat(Coverage.of(cell, spend, far, 0.9).judgement()).isEqualTo(Coverage.Judgement.UNCLEAR);
        assertThat(Coverage.of(cell, spend, far, 0.9).none()).isEqualTo(1);
        assertThat(Coverage.of(cell, spend, new double[] {Double.NaN}, 0.9).judgement())
                .isEqualTo(Coverage.Judgement.UNCLEAR);
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> SMALL.withSizes(List.of(300, 10)))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("withSizes");
        assertThatThrownBy(() -> SMALL.withReplicates(1)).hasMessageContaining("withReplicates");
        assertThatThrownBy(() -> SMALL.withRanks(-1)).hasMessageContaining("withRanks");
        assertThatThrownBy(() -> SMALL.withLevel(1)).hasMessageContaining("withLevel");
        assertThatThrownBy(() -> check(SMALL.withModels(List.of("gamma-gamma"))))
                .hasMessageContaining("cannot be gamma-gamma here, but nbd, bg-nbd");
        assertThat(SMALL.withModels(List.of("nbd", "nbd")).models()).containsExactly("nbd");
    }
}
