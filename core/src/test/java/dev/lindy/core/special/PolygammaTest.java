package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygammaTest {

    private static final Percentage DIGITS = Percentage.withPercentage(4e-13);

    /** Values to 20 digits from arbitrary-precision arithmetic (mpmath 1.3). */
    @ParameterizedTest
    @CsvSource({
        "1e-8, -100000000.57721564636, 10000000000000001.226",
        "1e-5, -100000.57719921567289, 10000000001.64490839",
        "0.03, -33.86225442061876507, 1112.6867360264796006",
        "0.5, -1.9635100260214234794, 4.9348022005446793094",
        "1, -0.57721566490153286061, 1.6449340668482264365",
        "1.4616321449683623, -9.2412655217294275168e-17, 0.967672245447621255",
        "3.7, 1.1671535393615114409, 0.31003785767003830216",
        "14.999, 2.6742777210575356123, 0.068942978777662778539",
        "15, 2.6743466616607937017, 0.068938227847683806226",
        "250.5, 5.521461584527046449, 0.0039999946666965329554",
        "1e6, 13.815510057964190771, 1.0000005000001666667e-6",
        "1e12, 27.631021115928048208, 1.0000000000005e-12"
    })
    void agreesWithArbitraryPrecision(double z, double digamma, double trigamma) {
        assertThat(Polygamma.digamma(z)).isCloseTo(digamma, within(4e-15 * Math.max(1, Math.abs(digamma))));
        assertThat(Polygamma.trigamma(z)).isCloseTo(trigamma, DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-5, 3, 100001.49998750010432, 10000000001.249975864",
        "0.2, 1e-9, 2.6267377079684760536e-8, 2.5147803423781342212e-7",
        "1, 1e6, 14.392726722865723631, 1.6449330668487264363",
        "6.25, 3.74, 0.5002468459474650936, 0.068202283010690385267",
        "31250, 3.74, 0.00011967475359142930577, 3.8294242414547321428e-9",
        "1e10, 0.001, 1.0000000000499500208e-13, 1.0000000000999000208e-23",
        "2, 1e-300, 6.4493406684822643647e-301, 4.0411380631918858093e-301",
        "1e12, 1e3, 9.9999999950050000033e-10, 9.99999999001000001e-22"
    })
    void differencesLoseNoDigits(double z, double h, double difference, double trigamma) {
        assertThat(Polygamma.digammaDifference(z, h)).isCloseTo(difference, DIGITS);
        assertThat(Polygamma.trigammaDifference(z, h)).isCloseTo(trigamma, DIGITS);
    }

    @Test
    void outsideTheDomainIsNotANumber() {
        assertThat(Polygamma.digamma(0)).isNaN();
        assertThat(Polygamma.trigamma(-1)).isNaN();
        assertThat(Polygamma.digammaDifference(1, -1)).isNaN();
        assertThat(Polygamma.digammaDifference(2, 0)).isZero();
        assertThat(Polygamma.trigammaDifference(2, 0)).isZero();
        assertThat(Polygamma.trigammaDifference(0, 1)).isNaN();
    }
}
