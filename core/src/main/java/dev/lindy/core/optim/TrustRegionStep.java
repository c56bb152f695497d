package dev.lindy.core.optim;

/** The quadratic model at a point, in the coordinates of its eigenvectors. */
final class TrustRegionStep {

    private static final double CONVERGED_GAIN = 1e-18;
    private static final double FLAT_GAIN = 1e-9;
    private static final double FLAT_CONDITION = 1e8;
    /** What the search for the shift may leave of the squared radius. */
    private static final double LEFT_OVER = 1e-5;

    private final Eigen eigen;
    private final double[] slope;

    TrustRegionStep(double[] gradient, double[] hessian) {
        int k = gradient.length;
        double[] bending = new double[k * k];
        for (int i = 0; i < bending.length; i++) {
            bending[i] = -hessian[i];
        }
        eigen = Eigen.ofSymmetric(bending);
        slope = new double[k];
        for (int i = 0; i < k; i++) {
            slope[i] = eigen.dot(i, gradient);
        }
    }

    boolean isConcave() {
        return eigen.value(0) > 0;
    }

    /** What a full Newton step would add to the value, if the function were quadratic. */
    private double newtonGain() {
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            sum += slope[i] * slope[i] / eigen.value(i);
        }
        return sum / 2;
    }

    boolean converged() {
        return isConcave() && newtonGain() <= CONVERGED_GAIN;
    }

    boolean flat() {
        double steepest = eigen.value(eigen.size() - 1);
        double bend = eigen.value(0);
        if (bend > steepest / FLAT_CONDITION) {
            return false;
        }
        // On the flat directions the gain within e-fold steps, on the others a full Newton step.
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            double e = eigen.value(i);
            sum += e > steepest / FLAT_CONDITION ? slope[i] * slope[i] / e / 2 : Math.abs(slope[i]);
        }
        return sum <= FLAT_GAIN && bend > -FLAT_GAIN;
    }

    /** The move of at most the given length that adds most to the quadratic model. */
    double[] within(double radius) {
        if (isConcave() && length(0) <= radius) {
            return move(0);
        }
        // ‖move(shift)‖ falls from a shift just above −λmin on; bracket, then bisect on its logarithm.
        double floor = Math.max(0, -eigen.value(0));
        double low = floor;
        double high = Math.max(floor, 1e-12) * 2 + 1;
        while (length(high) > radius) {
            low = high;
            high *= 4;
        }
        for (int i = 0; i < 100 && high - low > 1e-6 * (high - floor); i++) {
            double middle = (low - floor) * 16 < high - floor
                    ? floor + Math.sqrt(Math.max(low - floor, (high - floor) * 1e-12) * (high - floor))
                    : (low + high) / 2;
            if (length(middle) > radius) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] move = move(high);
        double length = norm(move);
        double left = radius * radius - length * length;
        if (left > LEFT_OVER * radius * radius && eigen.value(0) < 0) {
            // The hard case: hardly any slope along the direction that bends upwards. Go along it to the edge.
            double[] up = eigen.vector(0);
            double along = eigen.dot(0, move);
            double further = left / (Math.abs(along) + Math.sqrt(along * along + left));
            for (int i = 0; i < move.length; i++) {
                move[i] += Math.copySign(further, along) * up[i];
            }
        }
        return move;
    }

    private double length(double shift) {
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            double along = slope[i] == 0 ? 0 : slope[i] / (eigen.value(i) + shift);
            sum += along * along;
        }
        return Math.sqrt(sum);
    }

    private double[] move(double shift) {
        double[] out = new double[slope.length];
        for (int i = 0; i < slope.length; i++) {
            double along = slope[i] == 0 ? 0 : slope[i] / (eigen.value(i) + shift);
            double[] direction = eigen.vector(i);
            for (int j = 0; j < out.length; j++) {
                out[j] += along * direction[j];
            }
        }
        return out;
    }

    double gain(double[] move) {
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            double along = eigen.dot(i, move);
            sum += along * (slope[i] - eigen.value(i) * along / 2);
        }
        return sum;
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double e : v) {
            sum += e * e;
        }
        return Math.sqrt(sum);
    }
}
