package dev.lindy.data.read;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Printable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that came from somewhere else, as they can stand in a table that a spreadsheet or a terminal opens. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it, as people type it there; control characters are written
 * as {@code \}{@code uXXXX}. Both can be taken back: a table with such texts says {@value #SIGN} above its header.
 */
final class TextGuard {

    /** What stands in a comment above the header of a table with guarded texts. */
    static final String SIGN = "texts=guarded";

    /** Alone they are no formula. With the letters of full width that spreadsheets take for the same. */
    private static final String FORMULA = "=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern FORMULA_LIKE = Pattern.compile("'*[" + FORMULA + "].+", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[" + FORMULA + "].+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9]+([.][0-9]+)?");
    private static final Pattern CODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private TextGuard() {}

    /** The text as it stands in a table. */
    static String guard(String text) {
        if (!mayNeed(text)) {
            return text;
        }
        String plain = codes(text);
        return FORMULA_LIKE.matcher(plain).matches() && !NUMBER.matcher(plain).matches() ? "'" + plain : plain;
    }

    /** The text that was guarded. */
    static String unguard(String text) {
        String rest = GUARDED.matcher(text).matches() ? text.substring(1) : text;
        if (rest.indexOf('\\') < 0) {
            return rest;
        }
        return CODE.matcher(rest).replaceAll(found -> {
            char c = (char) Integer.parseInt(found.group(1), 16);
            return Matcher.quoteReplacement(isWritten(c) ? String.valueOf(c) : found.group());
        });
    }

    /** Whether a character is written by its number. */
    private static boolean isWritten(char c) {
        return c == '\\' || isCoded(c);
    }

    /** Whether some text of a table, or a name of a column, is changed. */
    static boolean isNeeded(Columns columns) {
        List<String> names = columns.names();
        return names.stream().anyMatch(TextGuard::changes)
                || names.stream().anyMatch(name -> columns.column(name)
                        .<Boolean>match(TextGuard::isNeeded, i -> false, d -> false, d -> false));
    }

    private static boolean isNeeded(Column.Texts texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (changes(texts.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean changes(String text) {
        return mayNeed(text) && !guard(text).equals(text);
    }

    /** Quick, and true for some texts that need nothing. */
    private static boolean mayNeed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\\' || c >= 0x7F || (i == 0 && !Character.isLetterOrDigit(c))) {
                return true;
            }
        }
        return false;
    }

    /** Control characters as numbers, and a backslash too where it would be read as the beginning of one. */
    private static String codes(String text) {
        StringBuilder out = new StringBuilder();
        Matcher code = CODE.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ambiguous = c == '\\'
                    && code.region(i, text.length()).lookingAt()
                    && isWritten((char) Integer.parseInt(code.group(1), 16));
            out.append(isCoded(c) || ambiguous ? Printable.code(c) : String.valueOf(c));
        }
        return out.toString();
    }

    /** Line ends and tabs are text, which quotation marks hold together. */
    private static boolean isCoded(char c) {
        return Printable.isHidden(c) && c != '\n' && c != '\r' && c != '\t';
    }
}
