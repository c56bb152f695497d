package dev.lindy.cli.text;

import dev.lindy.core.base.Phrases;
import java.util.Locale;

/** Text for people in blocks: a label, then lines under each other. */
public final class Layout {

    private static final int LABEL = 12;
    /** Letters beside a label. */
    static final int WIDTH = 108;

    private Layout() {}

    /** A label of at most eleven letters and lines beside it. */
    public static String block(String label, String text) {
        String indent = " ".repeat(LABEL);
        return String.format(Locale.ROOT, "%-" + LABEL + "s", label) + text.replace("\n", "\n" + indent);
    }

    /** The same text with every line that is too long broken at a space, and what follows of it indented. */
    public static String fitted(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            out.append(out.length() == 0 ? "" : "\n");
            int indent = line.length() - line.stripLeading().length();
            String margin = " ".repeat(indent == 0 ? LABEL : indent + 4);
            String rest = line;
            while (rest.length() > LABEL + WIDTH) {
                int cut = rest.lastIndexOf(' ', LABEL + WIDTH);
                if (cut <= margin.length()) {
                    break;
                }
                out.append(rest.substring(0, cut).stripTrailing()).append('\n');
                rest = margin + rest.substring(cut + 1);
            }
            out.append(rest);
        }
        return out.toString();
    }

    /** A paragraph in lines of at most {@value #WIDTH} letters. */
    public static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split("\\s+", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }

    public static String number(double value) {
        return Phrases.estimate(value);
    }

    /** A length without a fraction where it has none. */
    static String plain(double length) {
        return length == Math.rint(length) ? Long.toString((long) length) : Double.toString(length);
    }
}
