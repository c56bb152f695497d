package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known before the data are seen, and intervals by draws. */
class PriorCommandTest {

    @TempDir
    private static Path shared;

    /** The beginning of the sample shop. */
    private static Path shop = Path.of("");

    @BeforeAll
    static void cut() throws IOException {
        Path whole = Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv");
        try (Stream<String> lines = Files.lines(whole)) {
            shop = Files.write(shared.resolve("shop.csv"), lines.limit(2500).toList());
        }
    }

    /** Seven customers, of whom nothing much can be known. */
    private static final String FEW = """
            customer,x,t_x,T,mean_spend
            a,2,10,20,30
            b,0,0,20,0
            c,1,4,18,20
            d,0,0,18,0
            e,4,15,16,45
            f,1,2,16,10
            g,0,0,12,0
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aTableAndAnArgumentSayTheSame() throws IOException {
        Path priors = file("priors.csv", "low;name;high;about\n0,19; dropout ;0,21;0,2\n");
        String byTable =
                Cli.lindy("fit", shop, "--prior", priors).ends(ExitCode.OK).out();
        String byArgument = Cli.lindy("fit", shop, "--prior", "dropout=0.2,0.19,0.21")
                .ends(ExitCode.OK)
                .out();
        assertThat(byTable).isEqualTo(byArgument).contains("dropout about 0.2000, between 0.190 and 0.210");
        // About dropout the prior is surer than two thousand orders; about the others it is not.
        assertThat(byTable).contains("the data say little of dropout").containsOnlyOnce("the data say little of");
        String weak =
                Cli.lindy("fit", shop, "--prior", "weak").ends(ExitCode.OK).out();
        assertThat(weak).contains("prior: purchase-rate about").doesNotContain("the data say little of");
        assertThat(Cli.lindy("fit", shop).out()).doesNotContain("prior:");
    }

    @Test
    void ofFewCustomersThePriorSpeaks() throws IOException {
        String out = Cli.lindy("fit", file("few.csv", FEW), "--prior", "weak")
                .ends(ExitCode.OK)
                .out();
        assertThat(out).contains("the data say little of dropout-likeness", "what is known of it is the weak prior");
    }

    @Test
    void aPriorThatIsNoneIsRefusedByName() throws IOException {
        assertThat(Cli.lindy("fit", shop, "--prior", "dropt=0.2,0.1,0.4")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("\"dropt\"", "dropout", "order-value");
        assertThat(Cli.lindy("fit", shop, "--prior", "dropout=0.2,0.4,0.1")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("three rising numbers");
        assertThat(Cli.lindy("fit", shop, "--prior", "dropout=0.2")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("NAME=ABOUT,LOW,HIGH");
        assertThat(Cli.lindy("fit", shop, "--prior", "dropout=0.2,0.1,0.4", "--prior", "dropout=0.3,0.1,0.4")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("two opinions of dropout");
        assertThat(Cli.lindy("fit", shop, "--prior", file("none.csv", "name,about\ndropout,0.2\n"))
                        .ends(ExitCode.DATA)
                        .err())
                .contains("these are no priors", "no column low, high", "name,about,low,high");
        assertThat(Cli.lindy("fit", shop, "--prior", file("odd.csv", "name,about,low,high\ndropout,a,b,0.3\n"))
                        .ends(ExitCode.DATA)
                        .err())
                .contains("line 2: about \"a\" is no number; line 2: low \"b\"");
        assertThat(Cli.lindy("fit", shop, "--prior", folder.resolve("nowhere.csv"))
                        .ends(ExitCode.DATA)
                        .err())
                .contains("there is no such file");
    }

    @Tag("slow")
    @Test
    void drawsGiveTheSameColumnsAsSlopesAndDescribeTheParameters() throws IOException {
        Path log = folder.resolve("log.csv");
        Cli.lindy(
                        "simulate",
                        "--parameters",
                        "r=1.2,alpha=2,a=0.9,b=2.7",
                        "--spend",
                        "p=5,q=4,gamma=20",
                        "--customers",
                        "200",
                        "--start",
                        "2024-01-01",
                        "--end",
                        "2024-12-31",
                        "--last-acquisition",
                        "2024-06-30",
                        "-o",
                        log)
                .ends(ExitCode.OK);
        Cli.lindy("run", log, "-o", folder.resolve("fast")).ends(ExitCode.OK);
        String header = Files.readAllLines(folder.resolve("fast/customers.csv")).stream()
                .filter(line -> line.startsWith("customer"))
                .findFirst()
                .orElseThrow();
        for (String method : new String[] {"posterior", "bootstrap"}) {
            Path out = folder.resolve(method);
            String said = Cli.lindy("run", log, "-o", out, "--intervals", method)
                    .ends(ExitCode.OK)
                    .out();
            assertThat(said).contains("Drawn       " + method + ", ");
            assertThat(Files.readAllLines(out.resolve("customers.csv"))).contains(header);
        }
        assertThat(Files.readString(folder.resolve("fast/summary.txt"))).doesNotContain("Drawn");
    }

    @Test
    void whatCannotBeDrawnIsRefusedAndNotReplaced() throws IOException {
        Path model = folder.resolve("model.json");
        Cli.lindy("fit", shop, "-o", model).ends(ExitCode.OK);
        assertThat(Cli.lindy("predict", model, shop, "-o", folder.resolve("out.csv"), "--intervals", "posterior")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("needs the customers", "lindy run");
        assertThat(folder.resolve("out.csv")).doesNotExist();
        Path tiny = file(
                "tiny.csv",
                "customer,date,amount\na,2024-01-01,10\na,2024-02-01,12\nb,2024-01-05,9\nc,2024-01-09,20\n"
                        + "c,2024-03-01,22\nc,2024-05-01,25\nd,2024-02-01,8\ne,2024-06-01,12\n");
        assertThat(Cli.lindy("run", tiny, "-o", folder.resolve("tiny"), "--intervals", "bootstrap")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("of 1,000 fits to customers drawn again have no maximum", "--intervals fast", "--prior");
        assertThat(folder.resolve("tiny/customers.csv")).doesNotExist();
        assertThat(Cli.lindy("run", shop, "-o", folder.resolve("x"), "--intervals", "slow")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("none of fast, posterior, bootstrap, off");
    }
}
