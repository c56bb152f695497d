package dev.lindy.models.choice;

import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.List;

/** The models of spend that this version has. Adding one is adding one entry here. */
public final class SpendCatalog {

    /** What is fitted where nobody asks for another model. */
    public static final String DEFAULT = GammaGamma.ID;

    private static final List<SpendEntry<?, ?>> ENTRIES =
            List.of(SpendEntry.of(GammaGamma.FAMILY), SpendEntry.of(GammaGamma.ORDERS_FAMILY));

    private SpendCatalog() {}

    /**
     * All models of spend.
     *
     * @return in the order in which they are printed
     */
    public static List<SpendEntry<?, ?>> all() {
        return ENTRIES;
    }

    /**
     * One model.
     *
     * @param id its name in files and options
     * @return its entry
     * @throws IllegalArgumentException naming the models there are if this one is not among them
     */
    public static SpendEntry<?, ?> get(String id) {
        return ENTRIES.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no model of spend " + id + ", but " + String.join(", ", ids())));
    }

    /**
     * Whether there is such a model of spend.
     *
     * @param id a name
     * @return true if {@link #get} answers
     */
    public static boolean has(String id) {
        return ENTRIES.stream().anyMatch(entry -> entry.id().equals(id));
    }

    /**
     * The names of all models of spend in files and options.
     *
     * @return in the order in which they are printed
     */
    public static List<String> ids() {
        return ENTRIES.stream().map(SpendEntry::id).toList();
    }
}
