package dev.lindy.core.estimate;

import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.Objective;
import org.jspecify.annotations.Nullable;

/**
 * A family of one observation whose log-likelihood is any function of parameters that are their own unconstrained numbers, so
 * that everything about a fit can be worked out by hand.
 */
record Surface(ParameterSpace parameters, Objective logLikelihood, double[] start)
        implements ModelFamily<Surface.OneRow, double[]> {

    /** A sample that says no more than that it is there. */
    record OneRow() implements Sample {
        @Override
        public int rows() {
            return 1;
        }

        @Override
        public double weight(int row) {
            return 20;
        }

        @Override
        public TimeScale timeScale() {
            return TimeScale.WEEK;
        }

        @Override
        public Sample withWeights(double[] weights) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String description() {
            return "one row";
        }

        @Override
        public long fingerprint() {
            return 0xABC;
        }
    }

    MaximumLikelihoodFit<double[]> fit(MaximumLikelihood mle) {
        return mle.fit(this, new OneRow());
    }

    @Override
    public String id() {
        return "surface";
    }

    @Override
    public String name() {
        return "Surface";
    }

    @Override
    public double[] start(OneRow data) {
        return start.clone();
    }

    @Override
    public double[] model(double[] natural, TimeScale unit) {
        return natural;
    }

    @Override
    public LogLikelihood likelihood(OneRow data) {
        return new LogLikelihood() {
            @Override
            public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
                return logLikelihood.evaluate(theta, gradient, hessian);
            }

            @Override
            public void rowValues(double[] theta, double[] out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void rowScores(double[] theta, double[] out) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
