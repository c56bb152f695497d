package dev.lindy.core.covariate;

import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a user should know of a fit with covariates. */
public final class CovariateDiagnosis {

    /** The name of the diagnosis that data do not bound an effect. */
    public static final String UNBOUNDED = "covariate-unbounded";

    /** Fewer customers say little of a level. */
    private static final int THIN = 20;

    /** More levels than these are better shrunk. */
    private static final int MANY = 10;

    private CovariateDiagnosis() {}

    static List<Diagnosis> of(Maximum maximum, Coefficients coefficients, Design design) {
        List<Diagnosis> found = new ArrayList<>();
        List<String> open = coefficients.unbounded(maximum);
        if (!open.isEmpty()) {
            found.add(new Diagnosis(
                    "covariate-unbounded",
                    Diagnosis.Severity.WARNING,
                    "the data do not bound the effect of " + String.join(", ", open)
                            + ": some group shows no event of the kind that it moves, or too few.",
                    "read the effect as \"large, in this direction\" and no more; or leave the covariate out there, merge"
                            + " levels, or give coefficients a prior."));
        } else if (maximum.ridge() != null) {
            found.add(Diagnosis.illConditioned(maximum));
        }
        Coding.categories(design.codings()).forEach(category -> {
            String thin = category.customers().entrySet().stream()
                    .filter(level -> level.getValue() < THIN)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            if (!thin.isEmpty() || category.customers().size() > MANY) {
                found.add(new Diagnosis(
                        "thin-levels",
                        Diagnosis.Severity.NOTE,
                        String.format(
                                Locale.ROOT,
                                "%s has %d levels%s: the effects of thin levels are mostly chance.",
                                category.attribute(),
                                category.customers().size(),
                                thin.isEmpty() ? "" : ", of which " + thin + " have fewer than " + THIN + " customers"),
                        "merge levels, or give coefficients a prior."));
            }
        });
        return found;
    }
}
