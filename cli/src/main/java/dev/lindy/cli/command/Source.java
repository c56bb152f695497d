package dev.lindy.cli.command;

import dev.lindy.cli.option.ChooseBy;
import dev.lindy.cli.option.OrderOptions;
import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.read.CsvSummaries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Customers from a file, whether it holds orders or summaries.
 *
 * @param base the customers
 * @param ledger what became of the rows
 * @param currency the name of the currency; empty if unknown
 * @param period what the base was made from, for the model file
 * @param cut the log in two, where a comparison asks for it
 * @param inner what lies before that cut in two, where a comparison chooses by it
 */
record Source(
        CustomerBase base,
        Ledger ledger,
        String currency,
        Map<String, String> period,
        HoldoutCheck.Cut cut,
        HoldoutCheck.Cut inner) {

    private static final HoldoutCheck.Cut NOT_ASKED = new HoldoutCheck.Cut(null, "none was asked for");

    /**
     * Reads a file.
     *
     * @param wanted the unit that a model file asks for, or null
     */
    static Source read(
            Path file,
            boolean summaries,
            OrderOptions orders,
            PreparationOptions preparation,
            @Nullable TimeScale wanted) {
        try (CsvInput input = CsvInput.open(file)) {
            return read(input, summaries, orders, preparation, wanted);
        }
    }

    /** Reads an input that was opened, in the same way. */
    static Source read(
            CsvInput input,
            boolean summaries,
            OrderOptions orders,
            PreparationOptions preparation,
            @Nullable TimeScale wanted) {
        if (areSummaries(input, summaries, orders)) {
            return summaries(input, orders, preparation, wanted);
        }
        ContractSource.refuse(input, orders);
        Transactions log = CsvOrders.read(input, orders.toOptions());
        TimeScale scale = wanted == null ? preparation.unit() : wanted;
        LocalDate end = end(log, orders, preparation);
        Preparation prepared = log.prepare(preparation.upTo(end, scale), preparation.toOptions());
        return new Source(
                prepared.base(),
                prepared.ledger(),
                log.currency(),
                period(log, end, preparation),
                NOT_ASKED,
                NOT_ASKED);
    }

    private static boolean areSummaries(CsvInput input, boolean summaries, OrderOptions orders) {
        return summaries || (!orders.noHeader() && CsvSummaries.looksLikeSummaries(input.header()));
    }

    /**
     * Reads a file for a comparison: with a calibration end its customers, with what came later as holdout; without, all
     * customers, and a holdout of the last quarter beside them. An inner holdout ends before this one begins.
     */
    static Source readToCompare(
            CsvInput input, boolean summaries, OrderOptions orders, PreparationOptions preparation, ChooseBy chooseBy) {
        if (areSummaries(input, summaries, orders)) {
            Source source = summaries(input, orders, preparation, null);
            HoldoutCheck.Cut none = new HoldoutCheck.Cut(null, "summaries hold no orders that could be held back");
            return new Source(source.base, source.ledger, source.currency, source.period, none, none);
        }
        ContractSource.refuse(input, orders);
        Transactions log = CsvOrders.read(input, orders.toOptions());
        LocalDate until = orders.until();
        LocalDate last = until == null ? log.lastDay() : until;
        LocalDate end = end(log, orders, preparation);
        Preparation prepared = log.prepare(preparation.upTo(end, preparation.unit()), preparation.toOptions());
        HoldoutCheck.Cut cut = HoldoutCheck.Cut.of(log, last, preparation);
        Split split = cut.split();
        return new Source(
                preparation.calibrationEnd() != null && split != null ? split.calibration() : prepared.base(),
                prepared.ledger(),
                log.currency(),
                period(log, end, preparation),
                cut,
                chooseBy == ChooseBy.AIC
                        ? NOT_ASKED
                        : HoldoutCheck.Cut.within(log, split == null ? end : split.calibrationEnd(), preparation));
    }

    boolean isSummaries() {
        return "summaries".equals(period.get("source"));
    }

    private static Source summaries(
            CsvInput input, OrderOptions orders, PreparationOptions preparation, @Nullable TimeScale wanted) {
        Preparation read = CsvSummaries.read(input, orders.toSummaryOptions().withUnit(preparation.givenUnit()));
        if (wanted != null && read.base().timeScale() != wanted) {
            throw new DataException(input.name() + ": the summaries count time in "
                    + read.base().timeScale().plural() + ", the model in " + wanted.plural()
                    + "; summarise the orders with --unit " + wanted.id());
        }
        if (preparation.strict()) {
            read.ledger().requireClean();
        }
        return new Source(
                read.base(),
                read.ledger(),
                "",
                new LinkedHashMap<>(Map.of("source", "summaries")),
                NOT_ASKED,
                NOT_ASKED);
    }

    /** The end of observation: the calibration end, else the last day to be read, else the last order. */
    static LocalDate end(Transactions log, OrderOptions orders, PreparationOptions preparation) {
        LocalDate calibrationEnd = preparation.calibrationEnd();
        LocalDate until = orders.until();
        return calibrationEnd != null ? calibrationEnd : until != null ? until : log.lastDay();
    }

    static Map<String, String> period(Transactions log, LocalDate end, PreparationOptions preparation) {
        Map<String, String> period = new LinkedHashMap<>();
        period.put("source", "orders");
        period.put("firstDay", log.firstDay().toString());
        period.put("observedTo", end.toString());
        period.putAll(preparation.counting());
        if (!log.currency().isEmpty()) {
            period.put("currency", log.currency());
        }
        return period;
    }

    /** An observation period with a holdout, for a split. */
    static ObservationPeriod split(LocalDate calibrationEnd, LocalDate holdoutEnd, PreparationOptions preparation) {
        return preparation.upTo(calibrationEnd, preparation.unit()).withHoldout(holdoutEnd);
    }
}
