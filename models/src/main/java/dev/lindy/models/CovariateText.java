package dev.lindy.models;

import static dev.lindy.core.base.TextTable.Side.LEFT;
import static dev.lindy.core.base.TextTable.Side.RIGHT;

import dev.lindy.core.base.TextTable;
import dev.lindy.core.inference.LikelihoodRatioTest;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/** Effects of covariates, as a table. */
final class CovariateText {

    private CovariateText() {}

    static String of(CovariateFit<?> fit, double level) {
        StringBuilder out = new StringBuilder("\neffects of covariates, as factors:\n");
        TextTable table = new TextTable("  ", LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT)
                .row(
                        "",
                        "",
                        "",
                        "factor",
                        new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * level)
                                + " % interval");
        for (CovariateEffect effect : fit.effects()) {
            boolean known = effect.standardError() < Double.POSITIVE_INFINITY;
            table.row(
                    effect.attribute(),
                    effect.difference(),
                    effect.of(),
                    number(effect.factor()),
                    known ? number(effect.lower(level)) : "not determined",
                    known ? "…" : "",
                    known ? number(effect.upper(level)) : "");
        }
        out.append(table);
        Map<String, LikelihoodRatioTest> all = fit.tests();
        if (all.isEmpty()) {
            return out.toString();
        }
        out.append("\nwhat each explains beside the others (likelihood-ratio test):\n");
        TextTable tests = new TextTable("  ", LEFT, RIGHT, RIGHT, RIGHT).row("", "2 Δ ln L", "df", "p");
        all.forEach((name, test) -> {
            String[] cells = cells(test);
            tests.row(name, cells[0], cells[1], cells[2]);
        });
        return out.append(tests).toString();
    }

    private static String[] cells(LikelihoodRatioTest test) {
        return new String[] {
            String.format(Locale.ROOT, "%.2f", test.statistic()),
            Integer.toString(test.degreesOfFreedom()),
            test.pValue() < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", test.pValue())
        };
    }

    private static String number(double value) {
        return value >= 1e4 || value < 1e-3
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
