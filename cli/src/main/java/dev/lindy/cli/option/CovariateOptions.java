package dev.lindy.cli.option;

import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.Rate;
import dev.lindy.study.StudyOptions;
import dev.lindy.study.ValidationOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of customers beside their orders. */
public final class CovariateOptions {

    private static final List<Rate> MOVED = List.of(Rate.PURCHASE, Rate.DROPOUT);

    @Option(
            names = "--covariates",
            paramLabel = "COLUMN",
            split = ",",
            description =
                    "Columns, known at a customer's first order, by which customers may differ in how they buy and leave, such"
                            + " as channel; channel:purchase or channel:dropout for one of the two.")
    private List<String> covariates = new ArrayList<>();

    @Option(
            names = "--covariate-prior",
            paramLabel = "SD",
            description =
                    "Pulls the effects of covariates towards none: the standard deviation of their normal prior, such as 0.5."
                            + " Default: no prior.")
    private @Nullable Double deviation;

    /** The columns that are needed. */
    public List<String> columns() {
        return covariates.stream().map(CovariateOptions::column).distinct().toList();
    }

    private static String column(String covariate) {
        return rate(covariate) == null ? covariate : covariate.substring(0, covariate.lastIndexOf(':'));
    }

    /** What the end of the text names; null where it ends in no such name. */
    private static @Nullable Rate rate(String covariate) {
        return MOVED.stream()
                .filter(rate -> covariate.endsWith(":" + rate.id()))
                .findFirst()
                .orElse(null);
    }

    private Covariates given() {
        Covariates all = Covariates.of();
        for (String covariate : covariates) {
            if (covariate.endsWith(":" + Rate.SPEND.id())) {
                throw new UsageException("--covariates " + OptionWording.quoted(covariate)
                        + ": covariates move purchase and dropout; spend has none yet");
            }
            Rate only = rate(covariate);
            for (Rate rate : MOVED) {
                if (only == null || only == rate) {
                    all = all.moving(rate, column(covariate));
                }
            }
        }
        if (deviation == null) {
            return all;
        }
        if (covariates.isEmpty()) {
            throw new UsageException(
                    "--covariate-prior is of the effects of covariates, and there are none: --covariates names"
                            + " some");
        }
        if (!(deviation > 0)) {
            throw new UsageException("--covariate-prior must be above 0, but is " + deviation);
        }
        return all.withPriorDeviation(deviation);
    }

    /** Carries the columns through to the customers. */
    public void carriedBy(OrderOptions reading) {
        reading.carry(columns());
    }

    /** The options of a study with what was given; the same where nothing was. */
    public StudyOptions in(StudyOptions options) {
        Covariates all = given();
        return all.isEmpty() ? options : options.withCovariates(all);
    }

    /** The options of a validation with what was given; the same where nothing was. */
    public ValidationOptions in(ValidationOptions options) {
        Covariates all = given();
        return all.isEmpty() ? options : options.withCovariates(all);
    }
}
