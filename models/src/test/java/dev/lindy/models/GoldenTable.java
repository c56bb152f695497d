package dev.lindy.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of high-precision values: one CSV a model, with the columns case_id, model, params, customer, quantity,
 * argument, value, abs_err_estimate.
 */
public final class GoldenTable {

    private static final Pattern CELL = Pattern.compile("(?:^|,)(?:\"([^\"]*)\"|([^,]*))");

    private final List<Row> rows;

    private GoldenTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * One value.
     *
     * @param caseId names a set of parameters and a customer
     * @param model the table's name of the model
     * @param parameters by the paper's names
     * @param customer the history, such as x, tx, T; empty for a new customer
     * @param quantity such as cet
     * @param argument its arguments as written, such as t=39;k=2
     * @param value the nearest double; may be 0, infinite or NaN
     */
    public record Row(
            String caseId,
            String model,
            Map<String, Double> parameters,
            Map<String, Double> customer,
            String quantity,
            String argument,
            double value) {

        /** A parameter of the model. */
        public double parameter(String name) {
            return number(parameters, name);
        }

        /** A column of the history as a number. */
        public double customer(String name) {
            return number(customer, name);
        }

        /** A column of the history as a count. */
        public int count(String name) {
            return (int) customer(name);
        }

        /** Whether there is an argument of this name. */
        public boolean has(String name) {
            return (";" + argument).contains(";" + name + "=");
        }

        /** An argument as text, such as {@code r,alpha} for {@code wrt}. */
        public String text(String name) {
            for (String part : argument.split(";", -1)) {
                if (part.startsWith(name + "=")) {
                    return part.substring(name.length() + 1);
                }
            }
            throw new IllegalArgumentException("no argument " + name + " in " + this);
        }

        /** An argument as a number, such as 39 for {@code t}. */
        public double number(String name) {
            return Double.parseDouble(text(name));
        }

        private double number(Map<String, Double> values, String name) {
            Double value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no " + name + " in " + this);
            }
            return value;
        }

        @Override
        public String toString() {
            return caseId + " " + parameters + " " + customer + " " + quantity + " " + argument;
        }
    }

    /**
     * Reads a table; where the shared folder is absent the test is skipped and says why.
     *
     * @param name the file's name in the folder golden, such as bgnbd.csv
     */
    public static GoldenTable read(String name) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Shared.file("golden/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            rows.add(new Row(
                    cells.get(0),
                    cells.get(1),
                    numbers(cells.get(2)),
                    numbers(cells.get(3)),
                    cells.get(4),
                    cells.get(5),
                    value(cells.get(6))));
        }
        return new GoldenTable(List.copyOf(rows));
    }

    /** All rows, in the order of the file. */
    public List<Row> rows() {
        return rows;
    }

    /** The rows of some quantities. */
    public List<Row> rows(String... quantities) {
        Set<String> wanted = Set.of(quantities);
        return rows.stream().filter(row -> wanted.contains(row.quantity())).toList();
    }

    /** The names of the quantities in the table. */
    public Set<String> quantities() {
        return rows.stream().map(Row::quantity).collect(Collectors.toSet());
    }

    private static double value(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> new BigDecimal(text).doubleValue();
        };
    }

    private static Map<String, Double> numbers(String text) {
        Map<String, Double> out = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            for (String part : text.split(";", -1)) {
                int equals = part.indexOf('=');
                String name = part.substring(0, equals);
                String[] values = part.substring(equals + 1).split(" ", -1);
                for (int i = 0; i < values.length; i++) {
                    // Several values, such as the counts of a cohort, are numbered from 0.
                    out.put(values.length == 1 ? name : name + i, Double.parseDouble(values[i]));
                }
            }
        }
        return out;
    }

    private static List<String> cells(String line) {
        List<String> out = new ArrayList<>();
        Matcher matcher = CELL.matcher(line);
        while (matcher.find()) {
            out.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return out;
    }
}
