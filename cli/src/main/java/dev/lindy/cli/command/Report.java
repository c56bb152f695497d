package dev.lindy.cli;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Fit;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.spend.gammagamma.SpendIndependence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The blocks of a report for people: a label, then lines under each other. */
final class Report {

    private static final int LABEL = 12;
    private static final int WIDTH = 108;

    private Report() {}

    /** A label of at most eleven letters and lines beside it. */
    static String block(String label, String text) {
        String indent = " ".repeat(LABEL);
        return String.format(Locale.ROOT, "%-" + LABEL + "s", label) + text.replace("\n", "\n" + indent);
    }

    /** The same text with every line that is too long broken at a space, and what follows of it indented. */
    static String fitted(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            out.append(out.length() == 0 ? "" : "\n");
            int indent = line.length() - line.stripLeading().length();
            String margin = " ".repeat(indent == 0 ? LABEL : indent + 4);
            String rest = line;
            while (rest.length() > LABEL + WIDTH) {
                int cut = rest.lastIndexOf(' ', LABEL + WIDTH);
                if (cut <= margin.length()) {
                    break;
                }
                out.append(rest.substring(0, cut).stripTrailing()).append('\n');
                rest = margin + rest.substring(cut + 1);
            }
            out.append(rest);
        }
        return out.toString();
    }

    /** A paragraph in lines of at most {@value #WIDTH} letters. */
    static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split("\\s+", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }

    /** Whether what customers spend depends on how often they buy, where it is known. */
    static Optional<SpendIndependence> independence(CustomerBase base) {
        return base.hasSpend() ? Optional.of(SpendIndependence.of(base)) : Optional.empty();
    }

    /** The fits, each with a plain sentence. */
    static String models(
            FittedModels fitted, CustomerBase base, String currency, Optional<SpendIndependence> independence) {
        List<String> blocks = new ArrayList<>();
        if (fitted.comparison() != null) {
            blocks.add(block("Model", wrapped(fitted.comparison().advice())));
        }
        blocks.add(block(
                "Purchases",
                fitted.purchases().summary()
                        + (fitted.purchases().usable() ? "\n" + fitted.entry().story(fitted.purchases()) : "")));
        if (fitted.spend() != null) {
            Fit<?> spend = fitted.spend();
            blocks.add(block(
                    "Spend",
                    spend.summary()
                            + String.format(
                                    Locale.ROOT,
                                    "%nMean value of a purchase %s%s.",
                                    number(fitted.spend().model().populationMeanSpend()),
                                    currency.isEmpty() ? "" : " " + currency)));
        }
        String notes = notes(fitted, base, independence).stream()
                .map(note -> block("Note", wrapped(note)))
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
                ? block(
                                "Warning",
                                wrapped(
                                        "What follows rests on a fit without a usable maximum (see above): do not use it."))
                        + "\n\n"
                : "";
    }

    static String number(double value) {
        return Double.isInfinite(value)
                ? "infinite"
                : String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%,.2f", value);
    }
}
