package dev.lindy.cli.command;

import dev.lindy.cli.option.ContractColumns;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvContracts;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.models.choice.ContractCatalog;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Contracts from a file that holds them. */
final class ContractSource {

    /** The options for reading that mean something for contracts. */
    static final Set<String> READING =
            Set.of("--unit", "--until", "--date-format", "--delimiter", "--encoding", "--skip", "--strict");

    private static final Set<String> ALWAYS =
            Set.of("-o", "--model", "--models", "--force", "--json", "--quiet", "--threads", "--raw-ids");

    private ContractSource() {}

    /** Whether a header is that of contracts, and no option says that the file holds something else. */
    static boolean isIn(CsvInput input, OrderOptions reading, ContractColumns columns) {
        return columns.areNamed() || isIn(input, reading);
    }

    private static boolean isIn(CsvInput input, OrderOptions reading) {
        return !reading.noHeader()
                && !reading.namesColumns()
                && !CsvSummaries.looksLikeSummaries(input.header())
                && CsvContracts.looksLikeContracts(input.header());
    }

    /** Refuses contracts where orders or summaries are needed. */
    static void refuse(CsvInput input, OrderOptions reading) {
        if (isIn(input, reading)) {
            throw new DataException(
                    input.name() + ": this file holds contracts, which models of purchases know nothing of"
                            + "\n  columns seen:  " + String.join(", ", input.header())
                            + "\n  try:           lindy compare, or lindy fit with --model "
                            + String.join(" or ", ContractCatalog.ids())
                            + ", and lindy predict with the model that it writes;"
                            + "\n                 if these are orders, --customer, --date and --amount name their columns");
        }
    }

    /**
     * Reads contracts.
     *
     * @param wanted the unit that a model file asks for, or null
     * @param also further options of the command that mean something for contracts
     */
    static ContractData read(
            CsvInput input,
            CommandSpec spec,
            OrderOptions reading,
            ContractColumns columns,
            PreparationOptions preparation,
            @Nullable TimeScale wanted,
            Set<String> also) {
        Set<String> understood = new TreeSet<>(READING);
        understood.addAll(ALWAYS);
        understood.addAll(also);
        understood.addAll(ContractColumns.NAMES);
        if (columns.areNamed()) {
            understood.add("--customer");
        }
        Applicable.toContracts(spec, understood);
        TimeScale unit = wanted == null ? preparation.givenUnit() : wanted;
        if (unit == TimeScale.HOUR) {
            throw new UsageException(
                    "--unit must be day, week, month or year for contracts, which have dates, not hours");
        }
        ContractData data =
                CsvContracts.read(input, columns.in(reading.toContractOptions()).withPeriod(unit));
        if (!data.areSingle() && reading.saysDates()) {
            throw new UsageException("--until and --date-format apply to lists of contracts, and " + input.name()
                    + " is a table of survivors, which has no dates: leave them out");
        }
        if (preparation.strict()) {
            data.ledger().requireClean();
        }
        if (data.contracts().totalWeight() == 0) {
            throw new DataException(input.name() + ": no contract was ever active: period 0 holds how many there were");
        }
        return data;
    }
}
