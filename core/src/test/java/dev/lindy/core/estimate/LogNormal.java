package dev.lindy.core.estimate;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;

/** One parameter: x is normal about ln θ with variance 1, so that everything is known in closed form. */
public final class LogNormal implements CustomerFamily<RecencySample, Double> {
    @Override
    public String id() {
        return "log-normal";
    }

    @Override
    public String name() {
        return "Log-normal";
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return ParameterSpace.positive("theta");
    }

    @Override
    public double[] start(RecencySample data) {
        return new double[] {1};
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return new NumericLogLikelihood<>(
                parameters(),
                (theta, d, row) -> -Math.pow(d.histories().frequency(row) - Math.log(theta[0]), 2) / 2,
                data);
    }

    @Override
    public Double model(double[] natural, TimeScale unit) {
        return natural[0];
    }
}
