package dev.lindy.study.selfcheck;

import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.core.optim.TrustRegionNewton;
import dev.lindy.models.interval.Interval;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** A prior whose medians are the truth: narrow enough that data drawn from it are those of the same business. */
final class PriorAboutTruth {

    /** On the scale of logarithms and logits: a factor of 1.9 either way in nine of ten cases. */
    private static final double DEVIATION = 0.4;

    private static final double NINE_TENTHS = Interval.reach(0.9);

    private static final int STEPS = 100;

    private final List<Belief> beliefs;
    private final double[] truth;
    private final double[] centres;
    private final Opinions opinions;

    /**
     * About a truth.
     *
     * @param family the weak opinions of the family, of which the quantities are taken
     * @param truth on the unconstrained scale
     */
    PriorAboutTruth(Beliefs family, double[] truth) {
        this.beliefs = family.list();
        this.truth = truth.clone();
        this.centres = new double[truth.length];
        Opinions known = Opinions.weak();
        for (int i = 0; i < centres.length; i++) {
            var quantity = beliefs.get(i).quantity();
            centres[i] = quantity.coordinate().evaluate(truth, null, null);
            double reach = NINE_TENTHS * DEVIATION;
            known = known.with(
                    quantity.name(),
                    quantity.transform().toNatural(centres[i]),
                    quantity.transform().toNatural(centres[i] - reach),
                    quantity.transform().toNatural(centres[i] + reach));
        }
        this.opinions = known;
    }

    Opinions opinions() {
        return opinions;
    }

    /** Parameters from the prior, on the unconstrained scale: coordinates are drawn, and where these are is searched for. */
    double[] draw(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Belief[] there = new Belief[truth.length];
        for (int i = 0; i < there.length; i++) {
            double wanted = centres[i] + DEVIATION * normal.sample();
            there[i] = Belief.weak(beliefs.get(i).quantity(), wanted, DEVIATION);
        }
        // Normal densities alone, without a Jacobian, are highest where every coordinate is at its mean.
        return new TrustRegionNewton(STEPS).maximize(Beliefs.of(there), truth).point();
    }
}
