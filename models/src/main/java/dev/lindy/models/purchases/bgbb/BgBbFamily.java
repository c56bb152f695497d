package dev.lindy.models.purchases.bgbb;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.DiscreteSample;
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
import dev.lindy.models.kernel.WeakBeliefs;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How BG/BB is fitted: names, start values, diagnosis. */
final class BgBbFamily implements CustomerFamily<DiscreteSample, BgBb> {

    private static final ParameterSpace PARAMETERS = ParameterSpace.positive("alpha", "beta", "gamma", "delta");

    /** A mean probability to leave as good as 0. */
    private static final double NOBODY = 1e-3;
    /** How far a direction must point to one side before it is said to. */
    private static final double SLANTED = 0.3;
    /** Two opportunities have four outcomes, whose three free probabilities cannot fix four parameters. */
    private static final double ENOUGH = 3;

    @Override
    public String id() {
        return BgBb.ID;
    }

    @Override
    public String name() {
        return "BG/BB";
    }

    @Override
    public DiscreteSample sample(CustomerBase base) {
        return DiscreteSample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    private static RecencyStatistics statistics(DiscreteSample data) {
        double[] weights = new double[data.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = data.weight(row);
        }
        return RecencyStatistics.of(
                RecencySample.of(data.histories(), data.timeScale()).withWeights(weights));
    }

    @Override
    public double[] start(DiscreteSample data) {
        RecencyStatistics statistics = statistics(data);
        // Purchases per opportunity up to the last purchase, and how long that lasts.
        double p = statistics.activeTime() > 0 ? statistics.repeats() / statistics.activeTime() : 0.5;
        p = Math.min(0.9, Math.max(0.02, 0.8 * p));
        double lasting = statistics.exposure() > 0 ? statistics.activeTime() / statistics.exposure() : 0.5;
        double theta = Math.min(0.4, Math.max(0.01, (1 - lasting) / 3));
        return new double[] {1.5 * p, 1.5 * (1 - p), 0.8, 0.8 * (1 - theta) / theta};
    }

    @Override
    public Beliefs beliefs(DiscreteSample data) {
        return Beliefs.of(
                WeakBeliefs.probability(
                        4, 0, 1, "purchase-probability", "share of opportunities at which a customer buys", 0),
                WeakBeliefs.likeness(0, 1, "purchase-likeness", "the chance to buy"),
                WeakBeliefs.probability(4, 2, 3, "dropout", "share of customers who leave before an opportunity", -1),
                WeakBeliefs.likeness(2, 3, "dropout-likeness", "the chance to leave"));
    }

    @Override
    public Links links() {
        return Links.of(PARAMETERS)
                .meanPrecision("alpha", "beta", "phi_p", "kappa_p")
                .meanPrecision("gamma", "delta", "phi_theta", "kappa_theta")
                .raising(Rate.PURCHASE, "phi_p")
                .raising(Rate.DROPOUT, "phi_theta");
    }

    @Override
    public LogLikelihood likelihood(DiscreteSample data) {
        return new BgBbLikelihood(data);
    }

    @Override
    public BgBb model(double[] natural, TimeScale unit) {
        return new BgBb(natural[0], natural[1], natural[2], natural[3], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, DiscreteSample data) {
        RecencyStatistics statistics = statistics(data);
        String unit = data.timeScale().plural();
        List<Diagnosis> found = new ArrayList<>(statistics.diagnose(unit));
        if (found.stream().anyMatch(d -> d.severity() == Diagnosis.Severity.FATAL)) {
            return found;
        }
        Ridge ridge = estimates.ridge();
        if (statistics.longest() < ENOUGH) {
            found.add(new Diagnosis(
                    "too-few-opportunities",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "nobody was observed for more than %.0f opportunities: that cannot fix four parameters, and"
                                    + " any forecast beyond is a guess.",
                            statistics.longest()),
                    "observe for three opportunities at the very least, better six, or choose shorter ones."));
        } else if (ridge != null) {
            found.add(name(ridge, estimates));
        }
        return found;
    }

    /** The direction in which the likelihood is flat, by the name of the model it leads to. */
    private static Diagnosis name(Ridge ridge, Maximum estimates) {
        if (!ridge.isFlat()) {
            return warning(
                    "ill-conditioned",
                    String.format(
                            Locale.ROOT,
                            "the data hardly separate the parameters (condition number %.1e): their standard errors are"
                                    + " large and depend on each other.",
                            estimates.conditionNumber()),
                    "use predictions rather than single parameters, or observe more opportunities.");
        }
        double purchase = mean(estimates, "alpha", "beta");
        double dropout = mean(estimates, "gamma", "delta");
        double alpha = ridge.direction("alpha");
        double beta = ridge.direction("beta");
        double gamma = ridge.direction("gamma");
        double delta = ridge.direction("delta");
        if (dropout < NOBODY || gamma - delta < -SLANTED) {
            return warning(
                    "nobody-drops-out",
                    "the data show no sign that customers leave (gamma/(gamma+delta) tends to 0): the maximum lies on the"
                            + " boundary, where the model is beta-binomial without dropout and everybody counts as active.",
                    "observe longer before trusting long horizons; with an infinite horizon the values are too high if"
                            + " customers do leave.");
        }
        if (1 - dropout < NOBODY || gamma - delta > SLANTED) {
            return warning(
                    "everybody-drops-out",
                    "the data look as if everybody left right away (gamma/(gamma+delta) tends to 1).",
                    "check that later purchases are in the data and that the number of opportunities is right.");
        }
        if (gamma + delta > 1) {
            return warning(
                    "equal-dropout",
                    String.format(
                            Locale.ROOT,
                            "the data do not fix gamma and delta separately (flat ridge, both tend to infinity): everybody"
                                    + " leaves with the same chance gamma/(gamma+delta) = %.3f before an opportunity."
                                    + " Predictions are safe, the two numbers are not.",
                            dropout),
                    "report the ratio; or observe more opportunities.");
        }
        if (gamma + delta < -1) {
            return warning(
                    "stay-or-leave",
                    String.format(
                            Locale.ROOT,
                            "the data do not fix gamma and delta separately (flat ridge, both tend to 0): it looks as if"
                                    + " %.0f %% of customers left at once and the others never will.",
                            100 * dropout),
                    "report the ratio gamma/(gamma+delta) only, and distrust long horizons; or observe longer.");
        }
        if (alpha + beta > 1) {
            return warning(
                    "equal-purchase-probability",
                    String.format(
                            Locale.ROOT,
                            "the data do not fix alpha and beta separately (flat ridge, both tend to infinity): everybody"
                                    + " buys with the same chance alpha/(alpha+beta) = %.3f at an opportunity. Predictions"
                                    + " are safe, the two numbers are not.",
                            purchase),
                    "report the ratio; or use more customers.");
        }
        if (alpha + beta < -1) {
            return warning(
                    "always-or-never",
                    String.format(
                            Locale.ROOT,
                            "the data do not fix alpha and beta separately (flat ridge, both tend to 0): while active,"
                                    + " %.0f %% of customers buy at every opportunity and the others at none.",
                            100 * purchase),
                    "report the ratio alpha/(alpha+beta) only; or observe more opportunities.");
        }
        return warning(
                "flat-ridge",
                "the likelihood is flat in a combination of all parameters: none of them is determined on its own.",
                "use predictions rather than single parameters; or observe more opportunities.");
    }

    private static double mean(Maximum estimates, String first, String second) {
        return estimates.value(first) / (estimates.value(first) + estimates.value(second));
    }

    private static Diagnosis warning(String name, String meaning, String remedy) {
        return new Diagnosis(name, Diagnosis.Severity.WARNING, meaning, remedy);
    }
}
