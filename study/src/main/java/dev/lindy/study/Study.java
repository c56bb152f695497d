package dev.lindy.study;

import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.models.io.ModelFile;

/**
 * One analysis: what was observed, how well the model forecasts, the model, and the answers. Immutable; the same data and
 * options give the same study, whatever the number of threads.
 */
public sealed interface Study permits OrderStudy, ContractStudy {

    /**
     * Studies orders: checks the forecast, fits, and values every customer.
     *
     * @param log the orders
     * @param options of the study
     * @return the study
     * @throws StudyException if the options do not suit the log, or if all future purchases are infinitely many
     * @throws DataException if the log cannot be used, or if the model does not apply to it
     */
    static OrderStudy of(Transactions log, StudyOptions options) {
        return OrderStudy.of(log, options, Progress.NONE);
    }

    /**
     * Studies contracts: fits, and holds the forecast against periods that were held back.
     *
     * @param contracts the contracts
     * @param options of the study
     * @return the study
     * @throws StudyException if the options do not suit the contracts
     */
    static ContractStudy of(ContractData contracts, ContractOptions options) {
        return ContractStudy.of(contracts, options);
    }

    /**
     * What became of the rows that were read.
     *
     * @return the ledger
     */
    Ledger ledger();

    /**
     * The models, to be kept and used again.
     *
     * @return the model file
     */
    ModelFile file();

    /**
     * Whether the answers can be used.
     *
     * @return false where a fit has no usable maximum or a value that was asked for is infinite
     */
    boolean usable();
}
