package dev.lindy.data.prepare.kernel;

import dev.lindy.core.base.CustomerBaseBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The columns of summarised customers that only some sources have; each is there once the first customer has been given it. */
final class SummaryExtras {
    private final Numbers geometricMean = new Numbers();
    private final Numbers deviation = new Numbers();
    private final Numbers litt = new Numbers();
    private final Numbers value = new Numbers();
    private final Days first = new Days();
    private final Days last = new Days();
    private final List<Maybe> all = List.of(geometricMean, deviation, litt, value, first, last);
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();

    /** How many customers there is room for in the columns beside these. */
    private int room;

    SummaryExtras(int room) {
        this.room = room;
    }

    void room(int customers) {
        room = customers;
    }

    /** Sets the geometric mean of the purchases behind the mean spend, and the root of their mean squared deviation. */
    void spendSpread(int row, double geometric, double spread) {
        geometricMean.set(row, geometric);
        deviation.set(row, spread);
    }

    /** Sets the sum of log inter-transaction times. */
    void litt(int row, double sum) {
        litt.set(row, sum);
    }

    /** Sets the value of all past purchases. */
    void historicalValue(int row, double sum) {
        value.set(row, sum);
    }

    /** Sets the day of the first purchase. */
    void firstPurchase(int row, int epochDay) {
        first.set(row, epochDay);
    }

    /** Sets the day of the last purchase. */
    void lastPurchase(int row, int epochDay) {
        last.set(row, epochDay);
    }

    /** Adds the next customer's value of an attribute. */
    void attribute(String name, String text) {
        attributes.computeIfAbsent(name, n -> new ArrayList<>()).add(text);
    }

    /** Gives the next customer what another one has. */
    void repeat(int from, int to) {
        move(from, to);
        attributes.values().forEach(texts -> texts.add(texts.get(from)));
    }

    /** Puts what a customer has in the place of another's. */
    void replace(int from, int to) {
        move(from, to);
        attributes.values().forEach(texts -> texts.set(to, texts.get(from)));
    }

    private void move(int from, int to) {
        for (Maybe column : all) {
            if (column.isThere()) {
                column.move(from, to);
            }
        }
    }

    /** Keeps the first customers only. */
    void cut(int size) {
        attributes.replaceAll((name, texts) -> texts.subList(0, Math.min(size, texts.size())));
    }

    /** The earliest day of a first purchase, none if they are not known. */
    OptionalInt earliest(int size) {
        return firsts(size).min();
    }

    /** The latest day of a first purchase, none if they are not known. */
    OptionalInt latest(int size) {
        return firsts(size).max();
    }

    private IntStream firsts(int size) {
        return Arrays.stream(first.values, 0, first.isThere() ? size : 0);
    }

    void addTo(CustomerBaseBuilder out, int size, boolean hasSpend) {
        if (hasSpend && deviation.isThere()) {
            out.spendSpread(geometricMean.exactly(size), deviation.exactly(size));
        }
        if (litt.isThere()) {
            out.litt(litt.exactly(size));
        }
        if (value.isThere()) {
            out.historicalValue(value.exactly(size));
        }
        if (first.isThere()) {
            out.firstPurchase(first.exactly(size));
        }
        if (last.isThere()) {
            out.lastPurchase(last.exactly(size));
        }
        attributes.forEach((name, texts) -> out.attribute(name, texts.toArray(new String[0])));
    }

    /** A column that may be missing. */
    private interface Maybe {
        boolean isThere();

        void move(int from, int to);
    }

    private final class Numbers implements Maybe {
        private double[] values = new double[0];

        void set(int row, double value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, room);
            }
            values[row] = value;
        }

        double[] exactly(int size) {
            values = Lengths.exactly(size, values);
            return values;
        }

        @Override
        public boolean isThere() {
            return values.length > 0;
        }

        @Override
        public void move(int from, int to) {
            set(to, values[from]);
        }
    }

    private final class Days implements Maybe {
        private int[] values = new int[0];

        void set(int row, int value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, room);
            }
            values[row] = value;
        }

        int[] exactly(int size) {
            values = Lengths.exactly(size, values);
            return values;
        }

        @Override
        public boolean isThere() {
            return values.length > 0;
        }

        @Override
        public void move(int from, int to) {
            set(to, values[from]);
        }
    }
}
