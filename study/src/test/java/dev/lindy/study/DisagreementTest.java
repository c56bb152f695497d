package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** With the models published for the CDNOW sample, which differ on those who bought once. */
class DisagreementTest {

    private static final BgNbd BG = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);
    private static final ParetoNbd PARETO = new ParetoNbd(0.553, 10.578, 0.606, 11.669, TimeScale.WEEK);

    private static Disagreement.Opinion certain(String name, PurchaseModel model) {
        return new Disagreement.Opinion(name, model, PurchaseIntervals.certain(model));
    }

    private static CustomerBase base(int customers) {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(2);
        int[] x = new int[customers];
        double[] tx = new double[customers];
        double[] age = new double[customers];
        String[] ids = new String[customers];
        for (int i = 0; i < customers; i++) {
            ids[i] = "c" + i;
            age[i] = 27 + i % 12;
            double[] times = PARETO.simulate(random, age[i]).purchaseTimes();
            x[i] = times.length;
            tx[i] = times.length == 0 ? 0 : times[times.length - 1];
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build();
    }

    @Test
    void modelsThatSayOtherThingsOfThoseWhoBoughtOnceAreNamedWithTheirFigures() {
        CustomerBase base = base(400);
        List<Message> notes =
                Disagreement.of(List.of(certain("BG/NBD", BG), certain("Pareto/NBD", PARETO)), base, 104, 0.9);
        long once = IntStream.range(0, 400).filter(i -> base.frequency(i) == 0).count();
        double[] expected = BG.conditionalExpectedTransactions(base.where(i -> base.frequency(i) == 0), 104);
        assertThat(notes.get(0).toString())
                .startsWith("models-disagree: on the " + once + " customers who bought once")
                .contains("90 % intervals", "in 104 weeks", "Pareto/NBD 0.")
                .contains(String.format(
                        Locale.ROOT,
                        "BG/NBD %.3f (",
                        Arrays.stream(expected).average().orElseThrow()));
    }

    @Test
    void heavyBuyersAreAGroupToo() {
        BgNbd eager = new BgNbd(0.243, 4.414, 0.05, 2.426, TimeScale.WEEK);
        List<Message> notes =
                Disagreement.of(List.of(certain("one", BG), certain("other", eager)), base(2000), 52, 0.9);
        assertThat(notes).anySatisfy(note -> assertThat(note.toString()).contains("who bought most often ("));
        List<Message> few = Disagreement.of(List.of(certain("one", BG), certain("other", eager)), base(20), 52, 0.9);
        assertThat(few).isEmpty();
    }

    @Test
    void modelsThatAgreeAreNoNote() {
        BgNbd close = new BgNbd(0.245, 4.414, 0.793, 2.426, TimeScale.WEEK);
        assertThat(Disagreement.of(List.of(certain("a", BG), certain("b", close)), base(400), 52, 0.9))
                .isEmpty();
        assertThat(Disagreement.of(List.of(certain("a", BG)), base(400), 52, 0.9))
                .isEmpty();
    }

    @Test
    void modelsThatAreUnsureDoNotDisagree() {
        // Of sixty customers nothing much is known: the intervals of both reach over each other.
        CustomerBase few = base(60);
        MaximumLikelihoodFit<BgNbd> bg = BgNbd.fit(few);
        MaximumLikelihoodFit<ParetoNbd> pareto = ParetoNbd.fit(few);
        assertThat(Disagreement.of(
                        List.of(
                                new Disagreement.Opinion("BG/NBD", bg.model(), AveragedFits.intervals(bg)),
                                new Disagreement.Opinion("Pareto/NBD", pareto.model(), AveragedFits.intervals(pareto))),
                        few,
                        52,
                        0.9))
                .isEmpty();
    }
}
