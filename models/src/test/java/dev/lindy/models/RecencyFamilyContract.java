package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import java.util.Map;

/**
 * The contract of families over continuous time.
 *
 * @param <M> the model
 */
public abstract class RecencyFamilyContract<M extends TransactionModel>
        extends PurchaseFamilyContract<RecencySample, M> {

    /** The longest time that a customer is observed; the shortest is half of it. */
    protected double longest() {
        return 52;
    }

    /** Of the population. */
    protected long seed() {
        return 20261122L;
    }

    @Override
    protected CustomerBase population(int customers, TimeScale unit) {
        return Population.of(trueModel(), customers, longest(), unit, seed());
    }

    @Override
    protected Map<String, Integer> powersOfUnit() {
        return Map.of("alpha", 1);
    }

    /** x, t<sub>x</sub> and T of a row; NBD's table has no t<sub>x</sub>, and any will do. */
    @Override
    protected double[] goldenInputs(GoldenTable.Row row) {
        double age = row.customer("T");
        return new double[] {row.count("x"), row.customer().containsKey("tx") ? row.customer("tx") : age, age};
    }

    @Override
    protected RecencySample goldenSample(GoldenTable.Row row, double[] inputs) {
        int x = (int) Math.round(inputs[0]);
        double tx = x == 0 ? 0 : inputs[1];
        double age = Math.max(tx, inputs[2]);
        return family().sample(base(unit(), new int[] {x}, new double[] {tx}, new double[] {age}));
    }
}
