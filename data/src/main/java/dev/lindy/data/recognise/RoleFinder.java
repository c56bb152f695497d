package dev.lindy.data.recognise;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Spelling;
import dev.lindy.core.base.Suggestion;
import dev.lindy.data.DataException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roles of columns by their names, and asks when in doubt.
 *
 * <p>Each role has ranks of names; the first rank that a column belongs to decides, and two columns of one rank are a doubt.
 */
final class RoleFinder {
    private static final int UNKNOWN = -1;
    private static final int SHOWN = 8;

    private final String source;
    private final List<String> header;
    private final boolean named;
    private final Headings.@Nullable Shape shape;
    private final ColumnRoles roles;
    /** What the columns hold, where that is known. */
    private final List<String> types;

    /** Columns without any value, which are recognised as nothing. */
    private final Set<Integer> empty;

    private final Map<String, Integer> taken = new LinkedHashMap<>();
    private final Map<String, String> understood = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    /** Suggestions, and words between those that do not go together. */
    private final List<Object> tries = new ArrayList<>();

    RoleFinder(
            String source,
            List<String> header,
            boolean named,
            ColumnRoles roles,
            List<String> types,
            Set<Integer> empty) {
        this.types = List.copyOf(types);
        this.empty = Set.copyOf(empty);
        this.source = source;
        this.header = List.copyOf(header);
        this.named = named;
        this.roles = roles;
        shape = named
                ? Headings.SHAPES.stream()
                        .filter(one -> normals(header).containsAll(one.has()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Set<String> normals(List<String> header) {
        return header.stream().map(Headings::normal).collect(Collectors.toSet());
    }

    ColumnRoles.Places places() {
        int customer = find("customer", Headings.CUSTOMER);
        int date = find("date", Headings.DATE);
        first("order", Headings.ORDER);
        find("acquired", List.of());
        if (given("quantity") != null || given("unit-price") != null) {
            int quantity = find("quantity", Headings.QUANTITY);
            int unitPrice = find("unit-price", Headings.UNIT_PRICE);
            require("quantity", quantity, Headings.QUANTITY);
            require("unit-price", unitPrice, List.of(Headings.UNIT_PRICE.get(0), Headings.AMOUNT.get(1)));
        } else {
            amount();
        }
        require("customer", customer, Headings.CUSTOMER);
        require("date", date, Headings.DATE);
        if (!taken.containsKey("amount")
                && !taken.containsKey("quantity")
                && !roles.isNone(Remedy.AMOUNT)
                && !asked.contains("amount")
                && given("quantity") == null
                && given("unit-price") == null) {
            askForAmount();
        }
        if (taken.containsKey("amount") || taken.containsKey("quantity")) {
            first("refunded-amount", Headings.REFUNDED);
            first("reference", Headings.REFERENCE);
            first("currency", Headings.CURRENCY);
        }
        fallback();
        List<Integer> status = status();
        List<Integer> attributes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String attribute : roles.attributes()) {
            int column = given("attribute", attribute);
            understood.put("attribute " + (attributes.size() + 1), shown(column));
            attributes.add(column);
            names.add(named ? header.get(column) : attribute);
        }
        if (!asked.isEmpty()) {
            throw question();
        }
        Map<Remedy, Integer> at = new EnumMap<>(Remedy.class);
        taken.forEach((role, column) -> at.put(remedy(role), column));
        return new ColumnRoles.Places(at, status, attributes, names, taken(status), overlooked(status));
    }

    private @Nullable String given(String role) {
        return roles.given().get(remedy(role));
    }

    private void take(String role, int column) {
        taken.put(role, column);
        understood.put(role, shown(column));
    }

    /** The amount, or quantity × unit price where no column holds the amount itself. */
    private void amount() {
        if (given("amount") != null || ofShape("amount") >= 0) {
            find("amount", Headings.AMOUNT);
            return;
        }
        int quantity = named ? first(Headings.QUANTITY.get(0)) : UNKNOWN;
        int unitPrice = named ? first(Headings.UNIT_PRICE.get(0)) : UNKNOWN;
        boolean none = named && first(Headings.AMOUNT.get(0)) == UNKNOWN;
        if (quantity >= 0 && unitPrice >= 0 && none) {
            take("quantity", quantity);
            take("unit-price", unitPrice);
        } else if (named) {
            // A price beside a quantity may be the price of one piece or of the line: only its owner knows.
            find("amount", quantity >= 0 && none ? Headings.AMOUNT.subList(0, 1) : Headings.AMOUNT);
        }
    }

    /** Where customers have a number, the address tells those apart who have none. */
    private void fallback() {
        int customer = taken.getOrDefault("customer", UNKNOWN);
        if (given("customer-fallback") != null) {
            find("customer-fallback", List.of());
        } else if (named
                && customer >= 0
                && !Headings.CUSTOMER.get(1).contains(Headings.normal(header.get(customer)))) {
            List<Integer> addresses = columns(Headings.CUSTOMER.get(1));
            addresses = addresses.isEmpty() ? all(Headings.CUSTOMER.get(1)) : addresses;
            int address = addresses.isEmpty() ? UNKNOWN : addresses.get(0);
            if (address >= 0 && address != customer) {
                take("customer-fallback", address);
            }
        }
    }

    private List<Integer> status() {
        List<Integer> out = new ArrayList<>();
        if (roles.status().equals(List.of(ColumnRoles.NONE))) {
            return out;
        }
        if (!roles.status().isEmpty()) {
            roles.status().forEach(one -> out.add(given("status", one)));
        } else if (named) {
            // One that is empty at the beginning of the log may say something later.
            all(Headings.STATUS.get(0)).stream()
                    .filter(column -> !taken.containsValue(column))
                    .forEach(out::add);
        }
        if (!out.isEmpty()) {
            understood.put("status", out.stream().map(this::shown).collect(Collectors.joining(" and ")));
        }
        return out;
    }

    /** Which column was taken for what, and which were not used. */
    private String taken(List<Integer> status) {
        Set<Integer> used = new TreeSet<>(taken.values());
        used.addAll(status);
        String roles = understood.entrySet().stream()
                .map(e -> e.getKey().replaceAll(" [0-9]+$", "") + " = " + e.getValue())
                .collect(Collectors.joining(", "));
        List<String> others = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!used.contains(i) && !understood.containsValue(shown(i))) {
                others.add(shown(i));
            }
        }
        int more = others.size() - SHOWN;
        return (shape == null ? "" : "as " + shape.name() + " exports them: ")
                + roles
                + (others.isEmpty()
                        ? ""
                        : "; not used: " + String.join(", ", others.subList(0, Math.min(SHOWN, others.size())))
                                + (more > 0 ? " and " + more + " more" : ""));
    }

    /** Columns that look as if they meant something and were not used. */
    private Map<Remedy, List<String>> overlooked(List<Integer> status) {
        Map<Remedy, List<String>> out = new EnumMap<>(Remedy.class);
        for (int i = 0; named && i < header.size(); i++) {
            int column = i;
            if (empty.contains(i)
                    || taken.containsValue(i)
                    || status.contains(i)
                    || understood.containsValue(shown(i))) {
                continue;
            }
            String name = Headings.normal(header.get(i));
            Headings.STEMS.forEach((role, stems) -> {
                if (stems.stream().anyMatch(name::contains) && looksLike(role, name)) {
                    out.computeIfAbsent(remedy(role), r -> new ArrayList<>()).add(header.get(column));
                }
            });
        }
        return out;
    }

    private boolean looksLike(String role, String name) {
        return switch (role) {
            case "order" ->
                !taken.containsKey("order")
                        && !roles.isNone(Remedy.ORDER)
                        && Headings.NUMBER_ENDS.stream().anyMatch(name::endsWith);
            case "status" ->
                !roles.status().equals(List.of(ColumnRoles.NONE))
                        && Headings.OTHER_STATUS.stream().noneMatch(name::contains);
            default -> !taken.containsKey(role) && !roles.isNone(remedy(role)) && !name.endsWith("reason");
        };
    }

    private int ofShape(String role) {
        String name = shape == null ? null : shape.roles().get(role);
        return name == null ? UNKNOWN : first(Set.of(name));
    }

    /** Finds a column for a role, and asks where two have names that say the same. */
    private int find(String role, List<Set<String>> ranks) {
        return find(role, ranks, true);
    }

    /** Finds a column for a role that is not asked about: of several the first. */
    private void first(String role, List<Set<String>> ranks) {
        find(role, ranks, false);
    }

    private int find(String role, List<Set<String>> ranks, boolean ask) {
        String given = given(role);
        if (given != null) {
            int column = ColumnRoles.NONE.equals(given) ? UNKNOWN : given(role, given);
            if (column >= 0) {
                take(role, column);
            }
            return column;
        }
        if (ofShape(role) >= 0) {
            take(role, ofShape(role));
            return ofShape(role);
        }
        if (!named) {
            return UNKNOWN;
        }
        // A column without a value is taken only where no other will do.
        List<Set<String>> twice = new ArrayList<>(ranks);
        twice.addAll(ranks);
        for (int i = 0; i < twice.size(); i++) {
            List<Integer> columns = (i < ranks.size() ? columns(twice.get(i)) : all(twice.get(i)))
                    .stream().filter(column -> !taken.containsValue(column)).toList();
            if (columns.size() == 1 || (columns.size() > 1 && !ask)) {
                take(role, columns.get(0));
                return columns.get(0);
            }
            if (columns.size() > 1) {
                doubt(role, columns);
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private void doubt(String role, List<Integer> columns) {
        asked.add(role);
        boolean alike = columns.stream()
                        .map(c -> Headings.normal(header.get(c)))
                        .distinct()
                        .count()
                < columns.size();
        for (int column : columns) {
            tries.addAll(column == columns.get(0) ? List.of() : List.of(" or "));
            tries.add(remedy(role).as(alike ? Integer.toString(column + 1) : header.get(column)));
        }
    }

    private int given(String role, String given) {
        List<Integer> columns = named ? all(Set.of(Headings.normal(given))) : List.of();
        List<Integer> exact = columns.stream()
                .filter(c -> header.get(c).strip().equals(given.strip()))
                .toList();
        if (exact.size() == 1) {
            return exact.get(0);
        }
        if (columns.size() == 1) {
            return columns.get(0);
        }
        if (columns.isEmpty() && given.strip().matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(given.strip());
            if (number >= 1 && number <= header.size()) {
                return number - 1;
            }
        }
        int near = named && columns.isEmpty() ? near(given) : UNKNOWN;
        throw new DataException(Message.of(
                source + ": "
                        + (columns.isEmpty() ? "there is no column " : "there are " + columns.size() + " columns ")
                        + quoted(given) + " for ",
                remedy(role),
                "\n  columns seen:  " + columnsSeen() + "\n  try:           ",
                near >= 0
                        ? Message.of(remedy(role).as(header.get(near)), ", another of these names, or ")
                        : Message.of(remedy(role), named ? " with one of these names, or " : " with "),
                "a number from 1 to " + header.size()));
    }

    /** A column whose name differs from a given one by a slip of the pen. */
    private int near(String given) {
        String name = Headings.normal(given);
        int best = UNKNOWN;
        int least = 1 + Math.min(2, name.length() / 3);
        for (int i = 0; i < header.size(); i++) {
            int distance = Spelling.distance(name, Headings.normal(header.get(i)));
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private void require(String role, int column, List<Set<String>> ranks) {
        if (column >= 0 || asked.contains(role)) {
            return;
        }
        asked.add(role);
        int likely = ColumnRoles.NONE.equals(given(role)) ? UNKNOWN : likely(ranks);
        tries.add(column(role, likely));
    }

    private static Remedy remedy(String role) {
        return Remedy.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A column of the header for a role; where none is known, one is to be filled in. */
    private Suggestion column(String role, int column) {
        return named && column >= 0
                ? remedy(role).as(header.get(column))
                : named ? remedy(role).as("NAME", "\"…\"") : number(role, column);
    }

    private void askForAmount() {
        asked.add("amount");
        int quantity = named ? first(Headings.QUANTITY.get(0)) : UNKNOWN;
        int price = named ? first(Headings.UNIT_PRICE.get(0)) : UNKNOWN;
        price = price < 0 && named ? first(Headings.AMOUNT.get(1)) : price;
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

    private DataException question() {
        int dateInFirstRow = dateInFirstRow();
        if (named && understood.isEmpty() && dateInFirstRow >= 0) {
            return new DataException(Message.of(
                    source + ": the first line looks like an order, not like the names of columns"
                            + "\n  columns seen:  "
                            + columnsSeen()
                            + "\n  try:           ",
                    Remedy.HEADER.as("no", "false"),
                    guess(dateInFirstRow)));
        }
        return new DataException(Message.of(
                source + ": which column" + (asked.size() > 1 ? "s hold " : " holds ")
                        + enumerated(asked)
                        + "?\n  columns seen:  " + columnsSeen()
                        + "\n  understood:    "
                        + (understood.isEmpty()
                                ? "nothing"
                                : understood.entrySet().stream()
                                        .map(e -> e.getKey() + " = " + e.getValue())
                                        .collect(Collectors.joining(", ")))
                        + "\n  try:           ",
                !named && asked.size() > 1 && dateInFirstRow >= 0
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
            String field = header.get(i).strip();
            if (i != date && field.matches("[^0-9]{0,3}[0-9]+[.,][0-9]{1,2}[^0-9]{0,3}")) {
                amount = i;
            } else if (i != date && customer < 0 && !field.isEmpty()) {
                customer = i;
            }
        }
        return Message.of(number("customer", customer), number("date", date), number("amount", amount));
    }

    private static Suggestion number(String role, int column) {
        return column < 0 ? remedy(role).as("NUMBER", "\"…\"") : remedy(role).as(Integer.toString(column + 1));
    }

    private int dateInFirstRow() {
        for (int i = 0; i < header.size(); i++) {
            String field = header.get(i).strip();
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

    private int first(Set<String> names) {
        List<Integer> columns = columns(names);
        return columns.isEmpty() ? UNKNOWN : columns.get(0);
    }

    private List<Integer> columns(Set<String> names) {
        return all(names).stream().filter(column -> !empty.contains(column)).toList();
    }

    private List<Integer> all(Set<String> names) {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(Headings.normal(header.get(i)))) {
                out.add(i);
            }
        }
        return out;
    }

    /** A column whose name contains one of the usual names and that has no role yet. */
    private int likely(List<Set<String>> ranks) {
        for (Set<String> rank : ranks) {
            for (int i = 0; named && i < header.size(); i++) {
                String name = Headings.normal(header.get(i));
                if (!understood.containsValue(shown(i))
                        && rank.stream().anyMatch(usual -> usual.length() > 3 && name.contains(usual))) {
                    return i;
                }
            }
        }
        return UNKNOWN;
    }

    private String columnsSeen() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < header.size() && i < 40; i++) {
            String name = header.get(i).length() > 40 ? header.get(i).substring(0, 39) + "…" : header.get(i);
            shown.add(
                    named
                            ? (name.isBlank() ? "(column " + (i + 1) + " without a name)" : name)
                                    + (i < types.size() ? " (" + types.get(i) + ")" : "")
                            : (i + 1) + " (" + name + ")");
        }
        return String.join(", ", shown) + (header.size() > 40 ? ", and " + (header.size() - 40) + " more" : "");
    }

    private String shown(int column) {
        return named ? "\"" + header.get(column) + "\"" : "column " + (column + 1);
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9_.-]+") ? name : "\"" + name + "\"";
    }
}
