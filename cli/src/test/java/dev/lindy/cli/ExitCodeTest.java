package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.cli.Cli.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the exit code says, by cases that people meet; and what is said of options that cannot be understood. */
class ExitCodeTest {

    @TempDir
    private Path folder;

    /** A flat ridge is a warning: five months say nothing of a and b apart. */
    @Test
    void aFlatRidgeIsFine() {
        Outcome fit = lindy("fit", shop(folder, 1500)).ends(0);
        assertThat(fit.out()).contains("flat ridge", "warning: ", "not determined", "What you can do: ");
    }

    @Test
    void nobodyBoughtTwiceIsNoMaximumAndStillWritten() {
        List<String> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : Cli.text(shop(folder, 600)).lines().toList()) {
            if (seen.add(line.split(",", -1)[1])) {
                lines.add(line);
            }
        }
        Path once = write(folder.resolve("once.csv"), lines);
        Path out = folder.resolve("out");
        Outcome run = lindy("run", once, "-o", out).ends(4);
        assertThat(run.out()).contains("no usable fit: nobody bought a second time", "What you can do: ");
        assertThat(run.err()).isEmpty();
        assertThat(names(out)).contains("customers.csv", "ledger.json", "model.json", "summary.txt");
        assertThat(table(out.resolve("customers.csv"))).isNotEmpty().allSatisfy(row -> assertThat(row.get("x"))
                .isEqualTo("0"));
        assertThat(lindy("fit", once, "--json")
                        .ends(4)
                        .json()
                        .at("/models/0/diagnosis/0")
                        .toString())
                .contains("no-repeat-buyers");
    }

    /** Spend with so long a tail that its mean is infinite (q below 1): no value can be given, the purchases can. */
    @Test
    void anInfiniteMeanSpendIsNoValueAndPurchasesAreStillWritten() {
        Path orders = folder.resolve("orders.csv");
        lindy(
                        "simulate",
                        "--parameters",
                        "r=0.8,alpha=5,a=0.5,b=3",
                        "--spend",
                        "p=4,q=0.7,gamma=20",
                        "--customers",
                        1500,
                        "--start",
                        "2024-01-01",
                        "--end",
                        "2024-12-31",
                        "--seed",
                        2,
                        "-o",
                        orders,
                        "--quiet")
                .ends(0);
        Path out = folder.resolve("out");
        Outcome run = lindy("run", orders, "-o", out).ends(4);
        assertThat(run.out()).contains("no values: ", "purchases expected in the next 52 weeks");
        assertThat(table(out.resolve("customers.csv")).get(0))
                .containsKeys("p_alive", "expected_purchases")
                .doesNotContainKey("residual_value");
        Path model = out.resolve("model.json");
        lindy("predict", model, orders, "-o", folder.resolve("predicted.csv")).ends(4);
        assertThat(folder.resolve("predicted.csv")).isNotEmptyFile();
    }

    @Test
    void oneCustomerIsNoCrash() {
        Path one = write(
                folder.resolve("one.csv"),
                "customer,date,amount\na,2024-01-01,3\na,2024-02-01,4\na,2024-02-20,4\na,2024-06-20,5\n");
        Outcome run = lindy("run", one, "-o", folder.resolve("out"));
        assertThat(run.code()).isIn(0, 4);
        assertThat(run.out()).contains("only 1 of 1 customers bought again");
        assertThat(table(folder.resolve("out/customers.csv"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.25", "25%", "25 %", "0,25", ".25"})
    void aShareIsReadAsPeopleWriteIt(String share) {
        String quarter = lindy(
                        "run",
                        shop(folder, 500),
                        "-o",
                        folder.resolve("a"),
                        "--margin",
                        "0.25",
                        "--intervals",
                        "off",
                        "--json")
                .ends(0)
                .json()
                .at("/value")
                .toString();
        assertThat(lindy(
                                "run",
                                shop(folder, 500),
                                "-o",
                                folder.resolve("b"),
                                "--margin",
                                share,
                                "--intervals",
                                "off",
                                "--json")
                        .ends(0)
                        .json()
                        .at("/value"))
                .hasToString(quarter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --horizont 52                  | --horizon
            --horizon -3                   | --horizon must be a number of weeks above 0 and at most 52178 (a thousand years), but is -3.0
            --horizon NaN                  | --horizon must be a number of weeks above 0
            --value-horizon 0              | --value-horizon must be a number of weeks above 0
            --discount-rate -1             | --discount-rate must be at least 0
            --discount-rate ten            | "ten" is not a share such as 0.1 or 10%
            --discount-rate 10             | 10 means 1000 % a year; 10 % is 0.1
            --discount-rate 150%           | 1.5 means 150 % a year
            --margin 0                     | --margin must be above 0
            --margin 1e308                 | --margin is a share (0.3 is 30 %), at most 1, but is 1.0E308
            --margin 30                    | 30 means 3000 % of an order; 30 % is 0.3
            --threads 0                    | --threads must be at least 1, but is 0
            --threads two                  | "two" is not a whole number
            --unit fortnight               | use one of hour, day, week, month, year
            --calibration-end 2030-01-01   | must lie within the log
            --calibration-end 30.06.2024   | "30.06.2024" is not a date such as 2024-01-31
            --until soon                   | "soon" is not a date such as 2024-01-31
            --zone Mars                    | "Mars" is not a time zone such as Europe/Amsterdam
            --encoding klingon             | "klingon" is not an encoding such as windows-1252
            --refunds keep                 | "keep" is none of drop, net, fail
            --resolution week              | "week" is none of second, minute, hour, day
            --decimal-mark ;               | --decimal-mark must be . or ,
            """)
    void anOptionThatCannotBeUnderstoodIsNamedWithOneThatCan(String option, String said) {
        Path orders = shop(folder, 500);
        String[] parts = option.split(" ", -1);
        Outcome refused = lindy("run", orders, "-o", folder.resolve("out"), parts[0], parts[1])
                .ends(2);
        assertThat(refused.err()).contains(said);
        assertThat(names(folder)).containsExactly("shop-500.csv");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(lindy("run").ends(2).err()).contains("'-o=DIR'", "'ORDERS'", "lindy run --help");
        assertThat(lindy("plot").ends(2).err()).contains("plot");
        assertThat(lindy("simulate").ends(2).err()).contains("--parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "summarize", "fit", "predict", "simulate"})
    void helpIsFine(String command) {
        Outcome help = command.isEmpty() ? lindy() : lindy(command, "--help");
        assertThat(help.ends(0).out()).startsWith("Usage: lindy");
        assertThat(lindy("--version").ends(0).out()).startsWith("lindy ").contains("Java ");
    }

    /** Every option has a description, and none stands twice. */
    @Test
    void everyOptionIsExplained() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        CommandLine line = Lindy.commandLine(nowhere, nowhere, Commands.NAMES);
        for (CommandLine command : line.getSubcommands().values()) {
            assertThat(command.getCommandSpec().options()).allSatisfy(option -> assertThat(option.description())
                    .as(option.longestName())
                    .isNotEmpty());
        }
    }

    @Test
    void aMistakeOfTheProgramSaysSoAndShowsNoTrace() {
        StringWriter err = new StringWriter();
        CommandLine line = Lindy.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err), Commands.NAMES);
        int code = new Failures()
                .handleExecutionException(new IllegalStateException("broken"), line, line.parseArgs("fit", "x"));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("internal error", "broken", "LINDY_DEBUG=1")
                .doesNotContain("\tat ");
    }
}
