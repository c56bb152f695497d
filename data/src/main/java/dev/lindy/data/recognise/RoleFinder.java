package dev.lindy.data.recognise;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Suggestion;
import dev.lindy.data.DataException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roles of columns by their names, and asks when in doubt.
 *
 * <p>Each role has ranks of names; the first rank that a column belongs to decides, and two columns of one rank are a doubt.
 */
final class RoleFinder {
    private static final int UNKNOWN = -1;

    private static final List<Set<String>> CUSTOMER = List.of(
            Set.of(
                    "customerid",
                    "customer",
                    "cust",
                    "custid",
                    "customerno",
                    "customernumber",
                    "customernr",
                    "customerkey",
                    "customercode",
                    "customeruniqueid",
                    "client",
                    "clientid",
                    "clientno",
                    "user",
                    "userid",
                    "uid",
                    "buyer",
                    "buyerid",
                    "member",
                    "memberid",
                    "account",
                    "accountid",
                    "shopper",
                    "shopperid",
                    "household",
                    "householdid",
                    "householdkey",
                    "kunde",
                    "kundennummer",
                    "kundennr",
                    "klant",
                    "klantnummer"),
            Set.of("email", "customeremail", "emailaddress", "useremail"));
    private static final List<Set<String>> DATE = List.of(
            Set.of(
                    "date",
                    "orderdate",
                    "orderdatetime",
                    "ordertime",
                    "ordertimestamp",
                    "orderpurchasetimestamp",
                    "invoicedate",
                    "purchasedate",
                    "transactiondate",
                    "transactiontime",
                    "transactiondatetime",
                    "transdate",
                    "saledate",
                    "salesdate",
                    "bookingdate",
                    "paymentdate",
                    "orderedat",
                    "purchasedat",
                    "datetime",
                    "timestamp",
                    "dateorder",
                    "datum",
                    "bestelldatum",
                    "besteldatum"),
            Set.of("createdat", "created", "processedat", "paidat", "time", "day", "ts"));
    private static final List<Set<String>> AMOUNT = List.of(
            Set.of(
                    "amount",
                    "totalamount",
                    "total",
                    "ordertotal",
                    "ordervalue",
                    "orderamount",
                    "totalvalue",
                    "totalprice",
                    "grandtotal",
                    "value",
                    "revenue",
                    "netrevenue",
                    "sales",
                    "netsales",
                    "salesamount",
                    "spend",
                    "spent",
                    "spending",
                    "dollarvalue",
                    "dollars",
                    "netamount",
                    "linetotal",
                    "lineamount",
                    "transactionamount",
                    "transactionvalue",
                    "purchaseamount",
                    "purchasevalue",
                    "paymentvalue",
                    "paymentamount",
                    "invoiceamount",
                    "invoicetotal",
                    "monetaryvalue",
                    "turnover",
                    "betrag",
                    "umsatz",
                    "bedrag",
                    "omzet"),
            Set.of("price"));
    private static final List<Set<String>> QUANTITY = List.of(
            Set.of("quantity", "qty", "units", "pieces", "itemcount", "orderquantity", "quantityordered", "menge"));
    private static final List<Set<String>> UNIT_PRICE = List.of(
            Set.of("unitprice", "priceperunit", "priceeach", "itemprice", "pieceprice", "unitcost", "priceunit"));
    private static final List<Set<String>> ORDER = List.of(
            Set.of("order", "orderid", "orderno", "ordernumber", "ordernr", "orderkey", "bestellnummer"),
            Set.of("invoice", "invoiceid", "invoiceno", "invoicenumber", "invoicenr", "rechnungsnummer"),
            Set.of(
                    "transaction",
                    "transactionid",
                    "transactionno",
                    "transactionnumber",
                    "receipt",
                    "receiptid",
                    "receiptno",
                    "receiptnumber",
                    "basket",
                    "basketid",
                    "ticket",
                    "ticketid",
                    "bookingid"));
    private static final List<Set<String>> CURRENCY = List.of(
            Set.of("currency", "currencycode", "currencyid", "curr", "ccy", "ordercurrency", "waehrung", "valuta"));

    private final String source;
    private final List<String> header;
    private final boolean named;
    private final ColumnRoles roles;
    /** What the columns hold, where that is known. */
    private final List<String> types;

    private final Map<String, String> understood = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    /** Suggestions, and words between those that do not go together. */
    private final List<Object> tries = new ArrayList<>();

    RoleFinder(String source, List<String> header, boolean named, ColumnRoles roles, List<String> types) {
        this.types = List.copyOf(types);
        this.source = source;
        this.header = List.copyOf(header);
        this.named = named;
        this.roles = roles;
    }

    ColumnRoles.Places places() {
        int customer = find("customer", roles.customer(), CUSTOMER);
        int date = find("date", roles.date(), DATE);
        int order = find("order", roles.order(), ORDER);
        int currency = find("currency", roles.currency(), CURRENCY);
        int acquired = find("acquired", roles.acquired(), List.of());
        int quantity = UNKNOWN;
        int unitPrice = UNKNOWN;
        int amount = UNKNOWN;
        if (roles.quantity() != null || roles.unitPrice() != null) {
            quantity = find("quantity", roles.quantity(), QUANTITY);
            unitPrice = find("unit-price", roles.unitPrice(), UNIT_PRICE);
            require("quantity", quantity, roles.quantity(), QUANTITY);
            require("unit-price", unitPrice, roles.unitPrice(), List.of(UNIT_PRICE.get(0), AMOUNT.get(1)));
        } else if (roles.amount() != null) {
            amount = find("amount", roles.amount(), AMOUNT);
        } else if (named) {
            quantity = first(QUANTITY.get(0));
            unitPrice = first(UNIT_PRICE.get(0));
            if (quantity >= 0 && unitPrice >= 0 && first(AMOUNT.get(0)) == UNKNOWN) {
                understood.put("quantity", shown(quantity));
                understood.put("unit-price", shown(unitPrice));
            } else {
                // A price beside a quantity may be the price of one piece or of the line: only its owner knows.
                boolean doubtful = quantity >= 0 && first(AMOUNT.get(0)) == UNKNOWN;
                quantity = UNKNOWN;
                unitPrice = UNKNOWN;
                amount = find("amount", null, doubtful ? AMOUNT.subList(0, 1) : AMOUNT);
            }
        }
        require("customer", customer, roles.customer(), CUSTOMER);
        require("date", date, roles.date(), DATE);
        if (amount < 0
                && quantity < 0
                && !ColumnRoles.NONE.equals(roles.amount())
                && !asked.contains("amount")
                && roles.quantity() == null
                && roles.unitPrice() == null) {
            askForAmount();
        }
        List<Integer> attributes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String attribute : roles.attributes()) {
            int column = find("attribute", attribute, List.of());
            attributes.add(column);
            names.add(named && column >= 0 ? header.get(column) : attribute);
        }
        if (!asked.isEmpty()) {
            throw question();
        }
        return new ColumnRoles.Places(
                customer, date, amount, quantity, unitPrice, order, currency, acquired, attributes, names);
    }

    private int find(String role, @Nullable String given, List<Set<String>> ranks) {
        if (given != null) {
            int column = ColumnRoles.NONE.equals(given) ? UNKNOWN : given(role, given);
            if (column >= 0) {
                understood.put(role, shown(column));
            }
            return column;
        }
        if (!named) {
            return UNKNOWN;
        }
        for (Set<String> rank : ranks) {
            List<Integer> columns = columns(rank);
            if (columns.size() == 1) {
                understood.put(role, shown(columns.get(0)));
                return columns.get(0);
            }
            if (columns.size() > 1) {
                asked.add(role);
                boolean alike = columns.stream()
                                .map(c -> normal(header.get(c)))
                                .distinct()
                                .count()
                        < columns.size();
                for (int column : columns) {
                    tries.addAll(column == columns.get(0) ? List.of() : List.of(" or "));
                    tries.add(remedy(role).as(alike ? Integer.toString(column + 1) : header.get(column)));
                }
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private int given(String role, String given) {
        List<Integer> columns = named ? columns(Set.of(normal(given))) : List.of();
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
        String name = normal(given);
        int best = UNKNOWN;
        int least = 1 + Math.min(2, name.length() / 3);
        for (int i = 0; i < header.size(); i++) {
            int distance = distance(name, normal(header.get(i)));
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /**
     * How many letters must be put in, left out, changed, or swapped with the next to make one text of the other (the
     * restricted distance of Damerau 1964 and Levenshtein 1965).
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int changed = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(changed, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private void require(String role, int column, @Nullable String given, List<Set<String>> ranks) {
        if (column >= 0 || asked.contains(role)) {
            return;
        }
        asked.add(role);
        int likely = ColumnRoles.NONE.equals(given) ? UNKNOWN : likely(ranks);
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
        int quantity = named ? first(QUANTITY.get(0)) : UNKNOWN;
        int price = named ? first(UNIT_PRICE.get(0)) : UNKNOWN;
        price = price < 0 && named ? first(AMOUNT.get(1)) : price;
        if (quantity >= 0 && price >= 0) {
            tries.add(column("quantity", quantity));
            tries.add(column("unit-price", price));
            return;
        }
        tries.add(column("amount", likely(AMOUNT)));
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
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(normal(header.get(i)))) {
                out.add(i);
            }
        }
        return out;
    }

    /** A column whose name contains one of the usual names and that has no role yet. */
    private int likely(List<Set<String>> ranks) {
        for (Set<String> rank : ranks) {
            for (int i = 0; named && i < header.size(); i++) {
                String name = normal(header.get(i));
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

    static String normal(String name) {
        StringBuilder out = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
