package dev.lindy.models;

import dev.lindy.core.covariate.Coding;
import dev.lindy.core.covariate.Coefficients;
import dev.lindy.core.covariate.Design;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.Links.Lever;
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.optim.ParameterTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads effects off the estimates: coefficients on the scale of the attributes, with contrasts of levels. */
final class CovariateEffects {

    private final Coefficients coefficients;
    private final Design design;
    private final Estimates estimates;

    CovariateEffects(Coefficients coefficients, Design design, Estimates estimates) {
        this.coefficients = coefficients;
        this.design = design;
        this.estimates = estimates;
    }

    /** With the levels that others are compared with; the average of all levels where there is none. */
    List<CovariateEffect> against(Map<String, String> references) {
        List<CovariateEffect> effects = new ArrayList<>();
        for (Lever lever : coefficients.links().levers()) {
            for (Coding coding : design.codings()) {
                if (design.moves(coding).contains(lever.rate())) {
                    if (coding instanceof Coding.Amount amount) {
                        addAmount(lever, amount, effects);
                    } else if (coding instanceof Coding.Category category) {
                        addCategory(lever, category, references.get(category.attribute()), effects);
                    }
                }
            }
        }
        return List.copyOf(effects);
    }

    private void addAmount(Lever lever, Coding.Amount amount, List<CovariateEffect> effects) {
        double[] step = numbers();
        int at = design.place(amount.attribute());
        step[at] = 1 / amount.scale();
        effects.add(effect(lever, amount.attribute(), amount.isStandardised() ? "+1" : "1 against 0", step));
        if (amount.indicator()) {
            double[] missing = numbers();
            missing[at + 1] = 1;
            effects.add(effect(lever, amount.attribute(), "not known, against the mean", missing));
        }
    }

    private void addCategory(
            Lever lever, Coding.Category category, @Nullable String reference, List<CovariateEffect> effects) {
        if (reference != null && !category.levels().contains(reference)) {
            throw new IllegalArgumentException(category.attribute() + " has no level \"" + reference + "\"; there are "
                    + String.join(", ", category.levels()));
        }
        int at = design.place(category.attribute());
        for (String level : category.levels()) {
            if (level.equals(reference)) {
                continue;
            }
            double[] step = numbers();
            double[] of = category.effect(level);
            double[] from = reference == null ? new double[of.length] : category.effect(reference);
            for (int i = 0; i < of.length; i++) {
                step[at + i] = of[i] - from[i];
            }
            effects.add(effect(
                    lever, category.attribute(), reference == null ? level : level + " against " + reference, step));
        }
    }

    private double[] numbers() {
        return new double[design.names().size()];
    }

    private CovariateEffect effect(Lever lever, String attribute, String difference, double[] step) {
        double[] point = estimates.unconstrained();
        double[] covariance = estimates.unconstrainedCovariance();
        double[] contrast = coefficients.contrast(lever, step);
        int size = point.length;
        double coefficient = 0;
        double variance = 0;
        for (int i = 0; i < size; i++) {
            if (contrast[i] != 0) {
                coefficient += contrast[i] * point[i];
                for (int j = 0; j < size; j++) {
                    variance += contrast[j] == 0 ? 0 : contrast[i] * contrast[j] * covariance[i * size + j];
                }
            }
        }
        double error = variance >= 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
        return new CovariateEffect(phrase(lever), attribute, difference, coefficient, error);
    }

    private String phrase(Lever lever) {
        boolean odds =
                coefficients.links().coordinates().transform(lever.coordinates().get(0)) == ParameterTransform.LOGIT;
        if (!lever.name().equals(lever.rate().id())) {
            return lever.name();
        }
        return lever.rate() == Rate.PURCHASE
                ? odds ? "odds of buying" : "purchase rate"
                : lever.rate() == Rate.DROPOUT ? odds ? "odds of leaving" : "rate of leaving" : "spend per purchase";
    }
}
