package dev.lindy.cli.option;

import dev.lindy.data.read.CsvContracts;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** How a file is read; what is not given is recognised. */
public final class OrderOptions {

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Mixin
    private RowOptions rows = new RowOptions();

    @Mixin
    private FileOptions file = new FileOptions();

    public CsvOrders.Options toOptions() {
        return toOptions(List.of());
    }

    /** The same, with more columns carried through to the customers. */
    public CsvOrders.Options toOptions(List<String> carried) {
        return CsvOrders.Options.defaults()
                .withRoles(columns.roles(carried))
                .withRules(rows.rules())
                .withHeader(!file.noHeader())
                .withDelimiter(file.delimiter())
                .withDateFormat(file.dateFormat())
                .withDecimalMark(file.decimalMark())
                .withCharset(file.encoding())
                .withZone(file.zone())
                .withUntil(file.until())
                .withToday(file.today())
                .withCurrencyName(columns.currencyName())
                .withExample(columns.areShown());
    }

    public CsvSummaries.Options toSummaryOptions() {
        return CsvSummaries.Options.defaults()
                .withDelimiter(file.delimiter())
                .withCharset(file.encoding())
                .withAttributes(columns.attributes());
    }

    public CsvContracts.Options toContractOptions() {
        return CsvContracts.Options.defaults()
                .withColumn("customer", columns.customer())
                .withToday(file.today())
                .withObservedTo(file.until())
                .withDateFormat(file.dateFormat())
                .withDelimiter(file.delimiter())
                .withCharset(file.encoding());
    }

    /** Carries more columns through to the customers. */
    public void carry(List<String> more) {
        columns.carry(more);
    }

    /** Opens a file, below the lines that are to be passed over. */
    public CsvInput open(Path path) {
        return file.open(path);
    }

    /** What the amounts are in, if it was said. */
    @Nullable
    public String currencyName() {
        return columns.currencyName();
    }

    /** Whether something is said that only files with dates need. */
    public boolean saysDates() {
        return file.until() != null || file.dateFormat() != null;
    }

    /** Whether some column of an order log is named. */
    public boolean namesColumns() {
        return columns.areNamed();
    }

    /** The day that stands for the end of the log when it is known to be complete until then. */
    @Nullable
    public LocalDate until() {
        return file.until();
    }

    public boolean noHeader() {
        return file.noHeader();
    }
}
