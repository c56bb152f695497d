package dev.lindy.models.spend.gammagamma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.OrderSpendSample;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.Closeness;
import dev.lindy.models.GoldenTable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrdersFamilyTest extends GammaGammaContract<OrderSpendSample> {

    @Override
    protected ModelFamily<OrderSpendSample, GammaGamma> family() {
        return GammaGamma.ORDERS_FAMILY;
    }

    @Override
    protected OrderSpendSample sample(int observations) {
        return sample(observations, 1);
    }

    /** In cents. */
    @Override
    protected OrderSpendSample sampleInFinerUnit(int observations) {
        return sample(observations, 100);
    }

    private static OrderSpendSample sample(int observations, double unit) {
        double[][] amounts = Spenders.of(new GammaGamma(5, 3.5, 20), observations, 20261128L);
        return OrderSpendSample.of(Spenders.base(Arrays.stream(amounts)
                .map(z -> Arrays.stream(z).map(a -> unit * a).toArray())
                .toArray(double[][]::new)));
    }

    /** One purchase is its own mean. */
    @Override
    protected boolean isOfThisFamily(GoldenTable.Row row) {
        return row.count("x") == 1;
    }

    @Override
    protected double[] goldenInputs(GoldenTable.Row row) {
        return new double[] {row.customer("zbar")};
    }

    @Override
    protected OrderSpendSample goldenSample(GoldenTable.Row row, double[] inputs) {
        return OrderSpendSample.of(new int[] {1}, inputs, inputs);
    }

    /**
     * Amounts, parameters, value, gradient, second derivatives by pp, pq, pγ, qq, qγ, γγ: ln ∫ Π Gamma(z; p, ν) Gamma(ν; q, γ) dν by
     * the trapezoidal rule in ln ν and central differences of it, with 45 digits (mpmath 1.3).
     */
    static Stream<Arguments> integrals() {
        return Stream.of(
                Arguments.of(
                        new double[] {12.5, 31, 22.25, 9.75},
                        new double[] {5, 3.5, 20},
                        -15.1767981075561964,
                        new double[] {-0.37935870180275, 0.469022340286009, -0.0710732984293194},
                        new double[] {
                            -0.1897491626773,
                            0.1738856650678,
                            -0.04188481675393,
                            -0.2868863398333,
                            0.03952879581152,
                            -0.006173316246813
                        }),
                Arguments.of(
                        new double[] {40},
                        new double[] {6.25, 3.74, 15.44},
                        -4.42530148416571127,
                        new double[] {0.173824945179754, -0.207118790916709, 0.0620331740798062},
                        new double[] {
                            -0.06820228301069,
                            0.1052769501482,
                            -0.01803751803752,
                            -0.2009911595413,
                            0.04672932134072,
                            -0.01243807357763
                        }),
                Arguments.of(
                        new double[] {1.5, 300},
                        new double[] {0.2, 0.3, 0.5},
                        -12.9756995256898627,
                        new double[] {2.82642623380313, -4.12107352943262, 0.597682119205298},
                        new double[] {
                            -41.19855778407,
                            5.668098313389,
                            -0.006622516556291,
                            -9.411315389413,
                            1.996688741722,
                            -1.199992324898
                        }),
                Arguments.of(
                        new double[] {28, 31, 29.5, 30.25, 33, 27.75, 30},
                        new double[] {60, 800, 500},
                        -23.5749385147872564,
                        new double[] {-1.029447380369, 0.0722572500356788, -0.119520789288231},
                        new double[] {
                            -0.07746389027092,
                            0.005740057078933,
                            -0.009866102889359,
                            -0.0004307734213874,
                            0.0005905567300916,
                            -0.0007764329960701
                        }));
    }

    @ParameterizedTest
    @MethodSource("integrals")
    void theLikelihoodIsTheIntegralOverTheRateOfACustomer(
            double[] amounts, double[] theta, double value, double[] gradient, double[] second) {
        LogLikelihood one = family().likelihood(OrderSpendSample.of(Spenders.base(amounts)));
        double[] first = new double[3];
        double[] hessian = new double[9];
        double[] row = new double[1];
        one.rowValues(theta, row);

        Closeness.assertClose(one.evaluate(theta, first, hessian), value, 1e-13);
        Closeness.assertClose(row[0], value, 1e-13);
        for (int i = 0, at = 0; i < 3; i++) {
            Closeness.assertClose(first[i], gradient[i], 1e-11);
            for (int j = i; j < 3; j++, at++) {
                Closeness.assertClose(hessian[3 * i + j], second[at], 1e-10);
            }
        }
    }

    /** Where p is large the terms of the usual formula, some p ln p, leave nothing of a value of a few units. */
    @Test
    void nothingCancelsWherePurchasesHardlyVary() {
        OrderSpendSample sample = OrderSpendSample.of(new int[] {4}, new double[] {30}, new double[] {30});
        for (double p : new double[] {1e3, 1e6, 1e9}) {
            // Of equal amounts: −(x−1)/2 · ln(2π/p) − ln(x)/2 − (x − 1) ln z̄, but for terms of 1/p.
            double limit = -1.5 * Math.log(2 * Math.PI / p) - 0.5 * Math.log(4) - 3 * Math.log(30);
            assertThat(new WithinLikelihood(sample).value(p))
                    .isCloseTo(limit, within(0.5 / p + 1e-14 * Math.abs(limit)));
        }
    }

    @Test
    void theMaximumGivenTheSumsIsWhereTheSlopeIsNothing() {
        for (double p : new double[] {0.05, 0.7, 6, 900}) {
            OrderSpendSample sample = OrderSpendSample.of(Spenders.base(Spenders.of(new GammaGamma(p, 3, 30), 800, 5)));
            WithinLikelihood within = new WithinLikelihood(sample);
            double best = within.maximum();
            double value = within.value(best);

            assertThat(best / p).as("p = %s", p).isBetween(0.9, 1.1);
            assertThat(within.value(best * 1.001)).isLessThan(value);
            assertThat(within.value(best / 1.001)).isLessThan(value);
        }
    }

    /** An independent search for the maximum: BFGS of SciPy 1.17 and Newton's steps on the formula as it stands. */
    @Test
    void findsTheMaximumOnCdnow() {
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fitOrders(Spenders.cdnow());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.value("p")).isCloseTo(3.60995916, within(5e-8));
        assertThat(e.value("q")).isCloseTo(4.48616217, within(5e-8));
        assertThat(e.value("gamma")).isCloseTo(34.0830085, within(5e-7));
        assertThat(e.logLikelihood()).isCloseTo(-10707.8597206, within(5e-7));
    }

    @Test
    void customersWhoDoNotDifferAreAFlatRidge() {
        // Everybody has the same expected spend, 30.
        CustomerBase base = Spenders.base(Spenders.of(new GammaGamma(6, 1e9, 5e9), 600, 3));
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fitOrders(base);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).containsExactly("flat-ridge");
        assertThat(fit.diagnosis().get(0).meaning()).contains("analysis of variance", "Predictions are safe");
        assertThat(fit.model().conditionalMeanSpend(3, 31)).isCloseTo(30, within(0.5));
    }

    @Test
    void aFixedPriceIsNamed() {
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fitOrders(
                Spenders.base(new double[] {9.99}, new double[] {9.99, 9.99}, new double[] {9.99, 9.99, 9.99}));
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("no-variation");
        assertThat(fit.usable()).as(fit.summary()).isTrue();
        assertThat(fit.model().conditionalMeanSpend(2, 9.99)).isCloseTo(9.99, within(0.01));
    }

    @Test
    void oneSpenderEndsWithAName() {
        MaximumLikelihoodFit<GammaGamma> fit = GammaGamma.fitOrders(Spenders.base(new double[] {20, 26}));
        assertThat(fit.usable()).as(fit.summary()).isTrue();
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("few-spenders");
    }

    @Test
    void whoHasAPurchaseWorthNothingIsLeftOutAndCounted() {
        OrderSpendSample sample = OrderSpendSample.of(
                Spenders.base(new double[] {10, 12}, new double[] {0, 20}, new double[] {}, new double[] {7}));
        assertThat(sample.rows()).isEqualTo(2);
        assertThat(sample.worthNothing()).isEqualTo(1);
        assertThat(sample.description())
                .isEqualTo("3 purchases of 2 customers with spend (1 with a purchase worth nothing left out)");
    }

    @Test
    void meansAloneAreRefused() {
        CustomerBase base = Spenders.base(new double[] {10, 12});
        CustomerBase means = CustomerBase.builder(base.timeScale())
                .ids("a")
                .frequency(2)
                .recency(3)
                .T(5)
                .meanSpend(new double[] {11}, new int[] {2})
                .build();
        assertThatIllegalStateException()
                .isThrownBy(() -> GammaGamma.fitOrders(means))
                .withMessageContaining("no spread of spend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.fitOrders(Spenders.base(new double[] {})))
                .withMessageContaining("nothing to fit Gamma-Gamma of single orders to");
    }
}
