package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Discount;
import dev.lindy.data.ledger.Kind;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import dev.lindy.models.value.ValueQuantities;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The documents name what there is, and only that. */
class DocumentsTest {

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern JSON_NAME = Pattern.compile("(?m)^ {2,6}\"(\\w+)\" :");

    private final CommandLine line = Lindy.commandLine(
            new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), Commands.NAMES);

    @Test
    void everyCommandInTheDocumentsParses() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            for (List<String> words : page.commands()) {
                if (words.get(0).equals("bench")) {
                    // The launcher's own; the benchmarks' tests parse it.
                    continue;
                }
                line.parseArgs(words.toArray(new String[0]));
                commands.add(words);
            }
        }
        assertThat(commands).hasSizeGreaterThan(15);
    }

    @Test
    void everyOptionIsDocumentedAndNoOther() {
        Set<String> there = new TreeSet<>();
        for (CommandLine command : line.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                there.add(option.longestName());
            }
        }
        String reference = Markdown.read("docs/cli.md").text();
        assertThat(there).hasSizeGreaterThan(40).allSatisfy(name -> assertThat(reference)
                .containsPattern("`" + name + "[` ]"));
        for (String page : List.of("README.md", "docs/cli.md", "docs/columns.md")) {
            assertThat(OPTION.matcher(Markdown.read(page).text()).results().map(MatchResult::group))
                    .as(page)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(there).contains(name));
        }
    }

    @Test
    void everyExitCodeIsDocumented() {
        var codes = line.getCommandSpec().usageMessage().exitCodeList();
        assertThat(codes).hasSize(8);
        String text = Markdown.read("docs/cli.md").text();
        codes.forEach((code, meaning) -> assertThat(text).contains("| " + code.strip() + " | " + meaning.strip()));
    }

    @Test
    void everyKindOfTheLedgerIsDocumented() {
        String reference = Markdown.read("docs/cli.md").text();
        assertThat(Kind.values())
                .extracting(kind -> "`" + kind.name().toLowerCase(Locale.ROOT) + "`")
                .allSatisfy(name -> assertThat(reference).contains(name));
    }

    @Test
    void everyColumnAndFieldThatIsWrittenIsDocumented(@TempDir Path folder) throws IOException {
        String orders = folder.resolve("orders.csv").toString();
        lindy(
                "simulate",
                "--parameters",
                "r=0.6,alpha=6,a=0.7,b=2.5",
                "--spend",
                "p=6,q=4,gamma=15",
                "--customers",
                "400",
                "--start",
                "2024-01-01",
                "--end",
                "2024-12-31",
                "-o",
                orders);
        lindy("run", orders, "-o", folder.resolve("out").toString());
        lindy("summarize", orders, "-o", folder.resolve("out/base.csv").toString());

        String reference = Markdown.read("docs/columns.md").text();
        for (String table :
                List.of("customers.csv", "schedule.csv", "base.csv", "holdout.csv", "holdout-by-frequency.csv")) {
            String section = section(reference, table);
            assertThat(header(folder.resolve("out").resolve(table)))
                    .as(table)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(name -> assertThat(section).contains("`" + name + "`"));
        }
        lindy(
                "validate",
                orders,
                "--model",
                "bg-nbd",
                "-o",
                folder.resolve("validation").toString());
        String validation = section(reference, "The tables of lindy validate");
        for (String table : List.of(
                "summary", "scores", "totals", "periods", "reliability", "deciles", "value-deciles", "pit", "groups")) {
            assertThat(header(folder.resolve("validation/" + table + ".csv")))
                    .as(table)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(name -> assertThat(validation).contains("`" + name + "`"));
        }
        Path selfcheck = folder.resolve("selfcheck");
        lindy(
                "selfcheck",
                "--model",
                "sbg",
                "--sizes",
                "300",
                "--replicates",
                "2",
                "--ranks",
                "2",
                "-o",
                selfcheck.toString());
        String proof = section(reference, "The tables of lindy selfcheck");
        for (String table : List.of("coverage", "recovery", "fits", "ranks")) {
            assertThat(header(selfcheck.resolve(table + ".csv")))
                    .as(table)
                    .hasSizeGreaterThan(4)
                    .filteredOn(name -> !name.matches("bar_\\d+"))
                    .allSatisfy(name -> assertThat(proof).contains("`" + name + "`"));
        }
        String section = section(reference, "model.json");
        String model = Files.readString(folder.resolve("out/model.json"));
        assertThat(JSON_NAME.matcher(model).results().map(field -> field.group(1)))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(section).contains("`" + name + "`"));
    }

    @Test
    void everyQuantityIsDocumentedWithItsUnitAndFormula() {
        String reference = Markdown.read("docs/columns.md").text();
        var customers = Stream.of(
                        PurchaseQuantities.all(52, Discount.annual(0.1), Double.POSITIVE_INFINITY),
                        SpendQuantities.all(),
                        ValueQuantities.all())
                .<Quantity<?, ?>>flatMap(List::stream)
                .toList();
        assertThat(customers).hasSize(10).allSatisfy(q -> documented(section(reference, "customers.csv"), q));
        assertThat(ContractQuantities.all(12, Discount.annual(0.1)))
                .hasSize(4)
                .allSatisfy(q -> documented(section(reference, "The table of contracts"), q));
    }

    private static void documented(String section, Quantity<?, ?> quantity) {
        String start = "| `" + quantity.column() + "` | ";
        String row = section.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(quantity + " is missing"));
        String[] cells = row.replace("\\|", "¦").split("\\|");
        assertThat(cells[3].strip()).as(row).isEqualTo(quantity.unit().toString());
        assertThat(cells[4].strip()).as(row).startsWith(quantity.formula().replace('|', '¦'));
    }

    @Test
    void everyColumnOfContractsIsDocumented(@TempDir Path folder) throws IOException {
        String cohort = Files.writeString(
                        folder.resolve("cohort.csv"), "cohort,year,survivors\na,0,99\na,1,70\na,2,60\na,3,53\n")
                .toString();
        String list = Files.writeString(
                        folder.resolve("list.csv"),
                        "# unit=year\nid,start,end\na,2022-01-01,2023-05-01\nb,2022-01-01,\n")
                .toString();
        String model = folder.resolve("model.json").toString();
        lindy("fit", cohort, "-o", model, "--curve", folder.resolve("curve.csv").toString());
        lindy("predict", model, cohort, "-o", folder.resolve("cohorts.csv").toString());
        lindy("predict", model, list, "-o", folder.resolve("contracts.csv").toString());
        lindy("compare", cohort, "-o", folder.resolve("models.csv").toString());

        String reference = Markdown.read("docs/columns.md").text();
        String scored = section(reference, "The table of contracts");
        assertThat(header(folder.resolve("contracts.csv")))
                .allSatisfy(name -> assertThat(scored).contains("`" + name + "`"));
        assertThat(header(folder.resolve("cohorts.csv")))
                .allSatisfy(name -> assertThat(scored).contains("`" + name + "`"));
        String curve = section(reference, "The curve of contracts");
        assertThat(header(folder.resolve("curve.csv")))
                .allSatisfy(name -> assertThat(curve).contains("`" + name + "`"));
        String models = section(reference, "The table of lindy compare");
        assertThat(header(folder.resolve("models.csv")))
                .allSatisfy(name -> assertThat(models).contains("`" + name + "`"));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        int links = 0;
        for (Markdown page : Markdown.pages()) {
            for (String link : page.links()) {
                Path here = Markdown.root().resolve(page.path()).getParent();
                assertThat(here.resolve(link))
                        .as(page.path() + " links to " + link)
                        .exists();
                links++;
            }
        }
        assertThat(links).isGreaterThan(15);
    }

    private static String section(String text, String title) {
        int from = text.indexOf("\n## " + title + "\n");
        assertThat(from).as("a section " + title).isPositive();
        int to = text.indexOf("\n## ", from + 1);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    private static List<String> header(Path table) throws IOException {
        try (Stream<String> lines = Files.lines(table)) {
            return List.of(lines.filter(text -> !text.startsWith("#"))
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1));
        }
    }

    private static void lindy(String... args) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        assertThat(Lindy.run(writer, writer, args)).as(printed.toString()).isZero();
    }
}
