package dev.lindy.core.estimate;

/** One parameter: x is normal about ln θ with variance 1, so that everything is known in closed form. */
public final class LogNormal extends OneParameterFamily<Double> {

    /** The family. */
    public LogNormal() {
        super(
                "Log-normal",
                ParameterSpace.positive("theta"),
                (theta, d, row) -> -Math.pow(d.histories().frequency(row) - Math.log(theta[0]), 2) / 2);
    }

    @Override
    Double model(double natural) {
        return natural;
    }
}
