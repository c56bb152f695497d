package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.models.Cdnow;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOfLeavingTest {

    /** Customers watched for 1 to 52 weeks. */
    private static CustomerBase drawn(PurchaseModel truth, int customers, long seed) {
        String[] ids = new String[customers];
        int[] x = new int[customers];
        double[] tx = new double[customers];
        double[] age = new double[customers];
        for (int i = 0; i < customers; i++) {
            ids[i] = "c" + i;
            age[i] = 1 + 51.0 * i / customers;
        }
        CustomerBase windows = CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build();
        return SimulatedBase.of(truth, windows, seed);
    }

    private static SignOfLeaving sign(CustomerBase base, String id, int replicates) {
        CatalogEntry<?, ?> entry = ModelCatalog.get(id);
        return SignOfLeaving.of(base, entry, entry.fit(MaximumLikelihood.withDefaults(), base), replicates, 1)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"bg-nbd, 1", "bg-nbd, 2", "mbg-nbd, 3", "pareto-nbd, 4"})
    void whereNobodyLeavesThereIsNone(String id, long seed) {
        SignOfLeaving sign = sign(drawn(new Nbd(0.83, 9.9, TimeScale.WEEK), 900, seed), id, 19);
        assertThat(sign.found()).as(sign.sentence(id)).isFalse();
        assertThat(sign.sentence("BG/NBD"))
                .startsWith("These data show no sign that customers leave: BG/NBD gains ")
                .contains("with 2 more parameters");
    }

    @ParameterizedTest
    @CsvSource({"bg-nbd, 1", "mbg-nbd, 2", "pareto-nbd, 3"})
    void whereManyLeaveThereIsOne(String id, long seed) {
        for (PurchaseModel truth : new PurchaseModel[] {
            new BgNbd(0.83, 4, 0.8, 2.4, TimeScale.WEEK), new ParetoNbd(0.9, 4, 0.6, 8, TimeScale.WEEK)
        }) {
            SignOfLeaving sign = sign(drawn(truth, 900, seed), id, 19);
            assertThat(sign.found()).as(sign.sentence(id)).isTrue();
        }
    }

    @Test
    void onCdnowCustomersLeaveWithoutASimulation() {
        SignOfLeaving sign = sign(Cdnow.calibration(), BgNbd.ID, 99);
        assertThat(sign.found()).isTrue();
        assertThat(sign.test()).isNull();
        // Published: −9582.43 against −9763.66.
        assertThat(sign.gain()).isBetween(181.2, 181.3);
    }

    @Test
    void aGainBetweenIsJudgedBySimulations() {
        SignOfLeaving refused = new SignOfLeaving(2.5, 2, null);
        assertThat(refused.found()).isTrue();
        assertThat(new SignOfLeaving(1.9, 2, null).found()).isFalse();
        for (long seed = 1; seed < 40; seed++) {
            // A few leave, and there are few customers.
            SignOfLeaving sign = sign(drawn(new BgNbd(0.83, 6, 0.3, 3, TimeScale.WEEK), 150, seed), BgNbd.ID, 19);
            if (sign.test() != null) {
                assertThat(sign.gain()).isGreaterThan(2);
                assertThat(sign.sentence("BG/NBD")).contains("by 19 simulations of NBD");
                assertThat(sign.found()).isEqualTo(sign.test().pValue() <= 0.05);
                return;
            }
        }
        throw new AssertionError("no sample gained so much");
    }

    @Test
    void modelsThatDoNotContainNbdAreNotTested() {
        CustomerBase base = drawn(new Nbd(0.83, 9.9, TimeScale.WEEK), 300, 1);
        CatalogEntry<?, ?> nbd = ModelCatalog.get(Nbd.ID);
        assertThat(SignOfLeaving.of(base, nbd, nbd.fit(MaximumLikelihood.withDefaults(), base), 9, 1))
                .isEmpty();
    }
}
