package dev.lindy.benchmarks;

import dev.lindy.benchmarks.Population.Recipe;
import dev.lindy.benchmarks.textbook.TextbookBgBb;
import dev.lindy.benchmarks.textbook.TextbookBgNbd;
import dev.lindy.benchmarks.textbook.TextbookCnbd;
import dev.lindy.benchmarks.textbook.TextbookExpectations;
import dev.lindy.benchmarks.textbook.TextbookGammaGamma;
import dev.lindy.benchmarks.textbook.TextbookGgomNbd;
import dev.lindy.benchmarks.textbook.TextbookLikelihood;
import dev.lindy.benchmarks.textbook.TextbookMbgNbd;
import dev.lindy.benchmarks.textbook.TextbookNbd;
import dev.lindy.benchmarks.textbook.TextbookParetoNbd;
import dev.lindy.benchmarks.textbook.TextbookPredictions;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgcnbd.MbgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The models that are timed. A further one is an entry here and its likelihood in {@code textbook}.
 *
 * <p>Each draws its own customers, at its estimates for CDNOW where there are some.
 */
final class BenchmarkedModels {

    /** Models of histories (x, t<sub>x</sub>, T), which may all be fitted to the same customers. */
    private static final List<BenchmarkedModel<RecencySample, ?>> OF_HISTORIES = List.of(
            bgNbd(),
            mbgNbd(),
            bgCnbd(new BgCnbd(3, 0.219, 0.833, 1.026, 2.094, TimeScale.WEEK), 20_210_501),
            mbgCnbd(),
            bgCnbd(new BgCnbd(12, 0.219, 0.208, 1.026, 2.094, TimeScale.WEEK), 20_210_503),
            paretoNbd(),
            ggomNbd(),
            nbd());

    static final List<BenchmarkedModel<?, ?>> ALL = Stream.<BenchmarkedModel<?, ?>>concat(
                    OF_HISTORIES.stream(), Stream.of(bgBb(), gammaGamma()))
            .toList();

    private BenchmarkedModels() {}

    static BenchmarkedModel<?, ?> of(String id) {
        return ALL.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no benchmarked model \"" + id + "\"; there are " + ids()));
    }

    /** The family of a model of histories. */
    static ModelFamily<RecencySample, ?> onHistories(String id) {
        return OF_HISTORIES.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no model of histories \"" + id + "\"; there are " + ofHistories()))
                .family();
    }

    static List<String> ofHistories() {
        return OF_HISTORIES.stream().map(BenchmarkedModel::id).toList();
    }

    static List<String> ids() {
        return ALL.stream().map(BenchmarkedModel::id).toList();
    }

    /** Models whose predictions are timed. */
    static List<String> predicting() {
        return ALL.stream()
                .filter(model -> model.predictions() != null)
                .map(BenchmarkedModel::id)
                .toList();
    }

    /** Models whose expected purchases have a textbook form. */
    static List<String> expectedByTextbook() {
        return ALL.stream()
                .filter(model -> model.textbookPredictions() instanceof TextbookExpectations)
                .map(BenchmarkedModel::id)
                .toList();
    }

    private static BenchmarkedModel<RecencySample, BgNbd> bgNbd() {
        BgNbd at = Population.PURCHASES;
        return ofHistories(
                BgNbd.FAMILY,
                at,
                Population.BG_NBD,
                people -> TextbookBgNbd.likelihood(people.frequency(), people.recency(), people.age()),
                new TextbookBgNbd(at.r(), at.alpha(), at.a(), at.b()),
                at.r(),
                at.alpha(),
                at.a(),
                at.b());
    }

    private static BenchmarkedModel<RecencySample, MbgNbd> mbgNbd() {
        MbgNbd at = new MbgNbd(0.525, 6.183, 0.891, 1.614, TimeScale.WEEK);
        return ofHistories(
                MbgNbd.FAMILY,
                at,
                Recipe.daily(at, 20_070_101),
                people -> TextbookMbgNbd.likelihood(people.frequency(), people.recency(), people.age()),
                new TextbookMbgNbd(at.r(), at.alpha(), at.a(), at.b()),
                at.r(),
                at.alpha(),
                at.a(),
                at.b());
    }

    private static BenchmarkedModel<RecencySample, BgCnbd> bgCnbd(BgCnbd at, long seed) {
        return ofRegular(
                BgCnbd.family(at.k()),
                at,
                Recipe.daily(at, seed),
                new TextbookCnbd(at.k(), 0, at.r(), at.alpha(), at.a(), at.b()));
    }

    private static BenchmarkedModel<RecencySample, MbgCnbd> mbgCnbd() {
        MbgCnbd at = new MbgCnbd(2, 0.58, 2.288, 1.134, 1.585, TimeScale.WEEK);
        return ofRegular(
                MbgCnbd.family(at.k()),
                at,
                Recipe.daily(at, 20_210_502),
                new TextbookCnbd(at.k(), 1, at.r(), at.alpha(), at.a(), at.b()));
    }

    private static BenchmarkedModel<RecencySample, ParetoNbd> paretoNbd() {
        ParetoNbd at = new ParetoNbd(0.553, 10.578, 0.606, 11.669, TimeScale.WEEK);
        return ofHistories(
                ParetoNbd.FAMILY,
                at,
                Recipe.daily(at, 19_870_101),
                people -> TextbookParetoNbd.likelihood(people.frequency(), people.recency(), people.age()),
                new TextbookParetoNbd(at.r(), at.alpha(), at.s(), at.beta()),
                at.r(),
                at.alpha(),
                at.s(),
                at.beta());
    }

    /** Purchases as for Pareto/NBD. On CDNOW itself the model has no maximum; these customers tell it from Pareto/NBD. */
    private static BenchmarkedModel<RecencySample, GgomNbd> ggomNbd() {
        GgomNbd at = new GgomNbd(0.553, 10.578, 0.1, 1, 3, TimeScale.WEEK);
        return ofHistories(
                GgomNbd.FAMILY,
                at,
                Recipe.daily(at, 20_120_501),
                people -> TextbookGgomNbd.likelihood(people.frequency(), people.recency(), people.age()),
                new TextbookGgomNbd(at.r(), at.alpha(), at.b(), at.s(), at.beta()),
                at.r(),
                at.alpha(),
                at.b(),
                at.s(),
                at.beta());
    }

    private static BenchmarkedModel<RecencySample, Nbd> nbd() {
        Nbd at = new Nbd(0.385, 12.072, TimeScale.WEEK);
        return ofHistories(
                Nbd.FAMILY,
                at,
                Recipe.daily(at, 19_590_101),
                people -> TextbookNbd.likelihood(people.frequency(), people.age()),
                new TextbookNbd(at.r(), at.alpha()),
                at.r(),
                at.alpha());
    }

    /** The estimates of the paper for donations; here with an opportunity a month. */
    private static BenchmarkedModel<DiscreteSample, BgBb> bgBb() {
        BgBb at = new BgBb(1.204, 0.75, 0.657, 2.783, TimeScale.MONTH);
        return new BenchmarkedModel<>(
                at.id(),
                BgBb.FAMILY,
                Recipe.atOpportunities(at, 20_101_101),
                List.of(at.alpha(), at.beta(), at.gamma(), at.delta()),
                people -> {
                    int[] x = people.frequency();
                    int[] tx = whole(people.recency());
                    int[] n = whole(people.age());
                    double[] one =
                            DoubleStream.generate(() -> 1).limit(x.length).toArray();
                    return () -> DiscreteSample.of(TimeScale.MONTH, x, tx, n, one);
                },
                Population::historyKeys,
                people -> TextbookBgBb.likelihood(people.frequency(), people.recency(), people.age()),
                at,
                new TextbookBgBb(at.alpha(), at.beta(), at.gamma(), at.delta()));
    }

    private static BenchmarkedModel<SpendSample, GammaGamma> gammaGamma() {
        GammaGamma at = Population.SPEND;
        return new BenchmarkedModel<>(
                GammaGamma.FAMILY.id(),
                GammaGamma.FAMILY,
                Population.BG_NBD,
                List.of(at.p(), at.q(), at.gamma()),
                people -> {
                    int[] count = people.frequency();
                    double[] mean = people.meanSpend();
                    return () -> SpendSample.of(count, mean);
                },
                Population::spendKeys,
                people -> TextbookGammaGamma.likelihood(people.frequency(), people.meanSpend()),
                null,
                null);
    }

    private static <M extends TransactionModel> BenchmarkedModel<RecencySample, M> ofHistories(
            ModelFamily<RecencySample, M> family,
            M at,
            Recipe recipe,
            Function<Population, TextbookLikelihood> textbook,
            TextbookPredictions textbookPredictions,
            Double... parameters) {
        return new BenchmarkedModel<>(
                family.id(),
                family,
                recipe,
                List.of(parameters),
                BenchmarkedModels::histories,
                Population::historyKeys,
                textbook,
                at,
                textbookPredictions);
    }

    private static <M extends TransactionModel> BenchmarkedModel<RecencySample, M> ofRegular(
            ModelFamily<RecencySample, M> family, M at, Recipe recipe, TextbookCnbd paper) {
        return new BenchmarkedModel<>(
                family.id() + "-" + paper.k(),
                family,
                recipe,
                List.of(paper.r(), paper.alpha(), paper.a(), paper.b()),
                BenchmarkedModels::regularHistories,
                Population::historyKeys,
                people -> TextbookCnbd.likelihood(
                        paper.k(), paper.first(), people.frequency(), people.recency(), people.age(), people.litt()),
                at,
                paper);
    }

    private static Supplier<RecencySample> histories(Population people) {
        int[] x = people.frequency();
        double[] tx = people.recency();
        double[] age = people.age();
        return () -> RecencySample.of(CompressedBase.of(x, tx, age), TimeScale.WEEK);
    }

    /** With the sums of log times between purchases, which come from a base alone: making it is part of the work. */
    static Supplier<RecencySample> regularHistories(Population people) {
        String[] ids = people.ids();
        int[] x = people.frequency();
        double[] tx = people.recency();
        double[] age = people.age();
        double[] litt = people.litt();
        return () -> RecencySample.withLitt(CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build());
    }

    private static int[] whole(double[] values) {
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }
}
