package dev.lindy.data.kernel;

import java.util.Locale;
import java.util.Set;

/** Texts that stand for no value. */
public final class Missing {
    /** What exports write for no value. */
    private static final Set<String> WORDS = Set.of("null", "nan", "none", "na", "n/a", "#n/a", "\\n", "nil", "<na>");

    private Missing() {}

    /**
     * Whether a text stands for no value.
     *
     * @param text the text, without blanks around it
     * @return true for an empty text, and for the words that exports write, such as {@code NULL} and {@code NaN}
     */
    public static boolean is(CharSequence text) {
        int n = text.length();
        if (n == 0) {
            return true;
        }
        // Every one of these words begins with one of these characters.
        return n < 5
                && "nN#\\<".indexOf(text.charAt(0)) >= 0
                && WORDS.contains(text.toString().toLowerCase(Locale.ROOT));
    }
}
