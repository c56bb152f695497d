package dev.lindy.models.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Provenance;
import dev.lindy.models.CovariateFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model file keeps of one fit. Numbers that are not finite (the standard error of a parameter that the data do not
 * determine) are null.
 *
 * @param model the family's id
 * @param parameters natural parameters by name, in the paper's order; a whole number that the fit chose (k) first
 * @param standardErrors by name
 * @param covariance rows in the order of the standard errors
 * @param unconstrained the same estimates where they are nearest to normal
 * @param logLikelihood the maximum
 * @param aic Akaike's criterion
 * @param bic Schwarz's criterion
 * @param customers how many customers it was fitted to
 * @param uniqueRows how many distinct rows they had
 * @param timeScale the unit of times; null for a model of spend
 * @param termination how the search ended
 * @param iterations steps of the search
 * @param evaluations evaluations of the likelihood
 * @param gradientNorm largest component of the gradient on the unconstrained scale
 * @param conditionNumber of the Hessian on the unconstrained scale
 * @param diagnosis what is to be known of the fit
 * @param provenance versions, data fingerprint, options
 * @param mixture its part in an average of models; null, and not written, where it stands alone
 * @param covariates how attributes of customers play a part; null, and not written, where they do not
 */
public record FittedModel(
        String model,
        Map<String, Double> parameters,
        Map<String, @Nullable Double> standardErrors,
        List<List<@Nullable Double>> covariance,
        Unconstrained unconstrained,
        @Nullable Double logLikelihood,
        @Nullable Double aic,
        @Nullable Double bic,
        long customers,
        int uniqueRows,
        @Nullable String timeScale,
        String termination,
        int iterations,
        int evaluations,
        @Nullable Double gradientNorm,
        @Nullable Double conditionNumber,
        List<Diagnosis> diagnosis,
        Provenance provenance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Mixture mixture,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FittedCovariates covariates) {

    /**
     * A part of an average of models.
     *
     * @param weight above 0; those of all models of the file add up to 1
     */
    public record Mixture(double weight) {

        /**
         * Checks the weight.
         *
         * @param weight above 0 and at most 1
         */
        public Mixture {
            if (!(weight > 0 && weight <= 1)) {
                throw new IllegalArgumentException("weight must be above 0 and at most 1, but is " + weight);
            }
        }
    }

    /**
     * Estimates and their covariance on the unconstrained scale.
     *
     * @param point in the order of the standard errors
     * @param covariance rows in the same order; null where the data determine nothing
     * @param axes where the covariance is not whole, the directions in which the data do determine the parameters, each as far as one
     *     standard deviation leads; null else, and in files of before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Unconstrained(
            List<Double> point,
            List<List<@Nullable Double>> covariance,
            @Nullable List<List<Double>> axes) {

        /**
         * Copies the lists.
         *
         * @param point numbers
         * @param covariance rows
         * @param axes directions
         */
        public Unconstrained {
            Objects.requireNonNull(point, "point");
            Objects.requireNonNull(covariance, "covariance");
            int k = point.size();
            if (covariance.size() != k || covariance.stream().anyMatch(row -> row.size() != k)) {
                throw new IllegalArgumentException("unconstrained needs " + k + " rows of " + k + " in its covariance");
            }
            if (axes != null && (axes.size() > k || axes.stream().anyMatch(axis -> axis.size() != k))) {
                throw new IllegalArgumentException("unconstrained needs at most " + k + " axes of " + k + " numbers");
            }
            point = List.copyOf(point);
            covariance = List.copyOf(covariance);
            axes = axes == null ? null : List.copyOf(axes);
        }
    }

    /**
     * Copies maps and lists.
     *
     * @param model the family's id
     * @param parameters by name
     * @param standardErrors by name
     * @param covariance rows
     * @param unconstrained moments
     * @param logLikelihood the maximum
     * @param aic Akaike's criterion
     * @param bic Schwarz's criterion
     * @param customers how many
     * @param uniqueRows distinct rows
     * @param timeScale the unit of times, or null
     * @param termination how the search ended
     * @param iterations steps
     * @param evaluations evaluations
     * @param gradientNorm largest component
     * @param conditionNumber of the Hessian
     * @param diagnosis what is to be known
     * @param provenance where it comes from
     * @param mixture its part in an average
     * @param covariates how attributes play a part
     */
    public FittedModel {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(standardErrors, "standardErrors");
        Objects.requireNonNull(covariance, "covariance");
        Objects.requireNonNull(unconstrained, "unconstrained");
        Objects.requireNonNull(diagnosis, "diagnosis");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        standardErrors = Collections.unmodifiableMap(new LinkedHashMap<>(standardErrors));
        covariance = List.copyOf(covariance);
        diagnosis = List.copyOf(diagnosis);
    }

    static FittedModel of(MaximumLikelihoodFit<?> fit, Map<String, Double> constants, @Nullable String timeScale) {
        Maximum estimates = fit.estimates();
        Map<String, Double> parameters = new LinkedHashMap<>(constants);
        Map<String, @Nullable Double> errors = new LinkedHashMap<>();
        for (String name : estimates.names()) {
            parameters.put(name, estimates.value(name));
            errors.put(name, finite(estimates.standardError(name)));
        }
        List<Double> point = Arrays.stream(estimates.unconstrained()).boxed().toList();
        var optimization = estimates.optimization();
        return new FittedModel(
                fit.modelId(),
                parameters,
                errors,
                rows(estimates.covariance()),
                new Unconstrained(point, rows(estimates.unconstrainedCovariance()), axes(estimates)),
                finite(estimates.logLikelihood()),
                finite(estimates.aic()),
                finite(estimates.bic()),
                Math.round(estimates.observations()),
                fit.provenance().rows(),
                timeScale,
                optimization.termination().id(),
                optimization.iterations(),
                optimization.evaluations(),
                finite(optimization.gradientNorm()),
                finite(estimates.conditionNumber()),
                fit.diagnosis(),
                fit.provenance(),
                null,
                fit instanceof CovariateFit<?> wide
                        ? FittedCovariates.of(wide.model().design())
                        : null);
    }

    /** The same as a part of an average. */
    FittedModel weighing(double weight) {
        return new FittedModel(
                model,
                parameters,
                standardErrors,
                covariance,
                unconstrained,
                logLikelihood,
                aic,
                bic,
                customers,
                uniqueRows,
                timeScale,
                termination,
                iterations,
                evaluations,
                gradientNorm,
                conditionNumber,
                diagnosis,
                provenance,
                new Mixture(weight),
                covariates);
    }

    /** What a covariance that is not whole leaves out. */
    private static @Nullable List<List<Double>> axes(Maximum estimates) {
        if (Arrays.stream(estimates.unconstrainedCovariance()).allMatch(Double::isFinite)) {
            return null;
        }
        return estimates.axes().stream()
                .map(axis -> Arrays.stream(axis).boxed().toList())
                .toList();
    }

    /** A square matrix as rows. */
    private static List<List<@Nullable Double>> rows(double[] square) {
        int k = (int) Math.round(Math.sqrt(square.length));
        List<List<@Nullable Double>> rows = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            List<@Nullable Double> row = new ArrayList<>();
            for (int j = 0; j < k; j++) {
                row.add(finite(square[i * k + j]));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return rows;
    }

    /**
     * The estimates, of which draws can be made.
     *
     * @param space the parameters that the fit estimated
     * @throws IllegalArgumentException if there are more or fewer of them
     */
    Estimates estimates(ParameterSpace space) {
        int k = unconstrained.point().size();
        double[] point = new double[k];
        double[] square = new double[k * k];
        for (int i = 0; i < k; i++) {
            point[i] = unconstrained.point().get(i);
            for (int j = 0; j < k; j++) {
                Double value = unconstrained.covariance().get(i).get(j);
                square[i * k + j] = value != null ? value : i == j ? Double.POSITIVE_INFINITY : Double.NaN;
            }
        }
        List<List<Double>> axes = unconstrained.axes();
        return axes == null
                ? Estimates.of(space, point, square)
                : Estimates.of(
                        space,
                        point,
                        square,
                        axes.stream()
                                .map(axis ->
                                        axis.stream().mapToDouble(each -> each).toArray())
                                .toList());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
