package dev.lindy.models;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every family of purchases keeps beside: fits to customers of whom little can be learned end with a name, and the
 * log-likelihood of a base is that of its customers.
 *
 * @param <D> the sample
 * @param <M> the model
 */
public abstract class PurchaseFamilyContract<D extends Sample, M extends TransactionModel>
        extends FamilyContract<D, M> {

    /** Diagnoses of size, which come with any sample that is small. */
    private static final List<String> SIZE = List.of("too-few", "short");

    @Override
    protected abstract CustomerFamily<D, M> family();

    /** Customers drawn from {@link #truth()}, always the same. */
    protected abstract CustomerBase population(int customers, TimeScale unit);

    /** The unit of the truth. */
    protected TimeScale unit() {
        return TimeScale.WEEK;
    }

    /** A finer one. */
    protected TimeScale finerUnit() {
        return TimeScale.HOUR;
    }

    @Override
    protected double finerUnits() {
        return 168;
    }

    /** The model that the population is drawn from. */
    protected final M trueModel() {
        return family().model(truth(), unit());
    }

    @Override
    protected D sample(int observations) {
        return family().sample(population(observations, unit()));
    }

    @Override
    protected D sampleInFinerUnit(int observations) {
        return family().sample(population(observations, finerUnit()));
    }

    /** Customers with these histories, whose purchases came at equal intervals. */
    protected static CustomerBase base(TimeScale unit, int[] x, double[] tx, double[] age) {
        double[] litt = new double[x.length];
        Arrays.setAll(litt, i -> x[i] == 0 ? 0 : x[i] * Math.log(tx[i] / x[i]));
        return CustomerBase.builder(unit)
                .ids(IntStream.range(0, x.length).mapToObj(i -> "c" + i).toArray(String[]::new))
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build();
    }

    private MaximumLikelihoodFit<M> fit(CustomerBase base) {
        return MaximumLikelihood.withDefaults().fit(family(), family().sample(base));
    }

    @Test
    final void thePopulationFillsSeveralChunks() {
        assertThat(sample(many()).rows()).isGreaterThan(4096);
    }

    // --- samples that say little

    @Test
    final void nobodyComingBackIsNoUsableMaximum() {
        MaximumLikelihoodFit<M> fit = fit(base(unit(), new int[3], new double[3], new double[] {10, 20, 30}));
        assertThat(fit.usable()).isFalse();
        assertThat(fit.diagnosis())
                .extracting(Diagnosis::name)
                .contains("no-repeat-buyers")
                .isSubsetOf("no-repeat-buyers", "not-converged");
        assertThat(fit.summary()).contains("nobody bought a second time");
    }

    /** The last time until t that the model knows. */
    protected double at(double t) {
        return t;
    }

    /** The name of what is said where nobody shows a sign of leaving; null for a model in which nobody can. */
    protected @Nullable String nobodyLeaves() {
        return "nobody-drops-out";
    }

    @Test
    final void customersWhoNeverStayAwayLongShowNoSignOfLeaving() {
        int n = 200;
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 8 + i % 9;
            age[i] = 40 + i % 5;
            tx[i] = at(age[i] - 0.5 - (i % 3) * 0.25);
        }
        MaximumLikelihoodFit<M> fit = fit(base(unit(), x, tx, age));
        if (nobodyLeaves() != null) {
            assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains(nobodyLeaves());
        }
        assertThat(fit.usable()).isTrue();
        assertThat(fit.model().probabilityAlive(10, 39, 40)).isGreaterThan(0.99);
    }

    /** Customers of whom a hundred at a time are taken. */
    protected CustomerBase forSmallSamples() {
        return Cdnow.calibration();
    }

    /** How many such samples. */
    protected int smallSamples() {
        return 60;
    }

    /** What the samples are known to end with: how often each name came. */
    protected void checkNamesOfSmallSamples(Map<String, Integer> names) {}

    /** Where the maximum lies at infinity the fit says so by name and predicts all the same. */
    @Test
    @Tag("slow")
    final void smallSamplesEndWithAMaximumOrAName() {
        CustomerBase all = forSmallSamples();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Random random = new Random(7);
        Map<String, Integer> names = new TreeMap<>();
        for (int sample = 0; sample < smallSamples(); sample++) {
            Collections.shuffle(order, random);
            boolean[] keep = new boolean[all.size()];
            order.subList(0, 100).forEach(i -> keep[i] = true);
            CustomerBase hundred = all.where(i -> keep[i]);
            MaximumLikelihoodFit<M> fit = fit(hundred);
            Maximum e = fit.estimates();
            assertThat(e.optimization().termination().atMaximum())
                    .as("sample %d: %s", sample, e.optimization())
                    .isTrue();
            assertThat(fit.diagnosis().stream()
                            .map(Diagnosis::name)
                            .filter(name -> SIZE.stream().noneMatch(name::startsWith))
                            .toList())
                    .as("sample %d", sample)
                    .hasSize(e.ridge() == null ? 0 : 1);
            fit.diagnosis().forEach(d -> names.merge(d.name(), 1, Integer::sum));
            assertThat(fit.usable()).isTrue();
            assertThat(e.logLikelihood()).isFinite();
            for (String name : e.names()) {
                double[] interval = e.interval(name, 0.95);
                assertThat(interval[0]).isLessThanOrEqualTo(e.value(name)).isNotNaN();
                assertThat(interval[1]).isGreaterThanOrEqualTo(e.value(name)).isNotNaN();
            }
            for (double expected : fit.model().conditionalExpectedTransactions(hundred, 39)) {
                assertThat(expected).isBetween(0.0, 100.0);
            }
        }
        checkNamesOfSmallSamples(names);
    }

    // --- whole bases

    /** The log-likelihood of one customer. */
    protected double logLikelihood(M model, CustomerBase base, int i) {
        return model.logLikelihood(base.frequency(i), base.recency(i), base.T(i));
    }

    private void baseIsTheSumOfItsCustomers(M model, CustomerBase base) {
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += logLikelihood(model, base, i);
        }
        assertClose(model.logLikelihood(base), sum, 1e-12);
    }

    @Test
    final void theWholeBaseHasTheLogLikelihoodOfItsCustomers() {
        CustomerBase base = population(500, unit());
        baseIsTheSumOfItsCustomers(trueModel(), base);
        assertThat(fit(base).provenance().observations()).isEqualTo(500);
    }

    @Test
    final void theDerivativesOfOneCustomerAreThoseOfARow() {
        M model = trueModel();
        CustomerBase base = population(5, unit());
        for (int i = 0; i < base.size(); i++) {
            int at = i;
            double[] gradient = new double[truth().length];
            double[] hessian = new double[gradient.length * gradient.length];
            D row = family().sample(base.where(j -> j == at));
            family().likelihood(row).evaluate(truth(), gradient, hessian);
            assertThat(model.logLikelihoodGradient(base.frequency(i), base.recency(i), base.T(i)))
                    .containsExactly(gradient);
            assertThat(model.logLikelihoodHessian(base.frequency(i), base.recency(i), base.T(i)))
                    .containsExactly(hessian);
        }
    }

    /** A customer with more purchases than any has, beside an ordinary one. */
    protected CustomerBase absurd() {
        return base(unit(), new int[] {Integer.MAX_VALUE, 3}, new double[] {50, 20}, new double[] {52, 52});
    }

    @Test
    final void anAbsurdCountIsNeitherSlowNorInexact() {
        baseIsTheSumOfItsCustomers(trueModel(), absurd());
    }
}
