package dev.lindy.cli;

import static dev.lindy.cli.Cli.json;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.text;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.Cli.Outcome;
import dev.lindy.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts: {@code lindy fit}, {@code lindy compare}, {@code lindy predict}, and what refuses them. */
class ContractCommandsTest {

    /** Percent of customers still active after 0 … 12 years, of 1,000 (Fader and Hardie 2007, table 1): high end. */
    private static final int[] HIGH_END = {1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394};
    /** The same of the regular segment, to year 7. */
    private static final int[] REGULAR = {1000, 631, 468, 382, 326, 289, 262, 241};

    private static final String LIST = """
            # observed_to=2024-06-15
            contract,start,end
            a,2024-01-31,
            b,2024-01-01,2024-02-01
            c,2024-01-01,2024-02-02
            d,2024-05-20,
            e,2024-03-10,2024-03-10
            f,2024-03-10,2024-09-30
            """;

    @TempDir
    private Path folder;

    private Path highEnd;

    @BeforeEach
    void writeHighEnd() {
        highEnd = survivors("high-end.csv", "year", HIGH_END);
    }

    private Path survivors(String name, String period, int... counts) {
        List<String> lines = new ArrayList<>(List.of(period + ",survivors"));
        for (int t = 0; t < counts.length; t++) {
            lines.add(t + "," + counts[t]);
        }
        return write(folder.resolve(name), lines);
    }

    /** Published: 0.668 and 3.806, −1611.16; DEL at 10 % from the model notes, 5.9226. */
    @Test
    void aTableOfSurvivorsIsFitted() {
        Path model = folder.resolve("model.json");
        Path curve = folder.resolve("curve.csv");
        Outcome fit = lindy("fit", highEnd, "--calibration-periods", 7, "-o", model, "--curve", curve)
                .ends(0);
        assertThat(fit.out())
                .startsWith("Columns     period = \"year\", survivors = \"survivors\"\nContracts   13 rows · 13 used\n")
                .contains(
                        "Renewals    sBG, 1,000 contracts over up to 7 years, 509 ended",
                        "alpha      0.6681 ",
                        "beta       3.8061 ",
                        "log-likelihood −1,611.16",
                        "85 % are renewed the first time, of those renewed five times 93 % once more",
                        "expected to bring 5.92 payments",
                        "Forecast?   fitted to the first 7 years; after 12 years 37.8 % of contracts (90 % interval: 34.7 … 41.0 %)",
                        "5.92 payments (90 % interval: 5.69 … 6.17)",
                        "39.4 %",
                        "Written     " + curve);
        assertThat(fit.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));

        JsonNode file = json(text(model));
        assertThat(file.at("/models/0/model").asText()).isEqualTo("sbg");
        assertThat(file.at("/models/0/parameters/alpha").asDouble()).isCloseTo(0.6680884, within(1e-6));
        assertThat(file.at("/models/0/logLikelihood").asDouble()).isCloseTo(-1611.158147, within(1e-6));
        assertThat(file.at("/models/0/timeScale").asText()).isEqualTo("year");
        assertThat(file.at("/period/source").asText()).isEqualTo("contracts");
        assertThat(file.at("/period/calibrationPeriods").asInt()).isEqualTo(7);

        List<Map<String, String>> rows = table(curve);
        assertThat(rows).hasSize(25);
        assertThat(rows.get(12))
                .containsEntry("period", "12")
                .containsEntry("observed_survival", "0.394")
                .hasEntrySatisfying(
                        "survival", s -> assertThat(Double.parseDouble(s)).isCloseTo(0.3780, within(1e-4)));
        assertThat(rows.get(13)).containsEntry("observed_survival", "").containsEntry("observed_retention", "");
        // DERL before the first renewal, from the model notes.
        assertThat(Double.parseDouble(rows.get(0).get("residual_lifetime"))).isCloseTo(5.414856, within(5e-4));
        Path shorter = folder.resolve("shorter.csv");
        lindy("fit", highEnd, "--curve", shorter, "--horizon", 3, "--quiet").ends(0);
        assertThat(lindy("fit", highEnd, "--horizon", 3).ends(2).err()).contains("--curve FILE", "leave --horizon out");
        assertThat(table(shorter)).hasSize(16);
    }

    @Test
    void theJsonIsTheModelFile() {
        Path model = folder.resolve("model.json");
        Outcome fit =
                lindy("fit", highEnd, "--model", "bdw", "-o", model, "--json").ends(0);
        assertThat(fit.err()).isEmpty();
        assertThat(fit.json()).isEqualTo(json(text(model)));
        assertThat(fit.json().at("/models/0/parameters").size()).isEqualTo(3);
    }

    @Test
    void autoIsWhatTheComparisonWouldUse() {
        for (int[] counts : List.of(Arrays.copyOf(HIGH_END, 8), REGULAR)) {
            Path file = survivors("segment.csv", "year", counts);
            JsonNode compared = lindy("compare", file, "--json").ends(0).json();
            JsonNode fit =
                    lindy("fit", file, "--model", "auto", "--json").ends(0).json();
            assertThat(fit.at("/models/0/model")).isEqualTo(compared.get("choice"));
            assertThat(lindy("fit", file, "--model", "auto").ends(0).out())
                    .contains("Model       " + compared.get("advice").asText().substring(0, 40));
        }
        assertThat(lindy("compare", survivors("regular.csv", "year", REGULAR), "--json")
                        .json()
                        .get("choice")
                        .asText())
                .isEqualTo("sbg");
    }

    /** Columns by other names than those that are known, below lines of text, named for every command. */
    @Test
    void columnsByOtherNamesAreNamed() {
        Path file = write(
                folder.resolve("leden.csv"),
                "leden,stand,2024\nwie;van;tot en met;noot\n"
                        + IntStream.range(0, 60)
                                .mapToObj(i -> i + ";" + (1 + i % 28) + "-01-2024;"
                                        + (i % 3 == 0 ? "" : 1 + i % 28 + "-0" + (2 + i % 7) + "-2024") + ";x\n")
                                .collect(Collectors.joining()));
        Path model = folder.resolve("leden.json");
        List<String> named = List.of(
                "--skip",
                "1",
                "--start",
                "van",
                "--end",
                "3",
                "--customer",
                "wie",
                "--unit",
                "month",
                "--until",
                "2024-12-31",
                "--date-format",
                "d-MM-yyyy");

        assertThat(lindy("fit", file, "--unit", "month").ends(3).err()).contains("columns seen");
        assertThat(lindy(with(named, "fit", file, "-o", model)).ends(0).out()).contains("60 rows", "sBG");
        assertThat(lindy(with(named, "compare", file)).ends(0).out())
                .contains("Next        lindy fit " + file, " --skip 1", " --customer wie", " --start van", " --end 3");
        assertThat(table(lindy(with(named, "predict", model, file)).ends(0).out()))
                .hasSize(60);
        assertThat(lindy("fit", file, "--start", "from").ends(3).err())
                .contains("there is no column \"from\" for start");
    }

    @Test
    void columnsOfContractsMeanNothingForOrders() {
        assertThat(lindy("fit", shop(folder, 500), "--model", "bg-nbd", "--start", "date")
                        .ends(2)
                        .err())
                .contains("--start applies to contracts only");
    }

    private static Object[] with(List<String> options, Object... command) {
        return Stream.concat(Stream.of(command), options.stream()).toArray();
    }

    @Test
    void aComparisonAdvisesAndReportsTheHoldout() {
        Path out = folder.resolve("models.csv");
        Outcome compared =
                lindy("compare", highEnd, "--calibration-periods", 7, "-o", out).ends(0);
        assertThat(compared.out())
                .startsWith("Advice      Use BdW (bdw): its AIC is the lowest, by 9.7, and the data tell it from sBG;")
                .contains(
                        "active after 12",
                        "what happened",
                        "It had no say in",
                        "BdW contains sBG (where c is 1) and gains 5.84",
                        "so the larger model is needed.",
                        "In words    BdW: Of new contracts",
                        "Next        lindy fit " + highEnd + " --model bdw -o model.json");
        List<Map<String, String>> rows = table(out);
        assertThat(rows)
                .extracting(row -> row.get("model") + " " + row.get("parameter"))
                .containsExactly("bdw alpha", "bdw beta", "bdw c", "sbg alpha", "sbg beta");
        assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry("kind", "contracts"));
        assertThat(rows.get(0)).containsEntry("chosen", "yes").containsEntry("holdout_actual_survival", "0.394");
        JsonNode result =
                lindy("compare", highEnd, "--models", "sbg", "--json").ends(0).json();
        assertThat(result.get("models")).hasSize(1);
        assertThat(result.get("tests")).isEmpty();
        assertThat(lindy("compare", highEnd).ends(0).out()).contains("no holdout: --calibration-periods N");
    }

    @Test
    void aListOfContractsNeedsTheLengthOfItsPeriods() {
        Path list = write(folder.resolve("list.csv"), LIST);
        assertThat(lindy("fit", list).ends(3).err()).contains("how long is a contract period?", "--unit month");
        Outcome fit = lindy("fit", list, "--unit", "month", "--json").ends(0);
        assertThat(fit.json().at("/models/0/timeScale").asText()).isEqualTo("month");
        assertThat(fit.json().at("/models/0/customers").asInt()).isEqualTo(6);
        assertThat(fit.json().at("/period/observedTo").asText()).isEqualTo("2024-06-15");
        assertThat(lindy("compare", list, "--unit", "month").ends(0).out())
                .contains("Next        lindy fit " + list + " --unit month -o model.json");
    }

    @Test
    void contractsAreScoredARowEach() {
        Path model = folder.resolve("model.json");
        Path list = write(folder.resolve("list.csv"), LIST);
        lindy("fit", survivors("months.csv", "month", HIGH_END), "-o", model, "--quiet")
                .ends(0);
        Outcome scored = lindy("predict", model, list).ends(0);
        assertThat(scored.err()).contains("Outlook     3 active contracts", "after the next 12 renewals (12 months)");
        List<Map<String, String>> rows = table(scored.out());
        assertThat(rows).extracting(row -> row.get("customer")).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(rows).extracting(row -> row.get("renewals")).containsExactly("4", "0", "1", "0", "0", "3");
        assertThat(rows).extracting(row -> row.get("active")).containsExactly("1", "0", "0", "1", "0", "1");
        assertThat(rows.get(0)).containsEntry("next_renewal", "2024-06-30");
        assertThat(rows.get(1)).containsEntry("residual_lifetime", "0.0").containsEntry("survival", "0.0");
        // By the closed form of sBG: r(ν + 1) = (β + ν)/(α + β + ν).
        JsonNode parameters = json(text(model)).at("/models/0/parameters");
        double alpha = parameters.get("alpha").asDouble();
        double beta = parameters.get("beta").asDouble();
        assertThat(Double.parseDouble(rows.get(0).get("renewal_probability")))
                .isCloseTo((beta + 4) / (alpha + beta + 4), within(1e-12));

        Path file = folder.resolve("scored.csv");
        lindy("predict", model, list, "-o", file).ends(0);
        assertThat(text(file)).isEqualTo(scored.out()).startsWith("# unit=month horizon=12 discount=0.1");
        JsonNode printed =
                lindy("predict", model, list, "--horizon", 2, "--json").ends(0).json();
        assertThat(printed.get("contracts")).hasSize(6);
        assertThat(printed.at("/assumptions/horizon").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsSaidOfContractsHasItsIntervals() {
        Path model = folder.resolve("model.json");
        Path survivors = survivors("months.csv", "month", HIGH_END);
        lindy("fit", survivors, "-o", model, "--quiet").ends(0);
        Outcome sure = lindy("predict", model, survivors, "--horizon", 2).ends(0);
        assertThat(sure.err()).contains("with 90 % certainty", "the data leave open (90 %)");
        Map<String, String> row = table(sure.out()).get(0);
        for (String name : new String[] {"renewal_probability", "survival", "expected_renewals", "residual_lifetime"}) {
            assertThat(Double.parseDouble(row.get(name)))
                    .as(name)
                    .isBetween(Double.parseDouble(row.get(name + "_lo")), Double.parseDouble(row.get(name + "_hi")));
        }
        assertThat(Double.parseDouble(row.get("expected_active")))
                .isBetween(Double.parseDouble(row.get("active_pi_lo")), Double.parseDouble(row.get("active_pi_hi")));
        JsonNode printed = lindy("predict", model, survivors, "--horizon", 2, "--json", "--level", "0.5")
                .ends(0)
                .json();
        assertThat(printed.at("/activeOutcome/level").asDouble()).isEqualTo(0.5);
        assertThat(printed.at("/activeOutcome/kind").asText()).isEqualTo("OUTCOME");
        assertThat(printed.at("/residualLifetimeInterval/kind").asText()).isEqualTo("EXPECTATION");
        Outcome off = lindy("predict", model, survivors, "--intervals", "off").ends(0);
        assertThat(off.err()).doesNotContain("certainty");
        assertThat(table(off.out()).get(0)).doesNotContainKeys("survival_lo", "active_pi_hi");
    }

    @Test
    void cohortsAreScoredARowEach() {
        Path model = folder.resolve("model.json");
        lindy("fit", highEnd, "-o", model, "--quiet").ends(0);
        Path cohorts = write(
                folder.resolve("cohorts.csv"),
                "cohort,year,survivors\n2023,0,500\n2023,1,430\n2023,2,380\n2024,0,600\n2024,1,520\n");
        List<Map<String, String>> rows =
                table(lindy("predict", model, cohorts).ends(0).out());
        assertThat(rows).extracting(row -> row.get("cohort")).containsExactly("2023", "2024");
        assertThat(rows.get(0)).containsEntry("renewals", "2").containsEntry("active", "380.0");
        assertThat(Double.parseDouble(rows.get(0).get("expected_active")))
                .isCloseTo(380 * Double.parseDouble(rows.get(0).get("survival")), within(1e-9));
    }

    @Test
    void withoutADiscountWhatHasNoLimitIsInfinite() {
        Path model = folder.resolve("model.json");
        assertThat(lindy("fit", highEnd, "-o", model, "--discount-rate", 0)
                        .ends(0)
                        .out())
                .contains("Without a discount the expected number of payments has no limit");
        Outcome endless = lindy("predict", model, highEnd, "--discount-rate", 0).ends(ExitCode.NO_MAXIMUM);
        assertThat(endless.err()).contains("no limit", "--discount-rate");
        assertThat(table(endless.out()).get(0)).containsEntry("residual_lifetime", "Infinity");
    }

    @Test
    void nobodyLeftIsNoMaximumAndStillWritten() {
        Path model = folder.resolve("model.json");
        Path loyal = survivors("loyal.csv", "year", 100, 100, 100);
        assertThat(lindy("fit", loyal, "-o", model).ends(ExitCode.NO_MAXIMUM).out())
                .contains("no usable fit: no contract ended");
        assertThat(lindy("predict", model, loyal).ends(ExitCode.NO_MAXIMUM).err())
                .contains("the model has no usable maximum");
        assertThat(lindy("compare", loyal).ends(ExitCode.NO_MAXIMUM).out()).contains("none can be recommended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rising             | period,survivors;0,1000;1,800;2,850        | the cohort grows from 800 to 850 survivors in period 2 (line 4)
            rising cohort      | cohort,period,survivors;a,0,9;b,0,5;b,1,6  | cohort b grows from 5 to 6 survivors in period 1 (line 4)
            negative           | period,survivors;0,9;1,-8;2,7              | survivors must be a number of at least 0 (line 3)
            a gap              | period,survivors;0,9;2,7                   | no row for period 1
            no start           | period,survivors;1,9;2,7                   | no row for period 0
            no number          | period,survivors;0,9;1,"1,000";2,7         | without a mark of thousands) (line 3)
            nothing but header | period,survivors                           | there is no contract in it
            nobody             | period,survivors;0,0;1,0                   | no contract was ever active
            dates reversed     | id,start,end;a,2024-05-01,2024-02-01       | the contract ends before it starts (line 2)
            no dates           | id,start,end;a,soon,later                  | --date-format
            doubtful dates     | id,start,end;a,01/02/2024,03/04/2024       | --date-format
            """)
    void aBrokenFileIsRefusedWithWhatToMend(String what, String lines, String message) {
        Path file = write(folder.resolve("broken.csv"), lines.replace(';', '\n') + "\n");
        for (String command : List.of("fit", "compare")) {
            Object[] args = lines.startsWith("id")
                    ? new Object[] {command, file, "--unit", "month"}
                    : new Object[] {command, file};
            assertThat(lindy(args).ends(ExitCode.DATA).err())
                    .as(what)
                    .startsWith("broken.csv: ")
                    .contains(message);
        }
    }

    @Test
    void whatHasNoHeaderIsAskedForOne() {
        Path file = write(folder.resolve("bare.csv"), "0,1000\n1,800\n");
        assertThat(lindy("fit", file, "--model", "sbg").ends(ExitCode.DATA).err())
                .contains("these are no contracts", "columns seen:  0, 1000", "a first line that names them period");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fit HIGH --unit hour                       | --unit must be day, week, month or year
            fit HIGH --calibration-end 2024-01-01      | --calibration-end does not apply to contracts
            fit HIGH --until 2024-01-01                | --until and --date-format apply to lists of contracts
            fit HIGH --calibration-periods 12          | leave some of the 12 years observed
            fit HIGH --calibration-periods 0           | --calibration-periods must be at least 1
            fit HIGH --horizon 1.5 --curve OUT         | --horizon must be a whole number of years
            fit HIGH --discount-rate -1                | --discount-rate must be at least 0
            fit HIGH --model gamma-gamma               | there is no model gamma-gamma; there are nbd
            fit HIGH -o OUT --curve OUT                | is named for two outputs
            compare HIGH --bootstrap 9                 | --bootstrap does not apply to contracts
            compare HIGH --models sbg,bg-nbd           | share no ranking
            compare HIGH --models sbg,sbg              | --models names sbg twice
            predict MODEL HIGH --margin 0.3            | --margin does not apply to contracts
            predict MODEL HIGH --unit week             | --unit week does not fit the model, which counts years
            fit SHOP --curve OUT                       | --curve applies to contracts only
            compare SHOP --calibration-periods 7       | --calibration-periods applies to contracts only
            run SHOP -o OUT --model sbg                | sBG is a model of contracts
            compare SHOP --models bg-nbd,bdw           | share no ranking
            simulate --model bdw --parameters a=1 --start 2024-01-01 --end 2024-12-31 | BdW is a model of contracts
            """)
    void whatDoesNotApplyIsRefusedWithWhatToDo(String command, String message) {
        Path model = folder.resolve("model.json");
        lindy("fit", highEnd, "-o", model, "--quiet").ends(0);
        assertThat(lindy(words(command, model)).ends(ExitCode.USAGE).err()).contains(message);
        assertThat(Cli.names(folder)).containsExactlyInAnyOrder("high-end.csv", "model.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fit HIGH --model bg-nbd       | this file holds contracts
            compare HIGH --models bg-nbd  | this file holds contracts
            run HIGH -o OUT               | this file holds contracts
            summarize HIGH                | this file holds contracts
            fit SHOP --model sbg          | these are no contracts
            compare SHOP --models bdw     | these are no contracts
            predict MODEL SHOP            | these are no contracts
            """)
    void dataOfAnotherKindAreRefusedWithWhatToDo(String command, String message) {
        Path model = folder.resolve("model.json");
        lindy("fit", highEnd, "-o", model, "--quiet").ends(0);
        assertThat(lindy(words(command, model)).ends(ExitCode.DATA).err()).contains(message, "columns seen:", "try:");
    }

    @Test
    void aModelOfPurchasesScoresNoContracts() {
        Path model = folder.resolve("purchases.json");
        lindy("fit", shop(folder, 2000), "-o", model, "--quiet").ends(0);
        assertThat(lindy("predict", model, highEnd).ends(ExitCode.DATA).err())
                .contains("high-end.csv: this file holds contracts", "lindy predict with the model that it writes");
    }

    @Test
    void ordersThatBearSuchNamesStayOrdersWhereTheirColumnsAreNamed() {
        Path bookings = write(
                folder.resolve("bookings.csv"),
                "customer,start,end,paid\na,2024-01-01,2024-01-03,3\na,2024-02-01,2024-02-03,4\nb,2024-03-01,2024-03-09,4\n");
        assertThat(lindy("summarize", bookings).ends(ExitCode.DATA).err())
                .contains("if these are orders, --customer, --date and --amount name their columns");
        assertThat(table(lindy("summarize", bookings, "--date", "start", "--amount", "paid")
                        .ends(0)
                        .out()))
                .hasSize(2);
    }

    @Test
    void anotherUnitThanTheModelsIsRefused() {
        Path model = folder.resolve("model.json");
        lindy("fit", highEnd, "-o", model, "--quiet").ends(0);
        assertThat(lindy("predict", model, survivors("months.csv", "month", REGULAR))
                        .ends(ExitCode.DATA)
                        .err())
                .contains("the file counts months, but years were asked for");
    }

    @Test
    void strictRefusesRowsThatAreLeftOut() {
        Path twice = write(folder.resolve("twice.csv"), LIST + "a,2024-01-31,\n");
        lindy("fit", twice, "--unit", "month", "--quiet").ends(0);
        assertThat(lindy("fit", twice, "--unit", "month", "--strict")
                        .ends(ExitCode.DATA)
                        .err())
                .contains("refused");
        assertThat(Files.exists(folder.resolve("model.json"))).isFalse();
    }

    private Object[] words(String command, Path model) {
        return Arrays.stream(command.split(" "))
                .map(word -> switch (word) {
                    case "HIGH" -> highEnd;
                    case "SHOP" -> shop();
                    case "MODEL" -> model;
                    case "OUT" -> folder.resolve("out");
                    default -> word;
                })
                .toArray();
    }

    @Test
    void aPriorIsTakenAndAnUnknownNameRefused() throws IOException {
        Path survivors = Files.writeString(
                folder.resolve("few.csv"), "period,survivors\n0,1000\n1,869\n2,743\n3,653\n4,593\n5,551\n");
        String said = lindy("fit", survivors, "--unit", "year", "--model", "bdw", "--prior", "ageing=1,0.9,1.1")
                .ends(ExitCode.OK)
                .out();
        assertThat(said).contains("prior: churn about 0.2689", "ageing about 1.000, between 0.905 and 1.11");
        assertThat(lindy("fit", survivors, "--unit", "year", "--model", "bdw")
                        .ends(ExitCode.OK)
                        .out())
                .doesNotContain("prior");
        assertThat(lindy("fit", survivors, "--unit", "year", "--prior", "dropout=0.2,0.1,0.3")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("--prior cannot be used: there is no quantity \"dropout\"", "churn, churn-likeness");
    }

    @Test
    void aComparisonSaysHowSureTheForecastIs() throws IOException {
        Path survivors = Files.writeString(
                folder.resolve("few.csv"), "period,survivors\n0,1000\n1,869\n2,743\n3,653\n4,593\n5,551\n");
        String held = lindy("compare", survivors, "--unit", "year", "--calibration-periods", 3)
                .ends(ExitCode.OK)
                .out();
        assertThat(held)
                .containsPattern("active after 5 +90 % ")
                .containsPattern("sBG.* % +\\d\\d\\.\\d … \\d\\d\\.\\d %");
        assertThat(lindy("compare", survivors, "--unit", "year")
                        .ends(ExitCode.OK)
                        .out())
                .doesNotContain("active after");
    }
}
