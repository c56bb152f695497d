package dev.lindy.models.interval;

import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.ParameterSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model at its estimates, and a little to both sides along every axis of their covariance: enough to tell how far any answer
 * moves by one standard deviation along each (the delta method, with central differences). Immutable.
 *
 * @param centre at the estimates
 * @param pairs one per axis
 * @param <M> the model
 */
public record Nearby<M>(M centre, List<Pair<M>> pairs) implements Uncertain<M> {

    /** The longest step of a parameter on the unconstrained scale, a tenth of its size where it is positive. */
    private static final double LONGEST_STEP = 0.1;

    /** The longest step as a share of a standard deviation. */
    private static final double LARGEST_SHARE = 0.5;

    /**
     * Two models to both sides.
     *
     * @param above the one
     * @param below the other
     * @param share how far both are from the estimates, as a share of a standard deviation
     * @param <M> the model
     */
    public record Pair<M>(M above, M below, double share) {

        /**
         * How far an answer moves by one standard deviation.
         *
         * @param answerAbove of the one
         * @param answerBelow of the other
         * @return with its sign
         */
        public double move(double answerAbove, double answerBelow) {
            return (answerAbove - answerBelow) / (2 * share);
        }
    }

    /**
     * Copies the pairs.
     *
     * @param centre at the estimates
     * @param pairs one per axis
     */
    public Nearby {
        pairs = List.copyOf(pairs);
    }

    /**
     * A model that is known for certain.
     *
     * @param model the model
     * @param <M> its type
     * @return without axes
     */
    public static <M> Nearby<M> certain(M model) {
        return new Nearby<>(model, List.of());
    }

    /**
     * Around estimates.
     *
     * @param estimates the point and its covariance
     * @param maker from natural parameters to the model
     * @param <M> the model
     * @return empty where nothing is known of the covariance
     */
    public static <M> Optional<Nearby<M>> of(Estimates estimates, Function<double[], ? extends M> maker) {
        List<double[]> axes = estimates.axes();
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        ParameterSpace space = estimates.space();
        double[] point = estimates.unconstrained();
        List<Pair<M>> pairs = new ArrayList<>();
        for (double[] axis : axes) {
            double longest = 0;
            for (double part : axis) {
                longest = Math.max(longest, Math.abs(part));
            }
            double share = Math.min(LARGEST_SHARE, LONGEST_STEP / longest);
            pairs.add(new Pair<>(
                    maker.apply(space.toNatural(moved(point, axis, share))),
                    maker.apply(space.toNatural(moved(point, axis, -share))),
                    share));
        }
        return Optional.of(new Nearby<>(maker.apply(space.toNatural(point)), pairs));
    }

    private static double[] moved(double[] point, double[] axis, double share) {
        double[] out = point.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += share * axis[i];
        }
        return out;
    }
}
