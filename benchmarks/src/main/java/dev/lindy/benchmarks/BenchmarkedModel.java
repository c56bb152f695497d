package dev.lindy.benchmarks;

import dev.lindy.benchmarks.Population.Recipe;
import dev.lindy.benchmarks.textbook.TextbookLikelihood;
import dev.lindy.benchmarks.textbook.TextbookPredictions;
import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.models.TransactionModel;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model as the benchmarks know it.
 *
 * @param id its name here: the family's, with k where there is one
 * @param family the model
 * @param recipe the customers
 * @param parameters where the likelihood is evaluated
 * @param columns reads what {@code compress} begins with, before the clock runs; the supplier compresses
 * @param sortKeys what a plain sort of the same rows would sort
 * @param textbook the paper's likelihood of the same customers
 * @param predictions the model whose predictions are timed; null for a model of spend
 * @param textbookPredictions the paper's; null for a model of spend
 * @param <D> its sample
 * @param <M> the fitted model
 */
record BenchmarkedModel<D extends Sample, M>(
        String id,
        ModelFamily<D, M> family,
        Recipe recipe,
        List<Double> parameters,
        Function<Population, Supplier<D>> columns,
        Function<Population, long[]> sortKeys,
        Function<Population, TextbookLikelihood> textbook,
        @Nullable TransactionModel predictions,
        @Nullable TextbookPredictions textbookPredictions) {

    double[] theta() {
        return parameters.stream().mapToDouble(Double::doubleValue).toArray();
    }

    D sample(Population population) {
        return columns.apply(population).get();
    }
}
