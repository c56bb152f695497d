package dev.lindy.benchmarks;

import dev.lindy.benchmarks.textbook.TextbookBgNbd;
import dev.lindy.benchmarks.textbook.TextbookGammaGamma;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.RecencySample;
import dev.lindy.core.estimate.SpendSample;
import dev.lindy.models.bgnbd.BgNbd;
import dev.lindy.models.gammagamma.GammaGamma;
import java.util.List;
import java.util.function.Supplier;

/** The models that are timed. A further one is an entry here and its likelihood in {@code textbook}. */
final class BenchmarkedModels {

    static final List<BenchmarkedModel<?, ?>> ALL = List.of(bgNbd(), gammaGamma());

    private BenchmarkedModels() {}

    static BenchmarkedModel<?, ?> of(String id) {
        return ALL.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no benchmarked model \"" + id + "\"; there are " + ids()));
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

    private static BenchmarkedModel<RecencySample, BgNbd> bgNbd() {
        BgNbd at = Population.PURCHASES;
        return new BenchmarkedModel<>(
                BgNbd.FAMILY,
                List.of(at.r(), at.alpha(), at.a(), at.b()),
                BenchmarkedModels::histories,
                Population::historyKeys,
                people -> TextbookBgNbd.likelihood(people.frequency(), people.recency(), people.age()),
                at,
                new TextbookBgNbd(at.r(), at.alpha(), at.a(), at.b()));
    }

    private static BenchmarkedModel<SpendSample, GammaGamma> gammaGamma() {
        GammaGamma at = Population.SPEND;
        return new BenchmarkedModel<>(
                GammaGamma.FAMILY,
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

    private static Supplier<RecencySample> histories(Population people) {
        int[] x = people.frequency();
        double[] tx = people.recency();
        double[] age = people.age();
        return () -> RecencySample.of(CompressedBase.of(x, tx, age), TimeScale.WEEK);
    }
}
