package dev.lindy.cli.text;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.study.Assumptions;
import dev.lindy.study.Valuation;

/** What customers will buy and are worth, all together. */
public final class ValueReport {

    private ValueReport() {}

    /** A block for people. */
    public static String of(Valuation valuation) {
        if (valuation.money() != null) {
            return Layout.block("Value", valuation.money().summary());
        }
        String outlook = Layout.number(valuation.expectedPurchases()) + " purchases expected in the next "
                + Layout.plain(valuation.horizon()) + " " + valuation.unit().plural();
        return Layout.block(
                "Outlook",
                valuation.finite()
                        ? outlook
                        : outlook + "\nno values: " + valuation.whyInfinite().in(OptionWording.OPTIONS));
    }

    /** What stands above the table in its file. */
    public static String comment(Valuation valuation) {
        Assumptions assumptions = valuation.assumptions();
        return "unit=" + valuation.unit().id() + " horizon=" + valuation.horizon() + " discount="
                + assumptions.discountRate() + " margin=" + assumptions.margin();
    }
}
