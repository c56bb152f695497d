package dev.lindy.study.selfcheck;

import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.inference.DrawSummary;
import dev.lindy.core.inference.Posterior;
import dev.lindy.study.IntervalMethod;
import java.util.List;
import java.util.Optional;

/** How sure parameters are, by the methods of a study with fewer draws, as there are hundreds of studies here. */
final class Fitted {

    /** Draws from a posterior. */
    static final int POSTERIOR_DRAWS = 1000;

    /** Fits to customers drawn again. */
    static final int REFITS = 200;

    /** More failures in a hundred make those that did not fail a choice, as in a study. */
    static final double MOST_FAILED = 0.05;

    private Fitted() {}

    /** Draws from a posterior; empty where there is none that can be trusted. */
    static <M> Optional<Draws<M>> posterior(MaximumLikelihoodFit<M> mode, long seed) {
        if (!mode.usable()) {
            return Optional.empty();
        }
        try {
            Posterior<M> posterior = Posterior.of(mode, POSTERIOR_DRAWS, seed);
            return posterior.trustworthy() ? Optional.of(posterior.draws()) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Draws of which few enough failed. */
    static <M> Optional<Draws<M>> unlessFailed(Draws<M> draws) {
        return draws.failed() > MOST_FAILED * REFITS ? Optional.empty() : Optional.of(draws);
    }

    /** Intervals of parameters, normal on the unconstrained scale. */
    static void parameters(Replicate out, String before, MaximumLikelihoodFit<?> fit, double[] truth, double level) {
        List<String> names = fit.estimates().names();
        for (int i = 0; i < truth.length; i++) {
            double[] ends = fit.estimates().interval(names.get(i), level);
            // From nowhere to everywhere says nothing.
            boolean known = ends[0] > 0 && Double.isFinite(ends[1]);
            out.see(
                    IntervalMethod.FAST,
                    Seen.Kind.PARAMETER,
                    before + names.get(i),
                    known ? ends[0] : Double.NaN,
                    known ? ends[1] : Double.NaN,
                    truth[i]);
        }
    }

    /** Intervals of parameters between quantiles of draws. */
    static void parameters(
            Replicate out,
            IntervalMethod method,
            String before,
            Draws<?> draws,
            ParameterSpace space,
            double[] truth,
            double level) {
        var summary = DrawSummary.of(draws, space, level).columns();
        double[] lower = summary.doubles("lower");
        double[] upper = summary.doubles("upper");
        for (int i = 0; i < truth.length; i++) {
            out.see(method, Seen.Kind.PARAMETER, before + space.names().get(i), lower[i], upper[i], truth[i]);
        }
    }

    /** How many of the draws lie below the truth, parameter by parameter. */
    static int[] ranks(Draws<?> draws, double[] truth) {
        Draws<?> equal = draws.resampled(Subject.RANKED);
        int[] ranks = new int[truth.length];
        for (int d = 0; d < equal.size(); d++) {
            double[] natural = equal.natural(d);
            for (int i = 0; i < truth.length; i++) {
                ranks[i] += natural[i] < truth[i] ? 1 : 0;
            }
        }
        return ranks;
    }
}
