package dev.lindy.models.contracts.kernel;

import dev.lindy.core.base.CohortSample;
import dev.lindy.models.ContractModel;

/** The checks that every model of contracts makes of its arguments. */
public final class Contracts {

    private Contracts() {}

    /**
     * Refuses a negative number of periods or renewals.
     *
     * @param name what is counted
     * @param number how many
     * @throws IllegalArgumentException if it is negative
     */
    public static void checkPeriods(String name, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, but is " + number);
        }
    }

    /**
     * Refuses a period before the first one in which a contract may end.
     *
     * @param t the period
     * @throws IllegalArgumentException if it is below 1
     */
    public static void checkPeriod(int t) {
        if (t < 1) {
            throw new IllegalArgumentException(
                    "t must be at least 1, the first period in which a contract may end, but is " + t);
        }
    }

    /**
     * Refuses contracts that are counted in another unit than the model's.
     *
     * @param model the model
     * @param contracts the sample
     * @throws IllegalArgumentException naming both units
     */
    public static void checkTimeScale(ContractModel model, CohortSample contracts) {
        if (contracts.timeScale() != model.timeScale()) {
            throw new IllegalArgumentException("the model counts time in "
                    + model.timeScale().plural() + ", the contracts in "
                    + contracts.timeScale().plural() + "; read them with a period of one "
                    + model.timeScale().id());
        }
    }
}
