package dev.lindy.models.choice;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.Sample;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The models of purchases that this version has. Adding one is adding one entry here. */
public final class ModelCatalog {

    /** What is fitted where nobody asks for another model. */
    public static final String DEFAULT = BgNbd.ID;

    private static final String NOBODY_LEAVES = "where a/(a + b) is 0 and a + b has no meaning";

    private static final List<CatalogEntry<?, ?>> ENTRIES =
            List.of(nbd(), bgNbd(), mbgNbd(), bgCnbd(), mbgCnbd(), paretoNbd(), ggomNbd(), bgBb());

    private ModelCatalog() {}

    private static CatalogEntry<?, ?> nbd() {
        return CatalogEntry.of(ModelKind.CONTINUOUS, Nbd.FAMILY, (p, unit) -> new Nbd(p[0], p[1], unit), "r", "alpha");
    }

    private static CatalogEntry<?, ?> bgNbd() {
        return CatalogEntry.of(
                        ModelKind.CONTINUOUS,
                        BgNbd.FAMILY,
                        (p, unit) -> new BgNbd(p[0], p[1], p[2], p[3], unit),
                        "r",
                        "alpha",
                        "a",
                        "b")
                .containing(Nbd.ID, Nesting.Test.BOOTSTRAP, NOBODY_LEAVES)
                .saying(m -> betaGeometric(m.r() / m.alpha(), m.timeScale(), m.a(), m.b(), "a repeat purchase"));
    }

    private static CatalogEntry<?, ?> mbgNbd() {
        return CatalogEntry.of(
                        ModelKind.CONTINUOUS,
                        MbgNbd.FAMILY,
                        (p, unit) -> new MbgNbd(p[0], p[1], p[2], p[3], unit),
                        "r",
                        "alpha",
                        "a",
                        "b")
                .containing(Nbd.ID, Nesting.Test.BOOTSTRAP, NOBODY_LEAVES)
                .saying(m -> betaGeometric(m.r() / m.alpha(), m.timeScale(), m.a(), m.b(), "any purchase"));
    }

    private static CatalogEntry<?, ?> bgCnbd() {
        return CatalogEntry.selected(
                        ModelKind.CONTINUOUS,
                        BgCnbd.ID,
                        "BG/CNBD-k",
                        (fitter, base) -> BgCnbd.fit(RecencySample.withLitt(base), fitter),
                        model -> BgCnbd.family(model.k()),
                        model -> Map.of("k", (double) model.k()),
                        (p, unit) -> new BgCnbd(whole(p[0]), p[1], p[2], p[3], p[4], unit),
                        "k",
                        "r",
                        "alpha",
                        "a",
                        "b")
                .needing(ModelCatalog::needsLitt)
                .containing(BgNbd.ID, Nesting.Test.AIC, "where k is 1")
                .containing(Nbd.ID, Nesting.Test.AIC, "where k is 1 and nobody leaves")
                .saying(m ->
                        betaGeometric(m.r() / m.alpha() / m.k(), m.timeScale(), m.a(), m.b(), "a repeat purchase"));
    }

    private static CatalogEntry<?, ?> mbgCnbd() {
        return CatalogEntry.selected(
                        ModelKind.CONTINUOUS,
                        MbgCnbd.ID,
                        "MBG/CNBD-k",
                        (fitter, base) -> MbgCnbd.fit(RecencySample.withLitt(base), fitter),
                        model -> MbgCnbd.family(model.k()),
                        model -> Map.of("k", (double) model.k()),
                        (p, unit) -> new MbgCnbd(whole(p[0]), p[1], p[2], p[3], p[4], unit),
                        "k",
                        "r",
                        "alpha",
                        "a",
                        "b")
                .needing(ModelCatalog::needsLitt)
                .containing(MbgNbd.ID, Nesting.Test.AIC, "where k is 1")
                .containing(Nbd.ID, Nesting.Test.AIC, "where k is 1 and nobody leaves")
                .saying(m -> betaGeometric(m.r() / m.alpha() / m.k(), m.timeScale(), m.a(), m.b(), "any purchase"));
    }

    private static CatalogEntry<?, ?> paretoNbd() {
        return CatalogEntry.of(
                        ModelKind.CONTINUOUS,
                        ParetoNbd.FAMILY,
                        (p, unit) -> new ParetoNbd(p[0], p[1], p[2], p[3], unit),
                        "r",
                        "alpha",
                        "s",
                        "beta")
                .containing(Nbd.ID, Nesting.Test.BOOTSTRAP, "where s/beta is 0 and s has no meaning")
                .saying(m -> clock(m.r() / m.alpha(), m));
    }

    private static CatalogEntry<?, ?> ggomNbd() {
        return CatalogEntry.of(
                        ModelKind.CONTINUOUS,
                        GgomNbd.FAMILY,
                        (p, unit) -> new GgomNbd(p[0], p[1], p[2], p[3], p[4], unit),
                        "r",
                        "alpha",
                        "b",
                        "s",
                        "beta")
                .containing(
                        Nbd.ID,
                        Nesting.Test.BOOTSTRAP,
                        "where b s/beta is 0 and the rest of b, s and beta has no meaning")
                .containing(ParetoNbd.ID, Nesting.Test.BOOTSTRAP, "where b is 0 and only beta/b has a meaning")
                .saying(m -> clock(m.r() / m.alpha(), m));
    }

    private static CatalogEntry<?, ?> bgBb() {
        return CatalogEntry.of(
                        ModelKind.DISCRETE,
                        BgBb.FAMILY,
                        (p, unit) -> new BgBb(p[0], p[1], p[2], p[3], unit),
                        "alpha",
                        "beta",
                        "gamma",
                        "delta")
                .needing(ModelCatalog::needsOpportunities);
    }

    private static int whole(double k) {
        if (k != Math.rint(k)) {
            throw new IllegalArgumentException("the regularity k must be a whole number, but is " + k);
        }
        return (int) k;
    }

    private static Optional<String> needsLitt(CustomerBase base) {
        return whyNot(RecencySample::withLitt, base);
    }

    private static Optional<String> needsOpportunities(CustomerBase base) {
        return whyNot(DiscreteSample::of, base)
                .map(why ->
                        "it speaks of numbered opportunities, in each of which a customer buys or not, and these times"
                                + " are not whole numbers of them; summarise the orders by opportunities to use it (--resolution"
                                + " opportunity).");
    }

    private static Optional<String> whyNot(Function<CustomerBase, Sample> sampling, CustomerBase base) {
        try {
            Sample made = sampling.apply(base);
            return made.rows() > 0 ? Optional.empty() : Optional.of("there is no customer.");
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
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
     * @param id its name in files and options
     * @return its entry
     * @throws IllegalArgumentException naming the models there are if this one is not among them
     */
    public static CatalogEntry<?, ?> get(String id) {
        return ENTRIES.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no model " + id + ", but " + String.join(", ", ids())));
    }

    /**
     * Whether there is such a model of purchases.
     *
     * @param id a name
     * @return true if {@link #get} answers
     */
    public static boolean has(String id) {
        return ENTRIES.stream().anyMatch(entry -> entry.id().equals(id));
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
