package dev.lindy.cli.text;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Printable;
import dev.lindy.models.interval.Interval;
import dev.lindy.study.Assumptions;
import dev.lindy.study.Standouts;
import dev.lindy.study.Valuation;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What customers will buy and are worth, all together. */
public final class ValueReport {

    private static final int SHOWN = 5;
    private static final int LONGEST_ID = 40;
    /** A blank at which no line is broken. */
    private static final char TOGETHER = '\u00A0';

    private ValueReport() {}

    /** A block for people. */
    public static String of(Valuation valuation) {
        if (valuation.money() != null) {
            String notes = valuation.money().notes().stream()
                    .map(note -> "\n" + note.text(OptionWording.OPTIONS))
                    .collect(Collectors.joining());
            return Layout.block("Value", valuation.money().summary() + sureness(valuation) + notes);
        }
        String outlook = Layout.number(valuation.expectedPurchases()) + " purchases expected in the next "
                + Layout.plain(valuation.horizon()) + " " + valuation.unit().plural() + sureness(valuation);
        return Layout.block(
                "Outlook",
                valuation.finite()
                        ? outlook
                        : outlook + "\nno values: " + valuation.whyInfinite().in(OptionWording.OPTIONS));
    }

    /** How far off the totals may be, in lines that follow. */
    private static String sureness(Valuation valuation) {
        StringBuilder lines = new StringBuilder();
        Interval purchases = valuation.purchases();
        if (purchases != null && purchases.known()) {
            lines.append(String.format(
                    Locale.ROOT,
                    "\n%s purchases expected in the next %s; with %s certainty %s … %s happen, if the model holds",
                    Layout.number(valuation.expectedPurchases()),
                    valuation.unit().describe(valuation.horizon()),
                    percent(purchases.level()),
                    Layout.number(purchases.lower()),
                    Layout.number(purchases.upper())));
        }
        Valuation.Money money = valuation.money();
        Interval outcome = money == null ? null : money.outcomes().ofOneYear();
        if (money != null && outcome != null && outcome.known()) {
            lines.append(String.format(
                    Locale.ROOT,
                    "\nwith %s certainty they are worth %s",
                    percent(outcome.level()),
                    ofBoth(outcome, money.outcomes().ofHorizon())));
        }
        Interval expectation = money == null ? null : money.ofOneYear();
        if (money != null && expectation != null && expectation.known()) {
            lines.append(String.format(
                    Locale.ROOT,
                    "\nthe expected value itself is known to %s (%s)",
                    ofBoth(expectation, money.ofHorizon()),
                    percent(expectation.level())));
        }
        return lines.toString();
    }

    private static String ofBoth(Interval ofOneYear, @Nullable Interval ofHorizon) {
        return range(ofOneYear) + " in the next year"
                + (ofHorizon == null || !ofHorizon.known() ? "" : ", " + range(ofHorizon) + " up to the horizon");
    }

    static String range(Interval interval) {
        return Phrases.estimate(interval.lower()) + " … " + Phrases.estimate(interval.upper());
    }

    static String percent(double level) {
        return Layout.plain(Math.rint(1e4 * level) / 100) + " %";
    }

    /** The best customers and those who slip away, by name; empty where there are none. */
    public static String standouts(Valuation valuation) {
        Standouts found = Standouts.of(valuation, SHOWN);
        Valuation.Money money = valuation.money();
        String unit = money == null || money.value().currency().isEmpty()
                ? ""
                : " " + money.value().currency();
        String what = money == null
                ? "expected purchases"
                : "value of " + span(money.value().span());
        return new Blocks("\n")
                .lines("Best", names(found.best(), what, one -> Layout.number(one.worth()) + unit))
                .lines(
                        "Slipping",
                        names(
                                found.slipping(),
                                "probably gone, with most at stake",
                                one -> Layout.number(one.worth()) + unit + "; " + Layout.number(one.ifActive())
                                        + " if still active"))
                .toString();
    }

    private static String span(String length) {
        return length.startsWith("next ") ? "the " + length : length;
    }

    private static String names(
            List<Standouts.Standout> customers, String what, Function<Standouts.Standout, String> worth) {
        return customers.isEmpty()
                ? ""
                : Layout.wrapped(customers.stream()
                                .map(one -> shortened(one.customer()) + " (" + worth.apply(one) + ")")
                                .map(one -> one.replace(' ', TOGETHER))
                                .collect(Collectors.joining(" · ", what + ": ", "")))
                        .replace(TOGETHER, ' ');
    }

    private static String shortened(String id) {
        String shown = Printable.text(id);
        return shown.length() > LONGEST_ID ? shown.substring(0, LONGEST_ID - 1) + "…" : shown;
    }

    /** What stands above the table in its file. */
    public static String comment(Valuation valuation) {
        Assumptions assumptions = valuation.assumptions();
        return "unit=" + valuation.unit().id() + " horizon=" + valuation.horizon() + " discount="
                + assumptions.discountRate() + " margin=" + assumptions.margin();
    }
}
