package dev.lindy.models.choice;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgcnbd.MbgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockModel;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The models of purchases that this version has. Adding one is adding one entry here. A model of somebody else's is known by the
 * name of its class, where that is on the class path: a {@link dev.lindy.models.PurchaseModel} with a public static
 * {@code FAMILY}, a {@link dev.lindy.core.estimate.CustomerFamily} whose id is that name; or with a public static {@code ENTRY},
 * a {@link CatalogEntry}, which may say more.
 */
public final class ModelCatalog {

    /** What is fitted where nobody asks for another model. */
    public static final String DEFAULT = BgNbd.ID;

    private static final String NOBODY_LEAVES = "where a/(a + b) is 0 and a + b has no meaning";

    private static final List<CatalogEntry<?, ?>> ENTRIES =
            List.of(nbd(), bgNbd(), mbgNbd(), bgCnbd(), mbgCnbd(), paretoNbd(), ggomNbd(), bgBb());

    private ModelCatalog() {}

    private static CatalogEntry<?, ?> nbd() {
        return CatalogEntry.of(ModelKind.CONTINUOUS, Nbd.FAMILY);
    }

    private static CatalogEntry<?, ?> bgNbd() {
        return CatalogEntry.of(ModelKind.CONTINUOUS, BgNbd.FAMILY)
                .containing(Nbd.ID, Nesting.Test.BOOTSTRAP, NOBODY_LEAVES)
                .saying(m -> betaGeometric(m.r() / m.alpha(), m.timeScale(), m.a(), m.b(), "a repeat purchase"));
    }

    private static CatalogEntry<?, ?> mbgNbd() {
        return CatalogEntry.of(ModelKind.CONTINUOUS, MbgNbd.FAMILY)
                .containing(Nbd.ID, Nesting.Test.BOOTSTRAP, NOBODY_LEAVES)
                .saying(m -> betaGeometric(m.r() / m.alpha(), m.timeScale(), m.a(), m.b(), "any purchase"));
    }

    private static CatalogEntry<?, ?> bgCnbd() {
        return CatalogEntry.selected(
                        ModelKind.CONTINUOUS,
                        BgCnbd.NAME,
                        "k",
                        BgCnbd::family,
                        BgCnbd::k,
                        (fitter, base) -> BgCnbd.fit(RecencySample.withLitt(base), fitter))
                .containing(BgNbd.ID, Nesting.Test.AIC, "where k is 1")
                .containing(Nbd.ID, Nesting.Test.AIC, "where k is 1 and nobody leaves")
                .saying(m ->
                        betaGeometric(m.r() / m.alpha() / m.k(), m.timeScale(), m.a(), m.b(), "a repeat purchase"));
    }

    private static CatalogEntry<?, ?> mbgCnbd() {
        return CatalogEntry.selected(
                        ModelKind.CONTINUOUS,
                        MbgCnbd.NAME,
                        "k",
                        MbgCnbd::family,
                        MbgCnbd::k,
                        (fitter, base) -> MbgCnbd.fit(RecencySample.withLitt(base), fitter))
                .containing(MbgNbd.ID, Nesting.Test.AIC, "where k is 1")
                .containing(Nbd.ID, Nesting.Test.AIC, "where k is 1 and nobody leaves")
                .saying(m -> betaGeometric(m.r() / m.alpha() / m.k(), m.timeScale(), m.a(), m.b(), "any purchase"));
    }

    private static CatalogEntry<?, ?> paretoNbd() {
        return CatalogEntry.of(ModelKind.CONTINUOUS, ParetoNbd.FAMILY)
                .containing(Nbd.ID, Nesting.Test.BOOTSTRAP, "where s/beta is 0 and s has no meaning")
                .saying(m -> clock(m.r() / m.alpha(), m));
    }

    private static CatalogEntry<?, ?> ggomNbd() {
        return CatalogEntry.of(ModelKind.CONTINUOUS, GgomNbd.FAMILY)
                .containing(
                        Nbd.ID,
                        Nesting.Test.BOOTSTRAP,
                        "where b s/beta is 0 and the rest of b, s and beta has no meaning")
                .containing(ParetoNbd.ID, Nesting.Test.BOOTSTRAP, "where b is 0 and only beta/b has a meaning")
                .saying(m -> clock(m.r() / m.alpha(), m));
    }

    private static CatalogEntry<?, ?> bgBb() {
        return CatalogEntry.of(ModelKind.DISCRETE, BgBb.FAMILY)
                .needing(
                        "it speaks of numbered opportunities, in each of which a customer buys or not, and these times are not whole"
                                + " numbers of them; summarise the orders by opportunities to use it (--resolution opportunity).");
    }

    private static String betaGeometric(double rate, TimeScale unit, double a, double b, String when) {
        double perYear = rate * unit.perYear();
        return String.format(
                Locale.ROOT,
                perYear >= 100
                        ? "While active, customers buy %,.0f times a year on average; after %s %.0f %% leave."
                        : "While active, customers buy %,.2f times a year on average; after %s %.0f %% leave.",
                perYear,
                when,
                100 * a / (a + b));
    }

    private static String clock(double rate, ClockModel model) {
        TimeScale unit = model.timeScale();
        double gone = -Math.expm1(model.clock().logSurvival(unit.perYear()));
        return String.format(
                Locale.ROOT,
                "While active, customers buy %,.2f times a year on average; within their first year %.0f %% leave.",
                rate * unit.perYear(),
                100 * gone);
    }

    /**
     * All models of purchases.
     *
     * @return in the order in which they are printed
     */
    public static List<CatalogEntry<?, ?>> all() {
        return ENTRIES;
    }

    /**
     * One model.
     *
     * @param id its name in files and options, or the name of its class
     * @return its entry
     * @throws IllegalArgumentException naming the models there are if this one is not among them, or what its class lacks
     */
    public static CatalogEntry<?, ?> get(String id) {
        return ENTRIES.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseGet(() -> ModelByClass.get(id));
    }

    /**
     * Whether there is such a model of purchases.
     *
     * @param id a name
     * @return true if {@link #get} answers
     */
    public static boolean has(String id) {
        return ids().contains(id) || ModelByClass.has(id);
    }

    /**
     * The names of all models in files and options.
     *
     * @return in the order in which they are printed
     */
    public static List<String> ids() {
        return ENTRIES.stream().map(CatalogEntry::id).collect(Collectors.toUnmodifiableList());
    }
}
