package dev.lindy.cli.command;

import dev.lindy.cli.text.Layout;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Fit;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.spend.gammagamma.SpendIndependence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What fits say, in blocks for people. */
final class Report {

    private Report() {}

    /** Whether what customers spend depends on how often they buy, where it is known. */
    static Optional<SpendIndependence> independence(CustomerBase base) {
        return base.hasSpend() ? Optional.of(SpendIndependence.of(base)) : Optional.empty();
    }

    /** The fits, each with a plain sentence. */
    static String models(
            FittedModels fitted, CustomerBase base, String currency, Optional<SpendIndependence> independence) {
        List<String> blocks = new ArrayList<>();
        if (fitted.comparison() != null) {
            blocks.add(Layout.block("Model", Layout.wrapped(fitted.comparison().advice())));
        }
        blocks.add(Layout.block(
                "Purchases",
                fitted.purchases().summary()
                        + (fitted.purchases().usable() ? "\n" + fitted.entry().story(fitted.purchases()) : "")));
        if (fitted.spend() != null) {
            Fit<?> spend = fitted.spend();
            blocks.add(Layout.block(
                    "Spend",
                    spend.summary()
                            + String.format(
                                    Locale.ROOT,
                                    "%nMean value of a purchase %s%s.",
                                    Layout.number(fitted.spend().model().populationMeanSpend()),
                                    currency.isEmpty() ? "" : " " + currency)));
        }
        String notes = notes(fitted, base, independence).stream()
                .map(note -> Layout.block("Note", Layout.wrapped(note)))
                .collect(Collectors.joining("\n"));
        if (!notes.isEmpty()) {
            blocks.add(notes);
        }
        return String.join("\n\n", blocks);
    }

    private static List<String> notes(
            FittedModels fitted, CustomerBase base, Optional<SpendIndependence> independence) {
        List<String> notes = new ArrayList<>(fitted.remarks());
        int once = 0;
        double longest = 0;
        for (int i = 0; i < base.size(); i++) {
            once += base.frequency(i) == 0 ? 1 : 0;
            longest = Math.max(longest, base.T(i));
        }
        TransactionModel model = fitted.purchases().model();
        if (once > 0 && fitted.purchases().usable() && model.probabilityAlive(0, 0, longest) == 1) {
            // A long silence after a purchase long ago: a model that still calls that active knows of no leaving.
            notes.add(
                    model.probabilityAlive(1, longest / 1e3, longest) == 1
                            ? fitted.entry().name() + " knows of no leaving, so p_alive is 1 for everybody and long"
                                    + " horizons are too optimistic where customers do leave."
                            : String.format(
                                    Locale.ROOT,
                                    "%s lets nobody leave before a second purchase, so p_alive is 1 for the %,d customers"
                                            + " (%.0f %%) who bought once: a property of the model, not a finding. Judge"
                                            + " them by expected_purchases.",
                                    fitted.entry().name(),
                                    once,
                                    100.0 * once / base.size()));
        }
        if (fitted.spend() != null) {
            independence.filter(found -> !found.holds()).ifPresent(found -> notes.add(found.verdict()));
        }
        return notes;
    }

    /** A diagnosis that makes a fit unusable, if there is one. */
    static boolean unusable(FittedModels fitted) {
        return !fitted.purchases().usable()
                || (fitted.spend() != null && !fitted.spend().usable());
    }

    /** What must stand before predictions that rest on a fit without a usable maximum; empty for a good fit. */
    static String warning(FittedModels fitted) {
        return unusable(fitted)
                ? Layout.block(
                                "Warning",
                                Layout.wrapped(
                                        "What follows rests on a fit without a usable maximum (see above): do not use it."))
                        + "\n\n"
                : "";
    }
}
