package dev.lindy.cli.command;

import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.study.Customers;
import dev.lindy.study.Observation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders or summaries in a file.
 *
 * @param input the file
 * @param summaries whether it was said to hold summaries; else the header tells
 * @param reading how orders are read
 * @param preparation how they become customers
 * @param wanted the unit that a model asks for; null where there is none yet
 */
record OrderSource(
        CsvInput input,
        boolean summaries,
        OrderOptions reading,
        PreparationOptions preparation,
        @Nullable TimeScale wanted) {

    /** The customers of the file, observed to the end of calibration where one is given. */
    Customers customers(Observation observation) {
        return read(log -> Customers.of(log, observation.ofCalibration()), this::customers);
    }

    Customers customers(Preparation summaries) {
        return Customers.ofSummaries(summaries).withCurrency(reading.currencyName());
    }

    /** Reads the file and goes on with what it holds. */
    <R> R read(Function<Transactions, R> ofOrders, Function<Preparation, R> ofSummaries) {
        if (summaries || (!reading.noHeader() && CsvSummaries.looksLikeSummaries(input.header()))) {
            return ofSummaries.apply(readSummaries());
        }
        ContractSource.refuse(input, reading);
        return ofOrders.apply(CsvOrders.read(input, reading.toOptions()));
    }

    private Preparation readSummaries() {
        Preparation read = CsvSummaries.read(input, reading.toSummaryOptions().withUnit(preparation.givenUnit()));
        TimeScale unit = read.base().timeScale();
        if (wanted != null && unit != wanted) {
            throw new DataException(input.name() + ": the summaries count time in " + unit.plural() + ", the model in "
                    + wanted.plural() + "; summarise the orders with --unit " + wanted.id());
        }
        if (preparation.strict()) {
            read.ledger().requireClean();
        }
        return read;
    }
}
