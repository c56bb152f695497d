package dev.lindy.models.choice;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TextTable;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.validation.HoldoutForecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Models side by side, as columns and as text.
 *
 * @param candidates kind by kind, usable ones first, then by AIC
 * @param chosen the one to use
 * @param byForecast whether an inner split decided, and not AIC
 */
record ComparisonTable(List<Candidate> candidates, Candidate chosen, boolean byForecast) {

    /** One row per model. */
    Columns columns() {
        ContenderColumns<Candidate> models = models();
        return models.endings(models.ranking(this::deltaAic).doubles("seconds", numbers(Candidate::seconds)))
                .doubles("expected_purchases", numbers(Candidate::expectedPurchases))
                .doubles("p_alive_once", numbers(Candidate::aliveOfOneTimeBuyers))
                .doubles("holdout_expected", holdout(HoldoutForecast::expectedPurchases))
                .doubles("holdout_pi_lo", outcome(Interval::lower))
                .doubles("holdout_pi_hi", outcome(Interval::upper))
                .doubles("holdout_actual", holdout(HoldoutForecast::actualPurchases))
                .doubles("holdout_error", holdout(HoldoutForecast::relativeError))
                .doubles("holdout_mae", holdout(HoldoutForecast::meanAbsoluteError))
                .doubles("holdout_rmse", holdout(HoldoutForecast::rootMeanSquaredError))
                .doubles("inner_score", numbers(Candidate::innerScore))
                .build();
    }

    /** Aligned, kind by kind, the best first. */
    String text() {
        boolean forecast = candidates.stream().anyMatch(c -> c.holdout() != null);
        TextTable rows = ComparisonText.figures();
        List<String> head = new ArrayList<>(List.of("", "ln L", "AIC", "above", "BIC"));
        if (byForecast) {
            head.add("inner");
        }
        if (forecast) {
            head.addAll(List.of("holdout", "RMSE"));
        }
        head.add("fit");
        rows.row(head.toArray(String[]::new));
        for (Candidate c : SameModel.distinct(candidates)) {
            Maximum estimates = c.fit().estimates();
            List<String> row = new ArrayList<>(List.of(
                    c.name() + (c.equals(chosen) ? " *" : ""),
                    ComparisonText.number("%,.1f", estimates.logLikelihood()),
                    ComparisonText.number("%,.1f", c.aic()),
                    Double.isNaN(deltaAic(c)) ? "–" : ComparisonText.number("%,.1f", deltaAic(c)),
                    ComparisonText.number("%,.1f", c.bic())));
            if (byForecast) {
                row.add(ComparisonText.number("%.4f", c.innerScore()));
            }
            if (forecast) {
                HoldoutForecast holdout = c.holdout();
                row.add(holdout == null ? "" : ComparisonText.number("%+.1f %%", 100 * holdout.relativeError()));
                row.add(holdout == null ? "" : ComparisonText.number("%.3f", holdout.rootMeanSquaredError()));
            }
            row.add(ComparisonText.number("%.2f s", c.seconds()));
            rows.row(row.toArray(String[]::new));
        }
        StringBuilder out = new StringBuilder(rows.toString());
        for (Candidate c : candidates) {
            SameModel.of(c, candidates).ifPresent(one -> out.append('\n')
                    .append(c.entry().name())
                    .append(" is ")
                    .append(one.inside().name())
                    .append(" here: ")
                    .append(
                            one.nesting().test() == Nesting.Test.AIC
                                    ? "the fit chose " + c.name()
                                    : "its likelihood is highest "
                                            + one.nesting().where())
                    .append('.'));
        }
        if (candidates.stream().map(c -> c.entry().kind()).distinct().count() > 1) {
            out.append("\nLikelihoods of different kinds are of different things; ranks hold within a kind: ")
                    .append(candidates.stream()
                            .collect(Collectors.groupingBy(
                                    c -> c.entry().kind().description(),
                                    LinkedHashMap::new,
                                    Collectors.mapping(Candidate::name, Collectors.joining(", "))))
                            .entrySet()
                            .stream()
                            .map(kind -> kind.getKey() + ": " + kind.getValue())
                            .collect(Collectors.joining("; ")))
                    .append('.');
        }
        return out.toString();
    }

    /** AIC above the lowest usable one of the same kind; NaN for a fit without a usable maximum. */
    private double deltaAic(Candidate candidate) {
        double lowest = candidates.stream()
                .filter(c ->
                        c.entry().kind() == candidate.entry().kind() && c.fit().usable())
                .mapToDouble(Candidate::aic)
                .min()
                .orElse(Double.NaN);
        return candidate.fit().usable() ? candidate.aic() - lowest : Double.NaN;
    }

    private double[] numbers(ToDoubleFunction<Candidate> what) {
        return models().numbers(what);
    }

    private ContenderColumns<Candidate> models() {
        return new ContenderColumns<>(candidates, chosen);
    }

    private double[] holdout(ToDoubleFunction<HoldoutForecast> what) {
        return numbers(c -> c.holdout() == null ? Double.NaN : what.applyAsDouble(c.holdout()));
    }

    private double[] outcome(ToDoubleFunction<Interval> end) {
        return numbers(c -> c.holdoutOutcome() == null ? Double.NaN : end.applyAsDouble(c.holdoutOutcome()));
    }
}
