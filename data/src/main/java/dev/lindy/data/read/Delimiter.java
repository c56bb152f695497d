package dev.lindy.data.read;

import dev.lindy.data.DataException;
import java.util.List;
import java.util.Locale;

/** Finds the character between the fields: comma, semicolon, tab, bar, or blanks. */
final class Delimiter {
    /** In order of preference where two fit equally well: a decimal comma is more usual than a stray semicolon. */
    private static final char[] CANDIDATES = {'\t', ';', '|', ','};

    private static final int LINES = 50;

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
        // The last line may be cut off.
        List<String> whole = lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
        char best = 0;
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            int inFirst = count(whole.get(0), candidate);
            long alike = whole.stream()
                    .filter(line -> count(line, candidate) == inFirst)
                    .count();
            double score = inFirst == 0 ? 0 : (double) alike / whole.size() + Math.min(inFirst, 50) / 1000.0;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        if (best != 0) {
            return best;
        }
        return lines.get(0).strip().split("\\s+").length > 1 ? ' ' : ',';
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
