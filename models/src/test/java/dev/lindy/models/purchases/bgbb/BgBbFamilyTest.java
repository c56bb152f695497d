package dev.lindy.models.purchases.bgbb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Termination;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.MleReference;
import dev.lindy.models.PurchaseFamilyContract;
import dev.lindy.models.Shared;
import dev.lindy.models.SimulatedCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BgBbFamilyTest extends PurchaseFamilyContract<DiscreteSample, BgBb> {

    private static final BgBb TRUTH = new BgBb(1.2, 1.8, 0.9, 6, TimeScale.MONTH);

    @Override
    protected CustomerFamily<DiscreteSample, BgBb> family() {
        return BgBb.FAMILY;
    }

    @Override
    protected double[] truth() {
        return TRUTH.parameters();
    }

    @Override
    protected List<double[]> points() {
        return List.of(
                new double[] {1.2, 0.75, 0.66, 2.8},
                new double[] {0.3, 0.4, 0.1, 0.2},
                new double[] {300, 400, 1e3, 4e3},
                new double[] {0.05, 20, 30, 0.02});
    }

    @Override
    protected TimeScale unit() {
        return TimeScale.MONTH;
    }

    /** An opportunity is one whatever lies between two: the unit is only a name. */
    @Override
    protected TimeScale finerUnit() {
        return TimeScale.DAY;
    }

    @Override
    protected double finerUnits() {
        return 1;
    }

    @Override
    protected Map<String, Integer> powersOfUnit() {
        return Map.of();
    }

    @Override
    protected CustomerBase population(int customers, TimeScale unit) {
        BgBb truth = new BgBb(TRUTH.alpha(), TRUTH.beta(), TRUTH.gamma(), TRUTH.delta(), unit);
        return population(truth, customers, 12, 48, 20261125L);
    }

    /** Customers with some number of opportunities between two, so that there are several thousand distinct histories. */
    private static CustomerBase population(BgBb truth, int customers, int fewest, int most, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        String[] ids = new String[customers];
        int[] x = new int[customers];
        double[] tx = new double[customers];
        double[] n = new double[customers];
        for (int i = 0; i < customers; i++) {
            n[i] = fewest + random.nextInt(most - fewest + 1);
            SimulatedCustomer customer = truth.simulate(random, n[i]);
            double[] times = customer.purchaseTimes();
            ids[i] = Integer.toString(i);
            x[i] = times.length;
            tx[i] = times.length == 0 ? 0 : times[times.length - 1];
        }
        return CustomerBase.builder(truth.timeScale())
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(n)
                .build();
    }

    @Override
    protected String goldenFile() {
        return "bgbb.csv";
    }

    @Override
    protected double[] goldenInputs(GoldenTable.Row row) {
        return new double[] {row.count("x"), row.customer("tx"), row.customer("n")};
    }

    @Override
    protected DiscreteSample goldenSample(GoldenTable.Row row, double[] inputs) {
        int[][] whole = Arrays.stream(inputs)
                .mapToObj(number -> new int[] {(int) Math.round(number)})
                .toArray(int[][]::new);
        return DiscreteSample.of(unit(), whole[0], whole[1], whole[2], new double[] {1});
    }

    @Override
    protected double at(double t) {
        return Math.floor(t);
    }

    @Override
    protected CustomerBase forSmallSamples() {
        return population(2000, unit());
    }

    /** As many as there may be opportunities. */
    @Override
    protected CustomerBase absurd() {
        return base(unit(), new int[] {900_000, 3}, new double[] {999_000, 20}, new double[] {1_000_000, 52});
    }

    // --- the donations of the paper

    /** 11,104 donors of the 1995 cohort over six years, 22 histories. */
    private static DiscreteSample donations() throws IOException {
        List<String> lines = Files.readAllLines(Shared.file("data/donations.csv"));
        int rows = lines.size() - 1;
        int[][] columns = new int[3][rows];
        double[] count = new double[rows];
        for (int row = 0; row < rows; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            for (int c = 0; c < 3; c++) {
                columns[c][row] = Integer.parseInt(cells[c]);
            }
            count[row] = Double.parseDouble(cells[3]);
        }
        return DiscreteSample.of(TimeScale.YEAR, columns[0], columns[1], columns[2], count);
    }

    @Test
    void findsThePublishedMaximumOnDonations() throws IOException {
        MaximumLikelihoodFit<BgBb> fit = MaximumLikelihood.withDefaults().fit(BgBb.FAMILY, donations());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(9);
        // Published, to three digits: 1.204, 0.750, 0.657, 2.783, −33,225.6.
        assertThat(e.value("alpha")).isCloseTo(1.2035224, within(5e-8));
        assertThat(e.value("beta")).isCloseTo(0.7497164, within(5e-8));
        assertThat(e.value("gamma")).isCloseTo(0.6567182, within(5e-8));
        assertThat(e.value("delta")).isCloseTo(2.7834422, within(5e-8));
        assertThat(e.logLikelihood()).isCloseTo(-33225.581274, within(5e-7));
        assertThat(fit.diagnosis()).isEmpty();
        MleReference.agree("bgbb", "donations", e);
    }

    /** What the model expects of the five years after the data, beside what happened. */
    @Test
    void forecastsTheDonationsOfTheNextFiveYears() throws IOException {
        BgBb model =
                MaximumLikelihood.withDefaults().fit(BgBb.FAMILY, donations()).model();
        DiscreteSample donors = donations();
        double expected = 0;
        double expectedNone = 0;
        for (int row = 0; row < donors.rows(); row++) {
            int x = donors.histories().frequency(row);
            double tx = donors.histories().recency(row);
            double n = donors.histories().T(row);
            expected += donors.weight(row) * model.conditionalExpectedTransactions(x, tx, n, 5);
            expectedNone += donors.weight(row) * model.conditionalTransactionProbability(0, x, tx, n, 5);
        }
        double actual = 0;
        double none = 0;
        List<String> lines = Files.readAllLines(Shared.file("data/donations_holdout.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double customers = Double.parseDouble(cells[3]);
            actual += customers * Integer.parseInt(cells[0]);
            none += cells[0].equals("0") ? customers : 0;
        }
        assertThat(expected / actual).isBetween(0.96, 1.04);
        assertThat(expectedNone / none).isBetween(0.96, 1.04);
    }

    // --- samples

    @Test
    void timesThatAreNotWholeAreRefusedWithARemedy() {
        CustomerBase weeks = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(1, 3, 0)
                .recency(1, 2, 0)
                .T(4.5, 4, 3)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgBb.fit(weeks))
                .withMessageContainingAll(
                        "whole numbers", "x = 1, t_x = 1.0, n = 4.5", "2 histories affected", "by opportunities");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscreteSample.of(
                        TimeScale.YEAR, new int[] {1}, new int[] {1}, new int[] {2_000_000}, new double[] {1}))
                .withMessageContaining("1,000,000");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DiscreteSample.of(TimeScale.YEAR, new int[] {1}, new int[0], new int[1], new double[] {1}))
                .withMessageContaining("one length");
    }

    @Test
    void aHistoryMayStandInSeveralRows() {
        DiscreteSample twice = DiscreteSample.of(
                TimeScale.YEAR, new int[] {1, 0, 1}, new int[] {2, 0, 2}, new int[] {3, 3, 3}, new double[] {5, 7, 2});
        DiscreteSample once = DiscreteSample.of(
                TimeScale.YEAR, new int[] {0, 1}, new int[] {0, 2}, new int[] {3, 3}, new double[] {7, 7});
        assertThat(twice.rows()).isEqualTo(2);
        assertThat(twice.weight(1)).isEqualTo(7);
        assertThat(twice.fingerprint()).isEqualTo(once.fingerprint());
        assertThat(twice.totalWeight()).isEqualTo(14);
        assertThat(twice.description()).isEqualTo("14 customers, 2 distinct histories, an opportunity each year");
        assertThat(twice.fingerprint())
                .isNotEqualTo(once.withWeights(new double[] {7, 8}).fingerprint());
    }

    // --- maxima on the boundary, by name

    private static List<String> names(BgBb truth, int customers, int opportunities, long seed) {
        MaximumLikelihoodFit<BgBb> fit = BgBb.fit(population(truth, customers, opportunities, opportunities, seed));
        assertThat(fit.estimates().optimization().termination().atMaximum())
                .as(fit.summary())
                .isTrue();
        return new ArrayList<>(fit.diagnosis().stream().map(Diagnosis::name).toList());
    }

    @Test
    void equalChancesToLeaveAreNamed() {
        assertThat(names(new BgBb(2, 3, 1e4, 9e4, TimeScale.MONTH), 4000, 12, 2L))
                .contains("equal-dropout");
    }

    @Test
    void equalChancesToBuyAreNamed() {
        assertThat(names(new BgBb(3e4, 5e4, 0.8, 6, TimeScale.MONTH), 4000, 12, 1L))
                .contains("equal-purchase-probability");
    }

    @Test
    void nobodyLeavingIsNamed() {
        assertThat(names(new BgBb(2, 2, 1e-4, 1e4, TimeScale.MONTH), 2000, 12, 1L))
                .contains("nobody-drops-out");
    }

    @Test
    void twoOpportunitiesCannotFixFourParameters() {
        assertThat(names(TRUTH, 5000, 2, 1L)).contains("too-few-opportunities");
    }
}
