package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.core.optim.Termination;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fit says of a surface: maxima, ridges, and searches that fail. */
class MaximumTest {

    private static final MaximumLikelihood MLE = MaximumLikelihood.withDefaults();
    private static final ParameterSpace SPACE = new ParameterSpace(List.of())
            .and("u", ParameterTransform.IDENTITY)
            .and("v", ParameterTransform.IDENTITY)
            .and("w", ParameterTransform.IDENTITY);

    /** −Σ bend (coordinate along an axis)²/2 about (1, 2, 3), the first two axes turned by 45 degrees. */
    private static Objective hill(double... bends) {
        double half = Math.sqrt(0.5);
        double[][] axes = {{half, half, 0}, {half, -half, 0}, {0, 0, 1}};
        return (p, g, h) -> {
            if (g != null) {
                Arrays.fill(g, 0);
            }
            if (h != null) {
                Arrays.fill(h, 0);
            }
            double value = -7;
            for (int e = 0; e < 3; e++) {
                double along = axes[e][0] * (p[0] - 1) + axes[e][1] * (p[1] - 2) + axes[e][2] * (p[2] - 3);
                value -= bends[e] * along * along / 2;
                for (int i = 0; i < 3; i++) {
                    if (g != null) {
                        g[i] -= bends[e] * along * axes[e][i];
                    }
                    for (int j = 0; j < 3 && h != null; j++) {
                        h[i * 3 + j] -= bends[e] * axes[e][i] * axes[e][j];
                    }
                }
            }
            return value;
        };
    }

    private static MaximumLikelihoodFit<double[]> fit(Objective surface) {
        return new Surface(SPACE, surface, new double[] {1.5, 2.5, 2}).fit(MLE);
    }

    @Test
    void aMaximumHasTheCovarianceOfItsCurvature() {
        MaximumLikelihoodFit<double[]> fit = fit(hill(4, 1, 0.25));
        Maximum maximum = fit.estimates();
        assertThat(maximum.values()).containsExactly(new double[] {1, 2, 3}, within(1e-9));
        // 1/4 and 1 along the turned axes: half their sum, and half their difference, in the natural ones.
        assertThat(maximum.covariance())
                .containsExactly(new double[] {0.625, -0.375, 0, -0.375, 0.625, 0, 0, 0, 4}, within(1e-12));
        assertThat(maximum.logLikelihood()).isCloseTo(-7, within(1e-12));
        assertThat(maximum.aic()).isCloseTo(6 + 14, within(1e-12));
        assertThat(maximum.observations()).isEqualTo(20);
        assertThat(maximum.bic()).isCloseTo(3 * Math.log(20) + 14, within(1e-12));
        assertThat(maximum.conditionNumber()).isCloseTo(16, within(1e-10));
        assertThat(maximum.ridge()).isNull();
        assertThat(fit.diagnosis()).isEmpty();
        assertThat(fit.usable()).isTrue();
        assertThat(fit.modelId()).isEqualTo("surface");
        assertThat(fit.toString()).isEqualTo(fit.summary()).contains("condition number 16.0");
        assertThat(fit.provenance().dataFingerprint()).isEqualTo("0000000000000abc");
    }

    @Test
    void itsDrawsAreModels() {
        MaximumLikelihoodFit<double[]> fit = fit(hill(4e6, 1e6, 1e6));
        Draws<double[]> draws = fit.draws(50, 3);
        assertThat(draws.size()).isEqualTo(50);
        assertThat(draws.model(49)).containsExactly(new double[] {1, 2, 3}, within(0.01));
        assertThat(draws.model(49)).isNotEqualTo(draws.model(48));
    }

    /** A bend 10⁶ times smaller than another: the likelihood falls by bend · (ln 1000)²/2 on the way. */
    @Test
    void anIllConditionedMaximumHasARidge() {
        MaximumLikelihoodFit<double[]> fit = fit(hill(1, 1e-6, 1));
        Maximum maximum = fit.estimates();
        assertThat(maximum.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(maximum.conditionNumber()).isCloseTo(1e6, within(1e-3));
        Ridge ridge = maximum.ridge();
        assertThat(ridge).isNotNull();
        assertThat(ridge.fall()).isCloseTo(1e-6 * Math.pow(Math.log(1000), 2) / 2, within(1e-9));
        assertThat(ridge.isFlat()).isTrue();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("ill-conditioned");
        assertThat(fit.diagnosis().get(0).toString())
                .startsWith("warning: the data hardly separate the parameters (condition number 1.0e+06)")
                .contains("What you can do: use predictions");
        assertThat(fit.usable()).isTrue();
        assertThat(maximum.determined("u")).isFalse();
        assertThat(maximum.determined("w")).isTrue();
        assertThat(maximum.standardError("u")).isCloseTo(Math.sqrt((1 + 1e6) / 2), within(1e-3));
    }

    @Test
    void aWellConditionedMaximumHasNone() {
        assertThat(fit(hill(1, 1.1e-5, 1)).estimates().ridge()).isNull();
        assertThat(fit(hill(1, 0.9e-5, 1)).estimates().ridge()).isNotNull();
    }

    /** Only what takes part in the flat direction has infinite variance. */
    @Test
    void whereNothingBendsTheVarianceIsInfinite() {
        double infinity = Double.POSITIVE_INFINITY;
        for (double bend : new double[] {0, 0.9e-15}) {
            MaximumLikelihoodFit<double[]> fit = fit(hill(4, bend, 1));
            Maximum maximum = fit.estimates();
            double[] covariance = maximum.covariance();
            assertThat(covariance[0]).isEqualTo(infinity);
            assertThat(covariance[4]).isEqualTo(infinity);
            assertThat(covariance[1]).isNaN();
            assertThat(covariance[3]).isNaN();
            assertThat(covariance[2]).isNaN();
            assertThat(covariance[5]).isNaN();
            assertThat(covariance[8]).isCloseTo(1, within(1e-12));
            assertThat(maximum.conditionNumber()).isGreaterThan(1e15);
            Ridge ridge = maximum.ridge();
            assertThat(Math.abs(ridge.direction("u"))).isCloseTo(Math.sqrt(0.5), within(1e-6));
            assertThat(ridge.direction("v")).isCloseTo(-ridge.direction("u"), within(1e-6));
            assertThat(ridge.direction("w")).isCloseTo(0, within(1e-6));
            assertThat(fit.columns().doubles("u_se")).containsExactly(infinity);
            assertThat(fit.columns().texts("notes")).containsExactly("ill-conditioned");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> fit.draws(1, 1))
                    .withMessageContaining("u, v have infinite variance");
        }
        assertThat(fit(hill(4, 0, 1)).summary()).contains("condition number infinite", "(condition number infinite)");
    }

    @Test
    void whenStepsRunOutTheFitIsNotUsable() {
        // The simplex does not help either: Newton may take one step from where it ends.
        Objective cliff = (p, g, h) -> {
            if (g != null) {
                g[0] = Math.exp(p[0]) * Math.cos(p[0] * 1e6);
            }
            if (h != null) {
                h[0] = -1e-3;
            }
            return Math.sin(p[0] * 1e6);
        };
        ParameterSpace one = new ParameterSpace(List.of()).and("u", ParameterTransform.IDENTITY);
        MaximumLikelihoodFit<double[]> fit = new Surface(one, cliff, new double[] {0}).fit(MLE.withMaxIterations(1));
        assertThat(fit.estimates().optimization().termination().atMaximum()).isFalse();
        assertThat(fit.usable()).isFalse();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).startsWith("not-converged");
        assertThat(fit.summary())
                .contains(" after ", "no usable fit: the search ", "these are not maximum-likelihood estimates");
        assertThat(fit.provenance().options())
                .containsEntry("maxIterations", "1")
                .doesNotContainKey("prior");
    }

    @Test
    void theSimplexHelpsWhereTheGradientLies() {
        Objective wrong = (p, g, h) -> {
            double d = p[0] - 2;
            if (g != null) {
                g[0] = Math.abs(d) > 0.5 ? 1e3 * Math.signum(d) : -2 * d;
            }
            if (h != null) {
                h[0] = -2;
            }
            return -d * d;
        };
        ParameterSpace one = new ParameterSpace(List.of()).and("u", ParameterTransform.IDENTITY);
        MaximumLikelihoodFit<double[]> fit = new Surface(one, wrong, new double[] {7}).fit(MLE);
        assertThat(fit.model()[0]).isCloseTo(2, within(1e-8));
        assertThat(fit.usable()).isTrue();
    }

    @Test
    void noValueAtTheStartDeterminesNothing() {
        MaximumLikelihoodFit<double[]> fit = fit((p, g, h) -> Double.NEGATIVE_INFINITY);
        Maximum maximum = fit.estimates();
        assertThat(maximum.values()).containsExactly(1.5, 2.5, 2);
        assertThat(maximum.logLikelihood()).isNaN();
        assertThat(maximum.conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(maximum.ridge()).isNull();
        assertThat(maximum.covariance()[8]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(maximum.covariance()[5]).isNaN();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("not-finite");
        assertThat(fit.summary()).contains("no usable fit", "not determined", "log-likelihood NaN");
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MLE.withMaxIterations(0))
                .withMessage("maxIterations must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MLE.withThreads(0))
                .withMessage("threads must be at least 1, but is 0");
    }

    @Test
    void threadsAndTheirNumberAreNoMatterOfTheFit() {
        Surface surface = new Surface(SPACE, hill(4, 1, 0.25), new double[] {0, 0, 0});
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(surface.fit(MLE.withThreads(threads)).estimates().values())
                    .containsExactly(surface.fit(MLE).estimates().values());
        }
    }
}
