package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricBeliefs;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricDiagnosis;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLinks;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How both models are fitted at a fixed k: names, start values, diagnosis. */
final class CnbdFamily<M extends CnbdModel> implements CustomerFamily<RecencySample, M> {

    static final ParameterSpace PARAMETERS =
            ParameterSpace.positive("r", "alpha", "a", "b").withUnit("alpha", ParameterSpace.TIME);

    /** Makes the model. */
    @FunctionalInterface
    interface Maker<M> {
        M of(int k, double r, double alpha, double a, double b, TimeScale timeScale);
    }

    private final String id;
    private final String name;
    private final int k;
    private final Dropout dropout;
    private final Maker<M> maker;
    private final double @Nullable [] start;

    CnbdFamily(String id, String name, int k, Dropout dropout, Maker<M> maker) {
        this(id, name, k, dropout, maker, null);
    }

    private CnbdFamily(String id, String name, int k, Dropout dropout, Maker<M> maker, double @Nullable [] start) {
        checkPhases(k);
        this.id = id;
        this.name = name;
        this.k = k;
        this.dropout = dropout;
        this.maker = maker;
        this.start = start;
    }

    static void checkPhases(int k) {
        if (k < 1 || k > CnbdModel.MOST_PHASES) {
            throw new IllegalArgumentException(
                    "the regularity k must be a whole number from 1 (purchases at random) to " + CnbdModel.MOST_PHASES
                            + ", but is " + k);
        }
    }

    /** The family of the next k, which begins where this one ended, at the same purchase rates; or afresh. */
    CnbdFamily<M> next(double @Nullable [] estimates) {
        double[] begin = estimates == null ? null : estimates.clone();
        if (begin != null) {
            begin[1] *= (double) k / (k + 1);
        }
        String nextName = name.substring(0, name.lastIndexOf('-') + 1) + (k + 1);
        return new CnbdFamily<>(id, nextName, k + 1, dropout, maker, begin);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.withLitt(base);
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    @Override
    public double[] start(RecencySample data) {
        if (start != null) {
            return start.clone();
        }
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double r = statistics.negativeBinomialShape();
        double phaseRate = k * statistics.purchaseRate();
        // As those of BG/NBD and MBG/NBD; regular customers who stay away are sooner known to have left, so that those
        // who
        // have not buy faster than all did on average.
        return dropout == Dropout.AFTER_REPEAT_PURCHASES
                ? new double[] {0.7 * r, 0.5 * r / phaseRate * Math.pow(k, -0.3), 0.8, 2.5}
                : new double[] {1.5 * r, 0.8 * r / phaseRate, 0.9, 2};
    }

    @Override
    public Beliefs beliefs(RecencySample data) {
        return BetaGeometricBeliefs.of(data, k);
    }

    @Override
    public Links links() {
        return BetaGeometricLinks.of(PARAMETERS);
    }

    @Override
    public Links classicLinks() {
        return BetaGeometricLinks.classic(PARAMETERS);
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return BgCnbdLikelihood.of(data, k, dropout);
    }

    @Override
    public M model(double[] natural, TimeScale unit) {
        return maker.of(k, natural[0], natural[1], natural[2], natural[3], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, RecencySample data) {
        return BetaGeometricDiagnosis.of(estimates, data, dropout);
    }
}
