package dev.lindy.models.interval;

import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.ParameterSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Points that stand for what is not known of the parameters: √k standard deviations away along each of k axes, to both sides and with
 * equal weights. What they say of any function that is a polynomial of degree three is exact (the spherical rule; McNamee and Stenger
 * 1967).
 */
final class SphericalPoints {

    /** A point lies at most so far from the estimates on the unconstrained scale: a factor of 20. */
    private static final double FARTHEST = 3;

    private SphericalPoints() {}

    /** The models there; fewer where parameters leave their range, none where the covariance is not known. */
    static <M> List<M> of(Estimates estimates, Function<double[], ? extends M> maker) {
        ParameterSpace space = estimates.space();
        List<double[]> axes = estimates.axes();
        List<M> points = new ArrayList<>();
        for (double[] axis : axes) {
            double longest = 0;
            for (double part : axis) {
                longest = Math.max(longest, Math.abs(part));
            }
            double share = Math.min(Math.sqrt(axes.size()), FARTHEST / longest);
            for (int side = -1; side <= 1; side += 2) {
                double[] point = estimates.unconstrained();
                for (int i = 0; i < point.length; i++) {
                    point[i] += side * share * axis[i];
                }
                double[] natural = space.toNatural(point);
                if (space.admits(natural)) {
                    points.add(maker.apply(natural));
                }
            }
        }
        return points;
    }
}
