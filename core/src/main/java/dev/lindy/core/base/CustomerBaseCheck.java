package dev.lindy.core.base;

import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks a base: all kinds of problems at once, each with its first customer and how many rows have it. */
final class CustomerBaseCheck {

    private static final double ROUNDING = 1e-9;

    private final CustomerBase base;
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final Map<String, String> examples = new LinkedHashMap<>();

    private CustomerBaseCheck(CustomerBase base) {
        this.base = base;
    }

    static void run(CustomerBase base) {
        CustomerBaseCheck check = new CustomerBaseCheck(base);
        BitSet repeated =
                RepeatedTexts.in((String[]) base.columns().column("customer").array());
        if (repeated.isEmpty() && check.allSound()) {
            return;
        }
        for (int i = 0; i < base.size(); i++) {
            boolean first = !repeated.get(i);
            if (!(first && check.isSound(i))) {
                check.problems(i, first);
            }
        }
        if (!check.rows.isEmpty()) {
            List<String> lines = new ArrayList<>();
            check.rows.forEach((rule, count) -> lines.add(rule + ": " + check.examples.get(rule) + "; " + count
                    + (count == 1 ? " row" : " rows") + " affected"));
            throw new IllegalArgumentException(String.join("\n", lines));
        }
    }

    private boolean allSound() {
        boolean[] sound = new boolean[Chunks.count(base.size())];
        Chunks.forEach(base.size(), (chunk, from, to) -> {
            int row = from;
            while (row < to && isSound(row)) {
                row++;
            }
            sound[chunk] = row == to;
        });
        for (boolean chunk : sound) {
            if (!chunk) {
                return false;
            }
        }
        return true;
    }

    /** The quick way for the many rows that have no problem: no message is made. */
    private boolean isSound(int i) {
        int x = base.frequency(i);
        double tx = base.recency(i);
        double end = base.T(i);
        return x >= 0
                && tx >= 0
                && tx <= end
                && end < Double.POSITIVE_INFINITY
                && isAboveZero(x) == isAboveZero(tx)
                && (!base.hasSpend()
                        || (Math.abs(base.meanSpend(i)) < Double.POSITIVE_INFINITY && base.spendCount(i) >= 0))
                && (!base.hasSpendSpread() || isSpread(i));
    }

    /** By rounding a geometric mean may come out a little above the mean of equal amounts. */
    private boolean isSpread(int i) {
        double geometric = base.geometricMeanSpend(i);
        return geometric >= 0
                && geometric <= base.meanSpend(i) * (1 + ROUNDING)
                && base.spendDeviation(i) >= 0
                && base.spendDeviation(i) < Double.POSITIVE_INFINITY;
    }

    /** 1 or 0 without a branch, which no processor could foresee; of numbers that are at least 0. */
    private static int isAboveZero(int x) {
        return -x >>> (Integer.SIZE - 1);
    }

    private static int isAboveZero(double time) {
        return (int) (-Double.doubleToRawLongBits(time + 0.0) >>> (Long.SIZE - 1));
    }

    private void problems(int i, boolean first) {
        int x = base.frequency(i);
        double tx = base.recency(i);
        double end = base.T(i);
        String unit = " " + base.timeScale().plural();
        rule(first, i, "a customer may stand in one row only", "stands in an earlier row too");
        rule(x >= 0, i, "x must be at least 0", "has x " + x);
        rule(end >= 0 && end < Double.POSITIVE_INFINITY, i, "T must be finite and at least 0", "has T " + end + unit);
        rule(tx >= 0, i, "recency must be at least 0", "has recency " + tx + unit);
        rule(!(tx > end), i, "recency must be at most T", "has recency " + tx + ", T " + end + unit);
        rule(
                (x <= 0) == !(tx > 0),
                i,
                "recency must be 0 without a repeat purchase and above 0 with one",
                "has x " + x + ", recency " + tx + unit);
        if (base.hasSpend()) {
            double mean = base.meanSpend(i);
            rule(
                    Math.abs(mean) < Double.POSITIVE_INFINITY,
                    i,
                    "mean spend must be a finite number",
                    "has mean spend " + mean);
            rule(
                    base.spendCount(i) >= 0,
                    i,
                    "the number of purchases behind mean spend must be at least 0",
                    "has " + base.spendCount(i));
        }
        if (base.hasSpendSpread()) {
            rule(
                    isSpread(i),
                    i,
                    "the geometric mean of spend must lie between 0 and the mean, and the deviation must be finite and at least 0",
                    "has mean spend " + base.meanSpend(i) + ", geometric mean " + base.geometricMeanSpend(i)
                            + ", deviation " + base.spendDeviation(i));
        }
    }

    private void rule(boolean holds, int row, String rule, String found) {
        if (!holds) {
            rows.merge(rule, 1, Integer::sum);
            examples.putIfAbsent(rule, "customer \"" + base.id(row) + "\" (row " + (row + 1) + ") " + found);
        }
    }
}
