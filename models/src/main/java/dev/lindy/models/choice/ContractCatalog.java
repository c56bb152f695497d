package dev.lindy.models.choice;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.ContractModel;
import dev.lindy.models.contracts.bdw.Bdw;
import dev.lindy.models.contracts.sbg.Sbg;
import java.util.List;
import java.util.Locale;

/** The models of contracts that this version has. Adding one is adding one entry here. */
public final class ContractCatalog {

    /** What is fitted where nobody asks for another model. */
    public static final String DEFAULT = Sbg.ID;

    /** How often a contract of long standing was renewed, where a story compares it with a new one. */
    private static final int LONG_STANDING = 5;

    /** Beyond so many periods nobody asks when half of the contracts have ended. */
    private static final int FAR = 1200;

    /** Closer to 1 than this, c prints as 1.00. */
    private static final double PRINTED = 0.005;

    private static final List<ContractEntry<?>> ENTRIES = List.of(sbg(), bdw());

    private ContractCatalog() {}

    private static ContractEntry<?> sbg() {
        return ContractEntry.of(Sbg.FAMILY, model -> renewals(model) + ".");
    }

    private static ContractEntry<?> bdw() {
        return ContractEntry.of(Bdw.FAMILY, ContractCatalog::ageing)
                .containing(Sbg.ID, Nesting.Test.CHI_SQUARE, "where c is 1");
    }

    private static String ageing(Bdw model) {
        String changes = Math.abs(model.c() - 1) < PRINTED
                ? "hardly changes with the age of the contract"
                : model.c() > 1 ? "grows as the contract gets older" : "falls as the contract gets older";
        return renewals(model)
                + String.format(
                        Locale.ROOT, ". With c = %.2f a customer's own chance to leave %s.", model.c(), changes);
    }

    private static String renewals(ContractModel model) {
        return String.format(
                        Locale.ROOT,
                        "Of new contracts %s are renewed the first time, of those renewed five times %s once more; ",
                        percent(model.retentionRate(1)),
                        percent(model.retentionRate(LONG_STANDING + 1)))
                + half(model);
    }

    /** When half of the contracts have ended, by bisection, as S falls. */
    private static String half(ContractModel model) {
        TimeScale unit = model.timeScale();
        if (model.survival(FAR) >= 0.5) {
            return "after " + unit.describe(FAR) + " more than half would still be active";
        }
        int active = 0;
        int ended = FAR;
        while (ended - active > 1) {
            int middle = (active + ended) / 2;
            if (model.survival(middle) >= 0.5) {
                active = middle;
            } else {
                ended = middle;
            }
        }
        return "half have ended after " + unit.describe(ended);
    }

    /** A share that does not claim to be all or nothing where it is not. */
    private static String percent(double share) {
        String format = share > 0.99 && share < 1 ? "%.2f %%" : "%.0f %%";
        return String.format(Locale.ROOT, format, 100 * share);
    }

    /**
     * All models of contracts.
     *
     * @return in the order in which they are printed, smaller ones before those that contain them
     */
    public static List<ContractEntry<?>> all() {
        return ENTRIES;
    }

    /**
     * One model.
     *
     * @param id its name in files and options
     * @return its entry
     * @throws IllegalArgumentException naming the models there are if this one is not among them
     */
    public static ContractEntry<?> get(String id) {
        return ENTRIES.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no model of contracts " + id + ", but " + String.join(", ", ids())));
    }

    /**
     * Whether there is such a model of contracts.
     *
     * @param id a name
     * @return true if {@link #get} answers
     */
    public static boolean has(String id) {
        return ENTRIES.stream().anyMatch(entry -> entry.id().equals(id));
    }

    /**
     * The names of all models of contracts in files and options.
     *
     * @return in the order in which they are printed
     */
    public static List<String> ids() {
        return ENTRIES.stream().map(ContractEntry::id).toList();
    }
}
