package dev.lindy.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** In whose words a message says what can be done: those of the command line, or those of the Java API. */
public enum Advice {
    /** Options of the command line, such as {@code --amount paid}. */
    OPTIONS {
        @Override
        String role(String role) {
            return "--" + role;
        }

        @Override
        String column(String role, String column) {
            return "--" + role + " " + (column.matches("[A-Za-z0-9_.-]+") ? column : "\"" + column + "\"");
        }

        @Override
        String columns(List<String> columns) {
            return String.join(" ", columns);
        }

        @Override
        String withoutAmount() {
            return "--amount none";
        }

        @Override
        String withoutCurrency() {
            return "--currency none";
        }

        @Override
        String withoutHeader() {
            return "--no-header ";
        }

        @Override
        String refunds(Preparation.Refunds rule) {
            return "--refunds " + Names.lower(rule);
        }

        @Override
        String acquiredFrom(LocalDate day) {
            return "--acquired-from " + day;
        }

        @Override
        String end() {
            return "--until or --calibration-end says";
        }
    },
    /** Methods of the Java API, such as {@code ColumnRoles.recognised().withAmount("paid")}. */
    METHODS {
        @Override
        String role(String role) {
            return Names.METHOD.getOrDefault(role, role);
        }

        @Override
        String column(String role, String column) {
            return "." + role(role) + "(\"" + (column.equals(SOME_COLUMN) ? "…" : column) + "\")";
        }

        @Override
        String columns(List<String> columns) {
            return "ColumnRoles.recognised()" + String.join("", columns);
        }

        @Override
        String withoutAmount() {
            return ".withAmount(ColumnRoles.NONE)";
        }

        @Override
        String withoutCurrency() {
            return "ColumnRoles.recognised().withCurrency(ColumnRoles.NONE)";
        }

        @Override
        String withoutHeader() {
            return "read it without a header, and name the columns by number: ";
        }

        @Override
        String refunds(Preparation.Refunds rule) {
            return "withRefunds(Refunds." + rule.name() + ")";
        }

        @Override
        String acquiredFrom(LocalDate day) {
            return "Preparation.Options.defaults().withAcquiredFrom(LocalDate.parse(\"" + day + "\"))";
        }

        @Override
        String end() {
            return "the calibrationEnd of the ObservationPeriod says";
        }
    };

    /** Stands for a column that nothing is known of. */
    static final String SOME_COLUMN = "NAME";

    /** What a role is named with. */
    abstract String role(String role);

    /** A role with the column for it, one link in {@link #columns(List)}. */
    abstract String column(String role, String column);

    /** Several roles with their columns. */
    abstract String columns(List<String> columns);

    abstract String withoutAmount();

    abstract String withoutCurrency();

    abstract String withoutHeader();

    abstract String refunds(Preparation.Refunds rule);

    abstract String acquiredFrom(LocalDate day);

    /** What says when the log ends. */
    abstract String end();

    /** Constants of an enum cannot reach its own static fields. */
    private static final class Names {
        static final Map<String, String> METHOD = Map.of(
                "customer", "withCustomer",
                "date", "withDate",
                "amount", "withAmount",
                "quantity", "withQuantity",
                "unit-price", "withUnitPrice",
                "order", "withOrder",
                "currency", "withCurrency",
                "acquired", "withAcquired",
                "attribute", "withAttributes");

        static String lower(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
