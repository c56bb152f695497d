package dev.lindy.models.comparison;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.RecencySample;
import dev.lindy.core.estimate.RecencyStatistics;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import dev.lindy.models.bgnbd.BgNbd;
import dev.lindy.models.catalog.CatalogEntry;
import dev.lindy.models.catalog.ModelCatalog;
import dev.lindy.models.catalog.ModelKind;
import dev.lindy.models.catalog.Nesting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The negative binomial model, in the fewest lines: BG/NBD with a chance to leave of 10<sup>−12</sup>, fitted by a likelihood
 * of its own.
 */
final class NoDropout implements ModelFamily<RecencySample, BgNbd> {

    static final CatalogEntry<?, ?> ENTRY = CatalogEntry.of(
            ModelKind.CONTINUOUS, new NoDropout(), (p, unit) -> new BgNbd(p[0], p[1], 1e-12, 1, unit), "r", "alpha");

    static final CatalogEntry<?, ?> BG = ModelCatalog.get(BgNbd.ID)
            .containing("no-dropout", Nesting.Test.BOOTSTRAP, "a/(a + b) tends to 0, where b has no meaning");

    @Override
    public String id() {
        return "no-dropout";
    }

    @Override
    public String name() {
        return "No dropout";
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters(RecencySample data) {
        return ParameterSpace.positive("r", "alpha");
    }

    @Override
    public double[] start(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double r = statistics.negativeBinomialShape();
        return new double[] {r, r / statistics.purchaseRate()};
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return new Likelihood(data);
    }

    @Override
    public BgNbd model(double[] natural, RecencySample data) {
        return new BgNbd(natural[0], natural[1], 1e-12, 1, data.timeScale());
    }

    @Override
    public List<Diagnosis> diagnose(Estimates estimates, RecencySample data) {
        return List.of();
    }

    private record Likelihood(RecencySample data) implements LogLikelihood {
        @Override
        public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
            double[] sums = new double[6];
            for (int row = 0; row < data.rows(); row++) {
                double[] parts = parts(theta, row);
                for (int i = 0; i < 6; i++) {
                    sums[i] += data.weight(row) * parts[i];
                }
            }
            if (gradient != null) {
                System.arraycopy(sums, 1, gradient, 0, 2);
            }
            if (hessian != null) {
                hessian[0] = sums[3];
                hessian[1] = sums[4];
                hessian[2] = sums[4];
                hessian[3] = sums[5];
            }
            return sums[0];
        }

        @Override
        public void rowValues(double[] theta, double[] out) {
            java.util.Arrays.setAll(out, row -> parts(theta, row)[0]);
        }

        @Override
        public void rowScores(double[] theta, double[] out) {
            for (int row = 0; row < data.rows(); row++) {
                System.arraycopy(parts(theta, row), 1, out, 2 * row, 2);
            }
        }

        /** ln L; by r and α; by r r, r α and α α. */
        private double[] parts(double[] theta, int row) {
            double r = theta[0];
            double alpha = theta[1];
            CompressedBase rows = data.histories();
            int x = rows.frequency(row);
            double end = alpha + rows.T(row);
            double log = Math.log(alpha / end);
            return new double[] {
                LogGammaRatio.value(r, x) + r * log - x * Math.log(end),
                Polygamma.digammaDifference(r, x) + log,
                r / alpha - (r + x) / end,
                -Polygamma.trigammaDifference(r, x),
                1 / alpha - 1 / end,
                -r / (alpha * alpha) + (r + x) / (end * end)
            };
        }
    }
}
