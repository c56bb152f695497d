package dev.lindy.core.covariate;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Prior;
import dev.lindy.core.estimate.PriorQuantity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Any family with covariates: its parameters are those of a customer whose numbers are all 0, and coefficients. Immutable.
 *
 * @param <D> the sample of the plain family
 * @param <P> the plain model
 * @param <M> the model with covariates
 */
public final class CovariateFamily<D extends Sample, P, M> implements CustomerFamily<GroupedSample<D>, M> {

    private final CustomerFamily<D, P> plain;
    private final Coefficients coefficients;
    private final Design design;
    private final BiFunction<double[], TimeScale, M> maker;
    private final double[] start;

    private CovariateFamily(
            CustomerFamily<D, P> plain,
            Coefficients coefficients,
            Design design,
            BiFunction<double[], TimeScale, M> maker,
            double[] start) {
        this.plain = plain;
        this.coefficients = coefficients;
        this.design = design;
        this.maker = maker;
        this.start = start;
    }

    /**
     * Of a family.
     *
     * @param plain the family without covariates
     * @param links how its parameters depend on covariates
     * @param design which numbers move what
     * @param maker from natural parameters to the model with covariates
     * @param start natural parameters of the plain family to begin with
     * @param <D> the sample of the plain family
     * @param <P> the plain model
     * @param <M> the model with covariates
     * @return the family
     * @throws IllegalArgumentException if the covariates move nothing that the family has
     */
    public static <D extends Sample, P, M> CovariateFamily<D, P, M> of(
            CustomerFamily<D, P> plain,
            Links links,
            Design design,
            BiFunction<double[], TimeScale, M> maker,
            double[] start) {
        return new CovariateFamily<>(plain, Coefficients.of(links, design), design, maker, start.clone());
    }

    /**
     * The parameters.
     *
     * @return what they are and how they make those of a customer
     */
    public Coefficients coefficients() {
        return coefficients;
    }

    @Override
    public String id() {
        return plain.id();
    }

    @Override
    public String name() {
        return plain.name() + " with covariates";
    }

    @Override
    public GroupedSample<D> sample(CustomerBase base) {
        return GroupedSample.of(plain, base, design);
    }

    @Override
    public ParameterSpace parameters() {
        return coefficients.space();
    }

    @Override
    public double[] start(GroupedSample<D> data) {
        double[] u = Arrays.copyOf(
                coefficients.links().toCoordinates(start), coefficients.space().size());
        return coefficients.space().toNatural(u);
    }

    @Override
    public LogLikelihood likelihood(GroupedSample<D> data) {
        LogLikelihood[] parts = data.groups().stream().map(plain::likelihood).toArray(LogLikelihood[]::new);
        return new GroupedLikelihood(data, parts, coefficients);
    }

    @Override
    public M model(double[] natural, TimeScale unit) {
        return maker.apply(natural, unit);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of coefficients a deviation of 1, a factor of 5 either way in 90 of 100 cases.
     */
    @Override
    public Beliefs beliefs(GroupedSample<D> data) {
        ParameterSpace space = coefficients.space();
        double[] begin = space.toUnconstrained(start(data));
        int k = coefficients.links().parameters().size();
        Belief[] beliefs = new Belief[begin.length];
        for (int i = 0; i < begin.length; i++) {
            double[] weights = new double[begin.length];
            weights[i] = 1;
            ParameterSpace.Parameter parameter = space.parameters().get(i);
            PriorQuantity quantity = new PriorQuantity(
                    parameter.name(),
                    "the parameter " + parameter.name(),
                    parameter.transform(),
                    Coordinates.linear(weights));
            beliefs[i] = Belief.weak(quantity, begin[i], i < k ? WEAK : 1);
        }
        return Beliefs.of(beliefs);
    }

    /**
     * Independent normal opinions of the coefficients about 0, and none of the other parameters.
     *
     * @param deviation of each, above 0
     * @param customers to whom the family is fitted, for what ridge regression would say
     * @return a prior, as ridge regression has
     */
    public Prior shrinking(double deviation, double customers) {
        int k = coefficients.links().parameters().size();
        double[] deviations = new double[coefficients.space().size()];
        Arrays.fill(deviations, 0, k, Double.POSITIVE_INFINITY);
        Arrays.fill(deviations, k, deviations.length, deviation);
        Prior normal = Prior.normal(new double[deviations.length], deviations);
        String description = String.format(
                Locale.ROOT,
                "coefficients of covariates normal about 0 with deviation %.3g (ridge: λ = %.3g per customer)",
                deviation,
                1 / (2 * customers * deviation * deviation));
        return new Prior() {
            @Override
            public double evaluate(double[] point, double @Nullable [] gradient, double @Nullable [] hessian) {
                return normal.evaluate(point, gradient, hessian);
            }

            @Override
            public String description() {
                return description;
            }
        };
    }

    @Override
    public List<Diagnosis> diagnose(Maximum maximum, GroupedSample<D> data) {
        return CovariateDiagnosis.of(maximum, coefficients, design);
    }
}
