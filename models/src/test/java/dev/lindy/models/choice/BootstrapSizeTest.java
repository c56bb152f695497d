package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often NBD is rejected against BG/NBD when it is true: too often by the mixture for one parameter
 * at an edge, about as often as wanted by simulation.
 *
 * <p>Each of the simulated samples gives one statistic, and one more of a sample drawn from its own fit; the 95 % point of
 * the latter, taken together, stands for the bootstrap's (Giacomini, Politis and White 2013, Econometric Theory 29).
 */
@Tag("slow")
class BootstrapSizeTest {

    private static final CatalogEntry<?, ?> NBD = ModelCatalog.get(Nbd.ID);
    private static final CatalogEntry<?, ?> BG = ModelCatalog.get(BgNbd.ID);
    private static final MaximumLikelihood FITTER = MaximumLikelihood.withDefaults();

    @Test
    void theMixtureRejectsTooOftenAndTheBootstrapDoesNot() {
        int samples = 2000;
        CustomerBase observed = observed(800);
        PurchaseModel truth = new Nbd(0.385, 12.07, TimeScale.WEEK);
        double[] ofTruth = new double[samples];
        double[] ofFit = new double[samples];
        Chunks.eachTask(samples, i -> {
            CustomerBase drawn = SimulatedBase.of(truth, observed, 1000 + i);
            ofTruth[i] = statistic(drawn);
            PurchaseModel fitted = fit(NBD, drawn).model();
            ofFit[i] = statistic(SimulatedBase.of(fitted, observed, 500_000 + i));
        });
        double[] sorted = ofFit.clone();
        Arrays.sort(sorted);
        double wanted = sorted[(int) (0.95 * samples)];

        // 2.706: the 95 % point of half a point at 0 and half a chi-square. Standard error of a share of 5 %: 0.5 %.
        assertThat(share(ofTruth, 2.705543454095404)).isGreaterThan(0.07);
        assertThat(share(ofTruth, wanted)).isBetween(0.02, 0.08);
        assertThat(wanted).isBetween(3.3, 5.0);
    }

    private static double share(double[] statistics, double above) {
        return Arrays.stream(statistics).filter(s -> s > above).count() / (double) statistics.length;
    }

    private static double statistic(CustomerBase base) {
        return Math.max(
                0,
                2
                        * (fit(BG, base).estimates().logLikelihood()
                                - fit(NBD, base).estimates().logLikelihood()));
    }

    private static MaximumLikelihoodFit<? extends PurchaseModel> fit(CatalogEntry<?, ?> entry, CustomerBase base) {
        return entry.fit(FITTER, base);
    }

    /** Customers acquired in the first third of 78 weeks. */
    static CustomerBase observed(int customers) {
        String[] ids = new String[customers];
        double[] age = new double[customers];
        for (int i = 0; i < customers; i++) {
            ids[i] = "c" + i;
            age[i] = 52 + 26.0 * i / customers;
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(new int[customers])
                .recency(new double[customers])
                .T(age)
                .build();
    }
}
