package dev.lindy.study;

import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.models.io.ModelFile;

/**
 * One analysis from data to answers: the ledger, the check of the forecast, the fitted models, and what they say of every
 * customer. Immutable; the same data and options give the same study on any number of threads.
 */
public sealed interface Study permits OrderStudy, ContractStudy {

    /**
     * Studies orders: checks the forecast, fits, and values every customer.
     *
     * @param log the orders
     * @param options of the study
     * @return the study
     * @throws StudyException if the options do not suit the log, or if a value that was asked for is infinite
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
     * The ledger: how every row that was read was used.
     *
     * @return counts, amounts and examples
     */
    Ledger ledger();

    /**
     * The fitted models as a file, from which they can be used again.
     *
     * @return what {@code model.json} holds
     */
    ModelFile file();

    /**
     * Whether the answers can be used.
     *
     * @return false where a fit has no usable maximum or a value that was asked for is infinite
     */
    boolean usable();
}
