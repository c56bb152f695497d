package dev.lindy.core.estimate;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import java.util.Locale;

/** A family that is small enough to be solved by hand: one parameter, begun at 1, and numeric derivatives of a value per row. */
abstract class OneParameterFamily<M> implements CustomerFamily<RecencySample, M> {

    private final String name;
    private final ParameterSpace parameters;
    private final RowLogLikelihood<RecencySample> row;

    OneParameterFamily(String name, ParameterSpace parameters, RowLogLikelihood<RecencySample> row) {
        this.name = name;
        this.parameters = parameters;
        this.row = row;
    }

    abstract M model(double natural);

    @Override
    public String id() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return parameters;
    }

    @Override
    public double[] start(RecencySample data) {
        return new double[] {1};
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return new NumericLogLikelihood<>(parameters, row, data);
    }

    @Override
    public M model(double[] natural, TimeScale unit) {
        return model(natural[0]);
    }
}
