package dev.lindy.benchmarks.textbook;

/** What a paper says of one customer at given parameters, and says exactly. */
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
}
