package dev.lindy.cli;

import static dev.lindy.cli.option.OptionWording.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.recognise.ColumnRoles;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What the command line prints where Java names a method. */
class OptionWordingTest {

    private static final Set<String> OPTIONS_THERE = Lindy.commandLine(
                    new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), Commands.NAMES)
            .getSubcommands()
            .values()
            .stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .map(CommandLine.Model.OptionSpec::longestName)
            .collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void everyRemedyIsAnOption(Remedy remedy) {
        assertThat(OPTIONS_THERE).contains(OPTIONS.name(remedy));
    }

    @Test
    void aSuggestionIsAnOptionWithItsValueAndAMethodWithItsArgument() {
        Message message = Message.of(
                "try ",
                Remedy.UNIT.as(TimeScale.WEEK),
                ", ",
                Remedy.ACQUIRED_FROM.as(LocalDate.of(2024, 2, 1)),
                " or ",
                Remedy.AMOUNT.as("gross \"value\""),
                Remedy.DATE.as("day"),
                "; not ",
                Remedy.STRICT);

        assertThat(message.in(OPTIONS))
                .isEqualTo("try --unit week, --acquired-from 2024-02-01 or --amount \"gross \\\"value\\\"\" --date day;"
                        + " not --strict");
        assertThat(message)
                .hasToString("try withUnit(TimeScale.WEEK), withAcquiredFrom(LocalDate.parse(\"2024-02-01\")) or"
                        + " ColumnRoles.recognised().withAmount(\"gross \\\"value\\\"\").withDate(\"day\"); not"
                        + " withStrict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "shop.csv               | shop.csv",
                "../a-b_c/log,1.csv.gz  | ../a-b_c/log,1.csv.gz",
                "my shop.csv            | \"my shop.csv\"",
                "a$b                    | \"a\\$b\"",
                "dd.MM.yyyy H:mm        | \"dd.MM.yyyy H:mm\"",
                "''                     | \"\"",
            })
    void argumentsAreQuotedWhereAShellWouldTakeThemApart(String argument, String typed) {
        assertThat(OptionWording.quoted(argument)).isEqualTo(typed);
    }

    private static AbstractStringAssert<?> askedOf(ColumnRoles roles, boolean named, String... header) {
        DataException e = catchThrowableOfType(
                DataException.class, () -> roles.resolve("export.csv", Arrays.asList(header), named));
        return assertThat(e.problem().in(OPTIONS));
    }

    @Test
    void missingColumnsAreAskedForInOptions() {
        ColumnRoles all = ColumnRoles.recognised();
        askedOf(all, true, "Invoice", "InvoiceDate", "Customer ID", "Quantity", "Price", "Country")
                .isEqualTo("""
                export.csv: which column holds the amount?
                  columns seen:  Invoice, InvoiceDate, Customer ID, Quantity, Price, Country
                  understood:    customer = "Customer ID", date = "InvoiceDate", order = "Invoice"
                  try:           --quantity Quantity --unit-price Price""");
        askedOf(all, true, "customer_id", "customer_unique_id", "order_date", "amount")
                .endsWith("try:           --customer customer_id or --customer customer_unique_id");
        askedOf(all, true, "customer", "date", "Date", "amount").endsWith("try:           --date 2 or --date 3");
        askedOf(all, true, "who", "when", "gross order value")
                .endsWith(
                        "try:           --customer NAME --date NAME --amount \"gross order value\", or --amount none for"
                                + " a log without amounts");
        askedOf(all, false, "a", "b").endsWith("""
                  try:           --customer NUMBER --date NUMBER --amount NUMBER, or --amount none for a log without \
                amounts""");
    }

    @Test
    void columnsThatAreNotThereAreAskedForInOptions() {
        List<String> header = List.of("who", "when", "how");
        ColumnRoles roles = ColumnRoles.recognised().withDate("2").withAmount("none");
        askedOf(roles.withCustomer("whom"), true, header.toArray(new String[0])).isEqualTo("""
                export.csv: there is no column whom for --customer
                  columns seen:  who, when, how
                  try:           --customer who, another of these names, or a number from 1 to 3""");
        askedOf(roles.withCustomer("buyer"), true, header.toArray(new String[0]))
                .endsWith("try:           --customer with one of these names, or a number from 1 to 3");
    }

    @Test
    void aFirstLineThatIsAnOrderIsAnsweredInOptions() {
        String[] order = {"00004", "0001", "19970101", "2", "29.33"};
        askedOf(ColumnRoles.recognised(), true, order)
                .endsWith("try:           --no-header --customer 1 --date 3 --amount 5");
        askedOf(ColumnRoles.recognised(), false, order).endsWith("try:           --customer 1 --date 3 --amount 5");
    }
}
