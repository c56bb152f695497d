package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Coefficients;
import dev.lindy.core.covariate.CovariateFamily;
import dev.lindy.core.covariate.CovariateGroups;
import dev.lindy.core.covariate.Design;
import dev.lindy.core.covariate.Population;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.purchases.kernel.Histories;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A model of purchases whose parameters depend on covariates: a function from what is known of a customer to a plain model, which
 * answers all questions. Every number of a whole base is that of the plain model of each group of customers with the same
 * covariates.
 *
 * @param <M> the plain model
 */
public final class CovariateModel<M extends TransactionModel> implements PurchaseModel {

    /** Groups that are asked by one thread. */
    private static final int TASK = 64;

    private final CustomerFamily<?, M> plain;
    private final Coefficients coefficients;
    private final Design design;
    private final double[] natural;
    private final double[] unconstrained;
    private final TimeScale timeScale;

    /**
     * A model at given parameters.
     *
     * @param plain the family of the plain model
     * @param coefficients what the parameters are
     * @param design how attributes become numbers
     * @param natural the parameters of {@code coefficients}
     * @param timeScale the unit of all times
     * @throws IllegalArgumentException if a parameter is outside its domain
     */
    public CovariateModel(
            CustomerFamily<?, M> plain,
            Coefficients coefficients,
            Design design,
            double[] natural,
            TimeScale timeScale) {
        this.plain = plain;
        this.coefficients = coefficients;
        this.design = design;
        this.natural = natural.clone();
        this.timeScale = timeScale;
        unconstrained = coefficients.space().toUnconstrained(natural);
    }

    /**
     * Makes models of one family and design.
     *
     * @param family of plain models that know no more of a customer than the history
     * @param design how attributes become numbers
     * @param unit of all times
     * @return from natural parameters to the model
     */
    @SuppressWarnings("unchecked") // Every family of purchases makes such models, or the cast of its models fails.
    public static Function<double[], PurchaseModel> maker(
            CustomerFamily<?, ? extends PurchaseModel> family, Design design, TimeScale unit) {
        CustomerFamily<?, TransactionModel> plain = (CustomerFamily<?, TransactionModel>) family;
        Coefficients coefficients = Coefficients.of(family.links().in(unit), design);
        return natural -> new CovariateModel<>(plain, coefficients, design, natural, unit);
    }

    /**
     * How the model is fitted, with this design.
     *
     * @return a family that begins its search here
     */
    public CustomerFamily<?, CovariateModel<M>> family() {
        return family(plain);
    }

    private <D extends Sample> CustomerFamily<?, CovariateModel<M>> family(CustomerFamily<D, M> of) {
        double[] start = new double[coefficients.links().parameters().size()];
        coefficients.links().toNatural(unconstrained, start);
        return CovariateFamily.of(
                of,
                coefficients.links(),
                design,
                (values, unit) -> new CovariateModel<>(of, coefficients, design, values, unit),
                start);
    }

    /**
     * The model of customers of whom something is known.
     *
     * @param values by attribute, such as channel → web; what is not there is missing
     * @return a plain model
     */
    public M given(Map<String, String> values) {
        return at(design.numbers(values));
    }

    /**
     * The model of a customer.
     *
     * @param base customers with the attributes that the model needs
     * @param customer the row, from 0
     * @return a plain model
     */
    public M given(CustomerBase base, int customer) {
        return at(design.groups(base.rows(customer)).covariates(0));
    }

    /**
     * The model of a customer whose numbers are all 0: numbers at their means, and in the middle between all levels of a category.
     *
     * @return a plain model
     */
    public M central() {
        return at(new double[design.names().size()]);
    }

    /**
     * The same as {@link #central()}, for those who ask a model of purchases.
     *
     * @return a plain model
     */
    public PurchaseModel plain() {
        return central();
    }

    /**
     * The model of customers with given numbers.
     *
     * @param numbers those of the {@link #design()}
     * @return a plain model
     */
    public M at(double[] numbers) {
        double[] parameters = new double[coefficients.links().parameters().size()];
        // The model refuses what cannot be computed with.
        coefficients.links().toNatural(coefficients.coordinates(unconstrained, numbers), parameters);
        return plain.model(parameters, timeScale);
    }

    /**
     * How attributes become numbers.
     *
     * @return what was learned of the customers that the model was fitted to
     */
    public Design design() {
        return design;
    }

    /**
     * What the parameters are.
     *
     * @return names and domains
     */
    public Coefficients coefficients() {
        return coefficients;
    }

    /**
     * The parameters.
     *
     * @return a copy, in the order of the coefficients
     */
    public double[] parameters() {
        return natural.clone();
    }

    @Override
    public String id() {
        return plain.id();
    }

    @Override
    public TimeScale timeScale() {
        return timeScale;
    }

    @Override
    public boolean knowsHistoriesOnly() {
        return false;
    }

    @Override
    public double[] forEach(CustomerBase base, Question<? super TransactionModel, ? super History> question) {
        Histories.checkTimeScale(this, base);
        double[] out = new double[base.size()];
        byGroup(base, (model, members) -> {
            if (members.length == 1) {
                out[members[0]] = answer(model, base, members[0], question);
                return;
            }
            double[] part = model.forEach(base.rows(members), question);
            for (int i = 0; i < members.length; i++) {
                out[members[i]] = part[i];
            }
        });
        return out;
    }

    private static double answer(
            TransactionModel model,
            CustomerBase base,
            int i,
            Question<? super TransactionModel, ? super History> question) {
        try {
            return question.of(model, new History(base.frequency(i), base.recency(i), base.T(i)));
        } catch (UncomputableException e) {
            // One customer without a number is no reason to have none of the others.
            return Double.NaN;
        }
    }

    @Override
    public double[] conditionalTransactionProbability(int[] k, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        Histories.checkTimeScale(this, base);
        double[] out = new double[base.size()];
        byGroup(base, (model, members) -> {
            int[] counts = new int[members.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = k[members[i]];
            }
            double[] part = model.conditionalTransactionProbability(counts, base.rows(members), t);
            for (int i = 0; i < members.length; i++) {
                out[members[i]] = part[i];
            }
        });
        return out;
    }

    @Override
    public double logLikelihood(CustomerBase base) {
        Histories.checkTimeScale(this, base);
        CovariateGroups groups = design.groups(base);
        double[] parts = new double[groups.size()];
        int[][] members = groups.members();
        eachGroup(groups.size(), g -> parts[g] = at(groups.covariates(g)).logLikelihood(base.rows(members[g])));
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    private interface GroupWork<M> {
        void of(M model, int[] members);
    }

    private void byGroup(CustomerBase base, GroupWork<M> work) {
        CovariateGroups groups = design.groups(base);
        int[][] members = groups.members();
        eachGroup(groups.size(), g -> work.of(at(groups.covariates(g)), members[g]));
    }

    private static void eachGroup(int groups, IntConsumer work) {
        int tasks = (groups + TASK - 1) / TASK;
        Chunks.eachTask(tasks, task -> {
            int end = Math.min(groups, (task + 1) * TASK);
            for (int g = task * TASK; g < end; g++) {
                work.accept(g);
            }
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of somebody of whom nothing is known, who is like the customers that the model was fitted to: {@link #given(Map)} has the
     * future of those of whom something is known.
     */
    @Override
    public Future newcomer() {
        Population population = design.population();
        return new MixedFuture(
                population.numbers().stream().map(z -> at(z).newcomer()).toList(),
                population.shares().stream().mapToDouble(share -> share).toArray());
    }

    @Override
    public SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        Population population = design.population();
        double[] shares =
                population.shares().stream().mapToDouble(share -> share).toArray();
        int kind = MixedFuture.drawn(shares, random);
        return at(population.numbers().get(kind)).simulate(random, duration);
    }

    @Override
    public String toString() {
        return central() + " with covariates " + String.join(", ", design.names());
    }
}
