package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.core.optim.Termination;
import org.junit.jupiter.api.Test;

/** The engine on a model small enough to be solved by hand: purchases at one rate λ, so that λ̂ = Σx/ΣT. */
class MaximumLikelihoodTest {

    record Poisson(double lambda) {}

    /** Only a value per row; derivatives are numeric. */
    private static class PoissonFamily extends OneParameterFamily<Poisson> {

        PoissonFamily() {
            super(
                    "Poisson",
                    ParameterSpace.positive("lambda").withUnit("lambda", ParameterSpace.RATE),
                    (theta, d, row) -> d.histories().frequency(row) * Math.log(theta[0])
                            - theta[0] * d.histories().T(row));
        }

        @Override
        Poisson model(double natural) {
            return new Poisson(natural);
        }
    }

    private static CustomerBase base() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c", "d")
                .frequency(3, 0, 1, 0)
                .recency(9, 0, 4, 0)
                .T(10, 8, 12, 8)
                .build();
    }

    @Test
    void findsTheMaximumWithItsStandardErrorAndInterval() {
        MaximumLikelihoodFit<Poisson> fit = MaximumLikelihood.withDefaults().fit(new PoissonFamily(), base());
        Maximum e = fit.estimates();
        double rate = 4.0 / 38;
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(fit.model().lambda()).isCloseTo(rate, within(1e-9));
        assertThat(e.standardError("lambda")).isCloseTo(rate / 2, within(1e-6));
        // On the logarithm the standard error is 1/√Σx = 1/2.
        assertThat(e.interval("lambda", 0.95)[0]).isCloseTo(rate * Math.exp(-1.959963984540054 / 2), within(1e-6));
        assertThat(e.interval("lambda", 0.95)[1]).isCloseTo(rate * Math.exp(1.959963984540054 / 2), within(1e-6));
        double logLikelihood = 4 * Math.log(rate) - 4;
        assertThat(e.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
        assertThat(e.aic()).isCloseTo(2 - 2 * logLikelihood, within(1e-8));
        assertThat(e.bic()).isCloseTo(Math.log(4) - 2 * logLikelihood, within(1e-8));
        assertThat(fit.diagnosis()).isEmpty();
        assertThat(fit.provenance().observations()).isEqualTo(4);
        assertThat(fit.provenance().rows()).isEqualTo(3);
    }

    @Test
    void printsAnAlignedTable() {
        String summary = MaximumLikelihood.withDefaults()
                .fit(new PoissonFamily(), base())
                .summary();
        assertThat(summary)
                .startsWith("Poisson, 4 customers, 3 distinct histories, weeks\n")
                .contains("lambda      0.1053      0.0526     0.0462  …     0.2396  per week\n")
                .contains("log-likelihood −13.01   AIC 28.0   BIC 27.4")
                .contains("converged in ");
    }

    @Test
    void anEstimateAtInfinityIsSaidToBeUndetermined() {
        CustomerBase nobodyReturned = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(0)
                .recency(0)
                .T(10)
                .build();
        MaximumLikelihoodFit<Poisson> fit = MaximumLikelihood.withDefaults().fit(new PoissonFamily(), nobodyReturned);
        assertThat(fit.estimates().optimization().termination()).isIn(Termination.FLAT, Termination.BOUNDARY);
        assertThat(fit.estimates().determined("lambda")).isFalse();
        assertThat(fit.estimates().ridge()).isNotNull();
        assertThat(fit.estimates().ridge().isFlat()).isTrue();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("ill-conditioned");
        assertThat(fit.summary()).contains("not determined", "warning: the data hardly separate the parameters");
    }

    @Test
    void aParameterOfAnyDomainIsAdded() {
        ParameterSpace space =
                ParameterSpace.positive("r", "alpha").withUnit("alpha", "weeks").and("pi", ParameterTransform.LOGIT);
        assertThat(space.names()).containsExactly("r", "alpha", "pi");
        assertThat(space.parameters().get(1).unit()).isEqualTo("weeks");
        assertThat(space.parameters().get(2))
                .isEqualTo(new ParameterSpace.Parameter("pi", ParameterTransform.LOGIT, ""));
    }

    @Test
    void notConvergingIsAValueWithAName() {
        MaximumLikelihoodFit<Poisson> fit = MaximumLikelihood.withDefaults()
                .fit(
                        new PoissonFamily() {
                            @Override
                            public LogLikelihood likelihood(RecencySample data) {
                                return new NumericLogLikelihood<>(parameters(), (theta, d, row) -> Double.NaN, data);
                            }
                        },
                        base());
        assertThat(fit.usable()).isFalse();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("not-finite");
        assertThat(fit.estimates().standardError("lambda")).isInfinite();
        assertThat(fit.summary()).contains("no usable fit");
    }

    @Test
    void nobodyToFitToIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaximumLikelihood.withDefaults()
                        .fit(
                                new PoissonFamily(),
                                CustomerBase.builder(TimeScale.WEEK).build()))
                .withMessageContaining("nothing to fit Poisson to: 0 customers");
    }

    @Test
    void weightsCountLikeRepeatedRows() {
        RecencySample sample = RecencySample.of(base());
        double[] twice = new double[sample.rows()];
        for (int row = 0; row < twice.length; row++) {
            twice[row] = 2 * sample.weight(row);
        }
        MaximumLikelihood mle = MaximumLikelihood.withDefaults();
        Maximum once = mle.fit(new PoissonFamily(), sample).estimates();
        Maximum doubled =
                mle.fit(new PoissonFamily(), sample.withWeights(twice)).estimates();
        assertThat(doubled.value("lambda")).isCloseTo(once.value("lambda"), within(1e-10));
        assertThat(doubled.standardError("lambda"))
                .isCloseTo(once.standardError("lambda") / Math.sqrt(2), within(1e-7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sample.withWeights(new double[] {1, -1, 1}))
                .withMessageContaining("row 1");
    }

    @Test
    void theFingerprintSeesTheDataAndNotTheirOrder() {
        CustomerBase turned = CustomerBase.builder(TimeScale.WEEK)
                .ids("d", "c", "b", "a")
                .frequency(0, 1, 0, 3)
                .recency(0, 4, 0, 9)
                .T(8, 12, 8, 10)
                .build();
        CustomerBase changed = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c", "d")
                .frequency(3, 0, 1, 0)
                .recency(9, 0, 4, 0)
                .T(10, 8, 12, 9)
                .build();
        long fingerprint = RecencySample.of(base()).fingerprint();
        assertThat(RecencySample.of(turned).fingerprint()).isEqualTo(fingerprint);
        assertThat(RecencySample.of(changed).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void aFitIsARowAndItsEstimatesAreARowAParameter() {
        Fit<Poisson> fit = MaximumLikelihood.withDefaults().fit(new PoissonFamily(), base());
        Estimates e = fit.estimates();

        assertThat(fit.columns().names())
                .containsExactly("customers", "lambda", "lambda_se", "log_likelihood", "notes");
        assertThat(fit.columns().doubles("customers")).containsExactly(4);
        assertThat(fit.columns().doubles("lambda_se")).containsExactly(e.standardError("lambda"));
        assertThat(e.columns().names()).containsExactly("parameter", "estimate", "std_error", "lower_95", "upper_95");
        assertThat(e.columns().texts("parameter")).containsExactly("lambda");
        assertThat(e.columns().doubles("upper_95")).containsExactly(e.interval("lambda", 0.95)[1]);
    }
}
