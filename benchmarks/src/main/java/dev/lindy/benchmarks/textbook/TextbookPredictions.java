package dev.lindy.benchmarks.textbook;

/** What a paper predicts of one customer at given parameters. */
public interface TextbookPredictions {

    /**
     * P(active at T).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a probability
     */
    double probabilityAlive(int x, double tx, double T);

    /**
     * Expected purchases in (T, T + t].
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead
     * @return a number of purchases
     */
    double conditionalExpectedTransactions(int x, double tx, double T, double t);
}
