package dev.lindy.core.estimate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** −Σ (u − m)²/(2s²) − Σ ln(s√(2π)), the log-density of independent normal distributions; without a constant where a deviation is infinite. */
final class NormalPrior implements Prior {

    private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

    private final double[] mean;
    private final double[] deviation;

    NormalPrior(double[] mean, double[] deviation) {
        if (mean.length != deviation.length || !Arrays.stream(deviation).allMatch(s -> s > 0)) {
            throw new IllegalArgumentException(
                    "a normal prior has one mean and one deviation above 0 per parameter, but " + Arrays.toString(mean)
                            + " and " + Arrays.toString(deviation));
        }
        this.mean = mean.clone();
        this.deviation = deviation.clone();
    }

    @Override
    public double evaluate(double[] u, double @Nullable [] gradient, double @Nullable [] hessian) {
        int k = u.length;
        if (hessian != null) {
            Arrays.fill(hessian, 0);
        }
        double value = 0;
        for (int i = 0; i < k; i++) {
            double precision = 1 / (deviation[i] * deviation[i]);
            double away = u[i] - mean[i];
            value -= away * away * precision / 2 + (precision > 0 ? Math.log(deviation[i]) + HALF_LOG_TWO_PI : 0);
            if (gradient != null) {
                gradient[i] = -away * precision;
            }
            if (hessian != null) {
                hessian[i * k + i] = -precision;
            }
        }
        return value;
    }

    @Override
    public String description() {
        return "normal on the unconstrained scale, means " + Arrays.toString(mean) + ", deviations "
                + Arrays.toString(deviation);
    }
}
