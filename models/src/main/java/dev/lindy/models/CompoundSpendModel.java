package dev.lindy.models;

/** A model of spend that knows what several purchases of one customer cost together. */
public interface CompoundSpendModel extends SpendModel {

    /**
     * What a customer will pay.
     *
     * @param x purchases observed
     * @param meanSpend their mean value z̄
     * @return the law of the sums of purchases to come
     */
    FutureSpend futureSpend(int x, double meanSpend);
}
