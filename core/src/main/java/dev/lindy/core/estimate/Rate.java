package dev.lindy.core.estimate;

/** What of a customer covariates may move, whatever the model calls it. */
public enum Rate {
    /** How often customers buy. */
    PURCHASE("purchase"),
    /** How soon they leave. */
    DROPOUT("dropout"),
    /** What they spend per purchase. */
    SPEND("spend");

    private final String id;

    Rate(String id) {
        this.id = id;
    }

    /**
     * The name in files and options.
     *
     * @return such as {@code purchase}
     */
    public String id() {
        return id;
    }
}
