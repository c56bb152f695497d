package dev.lindy.data.read;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Printable;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.TransactionsBuilder;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.kernel.PlaceholderDates;
import dev.lindy.data.recognise.Beside;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.DatePattern;
import dev.lindy.data.recognise.DateRecogniser;
import dev.lindy.data.recognise.HeadingUnits;
import dev.lindy.data.recognise.RowRules;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one order log: header and roles first, then as many rows as it takes to recognise dates and amounts, then these and
 * all others into the log.
 */
final class OrderReader {
    /** A row with names of so many roles holds the names of columns. */
    private static final int NAMES = 2;

    private static final int EXAMPLES = 1000;
    private static final int MANY_COLUMNS = 100;
    /** Where no row up to here tells the day from the month, the owner is asked. */
    private static final int PATIENCE = 250_000;

    private static final long SECONDS_A_DAY = 86_400;

    private final CsvInput input;
    private final CsvOrders.Options options;
    private final Rows rows;
    private final boolean blanks;
    private final OrderColumns at;
    private final int width;
    private final int titles;
    private final Amounts amounts;
    private final DatePattern dates;
    private final KnownDates known;
    private final @Nullable DatePattern acquiredDates;
    private final List<Row> ahead = new ArrayList<>();
    private final TransactionsBuilder out;
    private final boolean signs;
    private final Map<String, Map<String, RowRules.Status>> statuses = new HashMap<>();
    private final List<String> header;
    /** Whether rows say more than customer, date, amount and order. */
    private final boolean hasBeside;
    /** Whether rows may continue the order of the row before. */
    private final boolean lines;
    /** The order of the row before, where rows may continue it. */
    private String orderBefore = "";

    OrderReader(CsvInput input, CsvOrders.Options options) {
        this.input = input;
        this.options = options;
        Charset charset = input.charset(options.charset());
        char delimiter = options.delimiter() == null
                ? Delimiter.detect(input.text(charset))
                : Delimiter.named(options.delimiter());
        blanks = delimiter == ' ';
        rows = Rows.of(input, charset, delimiter, false);
        Row row = rows.next();
        if (row == null) {
            throw new DataException(input.name() + ": there is nothing in it but empty lines");
        }
        Row first = row.copy();
        titles = options.header() ? titles(first) : 0;
        if (titles > 0) {
            first = ahead.remove(titles - 1);
            ahead.subList(0, titles - 1).clear();
        }
        width = first.fields();
        List<String> header = fields(first);
        if (!options.header()) {
            ahead.add(first);
        }
        for (Row next = rows.next(); next != null; next = ahead.size() < EXAMPLES ? rows.next() : null) {
            ahead.add(next.copy());
        }
        ColumnRoles.Places found = options.roles().resolve(input.name(), header, options.header(), emptyColumns());
        ColumnRoles roles = options.header()
                ? options.roles().withRefundedBy(found, header, column -> holdsRefunds(column, found.amount()))
                : options.roles();
        ColumnRoles.Places places = roles.equals(options.roles())
                ? found
                : roles.resolve(input.name(), header, options.header(), emptyColumns());
        at = new OrderColumns(places);
        this.header = header;
        if (ahead.isEmpty()) {
            throw new DataException(
                    input.name() + ": there is no order in it, only a line with the names of the columns");
        }
        hasBeside = places.fallback() >= 0
                || places.refunded() >= 0
                || places.reference() >= 0
                || !places.status().isEmpty();
        lines = !places.status().isEmpty()
                || header.stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("lineitem"));
        signs = !options.roles().isNone(Remedy.CURRENCY);
        amounts = new Amounts(options.decimalMark());
        DateRecogniser recogniser =
                new DateRecogniser(options.zone(), (problem, patterns) -> question(problem, "date", patterns));
        DateRecogniser acquired = new DateRecogniser(
                options.zone(), (problem, patterns) -> question(problem, "acquisition date", patterns));
        lookAhead(recogniser, acquired);
        ZoneId zone = options.zone() == null ? ZoneOffset.UTC : options.zone();
        dates = options.dateFormat() == null ? recogniser.pattern() : DatePattern.of(options.dateFormat(), zone);
        known = new KnownDates(dates);
        acquiredDates = places.acquired() < 0
                ? null
                : options.dateFormat() != null && fitsAcquired() ? dates : acquired.pattern();
        out = new TransactionsBuilder(input.name(), places.hasAmount(), places.attributeNames())
                .rules(options.rules())
                .columns(places)
                .expecting(input.lines())
                .until(options.until())
                .today(options.today())
                .currencyName(currencyName(places));
        if (options.example()) {
            out.note(
                    Remark.EXAMPLE,
                    Message.of("line " + ahead.get(0).line() + ", as an example: " + example(ahead.get(0))));
        }
        if (titles > 0) {
            out.note(
                    Remark.ASSUMED,
                    Message.of((titles == 1 ? "the first line is a title" : "the first " + titles + " lines are titles")
                            + " above the names of the columns, and passed over"));
        }
        if (dates.isCoarse()) {
            out.note(
                    Remark.COARSE_DATES,
                    Message.of(
                            "dates are no days (" + dates + "): each stands for its first day, and all purchases of a"
                                    + " customer on it are one; ",
                            Remedy.RESOLUTION.as("opportunity", "Resolution.OPPORTUNITY"),
                            " counts periods in which something was bought, as BG/BB does"));
        }
        if (recogniser.zoneAssumed()) {
            out.note(
                    Remark.OFFSET_CONVERTED,
                    Message.of(
                            "times carry an offset and days are counted in UTC; ",
                            Remedy.ZONE.as("Europe/Amsterdam", "ZoneId.of(\"Europe/Amsterdam\")"),
                            ", say, counts them there"));
        }
    }

    /**
     * How many titles stand above the names of the columns: rows up to the first that names what columns of orders are called,
     * or, where none does, rows that say one thing alone. The rows after the first are read ahead for it.
     */
    private int titles(Row first) {
        int named = options.roles().named(fields(first));
        if (named >= NAMES) {
            return 0;
        }
        int below = 0;
        for (Row next = rows.next(); next != null; next = ahead.size() < Rows.MOST_TITLES ? rows.next() : null) {
            ahead.add(next.copy());
            List<String> fields = fields(next);
            if (fields.stream().noneMatch(OrderReader::isNoName)
                    && options.roles().named(fields) >= Math.max(NAMES, named + 1)) {
                return ahead.size();
            }
            below = below == 0 && !Rows.isTitle(next) ? ahead.size() : below;
        }
        return Rows.isTitle(first) ? below : 0;
    }

    private static List<String> fields(Row row) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < row.fields(); i++) {
            out.add(row.field(i).toString());
        }
        return out;
    }

    /** Whether a field is empty or begins as numbers and dates do. */
    private static boolean isNoName(String field) {
        String text = field.strip();
        return text.isEmpty() || Character.isDigit(text.charAt(0)) || "-+.".indexOf(text.charAt(0)) >= 0;
    }

    /** Whether a column holds amounts, not above those of their rows, and not only yes and no, 0 and 1. */
    private boolean holdsRefunds(int column, int amount) {
        Amounts paid = new Amounts(options.decimalMark());
        ahead.forEach(row -> paid.learn(row.field(amount)));
        ahead.forEach(row -> paid.learn(row.field(column)));
        boolean some = false;
        for (Row row : ahead) {
            CharSequence text = missingAsEmpty(row.field(column));
            double back = text.length() == 0 ? 0 : Math.abs(paid.parse(text));
            double of = Math.abs(paid.parse(row.field(amount)));
            if (Double.isNaN(back) || back > of) {
                return false;
            }
            some |= back > 0 && back != 1;
        }
        return some;
    }

    /** Columns without a value in the rows read ahead, if that is all of them or many. */
    private Set<Integer> emptyColumns() {
        Set<Integer> out = new HashSet<>();
        for (int i = 0; i < width && !ahead.isEmpty(); i++) {
            int column = i;
            if (ahead.stream().allMatch(row -> Missing.is(row.field(column)))) {
                out.add(i);
            }
        }
        return out;
    }

    /** Whether the date pattern given reads most acquisition dates too. */
    private boolean fitsAcquired() {
        int read = 0;
        int all = 0;
        for (Row row : ahead) {
            CharSequence text = missingAsEmpty(row.field(at.acquired));
            all += text.length() > 0 ? 1 : 0;
            read += dates.parse(text) == DatePattern.NO_DATE ? 0 : 1;
        }
        return 2 * read >= all;
    }

    Transactions read() {
        ahead.forEach(this::enter);
        ahead.clear();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            enter(row);
        }
        if (amounts.doubt() != null) {
            throw new DataException(Message.of(
                    input.name() + ": is the amount " + amounts.doubt()
                            + " more than a thousand, or one with decimals? No amount tells whether the point or the comma"
                            + " is the decimal mark\n  try:           ",
                    Remedy.DECIMAL_MARK.as(".", "'.'"),
                    " or ",
                    Remedy.DECIMAL_MARK.as(",", "','")));
        }
        Transactions log = out.build();
        if (dates.toString().startsWith("epoch") && log.lastDay().getYear() < 1971) {
            throw new DataException(Message.of(
                    input.name() + ": read as " + dates
                            + ", every order lies in 1970: these numbers count something else" + "\n  try:           ",
                    dates.toString().equals("epoch") ? Remedy.DATE_FORMAT.as("excel") : Remedy.DATE_FORMAT.as("epoch"),
                    dates.toString().equals("epoch")
                            ? " if they are days as spreadsheets count them"
                            : " if they are seconds"));
        }
        if (log.firstDay().equals(log.lastDay()) && PlaceholderDates.is(log.lastDay())) {
            throw new DataException(Message.of(
                    input.name() + ": every order is dated " + log.lastDay()
                            + ", which systems write where they know no date\n  try:           ",
                    Remedy.DATE.as("NAME", "\"…\""),
                    " with another column, or an export that has the dates"));
        }
        return log;
    }

    private void lookAhead(DateRecogniser date, DateRecogniser acquired) {
        ahead.forEach(row -> learn(row, date, acquired));
        while (ahead.size() >= EXAMPLES && ahead.size() < PATIENCE && options.dateFormat() == null && !date.decided()) {
            Row row = rows.next();
            if (row == null) {
                return;
            }
            Row copy = row.copy();
            ahead.add(copy);
            learn(copy, date, acquired);
        }
    }

    private void learn(Row row, DateRecogniser date, DateRecogniser acquired) {
        if (!fits(row)) {
            return;
        }
        date.add(missingAsEmpty(row.field(at.date)));
        if (at.acquired >= 0) {
            acquired.add(missingAsEmpty(row.field(at.acquired)));
        }
        if (at.hasAmount) {
            amounts.learn(row.field(at.amount >= 0 ? at.amount : at.unitPrice));
        }
    }

    private void enter(Row row) {
        if (!fits(row)) {
            out.reject(
                    Kind.UNREADABLE,
                    row.line(),
                    Double.NaN,
                    row::shown,
                    row.fields() + (row.fields() == 1 ? " field" : " fields") + " instead of " + width);
            return;
        }
        double amount = amount(row);
        if (Double.isNaN(amount) && at.hasAmount) {
            rejectAmount(row);
            return;
        }
        if (lines) {
            orderBefore = order(row).toString();
        }
        String sign = amounts.sign();
        if (at.refunded >= 0 && Double.isNaN(refunded(row))) {
            String text = row.field(at.refunded).toString();
            out.reject(Kind.UNREADABLE, row.line(), amount, row::shown, "paid back " + quoted(text) + " is no amount");
            return;
        }
        RowRules.Status status = at.status.isEmpty() ? RowRules.Status.VALID : status(row, amount);
        if (status == RowRules.Status.VOID) {
            return;
        }
        CharSequence date = row.field(at.date);
        long second = known.parse(date);
        if (second == DatePattern.NO_DATE) {
            rejectDate(row, date, amount);
            return;
        }
        long acquired = DatePattern.NO_DATE;
        if (acquiredDates != null) {
            CharSequence text = missingAsEmpty(row.field(at.acquired));
            acquired = acquiredDates.parse(text);
            if (acquired == DatePattern.NO_DATE && text.length() > 0) {
                out.reject(
                        Kind.UNREADABLE,
                        row.line(),
                        amount,
                        row::shown,
                        "acquisition date " + quoted(text.toString()) + " is no date of the form " + acquiredDates);
                return;
            }
        }
        if (!out.add(
                row.line(),
                row.field(at.customer),
                second,
                amount,
                order(row),
                hasBeside ? beside(row, status, amount) : Beside.NOTHING,
                row.fingerprint())) {
            return;
        }
        for (int i = 0; i < at.attributes.size(); i++) {
            out.attribute(i, row.field(at.attributes.get(i)));
        }
        if (acquired != DatePattern.NO_DATE) {
            out.acquired(Math.floorDiv(acquired, SECONDS_A_DAY));
        }
        if (at.currency >= 0) {
            out.currency(row.field(at.currency));
        } else if (signs && sign != null) {
            out.currency(sign);
        }
    }

    /** What the amounts are in by an option, or by the heading of their column where no other column says it. */
    private @Nullable String currencyName(ColumnRoles.Places places) {
        return options.currency() != null || !options.header() || places.currency() >= 0 || places.amount() < 0
                ? options.currency()
                : HeadingUnits.currency(header.get(places.amount())).orElse(null);
    }

    private CharSequence order(Row row) {
        return at.order < 0 ? "" : row.field(at.order);
    }

    private void rejectAmount(Row row) {
        CharSequence text = row.field(at.amount >= 0 ? at.amount : at.unitPrice);
        boolean missing = Missing.is(text);
        boolean continues = missing && !orderBefore.isEmpty() && orderBefore.contentEquals(order(row));
        out.reject(
                continues ? Kind.ORDER_LINE : missing ? Kind.NO_AMOUNT : Kind.UNREADABLE,
                row.line(),
                Double.NaN,
                row::shown,
                missing ? "" : quoted(amountText(row)) + " is no amount");
    }

    /** What the status columns say; a row that they void is counted here. */
    private RowRules.Status status(Row row, double amount) {
        RowRules.Status said = RowRules.Status.VALID;
        for (int column : at.status) {
            CharSequence text = missingAsEmpty(row.field(column));
            String name = options.header() ? header.get(column) : "column " + (column + 1);
            RowRules.Status one = statuses.computeIfAbsent(name, n -> new HashMap<>())
                    .computeIfAbsent(text.toString(), t -> options.rules().status(name, t));
            if (one == RowRules.Status.VOID && !(amount < 0)) {
                out.leaveOut(row.line(), amount, order(row), row::shown, name, text);
                return one;
            }
            said = one == RowRules.Status.REFUNDED && amount > 0 ? one : said;
        }
        return said;
    }

    /** What was paid back; 0 where nothing is said, NaN where it cannot be read. */
    private double refunded(Row row) {
        CharSequence text = missingAsEmpty(row.field(at.refunded));
        return text.length() == 0 ? 0 : Math.abs(amounts.parse(text));
    }

    private Beside beside(Row row, RowRules.Status status, double amount) {
        double refunded = 0;
        if (at.refunded >= 0) {
            refunded = refunded(row);
            // An export with both says in the amount how much of a refunded order was paid back.
            refunded = status == RowRules.Status.REFUNDED && refunded == 0 ? amount : refunded;
        }
        return new Beside(
                at.fallback >= 0,
                at.fallback < 0 ? "" : row.field(at.fallback),
                refunded,
                at.reference < 0 ? "" : row.field(at.reference),
                at.refunded >= 0 ? RowRules.Status.VALID : status);
    }

    /** Whether a row has the fields that the header promises; between blanks, a field too few shifts all others. */
    private boolean fits(Row row) {
        if (row.fields() == width) {
            return true;
        }
        if (blanks || row.fields() <= at.last) {
            return false;
        }
        for (int i = width; i < row.fields(); i++) {
            if (row.field(i).length() > 0) {
                return false;
            }
        }
        return true;
    }

    private double amount(Row row) {
        if (at.amount >= 0) {
            return amounts.parse(row.field(at.amount));
        }
        return at.quantity >= 0 ? amounts.product(row.field(at.quantity), row.field(at.unitPrice)) : Double.NaN;
    }

    private String amountText(Row row) {
        return at.amount >= 0
                ? row.field(at.amount).toString()
                : row.field(at.quantity) + " × " + row.field(at.unitPrice);
    }

    private void rejectDate(Row row, CharSequence date, double amount) {
        if (Missing.is(date)) {
            out.reject(Kind.NO_DATE, row.line(), amount, row::shown, "");
        } else if (options.dateFormat() == null && dates.isContradictedBy(date)) {
            throw question(
                    "\"" + date + "\" in line " + row.line() + " cannot be read as " + dates
                            + " like the dates before it, only with day and month the other way round",
                    "date",
                    "dd/MM/yyyy, MM/dd/yyyy or the like");
        } else {
            out.reject(
                    Kind.UNREADABLE,
                    row.line(),
                    amount,
                    row::shown,
                    quoted(date.toString()) + " is no date of the form " + dates);
        }
    }

    private DataException question(String problem, String what, String patterns) {
        return new DataException(Message.of(
                input.name() + ": how are dates written?" + "\n  seen:          " + problem
                        + (what.equals("date") ? "" : " (" + what + ")")
                        + "\n  try:           ",
                patterns.contains(" or ")
                        ? Message.of(Remedy.DATE_FORMAT, " " + patterns)
                        : Remedy.DATE_FORMAT.as(patterns)));
    }

    private static CharSequence missingAsEmpty(CharSequence text) {
        return Missing.is(text) ? "" : text;
    }

    private String example(Row row) {
        return IntStream.range(0, Math.min(width, MANY_COLUMNS))
                        .mapToObj(i -> (options.header() ? quoted(header.get(i)) : "column " + (i + 1)) + " is "
                                + quoted(row.field(i).toString()))
                        .collect(Collectors.joining(", "))
                + (width > MANY_COLUMNS ? " …" : "");
    }

    private static String quoted(String text) {
        return "\"" + Printable.text(text.length() > 40 ? text.substring(0, 39) + "…" : text) + "\"";
    }
}
