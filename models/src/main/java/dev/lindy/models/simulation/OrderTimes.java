package dev.lindy.models.simulation;

/** What a simulated order log tells of the time of an order. */
public enum OrderTimes {
    /** The date. */
    DATE,
    /**
     * The date and a minute between 8:00 and 22:00, most often in the afternoon, drawn apart from the model: within a day
     * the model does not say when.
     */
    SHOP_HOURS,
    /** The second at which the model lets it happen, day or night. */
    EXACT
}
