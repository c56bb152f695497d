package dev.lindy.models.interval;

import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.ParameterSpace;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A model at its estimates, and draws of it that are equally likely: from a posterior, or by a bootstrap. Immutable.
 *
 * @param <M> the model
 */
public final class Drawn<M> implements Uncertain<M> {

    /** As many as tables of customers are made of. */
    public static final int DRAWS = 400;

    private final double level;
    private final M centre;
    private final List<M> models;
    private final double[][] points;
    private final Estimates estimates;
    private final Function<double[], ? extends M> maker;

    private Drawn(
            double level,
            M centre,
            List<M> models,
            double[][] points,
            Estimates estimates,
            Function<double[], ? extends M> maker) {
        this.level = level;
        this.centre = centre;
        this.models = models;
        this.points = points;
        this.estimates = estimates;
        this.maker = maker;
    }

    /**
     * Of draws by any method, {@value #DRAWS} of them; draws of two models that were made together stay together.
     *
     * @param estimates of the model whose answers are given
     * @param maker from natural parameters to the model
     * @param draws of its parameters
     * @param level of all intervals that are made of them, such as 0.9: quantiles are taken where draws are made
     * @param <M> the model
     * @return models, equally likely
     * @throws IllegalArgumentException if there is no draw, or the level is not between 0 and 1
     */
    public static <M> Drawn<M> of(
            Estimates estimates, Function<double[], ? extends M> maker, Draws<?> draws, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1, but is " + level);
        }
        Draws<?> equal = draws.kHat().isPresent() || draws.size() < DRAWS ? draws.resampled(DRAWS) : draws;
        ParameterSpace space = estimates.space();
        double[][] points = new double[DRAWS][];
        for (int draw = 0; draw < DRAWS; draw++) {
            points[draw] = space.toUnconstrained(equal.natural(draw));
        }
        return new Drawn<>(
                level,
                maker.apply(estimates.values()),
                IntStream.range(0, DRAWS)
                        .<M>mapToObj(draw -> maker.apply(equal.natural(draw)))
                        .toList(),
                points,
                estimates,
                unconstrained -> maker.apply(space.toNatural(unconstrained)));
    }

    @Override
    public M centre() {
        return centre;
    }

    /** Of all intervals. */
    double level() {
        return level;
    }

    /** The draws. */
    List<M> models() {
        return models;
    }

    /** Their parameters on the unconstrained scale; not to be changed. */
    double[][] points() {
        return points;
    }

    /** What the likelihood says of where they should lie. */
    Estimates estimates() {
        return estimates;
    }

    /** A model at other parameters. */
    M at(double[] unconstrained) {
        return maker.apply(unconstrained);
    }
}
