package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which model of spend a command fits. */
class SpendModelTest {

    private static final Path SHOP = Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv");

    @TempDir
    private Path folder;

    @Test
    void theModelOfSpendThatIsAskedForIsInTheFileAndPredicts() throws IOException {
        Path model = folder.resolve("model.json");
        Cli.Outcome fit =
                Cli.lindy("fit", SHOP.toString(), "--spend-model", "gamma-gamma-orders", "-o", model.toString());
        assertThat(fit.code()).as(fit.err()).isZero();
        assertThat(fit.out()).contains("Gamma-Gamma of single orders, ");
        assertThat(Files.readString(model)).contains("\"model\" : \"gamma-gamma-orders\"");
        Cli.Outcome predict = Cli.lindy(
                "predict",
                model.toString(),
                SHOP.toString(),
                "-o",
                folder.resolve("customers.csv").toString(),
                "--intervals",
                "off");
        assertThat(predict.code()).as(predict.err()).isZero();
        assertThat(Files.readString(folder.resolve("customers.csv"))).contains("expected_spend");
    }

    /** Summaries that were made of orders hold all that the fit to single orders needs. */
    @Test
    void summariesOfOrdersGiveTheSameFit() throws IOException {
        Path base = folder.resolve("base.csv");
        assertThat(Cli.lindy("summarize", SHOP.toString(), "-o", base.toString())
                        .code())
                .isZero();
        String orders = Cli.lindy("fit", SHOP.toString(), "--spend-model", "gamma-gamma-orders")
                .out();
        String summaries = Cli.lindy("fit", base.toString(), "--spend-model", "gamma-gamma-orders")
                .out();
        assertThat(spend(summaries)).isEqualTo(spend(orders));
    }

    private static String spend(String report) {
        int from = report.indexOf("Gamma-Gamma of single orders");
        return report.substring(from, report.indexOf("Mean value of a purchase", from));
    }

    @Test
    void whatCannotBeIsRefusedByName() throws IOException {
        Cli.Outcome unknown = Cli.lindy("fit", SHOP.toString(), "--spend-model", "normal");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("there is no model of spend normal; there are gamma-gamma, gamma-gamma-orders");

        Path base = Files.writeString(
                folder.resolve("means.csv"), "# unit=week\ncustomer,x,t_x,T,mean_spend\na,2,3,9,10\nb,1,2,9,20\n");
        Cli.Outcome means = Cli.lindy("fit", base.toString(), "--spend-model", "gamma-gamma-orders");
        assertThat(means.code()).isEqualTo(2);
        assertThat(means.err()).contains("--spend-model gamma-gamma-orders needs the amounts of single orders");
    }
}
