package dev.lindy.benchmarks;

import dev.lindy.benchmarks.textbook.PowerSeries;
import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.core.special.Polygamma;
import dev.lindy.core.special.ScaledExponentialIntegral;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.jspecify.annotations.Nullable;

/**
 * The special functions, each at a whole number k, as a purchase count is one, and a real z, with the textbook form beside
 * it: from Commons Numbers, or as a power series.
 */
@SuppressWarnings("ImmutableEnumChecker") // it cannot see that functions which capture nothing do not change
enum SpecialFunction {
    /** ln Γ(z + k)/Γ(z). */
    LOG_GAMMA_RATIO((k, z) -> LogGammaRatio.value(z, k), (k, z) -> LogGamma.value(z + k) - LogGamma.value(z)),
    /** ln B(z, z + 1 + k)/B(z, z + 1). */
    LOG_BETA_RATIO(
            (k, z) -> LogBetaRatio.value(z, z + 1, k), (k, z) -> LogBeta.value(z, z + 1 + k) - LogBeta.value(z, z + 1)),
    /** ψ(z + k). */
    DIGAMMA((k, z) -> Polygamma.digamma(z + k), (k, z) -> Digamma.value(z + k)),
    /** ψ′(z + k). */
    TRIGAMMA((k, z) -> Polygamma.trigamma(z + k), (k, z) -> Trigamma.value(z + k)),
    /** ψ(z + k) − ψ(z). */
    DIGAMMA_DIFFERENCE((k, z) -> Polygamma.digammaDifference(z, k), (k, z) -> Digamma.value(z + k) - Digamma.value(z)),
    /** P(N = k) of a negative binomial distribution with shape z and odds 1/2. */
    NEGATIVE_BINOMIAL(
            (k, z) -> NegativeBinomial.probability(k, z, 0.5),
            (k, z) -> Math.exp(LogGamma.value(z + k)
                    - LogGamma.value(z)
                    - LogGamma.value(k + 1.0)
                    - (z + k) * Math.log(1.5)
                    + k * Math.log(0.5))),
    /** E[(1 + p)^−(z+k)] over p ~ Beta(z, z + 1 + k), which is ₂F₁(z + k, z; 2z + 1 + k; −1). */
    BETA_EXPECTATION(
            (k, z) -> BetaExpectation.ofPower(z, z + 1 + k, z + k, 1, p -> 1),
            (k, z) -> Math.pow(2, -z - k) * PowerSeries.hypergeometric(z + k, z + 1 + k, 2 * z + 1 + k, 0.5)),
    /** e^z E_{k+1}(z). No library in use here has it. */
    SCALED_EXPONENTIAL_INTEGRAL((k, z) -> ScaledExponentialIntegral.value(k + 1.0, z), null);

    /** A function of a count and a real number; those here capture nothing. */
    @FunctionalInterface
    interface OfCountAndReal {
        double at(int k, double z);
    }

    final OfCountAndReal lindy;
    final @Nullable OfCountAndReal textbook;

    SpecialFunction(OfCountAndReal lindy, @Nullable OfCountAndReal textbook) {
        this.lindy = lindy;
        this.textbook = textbook;
    }
}
