package dev.lindy.data.read;

import dev.lindy.data.DataException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small table that stands beside an order log, such as priors or costs. Its columns are known by name, in any order; delimiter and
 * decimal mark are recognised as those of order files. All that is wrong is said at once. Immutable.
 */
public final class SideTable {

    private static final int SHOWN = 5;

    private final List<Values> rows;

    private record Values(Map<String, String> texts, Map<String, Double> numbers) {

        private static <T> T get(Map<String, T> values, String column) {
            T value = values.get(column);
            if (value == null) {
                throw new IllegalArgumentException("there is no column " + column + ", but " + values.keySet());
            }
            return value;
        }
    }

    /**
     * What a table is to hold.
     *
     * @param what it is, such as {@code priors}
     * @param texts names of columns of texts
     * @param numbers names of columns of numbers
     * @param example a header and a row, in two lines
     */
    public record Form(String what, List<String> texts, List<String> numbers, String example) {

        /**
         * Copies the lists.
         *
         * @param what it is
         * @param texts names of columns of texts
         * @param numbers names of columns of numbers
         * @param example a header and a row
         */
        public Form {
            texts = List.copyOf(texts);
            numbers = List.copyOf(numbers);
        }
    }

    private SideTable(List<Values> rows) {
        this.rows = rows;
    }

    /**
     * Reads a table.
     *
     * @param file the file, plain or gzip-compressed
     * @param form its columns, all of which it must have
     * @return the table
     * @throws DataException if the file cannot be read, lacks a column or holds a number that is none
     */
    public static SideTable read(Path file, Form form) {
        try (CsvInput input = CsvInput.open(file)) {
            return read(input, form);
        }
    }

    private static SideTable read(CsvInput input, Form form) {
        Charset charset = input.charset(null);
        Rows lines = Rows.of(input.name(), input.reader(charset), Delimiter.detect(input.text(charset)), true);
        Row first = lines.next();
        if (first == null) {
            throw new DataException(
                    input.name() + ": there is nothing in it but empty lines and comments" + hint(form));
        }
        List<String> header = new ArrayList<>();
        for (int i = 0; i < first.fields(); i++) {
            header.add(first.field(i).toString());
        }
        Map<String, Integer> places = places(input.name(), header, form);
        List<String> wrong = new ArrayList<>();
        List<Values> rows = new ArrayList<>();
        for (Row row = lines.next(); row != null; row = lines.next()) {
            if (row.fields() != header.size()) {
                wrong.add("line " + row.line() + " has " + row.fields() + " fields instead of " + header.size());
                continue;
            }
            Map<String, String> texts = new HashMap<>();
            Map<String, Double> numbers = new HashMap<>();
            for (String name : form.texts()) {
                texts.put(name, row.field(Values.get(places, name)).toString().strip());
            }
            for (String name : form.numbers()) {
                String text = row.field(Values.get(places, name)).toString();
                Amounts amounts = new Amounts(null);
                amounts.learn(text);
                double value = amounts.parse(text);
                if (Double.isNaN(value)) {
                    wrong.add("line " + row.line() + ": " + name + " \"" + text + "\" is no number");
                }
                numbers.put(name, value);
            }
            rows.add(new Values(texts, numbers));
        }
        if (!wrong.isEmpty()) {
            throw new DataException(input.name() + ": "
                    + wrong.stream().limit(SHOWN).collect(Collectors.joining("; "))
                    + (wrong.size() > SHOWN ? "; and " + (wrong.size() - SHOWN) + " more" : "") + hint(form));
        }
        return new SideTable(rows);
    }

    private static Map<String, Integer> places(String file, List<String> header, Form form) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(normal(header.get(i)), i);
        }
        List<String> wanted = new ArrayList<>(form.texts());
        wanted.addAll(form.numbers());
        List<String> missing = wanted.stream()
                .filter(name -> !places.containsKey(normal(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new DataException(file + ": these are no " + form.what() + ": there is no column "
                    + String.join(", ", missing) + "\n  columns seen:  " + String.join(", ", header) + hint(form));
        }
        return wanted.stream().collect(Collectors.toMap(name -> name, name -> Values.get(places, normal(name))));
    }

    private static String normal(String column) {
        return Normalizer.normalize(column.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String hint(Form form) {
        return "\n  try:           a table such as\n"
                + form.example()
                        .lines()
                        .map(line -> "                   " + line)
                        .collect(Collectors.joining("\n"));
    }

    /**
     * How many rows there are.
     *
     * @return at least 0
     */
    public int rows() {
        return rows.size();
    }

    /**
     * A text.
     *
     * @param row from 0
     * @param column a column of texts
     * @return without blanks at its ends
     */
    public String text(int row, String column) {
        return Values.get(rows.get(row).texts, column);
    }

    /**
     * A number.
     *
     * @param row from 0
     * @param column a column of numbers
     * @return finite
     */
    public double number(int row, String column) {
        return Values.get(rows.get(row).numbers, column);
    }
}
