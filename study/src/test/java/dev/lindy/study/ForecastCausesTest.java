package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Message;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.models.choice.ModelCatalog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a forecast that went wrong, and of one that did not. */
class ForecastCausesTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 730;
    /** About where the holdout begins: the last quarter. */
    private static final int CUT = 547;

    /** Customers who come in over a year and a half, buy at their own rate, and leave after one in ten repeat purchases. */
    private static class Shop {
        final Random random;
        int customers = 900;
        /** Which days orders are kept of. */
        IntPredicate open = day -> true;
        /** How busy a day is, at most 1. */
        IntToDoubleFunction season = day -> 1;
        /** Phases of a time between purchases. */
        int phases = 1;
        /** After which day of their first purchase customers are only tourists. */
        int tourists = Integer.MAX_VALUE;

        Shop(long seed) {
            random = new Random(seed);
        }

        Transactions log() {
            StringBuilder csv = new StringBuilder("customer,date\n");
            for (int customer = 0; customer < customers; customer++) {
                int first = random.nextInt(CUT);
                boolean tourist = first >= tourists;
                // On average a purchase in 20 days, differing as an exponential of shape 2.
                double rate = phases * (exponential() + exponential()) / 40;
                double day = first;
                while (day < DAYS) {
                    int today = (int) day;
                    if (random.nextDouble() < season.applyAsDouble(today) && open.test(today)) {
                        csv.append("c%d,%s%n".formatted(customer, FIRST.plusDays(today)));
                    }
                    if ((day > first && random.nextDouble() < 0.1) || (tourist && day > first + 25)) {
                        break;
                    }
                    for (int phase = 0; phase < phases; phase++) {
                        day += exponential() / rate;
                    }
                }
            }
            return CsvOrders.read(
                    CsvInput.of(
                            new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), "orders.csv"),
                    CsvOrders.Options.defaults()
                            .withRoles(ColumnRoles.recognised().withAmount(ColumnRoles.NONE))
                            .withUntil(FIRST.plusDays(DAYS - 1)));
        }

        private double exponential() {
            return -Math.log(1 - random.nextDouble());
        }
    }

    private static String causes(Shop shop) {
        HoldoutCheck check = HoldoutCheck.of(shop.log(), StudyOptions.defaults());
        return check.causes().stream().map(Message::toString).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofAGoodForecastNothingIsSaid(long seed) {
        assertThat(causes(new Shop(seed))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {CUT + 20, CUT + 50})
    void aBreakInTheHoldoutIsNamedWithItsDays(int from) {
        Shop shop = new Shop(1);
        shop.open = day -> day < from || day >= from + 100;
        assertThat(causes(shop))
                .contains(
                        "% too high. The log has a break",
                        FIRST.plusDays(from).toString().substring(0, 7))
                .contains("withModel(\"auto\")");
    }

    /** Between two breaks there were orders: those days are no part of either. */
    @Test
    void twoBreaksAreNotOne() {
        Shop shop = new Shop(1);
        shop.open = day -> (day < CUT + 15 || day >= CUT + 65) && (day < CUT + 100 || day >= CUT + 150);
        String said = causes(shop);
        assertThat(said).contains("% too high. The log has 2 breaks");
        List<LocalDate> days = Pattern.compile("from ([0-9-]+) to ([0-9-]+)")
                .matcher(said)
                .results()
                .flatMap(m -> Stream.of(LocalDate.parse(m.group(1)), LocalDate.parse(m.group(2))))
                .toList();
        assertThat(days).hasSize(4).isSorted();
        // Weeks of the calendar lie within the days without orders, at most a week from their ends.
        assertThat(days.get(0)).isBetween(FIRST.plusDays(CUT + 15), FIRST.plusDays(CUT + 22));
        assertThat(days.get(1)).isBetween(FIRST.plusDays(CUT + 57), FIRST.plusDays(CUT + 65));
        assertThat(days.get(2)).isBetween(FIRST.plusDays(CUT + 100), FIRST.plusDays(CUT + 107));
        assertThat(days.get(3)).isBetween(FIRST.plusDays(CUT + 142), FIRST.plusDays(CUT + 150));
    }

    /** Where nobody could buy before the holdout, customers seem to have left: a forecast is too low for it, never too high. */
    @Test
    void aBreakBeforeTheHoldoutIsTheCauseOfLowForecastsOnly() {
        Shop low = new Shop(1);
        low.open = day -> day < CUT - 130 || day >= CUT - 20;
        assertThat(causes(low)).contains("% too low. The log has a break");
        Shop high = new Shop(1);
        high.open = day -> day < CUT - 300 || day >= CUT - 260;
        high.season = day -> day < CUT ? 1 : 0.3;
        assertThat(causes(high)).contains("too high").doesNotContain("break: of");
    }

    @Test
    void aSeasonThatWasThereAYearBeforeIsNamed() {
        for (boolean busy : new boolean[] {true, false}) {
            Shop shop = new Shop(4);
            shop.season = day -> (day % 365 >= 182) == busy ? 1 : 0.4;
            assertThat(causes(shop))
                    .contains("look of a season", busy ? "more repeat purchases" : "fewer repeat purchases")
                    .contains("withHorizon");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void newcomersWhoAreUnlikeTheOthersAreNamed(long seed) {
        Shop shop = new Shop(seed);
        shop.tourists = CUT / 2;
        shop.customers = 2000;
        assertThat(causes(shop)).contains("are not like those before them", "withAcquiredFrom");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void regularBuyersPointToAModelThatKnowsOfThem(int phases) {
        Shop shop = new Shop(7);
        shop.phases = phases;
        assertThat(causes(shop))
                .contains("more regularly than chance would have it", "BG/NBD takes purchases for random")
                .contains("withModel(\"bg-cnbd\")");
        assertThat(HoldoutCheck.of(shop.log(), StudyOptions.defaults().withModel(ModelCatalog.get("mbg-cnbd")))
                        .causes())
                .noneMatch(cause -> cause.toString().contains("takes purchases for random"));
    }

    @Test
    void anErrorThatNothingExplainsIsSaidToBeOne() {
        Shop shop = new Shop(8);
        // Busier from the cut on, and no year before it that was.
        shop.season = day -> day >= CUT ? 1 : 0.45;
        assertThat(causes(shop))
                .contains("too low", "neither a break in the log")
                .doesNotContain("look of a season");
    }
}
