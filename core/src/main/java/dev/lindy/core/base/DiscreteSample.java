package dev.lindy.core.base;

/**
 * Distinct histories in discrete time (x, t<sub>x</sub>, n), weighted by how many customers have them: of n opportunities
 * after the first purchase x were used, the last of them being the t<sub>x</sub>-th.
 */
public final class DiscreteSample implements CustomerSample {

    /** A likelihood takes a step for every opportunity after the last purchase. */
    private static final double MOST = 1e6;

    private final CompressedBase histories;
    private final TimeScale timeScale;
    private final double[] weights;

    private DiscreteSample(CompressedBase histories, TimeScale timeScale, double[] weights) {
        this.histories = histories;
        this.timeScale = timeScale;
        this.weights = weights;
        check();
    }

    /**
     * The sample of a base whose times are numbers of opportunities.
     *
     * @param base the customers
     * @return its distinct histories; the weight is the number of customers
     * @throws IllegalArgumentException naming a history whose times are not whole or that has more purchases than
     *     opportunities, and how many there are
     */
    public static DiscreteSample of(CustomerBase base) {
        CompressedBase histories = base.compressed();
        double[] weights = new double[histories.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = histories.count(row);
        }
        return new DiscreteSample(histories, base.timeScale(), weights);
    }

    /**
     * The sample of a table of histories.
     *
     * @param timeScale the length of an opportunity
     * @param x opportunities used
     * @param tx the last one used, 0 where there is none
     * @param n opportunities
     * @param count how many customers have the history, finite and at least 0; a history may stand in several rows
     * @return its distinct histories
     * @throws IllegalArgumentException if the columns differ in length or a history is impossible
     */
    public static DiscreteSample of(TimeScale timeScale, int[] x, int[] tx, int[] n, double[] count) {
        if (tx.length != x.length || n.length != x.length) {
            throw new IllegalArgumentException("the columns must have one length, but x has " + x.length + " rows, t_x "
                    + tx.length + ", n " + n.length);
        }
        double[] checked = Weights.checked(count, x.length);
        double[] recency = new double[x.length];
        double[] age = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            recency[i] = tx[i];
            age[i] = n[i];
        }
        CompressedBase histories = CompressedBase.of(x, recency, age);
        double[] weights = new double[histories.rows()];
        for (int i = 0; i < x.length; i++) {
            weights[histories.rowOf(i)] += checked[i];
        }
        return new DiscreteSample(histories, timeScale, weights);
    }

    private void check() {
        int wrong = 0;
        String first = "";
        for (int row = 0; row < weights.length; row++) {
            int x = histories.frequency(row);
            double tx = histories.recency(row);
            double n = histories.T(row);
            boolean sound = x >= 0 && x <= tx && tx <= n && n <= MOST && (x == 0) == (tx == 0);
            if (!(sound && tx == Math.rint(tx) && n == Math.rint(n))) {
                first = wrong == 0 ? "x = " + x + ", t_x = " + tx + ", n = " + n : first;
                wrong++;
            }
        }
        if (wrong > 0) {
            throw new IllegalArgumentException(
                    "a history in discrete time needs whole numbers with 0 ≤ x ≤ t_x ≤ n ≤ 1,000,000, and t_x = 0 just"
                            + " where x = 0: " + first + "; " + wrong + (wrong == 1 ? " history" : " histories")
                            + " affected. Summarise the orders by opportunities, such as calendar months, in each of which"
                            + " a customer buys or not; or use a model in continuous time, such as bg-nbd.");
        }
    }

    /**
     * The rows, with n as T.
     *
     * @return sorted by x, then n, then t<sub>x</sub>
     */
    public CompressedBase histories() {
        return histories;
    }

    @Override
    public int[] rowsOf(CustomerBase base) {
        return CustomerSample.rowsOf(histories, base);
    }

    @Override
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
    public DiscreteSample withWeights(double[] other) {
        return new DiscreteSample(histories, timeScale, Weights.checked(other, weights.length));
    }

    @Override
    public String description() {
        return Phrases.count(Math.round(totalWeight()), "customer") + ", "
                + Phrases.count(rows(), "distinct history", "distinct histories") + ", an opportunity each "
                + timeScale.id();
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint();
        hash.add(timeScale.days()).endRow();
        for (int row = 0; row < weights.length; row++) {
            hash.add(histories.frequency(row))
                    .add(histories.recency(row))
                    .add(histories.T(row))
                    .add(weights[row])
                    .endRow();
        }
        return hash.value();
    }
}
