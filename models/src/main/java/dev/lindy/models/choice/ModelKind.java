package dev.lindy.models.choice;

/** What kind of data a model speaks of. Likelihoods of different kinds are not of the same thing and are never ranked together. */
public enum ModelKind {
    /** Purchases at any moment; the likelihood is a density of purchase times. */
    CONTINUOUS("continuous time"),
    /** Purchases at numbered opportunities; the likelihood is a probability. */
    DISCRETE("opportunities"),
    /** Contracts that are renewed or not; the likelihood is a probability of whole cohorts. */
    CONTRACTUAL("contracts"),
    /** What customers spend; the likelihood is a density of mean amounts. */
    SPEND("spend");

    private final String description;

    ModelKind(String description) {
        this.description = description;
    }

    /**
     * In words.
     *
     * @return such as {@code continuous time}
     */
    public String description() {
        return description;
    }
}
