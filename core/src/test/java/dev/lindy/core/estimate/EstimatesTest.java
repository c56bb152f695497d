package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.ParameterTransform;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatesTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final ParameterSpace SPACE =
            ParameterSpace.positive("r").and("pi", ParameterTransform.LOGIT).and("m", ParameterTransform.IDENTITY);
    private static final double[] POINT = {Math.log(2), 0, -5};
    private static final Estimates ESTIMATES =
            Estimates.of(SPACE, POINT, new double[] {0.04, 0.03, 0.01, 0.03, 0.09, 0.02, 0.01, 0.02, 1});

    /** dθ/du is r = 2, pi (1 − pi) = 1/4, and 1. */
    @Test
    void naturalMomentsByTheDeltaMethod() {
        assertThat(ESTIMATES.values()).containsExactly(new double[] {2, 0.5, -5}, within(1e-15));
        assertThat(ESTIMATES.value("m")).isEqualTo(-5);
        assertThat(ESTIMATES.covariance())
                .containsExactly(
                        new double[] {0.16, 0.015, 0.02, 0.015, 0.09 / 16, 0.005, 0.02, 0.005, 1}, within(1e-15));
        assertThat(ESTIMATES.standardError("r")).isCloseTo(0.4, within(1e-15));
        assertThat(ESTIMATES.standardError("pi")).isCloseTo(0.075, within(1e-15));
    }

    @Test
    void intervalsStayInsideTheDomain() {
        double z = 1.6448536269514722;
        assertThat(ESTIMATES.interval("r", 0.9))
                .containsExactly(new double[] {2 * Math.exp(-0.2 * z), 2 * Math.exp(0.2 * z)}, within(1e-14));
        assertThat(ESTIMATES.interval("pi", 0.9))
                .containsExactly(
                        new double[] {1 / (1 + Math.exp(0.3 * z)), 1 / (1 + Math.exp(-0.3 * z))}, within(1e-14));
        assertThat(ESTIMATES.interval("m", 0.9)).containsExactly(new double[] {-5 - z, -5 + z}, within(1e-14));
    }

    @Test
    void whatIsNotDeterminedReachesToTheEndsOfTheDomain() {
        Estimates open = Estimates.of(SPACE, POINT, new double[] {
            0.04, Double.NaN, 0.01, Double.NaN, INFINITY, Double.NaN, 0.01, Double.NaN, INFINITY
        });
        assertThat(open.covariance()[4]).isEqualTo(INFINITY);
        assertThat(open.covariance()[1]).isNaN();
        assertThat(open.covariance()[2]).isNaN();
        assertThat(open.covariance()[0]).isCloseTo(0.16, within(1e-15));
        assertThat(open.interval("pi", 0.5)).containsExactly(0, 1);
        assertThat(open.interval("m", 0.5)).containsExactly(-INFINITY, INFINITY);
        assertThat(open.standardError("pi")).isEqualTo(INFINITY);
        assertThat(open.determined("pi")).isFalse();
        assertThat(open.determined("r")).isTrue();
    }

    /** A standard error of 4 on the logarithm: a 95 % interval over seven powers of ten. */
    @Test
    void aParameterIsDeterminedUpToASpreadOfFour() {
        ParameterSpace one = ParameterSpace.positive("r");
        assertThat(Estimates.of(one, new double[1], new double[] {15.99}).determined("r"))
                .isTrue();
        assertThat(Estimates.of(one, new double[1], new double[] {16}).determined("r"))
                .isFalse();
    }

    @Test
    void arraysAreCopiesOnTheWayInAndOut() {
        double[] point = {1};
        double[] covariance = {4};
        Estimates e = Estimates.of(ParameterSpace.positive("r"), point, covariance);
        point[0] = 9;
        covariance[0] = 9;
        e.unconstrained()[0] = 9;
        e.unconstrainedCovariance()[0] = 9;
        assertThat(e.unconstrained()).containsExactly(1);
        assertThat(e.unconstrainedCovariance()).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void aLevelLiesBetweenZeroAndOne(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ESTIMATES.interval("r", level))
                .withMessage("a confidence level lies between 0 and 1, but is " + level);
    }

    @Test
    void whatDoesNotFitTheParametersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ESTIMATES.value("alpha"))
                .withMessage("no parameter \"alpha\"; there are r, pi, m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimates.of(SPACE, new double[3], new double[3]))
                .withMessageContaining("these are 3 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.toUnconstrained(new double[] {2, 1, 0}))
                .withMessage("parameter pi must lie between 0.0 and 1.0, but is 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.toUnconstrained(new double[] {2, 0.5, Double.NaN}))
                .withMessageContaining("parameter m");
    }

    @Test
    void unitsOfTimeAreThoseOfTheSample() {
        ParameterSpace space = ParameterSpace.positive("alpha", "lambda", "r")
                .withUnit("alpha", ParameterSpace.TIME)
                .withUnit("lambda", ParameterSpace.RATE);
        assertThat(space.in(TimeScale.DAY).parameters())
                .extracting(ParameterSpace.Parameter::unit)
                .containsExactly("days", "per day", "");
        assertThat(space.in(TimeScale.WEEK).in(TimeScale.DAY).parameters())
                .extracting(ParameterSpace.Parameter::unit)
                .containsExactly("weeks", "per week", "");
    }

    @Test
    void numbersAreWrittenWithFourPlacesOrAPower() {
        ParameterSpace space = ParameterSpace.positive("tiny", "large", "huge", "endless", "thousand")
                .and("minus", ParameterTransform.IDENTITY)
                .and("zero", ParameterTransform.IDENTITY)
                .and("negative", ParameterTransform.IDENTITY)
                .withUnit("large", "weeks");
        double[] point = {
            Math.log(5e-4), Math.log(12345.678), Math.log(2.5e7), INFINITY, Math.log(1000.04), -1.5, 0, -INFINITY
        };
        double[] covariance = new double[64];
        for (int i = 0; i < 8; i++) {
            covariance[9 * i] = 1e-12;
        }
        covariance[9 * 7] = INFINITY;
        String[] lines = EstimatesText.table(Estimates.of(space, point, covariance), 0.95)
                .split("\n", -1);
        assertThat(lines).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
        assertThat(lines[2]).isEqualTo("large       12,345.7      0.0123    12,345.7  …   12,345.7  weeks");
        assertThat(Arrays.stream(lines).map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "estimate std. error 95 % interval",
                        "tiny 5.000e−04 5.000e−10 5.000e−04 … 5.000e−04",
                        "large 12,345.7 0.0123 12,345.7 … 12,345.7 weeks",
                        "huge 2.500e+07 25.0000 2.500e+07 … 2.500e+07",
                        "endless ∞ ∞ ∞ … ∞",
                        "thousand 1,000.0 0.0010 1,000.0 … 1,000.0",
                        "minus −1.5000 1.000e−06 −1.5000 … −1.5000",
                        "zero 0 1.000e−06 −1.960e−06 … 1.960e−06",
                        "negative −∞ – not determined",
                        "");
    }

    @Test
    void diagnosesSayHowSeriousTheyAre() {
        assertThat(new Diagnosis("a", Diagnosis.Severity.NOTE, "m", "r"))
                .hasToString("note: m\n      What you can do: r");
        assertThat(new Diagnosis("a", Diagnosis.Severity.WARNING, "m", "r").toString())
                .startsWith("warning: m");
        assertThat(new Diagnosis("a", Diagnosis.Severity.FATAL, "m", "r").toString())
                .startsWith("no usable fit: m");
    }
}
