package dev.lindy.models;

/** What one customer does from now on, drawn from a {@link Future}: purchases up to a horizon. Immutable. */
public final class FuturePurchases {

    private final double[] times;
    private final double lifetime;

    /**
     * Makes the purchases of a customer.
     *
     * @param times when they were made, counted from now, ascending
     * @param lifetime when the customer left; 0 for one who was gone already, infinite for one who was still active at the
     *     horizon
     */
    public FuturePurchases(double[] times, double lifetime) {
        this.times = times.clone();
        this.lifetime = lifetime;
    }

    /**
     * How many purchases there were.
     *
     * @return at least 0
     */
    public int count() {
        return times.length;
    }

    /**
     * When they were made.
     *
     * @return ascending, counted from now
     */
    public double[] times() {
        return times.clone();
    }

    /**
     * When the customer left; of a model that counts opportunities the first one at which the customer was gone.
     *
     * @return 0 for one who was gone already; infinite for one who was still active at the horizon
     */
    public double lifetime() {
        return lifetime;
    }
}
