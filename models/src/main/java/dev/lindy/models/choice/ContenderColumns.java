package dev.lindy.models.choice;

import dev.lindy.core.base.Columns;
import dev.lindy.core.estimate.Diagnosis;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The columns that every comparison has, one row per model.
 *
 * @param contenders in the order of the rows
 * @param chosen the one to use
 */
record ContenderColumns<C extends Contender>(List<C> contenders, C chosen) {

    /** Which models, and their rank; the columns of a comparison begin with these. */
    Columns.Builder ranking(ToDoubleFunction<C> deltaAic) {
        return Columns.builder()
                .texts("model", texts(Contender::id))
                .texts("kind", texts(c -> c.entry().kind().description()))
                .texts("chosen", texts(c -> c.equals(chosen) ? "yes" : ""))
                .texts("parameters", texts(c -> ComparisonText.parameters(c, "%s=%.10g", " ")))
                .integers(
                        "k", contenders.stream().mapToInt(Contender::parameters).toArray())
                .doubles("log_likelihood", numbers(c -> c.fit().estimates().logLikelihood()))
                .doubles("aic", numbers(Contender::aic))
                .doubles("delta_aic", numbers(deltaAic))
                .doubles("bic", numbers(Contender::bic));
    }

    /** How the fits ended. */
    Columns.Builder endings(Columns.Builder out) {
        return out.texts(
                        "termination",
                        texts(c ->
                                c.fit().estimates().optimization().termination().id()))
                .texts("diagnosis", texts(c -> c.fit().diagnosis().stream()
                        .map(Diagnosis::name)
                        .collect(Collectors.joining(" "))));
    }

    String[] texts(Function<C, String> what) {
        return contenders.stream().map(what).toArray(String[]::new);
    }

    double[] numbers(ToDoubleFunction<C> what) {
        return contenders.stream().mapToDouble(what).toArray();
    }
}
