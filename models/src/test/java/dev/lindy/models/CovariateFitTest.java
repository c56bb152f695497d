package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.Rate;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CovariateFitTest {

    private static final Covariates BOTH = Covariates.of("Gender", "Channel");

    private static double error(Estimates estimates, String name) {
        int i = estimates.space().index(name);
        int k = estimates.space().size();
        return Math.sqrt(estimates.unconstrainedCovariance()[i * k + i]);
    }

    private static void assertEstimate(Estimates estimates, String name, double value, double error) {
        // To the digits printed.
        assertThat(estimates.value(name)).as(name).isCloseTo(value, within(2e-5 * Math.max(1, Math.abs(value))));
        assertThat(estimates.standardError(name)).as(name).isCloseTo(error, within(6e-4 * Math.max(1, error)));
    }

    /** The fit of CLVTools' static Pareto/NBD to the apparel cohort, LL −5821.06268586899, and its standard errors. */
    @Test
    void paretoOnApparelIsThatOfClvTools() {
        CustomerBase apparel = Apparel.calibration();
        assertThat(apparel.size()).isEqualTo(600);
        CovariateFit<ParetoNbd> fit = ParetoNbd.fit(apparel, BOTH);
        Estimates estimates = fit.estimates();
        assertThat(fit.estimates().logLikelihood()).isCloseTo(-5821.0626859, within(1e-6));
        assertEstimate(estimates, "r", 1.838967, 0.34577);
        assertEstimate(estimates, "alpha", 92.96296, 16.979);
        assertEstimate(estimates, "s", 0.591304, 0.26026);
        assertEstimate(estimates, "beta", 49.51308, 36.143);
        assertEstimate(estimates, "dropout:Gender", -0.641868, 0.29550);
        assertEstimate(estimates, "dropout:Channel", 0.789759, 0.30578);
        assertEstimate(estimates, "purchase:Gender", 0.286135, 0.10414);
        assertEstimate(estimates, "purchase:Channel", 0.623930, 0.10494);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).doesNotContain("covariate-unbounded");
        assertThat(fit.data().rows()).isEqualTo(383);
        assertThat(fit.usable()).isTrue();
    }

    /** BG/NBD without covariates and with mean and precision, by a kernel and a search of other hands. */
    @Test
    void bgOnApparelMovesTheMeanChanceToLeave() {
        CustomerBase apparel = Apparel.calibration();
        CovariateFit<BgNbd> fit = BgNbd.fit(apparel, BOTH);
        assertThat(fit.plain().estimates().logLikelihood()).isCloseTo(-5857.0197489, within(1e-6));
        assertThat(fit.estimates().logLikelihood()).isCloseTo(-5838.9636983, within(1e-6));
        Estimates estimates = fit.estimates();
        assertEstimate(estimates, "r", 0.666260, 0.06231);
        assertEstimate(estimates, "alpha", 37.06567, 5.873);
        assertEstimate(estimates, "purchase:Gender", 0.389086, 0.13225);
        assertEstimate(estimates, "purchase:Channel", 0.596399, 0.13545);
        assertEstimate(estimates, "dropout:Gender", -0.626425, 0.29357);
        assertEstimate(estimates, "dropout:Channel", 0.032032, 0.31847);
        double phi = estimates.value("phi");
        assertThat(Math.log(phi / (1 - phi))).isCloseTo(-1.638380, within(3e-5));
        assertThat(error(estimates, "phi")).isCloseTo(0.28106, within(1e-4));
        assertThat(estimates.value("kappa")).isCloseTo(10.2563, within(1e-3));
        assertThat(estimates.standardError("kappa")).isCloseTo(10.02, within(0.02));
    }

    /** Moving a and b alike leaves the mean where it is: the likelihood rises to −5839.862 and has no maximum. */
    @Test
    void classicLinksOnApparelRunAway() {
        Links alike = Links.of(BgNbd.FAMILY.parameters())
                .lowering(Rate.PURCHASE, "alpha")
                .moving("ab", Rate.DROPOUT, "a", "b");
        CovariateFit<BgNbd> fit =
                CovariateFit.of(MaximumLikelihood.withDefaults(), BgNbd.FAMILY, alike, Apparel.calibration(), BOTH);
        assertThat(fit.estimates().logLikelihood()).isBetween(-5839.90, -5839.861);
        assertThat(fit.diagnosis()).extracting(Diagnosis::name).contains("covariate-unbounded");
        assertThat(fit.diagnosis().toString()).contains("ab:Channel");

        CovariateFit<BgNbd> free = CovariateFit.of(
                MaximumLikelihood.withDefaults(),
                BgNbd.FAMILY,
                BgNbd.FAMILY.classicLinks(),
                Apparel.calibration(),
                BOTH);
        assertThat(free.estimates().logLikelihood()).isBetween(-5837.50, -5837.434);
        assertThat(free.diagnosis()).extracting(Diagnosis::name).contains("covariate-unbounded");
    }

    /** Nothing depends on how attributes are written: 0 and 1, words, or another unit. */
    @Test
    void codingMakesNoDifference() {
        Shop shop = new Shop(4_000, 7);
        CovariateFit<BgNbd> words = BgNbd.fit(shop.base(), Covariates.of("channel", "age"));
        CovariateFit<BgNbd> other = BgNbd.fit(shop.base(), Covariates.of("isWeb", "ageInMonths"));
        assertThat(other.estimates().logLikelihood())
                .isCloseTo(words.estimates().logLikelihood(), within(1e-7));
        CovariateEffect web = words.effects(Map.of("channel", "shop")).get(0);
        CovariateEffect isWeb = other.effects().get(0);
        assertThat(web.difference()).isEqualTo("web against shop");
        assertThat(web.coefficient()).isCloseTo(isWeb.coefficient(), within(1e-5));
        assertThat(web.standardError()).isCloseTo(isWeb.standardError(), within(1e-5));
        CovariateEffect perYear = words.effects().get(2);
        CovariateEffect perMonth = other.effects().get(1);
        assertThat(perYear.attribute()).isEqualTo("age");
        assertThat(perYear.coefficient()).isCloseTo(12 * perMonth.coefficient(), within(1e-5));
    }

    @Test
    void levelsAddUpToNothingAndAnyMayBeTheReference() {
        Shop shop = new Shop(3_000, 11);
        CovariateFit<BgNbd> fit = BgNbd.fit(shop.base(), Covariates.of("land"));
        List<CovariateEffect> all = fit.effects();
        assertThat(all.subList(0, 3).stream()
                        .mapToDouble(CovariateEffect::coefficient)
                        .sum())
                .isCloseTo(0, within(1e-12));
        assertThat(all)
                .extracting(CovariateEffect::of)
                .startsWith("purchase rate")
                .endsWith("odds of leaving");
        List<CovariateEffect> against = fit.effects(Map.of("land", "at"));
        assertThat(against).hasSize(4);
        assertThat(against.get(0).coefficient())
                .isCloseTo(all.get(1).coefficient() - all.get(0).coefficient(), within(1e-12));
        assertThatThrownBy(() -> fit.effects(Map.of("land", "mars"))).hasMessageContaining("at, ch, de");
        assertThat(fit.tests()).containsOnlyKeys("land");
        assertThat(fit.test().degreesOfFreedom()).isEqualTo(4);
        assertThat(fit.summary()).contains("effects of covariates", "land", "likelihood-ratio test");
    }

    @Test
    void whatCannotBeACovariateIsRefusedByName() {
        CustomerBase base = new Shop(200, 3).base();
        assertThatThrownBy(() -> BgNbd.fit(base, Covariates.of("colour", "same", "channel")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"colour\"")
                .hasMessageContaining("\"same\" is the same for all customers");
        assertThatThrownBy(() -> BgNbd.fit(base, Covariates.of("channel", "isWeb")))
                .hasMessageContaining("\"isWeb\" is determined by");
        assertThatThrownBy(() -> BgNbd.fit(base, Covariates.of("age", "ageInMonths")))
                .hasMessageContaining("\"ageInMonths\" is determined by");
        // Each moves something else, so that neither says what the other does.
        BgNbd.fit(base, Covariates.of().moving(Rate.PURCHASE, "age").moving(Rate.DROPOUT, "ageInMonths"));
        assertThatThrownBy(() -> BgNbd.fit(base, Covariates.of().moving(Rate.SPEND, "age")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coefficientsShrinkUnderAPrior() {
        CustomerBase base = new Shop(500, 5).base();
        Covariates covariates = Covariates.of("channel", "age");
        CovariateFit<BgNbd> free = BgNbd.fit(base, covariates);
        CovariateFit<BgNbd> shrunk = BgNbd.fit(base, covariates.withPriorDeviation(0.05));
        CovariateFit<BgNbd> loose = BgNbd.fit(base, covariates.withPriorDeviation(1e4));
        assertThat(Math.abs(shrunk.estimates().value("purchase:channel=shop")))
                .isLessThan(Math.abs(free.estimates().value("purchase:channel=shop")));
        assertThat(loose.estimates().value("purchase:channel=shop"))
                .isCloseTo(free.estimates().value("purchase:channel=shop"), within(1e-5));
        assertThat(shrunk.tests()).isEmpty();
        assertThat(shrunk.summary()).contains("prior");
    }

    /** Simulated customers, whose channel doubles the purchase rate, while age does nothing. */
    static final class Shop {
        private final CustomerBase base;

        Shop(int n, long seed) {
            Random random = new Random(seed);
            int[] x = new int[n];
            double[] tx = new double[n];
            double[] age = new double[n];
            String[] channel = new String[n];
            String[] isWeb = new String[n];
            String[] years = new String[n];
            String[] months = new String[n];
            String[] land = new String[n];
            for (int i = 0; i < n; i++) {
                boolean web = random.nextInt(3) == 0;
                channel[i] = web ? "web" : "shop";
                isWeb[i] = web ? "1" : "0";
                int old = 18 + random.nextInt(60);
                years[i] = Integer.toString(old);
                months[i] = Integer.toString(12 * old + 5);
                land[i] = List.of("de", "at", "ch").get(random.nextInt(3));
                age[i] = 10 + random.nextInt(60);
                // Gamma(2, 20) and Beta(1, 4), drawn by sums and powers of exponentials and uniforms.
                double rate = -(Math.log(random.nextDouble()) + Math.log(random.nextDouble())) / (web ? 10 : 20);
                double p = 1 - Math.pow(random.nextDouble(), 1 / 4.0);
                double t = 0;
                while (true) {
                    t += Math.max(1, Math.ceil(-7 * Math.log(random.nextDouble()) / rate)) / 7;
                    if (t > age[i]) {
                        break;
                    }
                    x[i]++;
                    tx[i] = t;
                    if (random.nextDouble() < p) {
                        break;
                    }
                }
            }
            String[] ids = new String[n];
            Arrays.setAll(ids, i -> "c" + i);
            String[] same = new String[n];
            Arrays.fill(same, "yes");
            base = CustomerBase.builder(TimeScale.WEEK)
                    .ids(ids)
                    .frequency(x)
                    .recency(tx)
                    .T(age)
                    .attribute("channel", channel)
                    .attribute("isWeb", isWeb)
                    .attribute("age", years)
                    .attribute("ageInMonths", months)
                    .attribute("land", land)
                    .attribute("same", same)
                    .build();
        }

        CustomerBase base() {
            return base;
        }
    }
}
