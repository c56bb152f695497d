package dev.lindy.benchmarks.textbook;

/** What a paper predicts of one customer, with expected purchases. */
public interface TextbookExpectations extends TextbookPredictions {

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
