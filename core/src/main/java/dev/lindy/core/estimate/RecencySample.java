package dev.lindy.core.estimate;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import java.util.Locale;

/** Distinct histories (x, t<sub>x</sub>, T), weighted by how many customers have them. */
public final class RecencySample implements Sample {

    private final CompressedBase histories;
    private final TimeScale timeScale;
    private final double[] weights;

    private RecencySample(CompressedBase histories, TimeScale timeScale, double[] weights) {
        this.histories = histories;
        this.timeScale = timeScale;
        this.weights = weights;
    }

    /**
     * The sample of a base.
     *
     * @param base the customers
     * @return its distinct histories; the weight is the number of customers
     */
    public static RecencySample of(CustomerBase base) {
        return of(base.compressed(), base.timeScale());
    }

    /**
     * The sample of distinct histories.
     *
     * @param histories the rows
     * @param timeScale the unit of their times
     * @return the weight is the number of customers
     */
    public static RecencySample of(CompressedBase histories, TimeScale timeScale) {
        double[] weights = new double[histories.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = histories.count(row);
        }
        return new RecencySample(histories, timeScale, weights);
    }

    /**
     * The rows.
     *
     * @return sorted by x, then T, then t<sub>x</sub>
     */
    public CompressedBase histories() {
        return histories;
    }

    /**
     * The unit of all times.
     *
     * @return the scale
     */
    public TimeScale timeScale() {
        return timeScale;
    }

    @Override
    public int rows() {
        return weights.length;
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }

    @Override
    public RecencySample withWeights(double[] other) {
        return new RecencySample(histories, timeScale, Weights.checked(other, weights.length));
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%,d customers, %,d distinct histories, %s",
                Math.round(totalWeight()),
                rows(),
                timeScale.plural());
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint().add(timeScale.days());
        for (int row = 0; row < weights.length; row++) {
            hash.add(histories.frequency(row))
                    .add(histories.recency(row))
                    .add(histories.T(row))
                    .add(weights[row]);
        }
        return hash.value();
    }
}
