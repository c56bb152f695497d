package dev.lindy.data.kernel;

import dev.lindy.data.prepare.Preparation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** In whose words a message says what can be done: those of the command line, or those of the Java API. */
public enum Advice {
    /** Options of the command line, such as {@code --amount paid}. */
    OPTIONS {
        @Override
        public String role(String role) {
            return "--" + role;
        }

        @Override
        public String column(String role, String column) {
            return "--" + role + " " + (column.matches("[A-Za-z0-9_.-]+") ? column : "\"" + column + "\"");
        }

        @Override
        public String columns(List<String> columns) {
            return String.join(" ", columns);
        }

        @Override
        public String withoutAmount() {
            return "--amount none";
        }

        @Override
        public String withoutCurrency() {
            return "--currency none";
        }

        @Override
        public String withoutHeader() {
            return "--no-header ";
        }

        @Override
        public String refunds(Preparation.Refunds rule) {
            return "--refunds " + Names.lower(rule);
        }

        @Override
        public String acquiredFrom(LocalDate day) {
            return "--acquired-from " + day;
        }

        @Override
        public String end() {
            return "--until or --calibration-end says";
        }
    },
    /** Methods of the Java API, such as {@code ColumnRoles.recognised().withAmount("paid")}. */
    METHODS {
        @Override
        public String role(String role) {
            return Names.METHOD.getOrDefault(role, role);
        }

        @Override
        public String column(String role, String column) {
            return "." + role(role) + "(\"" + (column.equals(SOME_COLUMN) ? "…" : column) + "\")";
        }

        @Override
        public String columns(List<String> columns) {
            return "ColumnRoles.recognised()" + String.join("", columns);
        }

        @Override
        public String withoutAmount() {
            return ".withAmount(ColumnRoles.NONE)";
        }

        @Override
        public String withoutCurrency() {
            return "ColumnRoles.recognised().withCurrency(ColumnRoles.NONE)";
        }

        @Override
        public String withoutHeader() {
            return "read it without a header, and name the columns by number: ";
        }

        @Override
        public String refunds(Preparation.Refunds rule) {
            return "withRefunds(Refunds." + rule.name() + ")";
        }

        @Override
        public String acquiredFrom(LocalDate day) {
            return "Preparation.Options.defaults().withAcquiredFrom(LocalDate.parse(\"" + day + "\"))";
        }

        @Override
        public String end() {
            return "the calibrationEnd of the ObservationPeriod says";
        }
    };

    /** Stands for a column that nothing is known of. */
    public static final String SOME_COLUMN = "NAME";

    /** What a role is named with. */
    public abstract String role(String role);

    /** A role with the column for it, one link in {@link #columns(List)}. */
    public abstract String column(String role, String column);

    /** Several roles with their columns. */
    public abstract String columns(List<String> columns);

    public abstract String withoutAmount();

    public abstract String withoutCurrency();

    public abstract String withoutHeader();

    public abstract String refunds(Preparation.Refunds rule);

    public abstract String acquiredFrom(LocalDate day);

    /** What says when the log ends. */
    public abstract String end();

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
