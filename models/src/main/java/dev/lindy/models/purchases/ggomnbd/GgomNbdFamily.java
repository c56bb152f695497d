package dev.lindy.models.purchases.ggomnbd;

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
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.estimate.Ridge;
import dev.lindy.core.optim.Stride;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockDiagnosis;
import dev.lindy.models.purchases.kernel.dropoutclock.GompertzClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How GGom/NBD is fitted: names, start values, diagnosis. */
final class GgomNbdFamily implements CustomerFamily<RecencySample, GgomNbd> {

    private static final ParameterSpace PARAMETERS = ParameterSpace.positive("r", "alpha", "b", "s", "beta")
            .withUnit("alpha", ParameterSpace.TIME)
            .withUnit("b", ParameterSpace.RATE);

    /** Up to this bT the clock is Pareto/NBD's for all that a history of length T can tell. */
    private static final double CONSTANT = 1e-3;
    /** Up to this bT, where customers are observed for T, the likelihood is linear in b to a third. */
    private static final double NEARLY_CONSTANT = 0.3;
    /** A step of ln b below this says that the likelihood falls with b down to b = 0: it is −1 where it falls linearly. */
    private static final double FALLING = -0.5;

    /** So little the rest of the clock, s and β/b, may change by in such a step. */
    private static final double SETTLED = 0.2;

    private static final int B = 2;
    private static final int S = 3;
    private static final int BETA = 4;

    /** How far a direction must point to one side before it is said to. */
    private static final double SLANTED = 0.3;

    @Override
    public String id() {
        return GgomNbd.ID;
    }

    @Override
    public String name() {
        return "GGom/NBD";
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    @Override
    public double[] start(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double r = statistics.negativeBinomialShape();
        double rate = statistics.purchaseRate();
        double age = statistics.exposure() > 0 ? statistics.exposure() / statistics.customers() : 1;
        // As for Pareto/NBD, with dropout rates that grow by a half in the mean time of observation.
        double b = 0.5 / age;
        return new double[] {1.3 * r, 0.8 * r / rate, b, 0.7, 0.5 * age * b};
    }

    /**
     * As b tends to 0 with β/b fixed the model becomes Pareto/NBD, and where dropout rates do not grow the likelihood rises to
     * that model's maximum like −cb: a step of Newton's method takes b to b/e and the rest to the maximum. This one goes on to
     * the square of bT.
     */
    @Override
    public Stride stride(RecencySample data) {
        double longest = RecencyStatistics.of(data).longest();
        return (point, step) -> {
            double grown = Math.exp(point[B]) * longest;
            boolean falling =
                    step[B] < FALLING && Math.abs(step[BETA] - step[B]) < SETTLED && Math.abs(step[S]) < SETTLED;
            if (!falling || !(grown < NEARLY_CONSTANT)) {
                return null;
            }
            double[] longer = step.clone();
            longer[B] += Math.log(grown);
            longer[BETA] += Math.log(grown);
            return longer;
        };
    }

    @Override
    public Beliefs beliefs(RecencySample data) {
        return GgomNbdBeliefs.of(data);
    }

    @Override
    public Links links() {
        return Links.of(PARAMETERS).lowering(Rate.PURCHASE, "alpha").lowering(Rate.DROPOUT, "beta");
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return GgomNbdLikelihood.of(data);
    }

    @Override
    public GgomNbd model(double[] natural, TimeScale unit) {
        return new GgomNbd(natural[0], natural[1], natural[2], natural[3], natural[4], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        List<Diagnosis> found =
                new ArrayList<>(statistics.diagnose(data.timeScale().plural()));
        Ridge ridge = estimates.ridge();
        if (found.stream().anyMatch(d -> d.severity() == Diagnosis.Severity.FATAL) || ridge == null) {
            return found;
        }
        double b = estimates.value("b");
        double s = estimates.value("s");
        double beta = estimates.value("beta");
        double longest = statistics.longest();
        double leaves = -Math.expm1(new GompertzClock(b, s, beta).logSurvival(longest));
        double towardsB = ridge.direction("b");
        double towardsS = ridge.direction("s");
        double towardsBeta = ridge.direction("beta");
        boolean flat = ridge.isFlat();
        if (b * longest < CONSTANT || (flat && towardsB < -SLANTED && towardsBeta < -SLANTED)) {
            found.add(new Diagnosis(
                    "same-as-pareto-nbd",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the data do not tell GGom/NBD from Pareto/NBD (b tends to 0 with beta/b = %.4g): dropout rates show no"
                                    + " growth with time. Predictions are those of Pareto/NBD; b and beta say nothing on their own.",
                            beta / b),
                    "use Pareto/NBD, which has one parameter less."));
        } else if (!flat) {
            found.add(Diagnosis.illConditioned(estimates));
        } else if (towardsB > SLANTED && towardsS < -SLANTED) {
            // Soon after the first purchase E(t) is e^(bt), and S(t) is e^(−sbt).
            found.add(ClockDiagnosis.equalDropoutRates(
                    "b and s separately (flat ridge, b tends to infinity and s to 0)", s * b, data.timeScale()));
        } else {
            // ln(sb/β), the rate at which new customers leave, moves with b and s up and β down.
            found.add(ClockDiagnosis.ofRidge(
                    ridge, estimates, leaves, s * b / beta, towardsS + towardsB, data.timeScale()));
        }
        return found;
    }
}
