package dev.lindy.cli;

import static dev.lindy.cli.Cli.column;
import static dev.lindy.cli.Cli.json;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.sum;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.text;
import static dev.lindy.cli.Cli.withoutIntervals;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lindy run}: everything about the sample shop. */
class RunCommandTest {

    private static final List<String> FILES = List.of(
            "customers.csv",
            "holdout-by-frequency.csv",
            "holdout.csv",
            "ledger.json",
            "model.json",
            "run.json",
            "schedule.csv",
            "summary.txt");

    @TempDir
    private static Path folder;

    private static Path out;
    private static Outcome run;

    @TempDir
    private Path own;

    @BeforeAll
    static void runTheShop() {
        out = folder.resolve("deep/out");
        run = lindy("run", shop(), "-o", out).ends(0);
    }

    @Test
    void writesEveryFileAndNothingElse() throws IOException {
        assertThat(names(out)).containsExactlyElementsOf(FILES);
        for (String file : FILES) {
            assertThat(out.resolve(file)).isNotEmptyFile();
            assertThat(run.out()).contains(out.resolve(file).toString());
            assertThat(Files.getPosixFilePermissions(out.resolve(file)))
                    .as("one file is as open as another")
                    .isEqualTo(Files.getPosixFilePermissions(out.resolve("summary.txt")));
        }
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSummaryIsWhatWasPrinted() {
        String summary = text(out.resolve("summary.txt"));
        assertThat(run.out()).startsWith(summary);
        assertThat(run.out().substring(summary.length()).strip()).startsWith("Written");
        assertThat(summary).contains("Orders ", "Customers ", "Forecast?", "Purchases ", "Spend ", "Note ", "Value ");
    }

    /** What an owner reads comes first: customers, forecast, value, names; the estimates after it. */
    @Test
    void theEstimatesComeLast() {
        List<String> labels = text(out.resolve("summary.txt"))
                .lines()
                .filter(line -> line.matches("[A-Z].*") && !line.startsWith("Note"))
                .map(line -> line.split(" {2,}", 2)[0])
                .toList();
        assertThat(labels)
                .containsExactly(
                        "Columns",
                        "Orders",
                        "Customers",
                        "Forecast?",
                        "Value",
                        "Best",
                        "Slipping",
                        "For the statistician",
                        "Purchases",
                        "Spend");
    }

    @Test
    void theNamesAreThoseOfTheTable() {
        List<Map<String, String>> rows = table(out.resolve("customers.csv"));
        List<String> best = rows.stream()
                .sorted(Comparator.comparingDouble((Map<String, String> row) -> number(row, "value_3y"))
                        .reversed())
                .limit(5)
                .map(row -> row.get("customer"))
                .toList();
        List<String> slipping = rows.stream()
                .filter(row -> number(row, "p_alive") < 0.5)
                .sorted(Comparator.comparingDouble(
                                (Map<String, String> row) -> number(row, "value_3y") * (1 - number(row, "p_alive")))
                        .reversed())
                .limit(5)
                .map(row -> row.get("customer"))
                .toList();
        assertThat(named("Best", "Slipping")).isEqualTo(best);
        assertThat(named("Slipping", "Note")).isEqualTo(slipping);
    }

    private static List<String> named(String from, String to) {
        String block =
                text(out.resolve("summary.txt")).split("\n" + from + " ", 2)[1].split("\n" + to + " ", 2)[0];
        return Pattern.compile("(\\w+) \\(")
                .matcher(block)
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    /** A forecast of 201,734.72 is none to the cent; what was paid back is. */
    @Test
    void forecastsAreNotToTheCent() {
        List<String> lines = text(out.resolve("summary.txt")).lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.startsWith("Value ") || line.startsWith("              value "))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).containsPattern("\\d,\\d{3}").doesNotContainPattern("\\d\\.\\d\\d\\b"));
        assertThat(lines).anyMatch(line -> line.endsWith("refunds netted against their order   −1,021.15"));
    }

    @ParameterizedTest
    @CsvSource({
        "customer;date;amount, '', --currency-name EUR, EUR",
        "customer;date;amount;currency, ;USD, '', USD",
        "customer;date;amount;currency, ;usd, --currency-name US$, US$",
        "customer;date;amount, '', '', ''"
    })
    void theCurrencyIsPrintedWhereItIsKnownOrGiven(String header, String column, String option, String printed) {
        Path orders = write(
                own.resolve("orders.csv"),
                Stream.concat(
                                Stream.of(header),
                                IntStream.range(0, 60)
                                        .mapToObj(i -> "c" + i % 20 + ";2024-0" + (1 + i / 20) + "-" + (10 + i % 19)
                                                + ";" + (150 + i) + column))
                        .toList());
        List<Object> command = new ArrayList<>(List.of("run", orders, "-o", own.resolve("out")));
        command.addAll(option.isEmpty() ? List.of() : List.of(option.split(" ", -1)));

        String said = lindy(command.toArray()).out();

        String value = said.lines()
                .filter(line -> line.startsWith("Value "))
                .findFirst()
                .orElseThrow();
        if (printed.isEmpty()) {
            assertThat(value).containsPattern("year [\\d,]+ {5}");
        } else {
            assertThat(value).containsPattern("year [\\d,]+ " + Pattern.quote(printed) + " {5}");
            assertThat(json(text(own.resolve("out/model.json")))
                            .at("/period/currency")
                            .asText())
                    .isEqualTo(printed);
        }
    }

    @Test
    void oneRowACustomer() {
        List<Map<String, String>> rows = table(out.resolve("customers.csv"));
        assertThat(rows.get(0).keySet())
                .startsWith(
                        "customer",
                        "x",
                        "t_x",
                        "T",
                        "mean_spend",
                        "historical_value",
                        "p_alive",
                        "p_alive_lo",
                        "p_alive_hi",
                        "expected_purchases",
                        "expected_purchases_lo",
                        "expected_purchases_hi",
                        "purchases_pi_lo",
                        "purchases_pi_hi",
                        "expected_spend",
                        "expected_spend_lo",
                        "expected_spend_hi",
                        "spend_pi_lo",
                        "spend_pi_hi",
                        "value_1y",
                        "value_1y_lo",
                        "value_1y_hi",
                        "value_1y_pi_lo",
                        "value_1y_pi_hi",
                        "value_3y",
                        "value_3y_lo",
                        "value_3y_hi",
                        "value_3y_pi_lo",
                        "value_3y_pi_hi",
                        "residual_value");
        assertThat(rows)
                .hasSize(json(text(out.resolve("model.json")))
                        .at("/models/0/customers")
                        .asInt());
        assertThat(column(rows, "x")).hasSize(rows.size());
        assertThat(rows).allSatisfy(row -> {
            assertThat(number(row, "p_alive")).isGreaterThan(0).isLessThanOrEqualTo(1);
            assertThat(number(row, "t_x")).isBetween(0.0, number(row, "T"));
            assertThat(number(row, "T")).isLessThanOrEqualTo(730 / 7.0);
            assertThat(number(row, "expected_purchases")).isPositive();
            for (String name : new String[] {
                "p_alive", "expected_purchases", "expected_spend", "value_1y", "value_3y", "purchase_probability"
            }) {
                assertThat(number(row, name)).as(name).isBetween(number(row, name + "_lo"), number(row, name + "_hi"));
            }
            for (String name : new String[] {"purchases", "spend", "value_1y", "value_3y"}) {
                assertThat(number(row, name + "_pi_lo"))
                        .as(name)
                        .isNotNegative()
                        .isLessThanOrEqualTo(number(row, name + "_pi_hi"));
            }
            assertThat(number(row, "residual_value"))
                    .isCloseTo(
                            number(row, "expected_spend") * number(row, "discounted_purchases"),
                            within(1e-9 * number(row, "residual_value")));
        });
        assertThat(text(out.resolve("customers.csv"))).startsWith("# unit=week horizon=52.0 discount=0.1 margin=1.0\n");
    }

    @Test
    void theLedgerBalancesWithTheFileAndWithTheCustomers() throws IOException {
        JsonNode ledger = json(text(out.resolve("ledger.json")));
        int unused = 0;
        double amountUnused = 0;
        double netted = 0;
        for (JsonNode entry : ledger.get("entries")) {
            if (!entry.get("used").asBoolean()) {
                unused += entry.get("rows").asInt();
                amountUnused += entry.get("amount").asDouble();
            }
            if (entry.get("kind").asText().equals("refund_netted")) {
                netted += entry.get("amount").asDouble();
            }
        }
        try (var lines = Files.lines(shop())) {
            assertThat(ledger.get("rowsRead").asLong()).isEqualTo(lines.count() - 1);
        }
        assertThat(ledger.get("rowsUsed").asInt() + unused)
                .isEqualTo(ledger.get("rowsRead").asInt());
        assertThat(ledger.get("amountUsed").asDouble() + amountUnused)
                .isCloseTo(ledger.get("amountRead").asDouble(), within(1e-6));
        // A refund is no row of its own in the end; it makes its order smaller.
        assertThat(sum(table(out.resolve("customers.csv")), "historical_value"))
                .isCloseTo(ledger.get("amountUsed").asDouble() + netted, within(1e-6));
    }

    @Test
    void theHoldoutIsTheLastQuarterAndAddsUp() {
        List<Map<String, String>> weeks = table(out.resolve("holdout.csv"));
        List<Map<String, String>> held = weeks.stream()
                .filter(week -> week.get("phase").equals("holdout"))
                .toList();
        assertThat(held).hasSize(26);
        assertThat(held.get(0)).containsEntry("starts", "2025-07-03");
        assertThat(held.get(25)).containsEntry("ends", "2025-12-31");
        assertThat(sum(weeks, "actual")).isEqualTo(number(weeks.get(weeks.size() - 1), "cumulative_actual"));
        String happened = String.format(java.util.Locale.ROOT, "%,.0f happened", sum(held, "actual"));
        assertThat(run.out()).contains("fitted to 2025-07-02", happened);
    }

    @Test
    void theModelFileGivesTheSamePredictionsAgain() {
        Path again = own.resolve("customers.csv");
        lindy("predict", out.resolve("model.json"), shop(), "-o", again).ends(0);
        assertThat(again).hasSameTextualContentAs(out.resolve("customers.csv"));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theSameBytesOnAnyNumberOfThreads(int threads) {
        lindy("run", shop(), "-o", own, "--threads", threads).ends(0);
        for (String file : FILES) {
            assertThat(own.resolve(file)).hasSameBinaryContentAs(out.resolve(file));
        }
    }

    @Test
    void jsonIsAllThatIsPrinted() {
        Outcome printed = lindy("run", shop(own, 2000), "-o", own.resolve("out"), "--json")
                .ends(0);
        assertThat(printed.err()).isEmpty();
        JsonNode result = printed.json();
        assertThat(result.fieldNames())
                .toIterable()
                .containsExactly("ledger", "holdout", "models", "period", "value", "written");
        JsonNode file = json(text(own.resolve("out/model.json")));
        assertThat(result.get("models")).isEqualTo(file.get("models"));
        assertThat(result.get("ledger")).isEqualTo(json(text(own.resolve("out/ledger.json"))));
        assertThat(result.get("written")).hasSize(8);
        assertThat(result.at("/value/customers").asInt())
                .isEqualTo(table(own.resolve("out/customers.csv")).size());
    }

    @Test
    void quietPrintsNothing() {
        Outcome quiet = withoutIntervals("run", shop(own, 2000), "-o", own.resolve("out"), "--quiet")
                .ends(0);
        assertThat(quiet.out()).isEmpty();
        assertThat(quiet.err()).isEmpty();
        assertThat(names(own.resolve("out"))).contains("customers.csv", "summary.txt");
    }

    @Test
    void nothingIsOverwrittenUnasked() throws IOException {
        Path kept = write(own.resolve("schedule.csv"), "mine\n");
        FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(kept, before);
        Outcome refused = withoutIntervals("run", shop(own, 2000), "-o", own).ends(2);
        assertThat(refused.err()).contains(kept + " is there already; --force overwrites");
        assertThat(kept).hasContent("mine");
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
        assertThat(names(own)).containsExactly("schedule.csv", "shop-2000.csv");

        withoutIntervals("run", shop(own, 2000), "-o", own, "--force").ends(0);
        assertThat(text(kept)).contains("period,");
    }

    @Test
    void aNewRunLeavesNothingOfTheOldOne() {
        withoutIntervals("run", shop(own, 2000), "-o", own.resolve("out")).ends(0);
        assertThat(names(own.resolve("out"))).contains("holdout.csv");
        // Less than four months: too short for a holdout.
        Outcome brief = withoutIntervals("run", shop(own, 800), "-o", own.resolve("out"), "--force")
                .ends(0);
        assertThat(brief.out()).contains("not checked: the log covers");
        assertThat(names(own.resolve("out"))).doesNotContain("holdout.csv", "holdout-by-frequency.csv");
    }

    @Test
    void aLogOfAFewMonthsSaysThatMostOfItsValueLiesFurtherAheadThanItReachesBack() {
        String note = "lies further ahead than the";
        Path orders = shop(own, 800);
        assertThat(withoutIntervals("run", orders, "-o", own.resolve("far"))
                        .ends(0)
                        .out())
                .contains(note);
        assertThat(withoutIntervals("run", orders, "-o", own.resolve("near"), "--value-horizon", "12w")
                        .ends(0)
                        .out())
                .doesNotContain(note);
        assertThat(run.out()).doesNotContain(note);
    }

    @Test
    void intervalsAreWiderAtAHigherLevelAndGoneWhereTheyAreOff() {
        Path orders = shop(own, 1000);
        double usual = width(orders, "usual", "--level", "0.8");
        assertThat(text(own.resolve("usual/summary.txt")))
                .contains("the expected value itself is known to", "(80 %)", "80 % interval")
                .doesNotContain("90 %");
        assertThat(width(orders, "wide", "--level", "95%")).isGreaterThan(1.3 * usual);
        String off = lindy("run", orders, "-o", own.resolve("off"), "--intervals", "off")
                .ends(0)
                .out();
        assertThat(off).doesNotContain("certainty", "is known to").contains("90 % interval");
        assertThat(table(own.resolve("off/customers.csv")).get(0).keySet())
                .noneMatch(name -> name.endsWith("_lo") || name.endsWith("_hi"));
        assertThat(lindy("run", orders, "-o", own.resolve("bad"), "--level", "1")
                        .ends(2)
                        .err())
                .contains("--level must lie between 0 and 1");
    }

    /** Two customers in twenty bought again, the next day, and for nine months nobody has: nothing is left to expect. */
    @Test
    void anIntervalThatIsNoneIsLeftOut() {
        List<String> rows = new ArrayList<>(List.of("customer,date,amount"));
        for (int i = 0; i < 20; i++) {
            rows.add("c" + i + ",2023-09-0" + (i < 2 ? 8 : 9) + "," + (10 + i));
        }
        rows.add("c0,2023-09-09,8");
        rows.add("c1,2023-09-09,9");
        String out = lindy(
                        "run",
                        write(own.resolve("two-days.csv"), rows),
                        "-o",
                        own.resolve("two-days"),
                        "--model",
                        "mbg-cnbd",
                        "--until",
                        "2024-06-02")
                .ends(0)
                .out();
        assertThat(out)
                .contains("next 1 year 0.00")
                .doesNotContain("not defined", "NaN", "purchases expected in the next");
    }

    /** Orders that stop four weeks after the cut, of thirteen. */
    @Test
    void whatAForecastWentWrongByStandsInFullLines() {
        List<String> rows = new ArrayList<>(List.of("customer,date"));
        LocalDate first = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < 600; i++) {
            for (int week = i % 30; week < 43; week += 1 + i % 7) {
                rows.add("c" + i + "," + first.plusWeeks(week).plusDays(i % 5));
            }
        }
        List<String> out = lindy(
                        "run",
                        write(own.resolve("stops.csv"), rows),
                        "-o",
                        own.resolve("stops"),
                        "--amount",
                        "none",
                        "--until",
                        "2024-12-29")
                .out()
                .lines()
                .toList();
        int at = IntStream.range(0, out.size())
                .filter(i -> out.get(i).contains("The forecast is "))
                .findFirst()
                .orElseThrow();
        List<String> paragraph = out.subList(at + 1, out.size()).stream()
                .takeWhile(line -> line.startsWith(" ".repeat(18)))
                .toList();
        assertThat(paragraph).hasSizeGreaterThan(1);
        assertThat(paragraph.subList(0, paragraph.size() - 1))
                .allSatisfy(line -> assertThat(line.length()).isGreaterThan(100));
    }

    private double width(Path orders, String name, String... options) {
        return value(orders, name, "value_3y_hi", options)
                - sum(table(own.resolve(name).resolve("customers.csv")), "value_3y_lo");
    }

    @Tag("slow")
    @Test
    void valueGrowsWithMarginAndShrinksWithDiscountAndHorizon() {
        Path orders = shop(own, 2000);
        double usual = value(orders, "usual", "value_3y", "--intervals", "off");
        assertThat(value(orders, "margin", "value_3y", "--intervals", "off", "--margin", "0.3"))
                .isCloseTo(0.3 * usual, within(1e-9 * usual));
        assertThat(value(orders, "discount", "value_3y", "--intervals", "off", "--discount-rate", "0.2"))
                .isLessThan(usual);
        assertThat(value(orders, "horizon", "value_5y", "--intervals", "off", "--value-horizon", "5y"))
                .isGreaterThan(usual);
        assertThat(value(orders, "all", "residual_value", "--intervals", "off", "--value-horizon", "all"))
                .isGreaterThan(value(orders, "again", "value_5y", "--intervals", "off", "--value-horizon", "5y"));
    }

    private double value(Path orders, String name, String column, String... options) {
        Object[] command = {"run", orders, "-o", own.resolve(name), "--quiet"};
        Object[] args = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(command), java.util.Arrays.stream(options))
                .toArray();
        lindy(args).ends(0);
        return sum(table(own.resolve(name).resolve("customers.csv")), column);
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
