package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that are written as the lines of invoices lead to the same model. */
class InvoicesTest {

    @TempDir
    private Path folder;

    @Test
    void theSameOrdersUnderOtherNamesGiveTheSameFit() {
        Path orders = folder.resolve("orders.csv");
        lindy(
                        "simulate",
                        "--parameters",
                        "r=0.5,alpha=8,a=0.6,b=2",
                        "--spend",
                        "p=4,q=4,gamma=25",
                        "--customers",
                        2000,
                        "--start",
                        "2024-01-01",
                        "--end",
                        "2025-12-31",
                        "--seed",
                        7,
                        "-o",
                        orders,
                        "--quiet")
                .ends(0);
        List<String> lines = new ArrayList<>(List.of("Invoice;InvoiceDate;Customer ID;Quantity;Price"));
        for (Map<String, String> order : table(orders)) {
            LocalDate day = LocalDate.parse(order.get("date"));
            lines.add(String.join(
                    ";",
                    order.get("order_id"),
                    day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + day.getYear() + " 8:26",
                    order.get("customer"),
                    "1",
                    order.get("amount")));
        }
        Path invoices = Cli.write(folder.resolve("invoices.csv"), lines);

        String asked = lindy("fit", invoices, "-o", folder.resolve("none.json"))
                .ends(3)
                .err();
        assertThat(asked).contains("--quantity Quantity --unit-price Price");
        assertThat(names(folder)).containsExactly("invoices.csv", "orders.csv");

        JsonNode fit = lindy("fit", invoices, "--quantity", "Quantity", "--unit-price", "Price", "--json")
                .ends(0)
                .json();
        assertThat(fit.get("models"))
                .isEqualTo(lindy("fit", orders, "--json").ends(0).json().get("models"));
    }
}
