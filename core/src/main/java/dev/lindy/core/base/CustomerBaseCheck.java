package dev.lindy.core.base;

import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks a base: all kinds of problems at once, each with its first customer and how many rows have it. */
final class CustomerBaseCheck {

    private final CustomerBase base;
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final Map<String, String> examples = new LinkedHashMap<>();

    private CustomerBaseCheck(CustomerBase base) {
        this.base = base;
    }

    static void run(CustomerBase base) {
        CustomerBaseCheck check = new CustomerBaseCheck(base);
        BitSet repeated = Ids.repeated(base);
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

    /** The quick way for the many rows that have no problem: no message is made. */
    private boolean isSound(int i) {
        int x = base.frequency(i);
        double tx = base.recency(i);
        double end = base.T(i);
        return x >= 0
                && tx >= 0
                && tx <= end
                && end < Double.POSITIVE_INFINITY
                && (x == 0) == (tx == 0)
                && (!base.hasSpend()
                        || (Math.abs(base.meanSpend(i)) < Double.POSITIVE_INFINITY && base.spendCount(i) >= 0));
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
    }

    private void rule(boolean holds, int row, String rule, String found) {
        if (!holds) {
            rows.merge(rule, 1, Integer::sum);
            examples.putIfAbsent(rule, "customer \"" + base.id(row) + "\" (row " + (row + 1) + ") " + found);
        }
    }

    /**
     * Rows by id. A set of strings would take the memory and the time of all columns together. Ids are shared out by their hashes,
     * so that each part is somebody else's work.
     */
    private static final class Ids {
        private static final int PARTS = 4;

        private final CustomerBase base;
        private final int[] hashes;
        /** The hash of the id in the upper half, so that other ids are hardly ever looked at; row + 1 in the lower. */
        private final long[] slots;

        private final BitSet repeated = new BitSet();

        private Ids(CustomerBase base, int[] hashes, int part) {
            this.base = base;
            this.hashes = hashes;
            int size = 0;
            for (int hash : hashes) {
                size += part(hash) == part ? 1 : 0;
            }
            slots = new long[Integer.highestOneBit(Math.max(8, (int) Math.min(1 << 29, size * 3L / 2))) << 1];
            for (int row = 0; row < hashes.length; row++) {
                if (part(hashes[row]) == part && !add(row)) {
                    repeated.set(row);
                }
            }
        }

        /** Rows whose id stands in an earlier row. */
        static BitSet repeated(CustomerBase base) {
            int[] hashes = new int[base.size()];
            Chunks.forEach(hashes.length, (chunk, from, to) -> {
                for (int i = from; i < to; i++) {
                    hashes[i] = base.id(i).hashCode() * 0x9E3779B9;
                }
            });
            BitSet[] parts = new BitSet[PARTS];
            Chunks.eachTask(PARTS, part -> parts[part] = new Ids(base, hashes, part).repeated);
            BitSet all = new BitSet();
            for (BitSet part : parts) {
                all.or(part);
            }
            return all;
        }

        private static int part(int hash) {
            return hash >>> (Integer.SIZE - 2);
        }

        /** Adds a row, unless there is one with its id. */
        private boolean add(int row) {
            int hash = hashes[row];
            int slot = (hash ^ hash >>> 16) & (slots.length - 1);
            while (slots[slot] != 0) {
                if ((int) (slots[slot] >>> Integer.SIZE) == hash
                        && base.id((int) slots[slot] - 1).equals(base.id(row))) {
                    return false;
                }
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (long) hash << Integer.SIZE | (row + 1);
            return true;
        }
    }
}
