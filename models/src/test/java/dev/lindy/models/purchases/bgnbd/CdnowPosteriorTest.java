package dev.lindy.models.purchases.bgnbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.inference.Bootstrap;
import dev.lindy.core.inference.Posterior;
import dev.lindy.core.inference.ProfileLikelihood;
import dev.lindy.core.inference.RobustCovariance;
import dev.lindy.models.Cdnow;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The posterior of BG/NBD on the CDNOW sample under the weak prior, against a brute-force integral on a four-dimensional grid
 * (inference.md, C4).
 */
class CdnowPosteriorTest {

    private static final RecencySample SAMPLE = RecencySample.of(Cdnow.calibration());
    private static final Beliefs WEAK = BgNbd.FAMILY.beliefs(SAMPLE);

    private static MaximumLikelihoodFit<BgNbd> mode() {
        return MaximumLikelihood.withDefaults().withPrior(WEAK).fit(BgNbd.FAMILY, SAMPLE);
    }

    @Test
    void theModeIsTheReferences() {
        MaximumLikelihoodFit<BgNbd> mode = mode();
        double[] expected = {0.2430228, 4.4249697, 0.7887535, 2.4099221};
        for (int i = 0; i < 4; i++) {
            assertThat(mode.estimates().values()[i]).isCloseTo(expected[i], within(5e-7 * (1 + expected[i])));
        }
        // The reference's prior is one of ln r, this one of −½ ln r: they differ by ln 2 in the density of ln r, not of
        // the
        // parameters.
        assertThat(mode.estimates().optimization().value()).isCloseTo(-9588.505981, within(1e-6));
    }

    @Test
    void meansAndDeviationsAreTheReferences() {
        Posterior<BgNbd> posterior = Posterior.of(mode(), 4000, 20);
        assertThat(posterior.kHat()).isLessThan(0.5);
        assertThat(posterior.effectiveSize()).isGreaterThan(2500);
        assertThat(posterior.logEvidence()).isCloseTo(-9594.52061, within(0.05));
        Draws<BgNbd> draws = posterior.draws();
        check(draws, BgNbd::r, 0.2433731, 0.0126188);
        check(draws, BgNbd::alpha, 4.445801, 0.38150);
        check(draws, BgNbd::a, 0.833292, 0.209688);
        check(draws, BgNbd::b, 2.618133, 0.83044);
        check(draws, m -> m.r() / m.alpha(), 0.0549554, 0.0030674);
        check(draws, m -> m.a() / (m.a() + m.b()), 0.244853, 0.019605);
        check(draws, m -> m.a() + m.b(), 3.451425, 1.0308);
    }

    /** 4,000 draws are worth some 3,000: a mean is off by 0.02 deviations, a deviation by 2 % or, with a long tail, more. */
    private static void check(Draws<BgNbd> draws, ToDoubleFunction<BgNbd> of, double mean, double deviation) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws.size(); i++) {
            double value = of.applyAsDouble(draws.model(i));
            sum += draws.weight(i) * value;
            squares += draws.weight(i) * value * value;
        }
        assertThat(sum).isCloseTo(mean, within(0.07 * deviation));
        assertThat(Math.sqrt(squares - sum * sum)).isCloseTo(deviation, within(0.08 * deviation));
    }

    @Test
    void everyMethodAgreesOnHowSureTheRateIs() {
        MaximumLikelihoodFit<BgNbd> fit = MaximumLikelihood.withDefaults().fit(BgNbd.FAMILY, SAMPLE);
        double wald = fit.estimates().standardError("alpha");
        double robust = RobustCovariance.of(fit).standardError("alpha");
        assertThat(robust / wald).isBetween(0.8, 1.3);
        Draws<BgNbd> bootstrap = Bootstrap.draws(fit, 300, 4);
        assertThat(bootstrap.failed()).isZero();
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < bootstrap.size(); i++) {
            mean += bootstrap.model(i).alpha() / bootstrap.size();
            squares += bootstrap.model(i).alpha() * bootstrap.model(i).alpha() / bootstrap.size();
        }
        assertThat(Math.sqrt(squares - mean * mean)).isCloseTo(robust, within(0.15 * robust));
        ProfileLikelihood.Interval profile = ProfileLikelihood.of(fit, "alpha").interval(0.9);
        double[] normal = fit.estimates().interval("alpha", 0.9);
        assertThat(profile.lower()).isCloseTo(normal[0], within(0.05 * normal[0]));
        assertThat(profile.upper()).isCloseTo(normal[1], within(0.05 * normal[1]));
        // a and b lie on a ridge: the likelihood bends less on the far side.
        ProfileLikelihood.Interval ofB = ProfileLikelihood.of(fit, "b").interval(0.9);
        assertThat(ofB.upper()).isGreaterThan(fit.estimates().interval("b", 0.9)[1]);
    }
}
