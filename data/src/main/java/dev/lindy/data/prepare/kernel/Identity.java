package dev.lindy.data.prepare.kernel;

import dev.lindy.data.kernel.Missing;
import dev.lindy.data.recognise.RowRules;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a row is of: nobody, or one customer whatever the spelling. */
public final class Identity {

    /** What an id that stands for nobody is of. */
    public enum Nobody {
        /** The field is empty, or says so. */
        MISSING,
        /** A word such as guest. */
        GUEST,
        /** The sum of other rows. */
        TOTAL
    }

    private static final int LONGEST_WORD = 24;
    private static final int MANY_WORDS = 100_000;

    /** A long number that a spreadsheet rounded. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](?:[.,][0-9]+[eE][+]?|[eE][+])[0-9]{1,2}");

    /** A whole number that a table wrote with a point. */
    private static final Pattern WHOLE = Pattern.compile("[0-9]+[.]0{1,2}");

    private final RowRules rules;
    /** What words without a digit were found to be: there are few of them, or names. */
    private final Map<String, Optional<Nobody>> words = new HashMap<>();

    private long scientific;
    private @Nullable String scientificExample;

    public Identity(RowRules rules) {
        this.rules = rules;
    }

    /** Why an id is nobody's; null if it is somebody's. */
    @Nullable
    public Nobody nobody(CharSequence id, boolean hasFallback) {
        if (Missing.is(id)) {
            return Nobody.MISSING;
        }
        int n = id.length();
        char first = id.charAt(0);
        if (hasFallback && (first == '0' || first == '-') && isZeroOrBelow(id)) {
            return Nobody.GUEST;
        }
        if ((n > LONGEST_WORD && rules.guests() == null) || (first >= '0' && first <= '9' && rules.guests() == null)) {
            return null;
        }
        for (int i = 0; rules.guests() == null && i < n; i++) {
            char c = id.charAt(i);
            if (c == '@' || (c >= '0' && c <= '9')) {
                return null;
            }
        }
        if (words.size() > MANY_WORDS) {
            words.clear();
        }
        return words.computeIfAbsent(
                        id.toString(),
                        word -> rules.isGuest(word)
                                ? Optional.of(Nobody.GUEST)
                                : rules.isTotal(word) ? Optional.of(Nobody.TOTAL) : Optional.empty())
                .orElse(null);
    }

    private static boolean isZeroOrBelow(CharSequence id) {
        String text = id.toString();
        return text.equals("0") || text.equals("0.0") || text.equals("-1");
    }

    /** The id that stands for all spellings of it. */
    public CharSequence one(CharSequence id) {
        if (rules.ids() == RowRules.IdRule.EXACT) {
            return id;
        }
        boolean at = false;
        boolean upper = false;
        boolean point = false;
        boolean odd = false;
        int digits = 0;
        int exponent = 0;
        int n = id.length();
        for (int i = 0; i < n; i++) {
            char c = id.charAt(i);
            at |= c == '@';
            digits += c >= '0' && c <= '9' ? 1 : 0;
            exponent += c == 'E' || c == 'e' ? 1 : 0;
            upper |= Character.isUpperCase(c);
            point |= c == '.';
            odd |= c == '\u00A0' || c == '\u202F' || c == '\t' || (c == ' ' && i > 0 && id.charAt(i - 1) == ' ');
        }
        if (exponent == 1 && digits >= 2 && isScientific(id)) {
            scientific++;
            scientificExample = scientificExample == null ? id.toString() : scientificExample;
        }
        if (!odd && !(at && upper) && !(point && digits > 1 && digits == n - 1)) {
            return id;
        }
        String text = id.toString();
        String plain = at && upper && isAddress(text) ? text.toLowerCase(Locale.ROOT) : text;
        plain = odd ? plain.replaceAll("[\\s\u00A0\u202F]+", " ") : plain;
        plain = point && WHOLE.matcher(plain).matches() ? plain.substring(0, plain.indexOf('.')) : plain;
        return plain.equals(text) ? id : plain;
    }

    /** Whether a text is an e-mail address, which is the same in any case: one @, a point between parts behind it, no blanks. */
    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        int point = text.indexOf('.', at + 2);
        boolean parts = at > 0 && text.indexOf('@', at + 1) < 0 && point >= 0 && point < text.length() - 1;
        for (int i = 0; parts && i < text.length(); i++) {
            char c = text.charAt(i);
            parts = c != ' ' && (c < '\t' || c > '\r');
        }
        return parts;
    }

    private static boolean isScientific(CharSequence id) {
        char first = id.charAt(0);
        return first >= '0' && first <= '9' && SCIENTIFIC.matcher(id).matches();
    }

    /** How many ids a table made numbers with an exponent of; they may stand for several customers each. */
    public long scientific() {
        return scientific;
    }

    @Nullable
    public String scientificExample() {
        return scientificExample;
    }
}
