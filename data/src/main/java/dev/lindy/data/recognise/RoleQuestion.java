package dev.lindy.data.recognise;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Suggestion;
import dev.lindy.data.DataException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked where columns are in doubt: which columns there are, what was understood, and what to try. */
final class RoleQuestion {
    private static final int UNKNOWN = -1;

    private final String source;
    private final Header header;
    /** What is understood so far; it grows. */
    private final Map<String, String> understood;

    private final List<String> asked = new ArrayList<>();
    /** Suggestions, and words between those that do not go together. */
    private final List<Object> tries = new ArrayList<>();

    RoleQuestion(String source, Header header, Map<String, String> understood) {
        this.source = source;
        this.header = header;
        this.understood = understood;
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    boolean asksFor(String role) {
        return asked.contains(role);
    }

    void doubt(String role, List<Integer> columns) {
        asked.add(role);
        boolean alike = columns.stream()
                        .map(c -> Headings.normal(header.name(c)))
                        .distinct()
                        .count()
                < columns.size();
        for (int column : columns) {
            tries.addAll(column == columns.get(0) ? List.of() : List.of(" or "));
            tries.add(RoleFinder.remedy(role).as(alike ? Integer.toString(column + 1) : header.name(column)));
        }
    }

    void require(String role, int column, List<Set<String>> ranks, boolean none) {
        if (column >= 0 || asked.contains(role)) {
            return;
        }
        asked.add(role);
        int likely = none ? UNKNOWN : likely(ranks);
        tries.add(column(role, likely));
    }

    /** A column of the header for a role; where none is known, one is to be filled in. */
    private Suggestion column(String role, int column) {
        return header.named() && column >= 0
                ? RoleFinder.remedy(role).as(header.name(column))
                : header.named() ? RoleFinder.remedy(role).as("NAME", "\"…\"") : number(role, column);
    }

    void askForAmount() {
        asked.add("amount");
        int quantity = header.named() ? header.first(Headings.QUANTITY.get(0)) : UNKNOWN;
        int price = header.named() ? header.first(Headings.UNIT_PRICE.get(0)) : UNKNOWN;
        price = price < 0 && header.named() ? header.first(Headings.AMOUNT.get(1)) : price;
        if (quantity >= 0 && price >= 0) {
            tries.add(column("quantity", quantity));
            tries.add(column("unit-price", price));
            return;
        }
        tries.add(column("amount", likely(Headings.AMOUNT)));
        tries.add(", or ");
        tries.add(Remedy.AMOUNT.as(ColumnRoles.NONE, "ColumnRoles.NONE"));
        tries.add(" for a log without amounts");
    }

    /** A column whose name contains one of the usual names and that has no role yet. */
    private int likely(List<Set<String>> ranks) {
        for (Set<String> rank : ranks) {
            for (int i = 0; header.named() && i < header.size(); i++) {
                String name = Headings.normal(header.name(i));
                if (!understood.containsValue(header.shown(i))
                        && rank.stream().anyMatch(usual -> usual.length() > 3 && name.contains(usual))) {
                    return i;
                }
            }
        }
        return UNKNOWN;
    }

    DataException exception() {
        int dateInFirstRow = dateInFirstRow();
        if (header.named() && understood.isEmpty() && dateInFirstRow >= 0) {
            return new DataException(Message.of(
                    source + ": the first line looks like an order, not like the names of columns"
                            + "\n  columns seen:  "
                            + header.columnsSeen()
                            + "\n  try:           ",
                    Remedy.HEADER.as("no", "false"),
                    guess(dateInFirstRow)));
        }
        return new DataException(Message.of(
                source + ": which column" + (asked.size() > 1 ? "s hold " : " holds ")
                        + enumerated(asked)
                        + "?\n  columns seen:  " + header.columnsSeen()
                        + "\n  understood:    "
                        + (understood.isEmpty()
                                ? "nothing"
                                : understood.entrySet().stream()
                                        .map(e -> e.getKey() + " = " + e.getValue())
                                        .collect(Collectors.joining(", ")))
                        + "\n  try:           ",
                !header.named() && asked.size() > 1 && dateInFirstRow >= 0
                        ? guess(dateInFirstRow)
                        : Message.of(tries.toArray())));
    }

    private static String enumerated(List<String> names) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : i == names.size() - 1 ? " and " : ", ")
                    .append("the ")
                    .append(names.get(i).replace('-', ' '));
        }
        return out.toString();
    }

    /** The first row as an example of how the columns might be numbered: a date, a price with decimals, an id. */
    private Message guess(int date) {
        int amount = UNKNOWN;
        int customer = UNKNOWN;
        for (int i = 0; i < header.size(); i++) {
            String field = header.name(i).strip();
            if (i != date && field.matches("[^0-9]{0,3}[0-9]+[.,][0-9]{1,2}[^0-9]{0,3}")) {
                amount = i;
            } else if (i != date && customer < 0 && !field.isEmpty()) {
                customer = i;
            }
        }
        return Message.of(number("customer", customer), number("date", date), number("amount", amount));
    }

    private static Suggestion number(String role, int column) {
        return column < 0
                ? RoleFinder.remedy(role).as("NUMBER", "\"…\"")
                : RoleFinder.remedy(role).as(Integer.toString(column + 1));
    }

    private int dateInFirstRow() {
        for (int i = 0; i < header.size(); i++) {
            String field = header.name(i).strip();
            for (String pattern : List.of("yyyy-MM-dd", "yyyyMMdd", "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "yyyy/MM/dd")) {
                long second = DatePattern.of(pattern, ZoneOffset.UTC).parse(field);
                if (second != DatePattern.NO_DATE
                        && second > LocalDate.of(1900, 1, 1).toEpochDay() * 86_400L
                        && second < LocalDate.of(2100, 1, 1).toEpochDay() * 86_400L) {
                    return i;
                }
            }
        }
        return UNKNOWN;
    }
}
