package dev.lindy.models;

/**
 * The two segments of Fader and Hardie (2007, table 1): percent of customers still active after 0 … 12 years, here as counts
 * of 1,000. Their model is fitted to the first eight numbers and forecasts the rest.
 */
public final class HighEndRegular {

    private HighEndRegular() {}

    /** The high-end segment to year 7. */
    public static double[] highEnd() {
        return new double[] {1000, 869, 743, 653, 593, 551, 517, 491};
    }

    /** The regular segment to year 7. */
    public static double[] regular() {
        return new double[] {1000, 631, 468, 382, 326, 289, 262, 241};
    }
}
