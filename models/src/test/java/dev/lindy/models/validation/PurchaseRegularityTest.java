package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.Cdnow;
import dev.lindy.models.Population;
import dev.lindy.models.bgcnbd.BgCnbd;
import dev.lindy.models.bgcnbd.MbgCnbd;
import org.junit.jupiter.api.Test;

class PurchaseRegularityTest {

    private static void finds(double k, CustomerBase base) {
        PurchaseRegularity found = PurchaseRegularity.of(base);
        assertThat((found.k() - k) / found.standardError()).isBetween(-3.5, 3.5);
        assertThat(found.standardError()).isLessThan(0.1 * k);
    }

    /** Neither unlike customers, nor leaving, nor the end of observation disturbs it. */
    @Test
    void findsTheShapeOfSimulatedGaps() {
        for (int k : new int[] {1, 2, 3, 6}) {
            finds(k, Population.of(new BgCnbd(k, 0.6, 1.5, 0.8, 2.5, TimeScale.WEEK), 10_000, TimeScale.WEEK, 11 + k));
            finds(k, Population.of(new MbgCnbd(k, 2, 1.5 * k, 0.3, 2, TimeScale.WEEK), 3000, TimeScale.DAY, 21 + k));
        }
    }

    @Test
    void saysItInWords() {
        CustomerBase regular = Population.of(new MbgCnbd(3, 2, 4, 0.3, 2, TimeScale.WEEK), 2000, TimeScale.WEEK, 5);
        assertThat(PurchaseRegularity.of(regular).description())
                .startsWith("purchases come more regularly than at random: estimated k ");
        CustomerBase random = Population.of(new MbgCnbd(1, 2, 4, 0.3, 2, TimeScale.WEEK), 2000, TimeScale.WEEK, 5);
        assertThat(PurchaseRegularity.of(random).description()).startsWith("purchases come about as at random");
    }

    @Test
    void cdnowBuysAboutAsAtRandom() {
        PurchaseRegularity found = PurchaseRegularity.of(Cdnow.calibration());
        assertThat(found.k()).isBetween(1.0, 1.1);
        assertThat(found.description()).startsWith("purchases come about as at random");
    }

    private static CustomerBase twoGaps(double... litt) {
        String[] ids = new String[litt.length];
        int[] x = new int[litt.length];
        double[] tx = new double[litt.length];
        double[] age = new double[litt.length];
        for (int i = 0; i < litt.length; i++) {
            ids[i] = "c" + i;
            x[i] = 2;
            tx[i] = 10;
            age[i] = 20;
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build();
    }

    /** For two gaps of shares s and 1 − s the mean of ln s + ln (1 − s) under Beta(2, 2) is 2(ψ(2) − ψ(4)) = −5/3. */
    @Test
    void solvesTheEquationOfTwoGaps() {
        PurchaseRegularity found =
                PurchaseRegularity.of(twoGaps(2 * Math.log(10) - 5.0 / 3, 2 * Math.log(10) - 5.0 / 3));
        assertThat(found.k()).isCloseTo(2, within(1e-12));
        // Information of a customer 2ψ′(2) − 4ψ′(4).
        double trigamma2 = Math.PI * Math.PI / 6 - 1;
        double trigamma4 = trigamma2 - 1.0 / 4 - 1.0 / 9;
        double information = 2 * (2 * trigamma2 - 4 * trigamma4);
        assertThat(found.standardError()).isCloseTo(1 / Math.sqrt(information), within(1e-12));
        assertThat(found.gaps()).isEqualTo(4);
    }

    @Test
    void extremesHaveNames() {
        PurchaseRegularity equal = PurchaseRegularity.of(twoGaps(2 * Math.log(5)));
        assertThat(equal.k()).isInfinite();
        assertThat(equal.description()).contains("equal intervals");
        CustomerBase once = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(1)
                .recency(3)
                .T(9)
                .litt(Math.log(3))
                .build();
        assertThat(PurchaseRegularity.of(once).description()).contains("nobody has bought three times");
        CustomerBase without = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(2)
                .recency(3)
                .T(9)
                .build();
        assertThatIllegalStateException().isThrownBy(() -> PurchaseRegularity.of(without));
    }
}
