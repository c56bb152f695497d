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

import dev.lindy.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lindy predict}, and model files that cannot be used. */
class PredictCommandTest {

    @TempDir
    private static Path shared;

    private static Path orders;
    private static Path model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fitOnce() {
        orders = shop(shared, 2000);
        model = shared.resolve("model.json");
        lindy("fit", orders, "-o", model, "--quiet").ends(0);
    }

    @Test
    void aBaseIsScoredAsItsOrders() {
        Path base = folder.resolve("base.csv");
        lindy("summarize", orders, "-o", base, "--quiet").ends(0);
        Outcome ofOrders = withoutIntervals("predict", model, orders).ends(0);
        Outcome ofBase = withoutIntervals("predict", model, base).ends(0);
        assertThat(ofOrders.err()).contains("Orders ", "Value ");
        assertThat(ofBase.err()).contains("Summaries ", "Value ");
        for (String name : new String[] {"p_alive", "expected_purchases", "residual_value", "historical_value"}) {
            assertThat(column(table(ofBase.out()), name)).isEqualTo(column(table(ofOrders.out()), name));
        }
    }

    @Test
    void theTableIsTheSameInAFileAndAsJson() {
        Path file = folder.resolve("customers.csv");
        lindy("predict", model, orders, "-o", file).ends(0);
        assertThat(lindy("predict", model, orders).out()).isEqualTo(text(file));
        assertThat(withoutIntervals("predict", model, orders, "--quiet").err()).isEmpty();
        Outcome printed = lindy("predict", model, orders, "--json").ends(0);
        assertThat(printed.err()).isEmpty();
        Map<String, String> first = table(file).get(0);
        assertThat(printed.json().at("/customers/0/customer").asText()).isEqualTo(first.get("customer"));
        assertThat(printed.json().at("/customers/0/p_alive").asDouble())
                .isEqualTo(Double.parseDouble(first.get("p_alive")));
    }

    @Test
    void aLongerForecastExpectsMore() {
        double year = sum(table(withoutIntervals("predict", model, orders).out()), "expected_purchases");
        double half = sum(
                table(withoutIntervals("predict", model, orders, "--horizon", "26")
                        .out()),
                "expected_purchases");
        assertThat(half).isPositive().isLessThan(year);
    }

    @Test
    void anEndlessSumWithoutDiscountIsRefusedByName() {
        Path steady = write(folder.resolve("model.json"), text(model).replaceFirst("\"a\" : [0-9.E-]+", "\"a\" : 0.5"));
        Outcome endless = withoutIntervals("predict", steady, orders, "--discount-rate", "0", "--value-horizon", "all")
                .ends(2);
        assertThat(endless.err()).contains("infinite", "--discount-rate", "--value-horizon");
        Outcome named = withoutIntervals("predict", steady, orders, "--discount-rate", "0")
                .ends(0);
        assertThat(table(named.out()).get(0)).containsKey("value_3y").doesNotContainKey("residual_value");
        assertThat(named.err()).contains("infinitely many");
        assertThat(withoutIntervals("predict", steady, orders).ends(0).err()).doesNotContain("infinitely many");
    }

    @Test
    void customersAreCountedAsTheModelCountedThem() {
        Path hourly = folder.resolve("hourly.json");
        lindy("fit", orders, "-o", hourly, "--resolution", "hour", "--spend", "all", "--quiet")
                .ends(0);
        assertThat(json(text(hourly)).at("/period/resolution").asText()).isEqualTo("hour");
        assertThat(json(text(hourly)).at("/period/spend").asText()).isEqualTo("all");
        String followed = withoutIntervals("predict", hourly, orders).ends(0).out();
        String told = withoutIntervals("predict", hourly, orders, "--resolution", "hour", "--spend", "all")
                .ends(0)
                .out();
        String otherwise = withoutIntervals("predict", hourly, orders, "--resolution", "day", "--spend", "repeats")
                .ends(0)
                .out();
        assertThat(followed).isEqualTo(told).isNotEqualTo(otherwise);
    }

    /** Spend in one currency says nothing of customers who spend another. */
    @Test
    void anotherCurrencyIsRefusedAndTheModelsIsPrinted() {
        Path euros = folder.resolve("euros.json");
        lindy("fit", orders, "-o", euros, "--currency-name", "EUR", "--quiet").ends(0);
        Path base = folder.resolve("base.csv");
        lindy("summarize", orders, "-o", base, "--currency-name", "USD").ends(0);
        assertThat(text(base)).contains("# currency=USD\n");
        Path scored = folder.resolve("scored.csv");

        assertThat(withoutIntervals("predict", euros, orders, "-o", scored)
                        .ends(0)
                        .out())
                .containsPattern("next 1 year [\\d,]+ EUR ");
        assertThat(withoutIntervals("predict", euros, base, "-o", folder.resolve("x.csv"))
                        .ends(3)
                        .err())
                .contains("its amounts are in USD, those of the model in EUR", "--currency-name EUR");
        assertThat(withoutIntervals("predict", euros, orders, "-o", folder.resolve("x.csv"), "--currency-name", "USD")
                        .ends(3)
                        .err())
                .contains("USD");
        withoutIntervals("predict", euros, base, "-o", folder.resolve("x.csv"), "--currency-name", "EUR")
                .ends(0);
        withoutIntervals("predict", model, base, "-o", folder.resolve("y.csv")).ends(0);
    }

    @Test
    void anotherUnitIsRefused() {
        Path days = folder.resolve("days.csv");
        lindy("summarize", orders, "--unit", "day", "-o", days, "--quiet").ends(0);
        assertThat(withoutIntervals("predict", model, days).ends(3).err())
                .contains(
                        "days.csv: the summaries count time in days, the model in weeks; summarise the orders with --unit week");
        assertThat(withoutIntervals("predict", model, orders, "--unit", "day")
                        .ends(2)
                        .err())
                .contains("--unit day does not fit the model, which counts weeks");
        withoutIntervals("predict", model, orders, "--unit", "week").ends(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from the future        | "version" : 2                | "version" : 3                | it has schema version 3, this program reads up to 2
            another format         | "format" : "lindy-model"     | "format" : "pickle"          | "format" does not say "lindy-model"
            an unknown model       | "model" : "bg-nbd"           | "model" : "pareto-hbd"       | holds pareto-hbd, gamma-gamma, but no transaction model that this version knows
            a missing parameter    | "alpha" :                    | "beta" :                     | lacks its parameter alpha
            a wrong parameter      | "r" : 0.                     | "r" : -0.                    | r is -0.
            an unknown unit        | "timeScale" : "week"         | "timeScale" : "fortnight"    | fortnight
            a word of the future   | "resolution" : "day"         | "resolution" : "century"     | "century" is none of second, minute, hour, day
            """)
    void aModelFileThatCannotBeUsedIsRefusedWithASentence(String what, String old, String changed, String said) {
        assertThat(text(model)).contains(old);
        Path damaged = write(
                folder.resolve("damaged.json"), text(model).replaceFirst(java.util.regex.Pattern.quote(old), changed));
        Path out = folder.resolve("customers.csv");
        assertThat(lindy("predict", damaged, orders, "-o", out).ends(3).err())
                .as(what)
                .startsWith(damaged + ": cannot be used: ")
                .contains(said);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNoModelFileIsRefusedWithASentence() throws IOException {
        String whole = text(model);
        byte[] noise = new byte[3000];
        RandomSource.SPLIT_MIX_64.create(1).nextBytes(noise);
        refused(write(folder.resolve("half.json"), whole.substring(0, whole.length() / 2)), "not whole JSON");
        refused(write(folder.resolve("empty.json"), ""), "cannot be used");
        refused(write(folder.resolve("list.json"), "[1, 2]"), "cannot be used");
        refused(Files.write(folder.resolve("noise.json"), noise), "not whole JSON");
        refused(orders, "not whole JSON");
        refused(folder, "cannot be read");
        refused(
                folder.resolve("missing.json"),
                "there is no such model file; lindy fit ORDERS -o model.json writes one");
        assertThat(names(folder)).doesNotContain("customers.csv");
    }

    private void refused(Path file, String said) {
        assertThat(lindy("predict", file, orders, "-o", folder.resolve("customers.csv"))
                        .ends(3)
                        .err())
                .startsWith(file.toString())
                .contains(said);
    }

    @Test
    void aModelOfOpportunitiesIsAskedInWholeOnes() {
        Path orders = shop(folder, 3000);
        Path model = folder.resolve("bgbb.json");
        lindy(
                "fit",
                orders,
                "--model",
                "bg-bb",
                "--resolution",
                "opportunity",
                "--unit",
                "month",
                "-o",
                model,
                "--quiet");
        lindy("predict", model, orders, "--quiet", "-o", folder.resolve("scored.csv"))
                .ends(0);
        Path base = write(
                folder.resolve("base.csv"),
                "# unit=month\ncustomer,x,t_x,T,mean_spend\n1,2,3.43,8.86,22.35\n2,1,1.71,8.86,11.77\n");
        assertThat(lindy("predict", model, base).ends(3).err())
                .contains("base.csv: the model, bg-bb, cannot be used for it", "--resolution opportunity");
        Path many = write(
                folder.resolve("many.csv"),
                "# unit=month\ncustomer,x,t_x,T,mean_spend\n1,4,3,8,22.35\n2,1,1,8,11.77\n");
        assertThat(lindy("predict", model, many).ends(3).err()).contains("many.csv: the model, bg-bb");
        Path whole = write(
                folder.resolve("whole.csv"),
                "# unit=month\ncustomer,x,t_x,T,mean_spend\n1,2,3,8,22.35\n2,1,1,8,11.77\n");
        lindy("predict", model, whole).ends(0);
        assertThat(lindy("predict", model, whole, "--horizon", "0.5").ends(2).err())
                .contains("--horizon must be a whole number of months", "0.5");
        assertThat(lindy("predict", model, whole, "--value-horizon", "12.5")
                        .ends(2)
                        .err())
                .contains("--value-horizon must be a whole number of months");
        assertThat(lindy(
                                "run",
                                orders,
                                "--model",
                                "bg-bb",
                                "--resolution",
                                "opportunity",
                                "--unit",
                                "month",
                                "--horizon",
                                "1.5",
                                "-o",
                                folder.resolve("out"))
                        .ends(2)
                        .err())
                .contains("--horizon must be a whole number of months");
    }
}
