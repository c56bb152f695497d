package dev.lindy.data.read;

import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.prepare.SummariesBuilder;
import dev.lindy.data.prepare.kernel.SummaryChecks;
import dev.lindy.data.recognise.DatePattern;
import dev.lindy.data.recognise.SummaryColumn;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Takes rows of summarised customers apart into the builder. */
final class SummaryFiller {
    private static final long SECONDS_A_DAY = 86_400;
    /** For how many customers a row may stand, so that a number in the wrong column does not fill the memory. */
    private static final int MOST_CUSTOMERS = 10_000_000;

    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9]*,[0-9]+");
    /** What may as well be a whole number with a mark of thousands. */
    private static final Pattern OF_THOUSANDS = Pattern.compile("[+-]?[1-9][0-9]{0,2},[0-9]{3}");

    private final SummariesBuilder out;
    private final String name;
    private boolean commaProved;
    private final int width;
    private final int customer;
    private final int x;
    private final int tx;
    private final int age;
    private final int spend;
    private final int spendCount;
    private final int geometric;
    private final int deviation;
    private final int litt;
    private final int value;
    private final int first;
    private final int last;
    private final int repeats;
    private final int[] attributes;
    /** The columns of numbers, which are read together, and what they hold, by column. */
    private final int[] numeric;

    private final double[] numbers;
    private final List<String> header;
    private final KnownDates dates = new KnownDates(DatePattern.of("yyyy-MM-dd", ZoneOffset.UTC));

    SummaryFiller(
            SummariesBuilder out, List<String> header, Map<SummaryColumn, Integer> at, List<String> kept, String name) {
        this.out = out;
        this.name = name;
        this.header = header;
        width = header.size();
        customer = at.getOrDefault(SummaryColumn.CUSTOMER, -1);
        x = at.getOrDefault(SummaryColumn.FREQUENCY, -1);
        tx = at.getOrDefault(SummaryColumn.RECENCY, -1);
        age = at.getOrDefault(SummaryColumn.AGE, -1);
        spend = at.getOrDefault(SummaryColumn.MEAN_SPEND, -1);
        spendCount = at.getOrDefault(SummaryColumn.SPEND_COUNT, -1);
        geometric = at.getOrDefault(SummaryColumn.GEOMETRIC_MEAN_SPEND, -1);
        deviation = at.getOrDefault(SummaryColumn.SPEND_DEVIATION, -1);
        litt = at.getOrDefault(SummaryColumn.LITT, -1);
        value = at.getOrDefault(SummaryColumn.HISTORICAL_VALUE, -1);
        first = at.getOrDefault(SummaryColumn.FIRST_PURCHASE, -1);
        last = at.getOrDefault(SummaryColumn.LAST_PURCHASE, -1);
        repeats = at.getOrDefault(SummaryColumn.COUNT, -1);
        numeric = IntStream.of(x, tx, age, spend, spendCount, geometric, deviation, litt, value, repeats)
                .filter(column -> column >= 0)
                .toArray();
        numbers = new double[width];
        attributes = kept.stream().mapToInt(header::indexOf).toArray();
        for (int i = 0; i < attributes.length; i++) {
            if (attributes[i] < 0) {
                throw new DataException(name + ": there is no column \"" + kept.get(i) + "\"\n  columns seen:  "
                        + String.join(", ", header));
            }
        }
    }

    void all(Rows rows) {
        long number = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            number++;
            row(row, number);
        }
    }

    private void row(Row row, long number) {
        if (row.fields() != width) {
            out.reject(Kind.UNREADABLE, row.line(), row::shown, row.fields() + " fields instead of " + width);
            return;
        }
        row.numbers(numeric, numbers);
        withCommas(row);
        double meanSpend = spend < 0 ? Double.NaN : numbers[spend];
        double count = optional(spendCount);
        double logTimes = optional(litt);
        double total = optional(value);
        if (!Double.isFinite(count + logTimes)
                || !Numerals.isAmount(total)
                || (spend >= 0 && Double.isNaN(meanSpend) && !Missing.is(row.field(spend)))) {
            out.reject(Kind.UNREADABLE, row.line(), row::shown, "a number was expected");
            return;
        }
        long firstSecond = first < 0 ? 0 : dates.parse(row.field(first));
        long lastSecond = last < 0 ? 0 : dates.parse(row.field(last));
        if (firstSecond == DatePattern.NO_DATE || lastSecond == DatePattern.NO_DATE) {
            out.reject(
                    Kind.UNREADABLE,
                    row.line(),
                    row::shown,
                    (firstSecond == DatePattern.NO_DATE ? SummaryColumn.FIRST_PURCHASE : SummaryColumn.LAST_PURCHASE)
                                    .id()
                            + " is no date of the form yyyy-MM-dd");
            return;
        }
        boolean spread = geometric >= 0 && deviation >= 0;
        String problem = spread ? SummaryChecks.ofSpread(meanSpend, numbers[geometric], numbers[deviation]) : null;
        if (problem != null) {
            out.reject(Kind.UNREADABLE, row.line(), row::shown, problem);
            return;
        }
        double customers = repeats < 0 ? 1 : numbers[repeats];
        if (!(customers >= 1 && customers <= MOST_CUSTOMERS && customers == Math.rint(customers))) {
            out.reject(
                    Kind.UNREADABLE,
                    row.line(),
                    row::shown,
                    "count must be a whole number from 1 to " + MOST_CUSTOMERS);
            return;
        }
        boolean added = out.add(
                row.line(),
                customer < 0 ? Long.toString(number) : row.field(customer),
                numbers[x],
                numbers[tx],
                numbers[age],
                meanSpend,
                spendCount < 0 ? -1 : count);
        if (!added) {
            return;
        }
        if (spread) {
            out.spendSpread(numbers[geometric], numbers[deviation]);
        }
        if (litt >= 0) {
            out.litt(logTimes);
        }
        if (value >= 0) {
            out.historicalValue(total);
        }
        if (first >= 0) {
            out.firstPurchase(Math.floorDiv(firstSecond, SECONDS_A_DAY));
        }
        if (last >= 0) {
            out.lastPurchase(Math.floorDiv(lastSecond, SECONDS_A_DAY));
        }
        for (int column : attributes) {
            out.attribute(header.get(column), row.field(column).toString());
        }
        if (customers > 1) {
            out.repeat(Long.toString(number), (int) customers - 1);
        }
    }

    /** Reads numbers with a decimal comma, which only a file with another delimiter can hold unquoted. */
    private void withCommas(Row row) {
        for (int column : numeric) {
            if (!Double.isNaN(numbers[column])) {
                continue;
            }
            String text = row.field(column).toString().strip();
            if (!WITH_COMMA.matcher(text).matches()) {
                continue;
            }
            commaProved |= !OF_THOUSANDS.matcher(text).matches();
            if (!commaProved) {
                throw new DataException(
                        name + ": is " + text + " more than a thousand, or a number with decimals? (line " + row.line()
                                + ")\n  try:           a decimal point in the columns of numbers");
            }
            numbers[column] = Double.parseDouble(text.replace(',', '.'));
        }
    }

    /** A number, NaN if there should be one and is none, 0 without such a column. */
    private double optional(int column) {
        return column < 0 ? 0 : numbers[column];
    }
}
