package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which model of spend is used, and what is said of it. */
class SpendFitsTest {

    /**
     * Orders of two years: everybody has an own mean, orders vary by 30 % about it, and the means of those who buy rarely differ more
     * than those of the others, which the fit to means takes for chance.
     */
    private static final Transactions MISFIT = log(0.9, 0.6, 0.3);

    /** The same but for means that differ as much among all. */
    private static final Transactions FIT = log(0.5, 0, 0.5);

    private static Transactions log(double between, double byCount, double within) {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("customer,date,amount\n");
        for (int customer = 0; customer < 500; customer++) {
            int gap = 12 + 11 * (customer % 20);
            double own = Math.log(60) + between * random.nextGaussian() / Math.pow(480.0 / gap, byCount);
            for (int day = random.nextInt(200); day < 730; day += 1 + random.nextInt(2 * gap)) {
                csv.append(String.format(
                        Locale.ROOT,
                        "c%d,%s,%.2f%n",
                        customer,
                        LocalDate.of(2023, 1, 1).plusDays(day),
                        Math.exp(own + within * random.nextGaussian())));
            }
        }
        return CsvOrders.read(input("orders.csv", csv.toString()), CsvOrders.Options.defaults());
    }

    private static CsvInput input(String name, String text) {
        return CsvInput.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
    }

    private static String notes(OrderFit fit) {
        return fit.notes().stream().map(Message::toString).collect(Collectors.joining("\n"));
    }

    private static String used(OrderFit fit) {
        return fit.models().spend() == null ? "none" : fit.models().spend().modelId();
    }

    @Test
    void whereOrdersContradictTheMeansTheHoldoutChoosesAndIsNamed() {
        OrderStudy study = Study.of(MISFIT, StudyOptions.defaults());
        SpendFits spending = study.fit().models().spending();
        FittedModels before = study.holdout().fitted();

        assertThat(spending).isNotNull();
        assertThat(spending.agreement()).isNotNull();
        assertThat(spending.agreement().holds()).isFalse();
        assertThat(spending.forecasts()).isNotNull();
        assertThat(spending.forecasts().ordersWin()).isTrue();
        assertThat(used(study.fit())).isEqualTo(GammaGamma.ORDERS_ID);
        assertThat(before).isNotNull();
        assertThat(before.spend().modelId()).isEqualTo(GammaGamma.ORDERS_ID);
        assertThat(study.file().models().get(1).model()).isEqualTo(GammaGamma.ORDERS_ID);
        assertThat(study.file().spend()).isEqualTo(study.fit().models().spendModel());
        assertThat(notes(study.fit()))
                .contains(
                        "The model of spend does not fit single orders",
                        "came nearer to what orders were worth in the holdout",
                        "withSpendModel(\"gamma-gamma\") takes the other");
    }

    @Test
    void whereBothAgreeTheUsualModelStaysAndNothingIsSaid() {
        OrderStudy study = Study.of(FIT, StudyOptions.defaults());
        assertThat(study.fit().models().spending().agreement().holds()).isTrue();
        assertThat(study.fit().models().spending().forecasts()).isNull();
        assertThat(used(study.fit())).isEqualTo(GammaGamma.ID);
        assertThat(notes(study.fit())).doesNotContain("single orders");
    }

    @Test
    void withoutAHoldoutTheOtherFitIsOffered() {
        OrderFit fit =
                OrderFit.of(Customers.of(MISFIT, StudyOptions.defaults().observation()), StudyOptions.defaults());
        assertThat(used(fit)).isEqualTo(GammaGamma.ID);
        assertThat(notes(fit))
                .contains("does not fit single orders", "withSpendModel(\"gamma-gamma-orders\") fits single orders")
                .doesNotContain("holdout");
    }

    @Test
    void whoeverNamesAModelGetsIt() {
        for (String id : new String[] {GammaGamma.ID, GammaGamma.ORDERS_ID}) {
            StudyOptions options = StudyOptions.defaults()
                    .withAssumptions(Assumptions.defaults().withLevel(null))
                    .withSpendModel(id);
            assertThat(used(Study.of(MISFIT, options).fit())).isEqualTo(id);
            assertThat(used(Study.of(FIT, options).fit())).isEqualTo(id);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StudyOptions.defaults().withSpendModel("pareto"))
                .withMessageContaining("gamma-gamma-orders");
    }

    @Test
    void meansAloneCannotBeFittedAsOrders() {
        Customers summaries = Customers.ofSummaries(CsvSummaries.read(
                input("base.csv", "customer,x,t_x,T,mean_spend\na,2,3,9,10\nb,1,2,9,20\n"),
                CsvSummaries.Options.defaults()));
        assertThat(used(OrderFit.of(summaries, StudyOptions.defaults()))).isEqualTo(GammaGamma.ID);
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> OrderFit.of(summaries, StudyOptions.defaults().withSpendModel(GammaGamma.ORDERS_ID)))
                .satisfies(e -> assertThat(e.setting()).contains(Remedy.SPEND_MODEL))
                .withMessageContaining("needs the amounts of single orders");
    }
}
