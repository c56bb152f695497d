package dev.lindy.data.read;

import dev.lindy.data.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the character between the fields: comma, semicolon, tab, bar, or blanks. */
final class Delimiter {
    /** In order of preference where two fit equally well: a decimal comma is more usual than a stray semicolon. */
    private static final char[] CANDIDATES = {'\t', ';', '|', ','};

    private static final int LINES = 50;
    /** Shorter beginnings are all of a text. */
    private static final int LONG = 1 << 14;
    /** Below titles most lines of a table have as many fields as the names above them. */
    private static final double MOST = 0.8;
    /** What a first line without names counts at the most, beside one with names below it. */
    private static final double UNNAMED = 1;

    private Delimiter() {}

    /** The delimiter that a person named. */
    static char named(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.length() > 1) {
            return switch (name.strip()) {
                case "comma" -> ',';
                case "semicolon" -> ';';
                case "tab", "\\t" -> '\t';
                case "bar", "pipe" -> '|';
                case "space", "spaces", "blank", "blanks", "" -> ' ';
                default ->
                    throw new DataException("\"" + text
                            + "\" is no delimiter; use one character, or comma, semicolon, tab, bar, space");
            };
        }
        if (name.isEmpty() || name.charAt(0) == '"' || name.charAt(0) == '\n' || name.charAt(0) == '\r') {
            throw new DataException("\"" + text + "\" cannot separate fields; use , ; | tab or space");
        }
        return text.charAt(0);
    }

    /**
     * The delimiter that the beginning of a text shows: the one that most lines have as often as the first line, and most often.
     * Where titles stand above the table, its first line is the first that reads like names of columns.
     */
    static char detect(String head) {
        if (head.startsWith("sep=") && head.length() > 4 && "\"\r\n".indexOf(head.charAt(4)) < 0) {
            return head.charAt(4);
        }
        List<String> lines = head.lines()
                .dropWhile(line -> line.isBlank() || line.startsWith("#"))
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .toList();
        if (lines.isEmpty()) {
            return ',';
        }
        // The last line of a long beginning may be cut off.
        boolean cut = head.length() >= LONG && lines.size() > 1 && lines.size() < LINES;
        List<String> whole = cut ? lines.subList(0, lines.size() - 1) : lines;
        char best = 0;
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(whole, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        bestScore = best != 0 && namesColumns(whole.get(0), best) ? bestScore : Math.min(bestScore, UNNAMED);
        for (int above = 1; above <= Math.min(Rows.MOST_TITLES, whole.size() - 2); above++) {
            List<String> table = whole.subList(above, whole.size());
            for (char candidate : CANDIDATES) {
                double score = score(table, candidate);
                if (score > bestScore && score > MOST && namesColumns(table.get(0), candidate)) {
                    best = candidate;
                    bestScore = score;
                }
            }
        }
        if (best != 0) {
            return best;
        }
        return lines.get(0).strip().split("\\s+").length > 1 ? ' ' : ',';
    }

    /** How many lines have a delimiter as often as the first, and a little for how often that is; 0 where it has none. */
    private static double score(List<String> lines, char candidate) {
        int inFirst = count(lines.get(0), candidate);
        long alike =
                lines.stream().filter(line -> count(line, candidate) == inFirst).count();
        return inFirst == 0 ? 0 : (double) alike / lines.size() + Math.min(inFirst, 50) / 1000.0;
    }

    /** Whether a line holds names and no values: no field, but for empty ones at the end, is empty or begins as numbers do. */
    private static boolean namesColumns(String line, char delimiter) {
        return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), 0))
                .map(field -> field.strip().replaceFirst("^\"", ""))
                .noneMatch(field ->
                        field.isEmpty() || Character.isDigit(field.charAt(0)) || "-+.".indexOf(field.charAt(0)) >= 0);
    }

    private static int count(String line, char wanted) {
        int n = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            n += c == wanted && !quoted ? 1 : 0;
        }
        return n;
    }
}
