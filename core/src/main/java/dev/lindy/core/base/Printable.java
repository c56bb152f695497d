package dev.lindy.core.base;

import java.util.Locale;

/**
 * Text that can be shown: characters that would steer a terminal, turn the direction of writing or break a line unseen stand as
 * {@code \}{@code uXXXX}.
 */
public final class Printable {

    private Printable() {}

    /**
     * A piece of data, such as an id, within a line.
     *
     * @param text anything
     * @return the same without control characters, line ends among them
     */
    public static String text(CharSequence text) {
        return of(text, false);
    }

    /**
     * Lines of text.
     *
     * @param text anything
     * @return the same without control characters other than line ends and tabs
     */
    public static String lines(CharSequence text) {
        return of(text, true);
    }

    private static String of(CharSequence text, boolean lines) {
        int n = text.length();
        for (int i = 0; i < n; i++) {
            if (isHidden(text.charAt(i), lines)) {
                return escaped(text, lines);
            }
        }
        return text.toString();
    }

    private static String escaped(CharSequence text, boolean lines) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(isHidden(c, lines) ? code(c) : String.valueOf(c));
        }
        return out.toString();
    }

    /**
     * How a character is shown by its number.
     *
     * @param c any
     * @return a backslash, u and four hexadecimal digits
     */
    public static String code(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }

    private static boolean isHidden(char c, boolean lines) {
        return isHidden(c) && !(lines && (c == '\n' || c == '\t'));
    }

    /**
     * Whether a character is not to be shown as it is.
     *
     * @param c any
     * @return true for control characters, marks of the direction of writing, and ends of lines and paragraphs
     */
    public static boolean isHidden(char c) {
        return c < ' '
                || (c >= 0x7F && c <= 0x9F)
                || c == '\u061C'
                || (c >= '\u200E' && c <= '\u200F')
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
