package dev.lindy.data.recognise;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.DataException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roles of columns by their names, and asks when in doubt.
 *
 * <p>Each role has ranks of names; the first rank that a column belongs to decides, and two columns of one rank are a doubt.
 */
final class RoleFinder {
    private static final int UNKNOWN = -1;

    private final String source;
    private final Header header;
    private final RoleQuestion question;
    private final Headings.@Nullable Shape shape;
    private final ColumnRoles roles;

    private final Map<String, Integer> taken = new LinkedHashMap<>();
    private final Map<String, String> understood = new LinkedHashMap<>();

    RoleFinder(
            String source,
            List<String> names,
            boolean named,
            ColumnRoles roles,
            List<String> types,
            Set<Integer> empty) {
        this.source = source;
        this.roles = roles;
        header = new Header(names, named, types, empty);
        question = new RoleQuestion(source, header, understood);
        shape = named
                ? Headings.SHAPES.stream()
                        .filter(one -> header.normals().containsAll(one.has()))
                        .findFirst()
                        .orElse(null)
                : null;
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
                && !question.asksFor("amount")
                && given("quantity") == null
                && given("unit-price") == null) {
            question.askForAmount();
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
            understood.put("attribute " + (attributes.size() + 1), header.shown(column));
            attributes.add(column);
            names.add(header.named() ? header.name(column) : attribute);
        }
        if (!question.isEmpty()) {
            throw question.exception();
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
        understood.put(role, header.shown(column));
    }

    /** The amount, or quantity × unit price where no column holds the amount itself. */
    private void amount() {
        if (given("amount") != null || ofShape("amount") >= 0) {
            find("amount", Headings.AMOUNT);
            return;
        }
        int quantity = header.named() ? header.first(Headings.QUANTITY.get(0)) : UNKNOWN;
        int unitPrice = header.named() ? header.first(Headings.UNIT_PRICE.get(0)) : UNKNOWN;
        boolean none = header.named() && header.first(Headings.AMOUNT.get(0)) == UNKNOWN;
        if (quantity >= 0 && unitPrice >= 0 && none) {
            take("quantity", quantity);
            take("unit-price", unitPrice);
        } else if (header.named()) {
            // A price beside a quantity may be the price of one piece or of the line: only its owner knows.
            find("amount", quantity >= 0 && none ? Headings.AMOUNT.subList(0, 1) : Headings.AMOUNT);
        }
    }

    /** Where customers have a number, the address tells those apart who have none. */
    private void fallback() {
        int customer = taken.getOrDefault("customer", UNKNOWN);
        if (given("customer-fallback") != null) {
            find("customer-fallback", List.of());
        } else if (header.named()
                && customer >= 0
                && !Headings.CUSTOMER.get(1).contains(Headings.normal(header.name(customer)))) {
            List<Integer> addresses = header.columns(Headings.CUSTOMER.get(1));
            addresses = addresses.isEmpty() ? header.all(Headings.CUSTOMER.get(1)) : addresses;
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
        } else if (header.named()) {
            // One that is empty at the beginning of the log may say something later.
            header.all(Headings.STATUS.get(0)).stream()
                    .filter(column -> !taken.containsValue(column))
                    .forEach(out::add);
        }
        if (!out.isEmpty()) {
            understood.put("status", out.stream().map(header::shown).collect(Collectors.joining(" and ")));
        }
        return out;
    }

    /** Which column was taken for what, and which were not used. */
    private String taken(List<Integer> status) {
        Set<Integer> used = new TreeSet<>(taken.values());
        used.addAll(status);
        List<String> shown =
                IntStream.range(0, header.size()).mapToObj(header::shown).toList();
        IntStream.range(0, header.size())
                .filter(i -> understood.containsValue(header.shown(i)))
                .forEach(used::add);
        return (shape == null ? "" : "as " + shape.name() + " exports them: ")
                + TakenColumns.text(understood, shown, used);
    }

    /** Columns that look as if they meant something and were not used. */
    private Map<Remedy, List<String>> overlooked(List<Integer> status) {
        Map<Remedy, List<String>> out = new EnumMap<>(Remedy.class);
        for (int i = 0; header.named() && i < header.size(); i++) {
            int column = i;
            if (header.isEmpty(i)
                    || taken.containsValue(i)
                    || status.contains(i)
                    || understood.containsValue(header.shown(i))) {
                continue;
            }
            String name = Headings.normal(header.name(i));
            Headings.STEMS.forEach((role, stems) -> {
                if (stems.stream().anyMatch(name::contains) && looksLike(role, name)) {
                    out.computeIfAbsent(remedy(role), r -> new ArrayList<>()).add(header.name(column));
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
        return name == null ? UNKNOWN : header.first(Set.of(name));
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
        if (!header.named()) {
            return UNKNOWN;
        }
        // A column without a value is taken only where no other will do.
        List<Set<String>> twice = new ArrayList<>(ranks);
        twice.addAll(ranks);
        for (int i = 0; i < twice.size(); i++) {
            List<Integer> columns = (i < ranks.size() ? header.columns(twice.get(i)) : header.all(twice.get(i)))
                    .stream().filter(column -> !taken.containsValue(column)).toList();
            if (columns.size() == 1 || (columns.size() > 1 && !ask)) {
                take(role, columns.get(0));
                return columns.get(0);
            }
            if (columns.size() > 1) {
                question.doubt(role, columns);
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private int given(String role, String given) {
        List<Integer> columns = header.named() ? header.all(Set.of(Headings.normal(given))) : List.of();
        List<Integer> exact = columns.stream()
                .filter(c -> header.name(c).strip().equals(given.strip()))
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
        int near = header.named() && columns.isEmpty() ? header.near(given) : UNKNOWN;
        throw new DataException(Message.of(
                source + ": "
                        + (columns.isEmpty() ? "there is no column " : "there are " + columns.size() + " columns ")
                        + Header.quoted(given) + " for ",
                remedy(role),
                "\n  columns seen:  " + header.columnsSeen() + "\n  try:           ",
                near >= 0
                        ? Message.of(remedy(role).as(header.name(near)), ", another of these names, or ")
                        : Message.of(remedy(role), header.named() ? " with one of these names, or " : " with "),
                "a number from 1 to " + header.size()));
    }

    static Remedy remedy(String role) {
        return Remedy.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private void require(String role, int column, List<Set<String>> ranks) {
        question.require(role, column, ranks, ColumnRoles.NONE.equals(given(role)));
    }
}
