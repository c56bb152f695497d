package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.TransactionModel;
import java.util.Map;

/** MBG/CNBD-k keeps the contract and agrees with its golden table. */
class MbgCnbdContractTest extends CnbdContract {

    @Override
    protected TransactionModel model(Map<String, Double> parameters, TimeScale scale) {
        return new MbgCnbd(
                parameters.get("k").intValue(),
                parameters.get("r"),
                parameters.get("alpha"),
                parameters.get("a"),
                parameters.get("b"),
                scale);
    }

    @Override
    protected String goldenModel() {
        return "mbgcnbd";
    }
}
