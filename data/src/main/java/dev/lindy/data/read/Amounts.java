package dev.lindy.data.read;

import dev.lindy.data.kernel.Numerals;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts of money as people and shops write them: {@code 1234.5}, {@code 1,234.50}, {@code 1.234,50 €},
 * {@code -12}, {@code (12.00)}, {@code EUR 12}, {@code 12-}, {@code 1.5E+03}.
 *
 * <p>Whether the point or the comma is the decimal mark is learned from amounts that leave no doubt. An amount that is as well
 * twelve hundred as one and a bit (1.234) is remembered, and asked about if nothing ever settles it.
 */
final class Amounts {

    /** The decimal mark. */
    private enum Mark {
        OPEN,
        POINT,
        COMMA
    }

    /** A code, a sign with up to three letters, or one of the short names in use. */
    private static final Pattern CURRENCY =
            Pattern.compile("[A-Z]{3}|\\p{L}{0,3}\\p{Sc}|kr|Kr|KR|R|Rs|RS|zł|Ft|Kč|Fr|lei");

    private Mark mark;
    private final boolean given;
    private int points;
    private int commas;
    private @Nullable String doubtful;
    private @Nullable String sign;

    private final StringBuilder plain = new StringBuilder();
    private long mantissa;
    private int scale;
    private boolean negative;
    private double value;

    /** Starts with the decimal mark given, or open for null. */
    Amounts(@Nullable Character decimalMark) {
        given = decimalMark != null;
        mark = decimalMark == null ? Mark.OPEN : decimalMark == ',' ? Mark.COMMA : Mark.POINT;
    }

    /** Looks at an example. */
    void learn(CharSequence text) {
        if (given) {
            return;
        }
        int from = firstDigit(text);
        int to = afterLastDigit(text);
        Mark shown = shown(text, from, to, exponentAt(text, from, to));
        points += shown == Mark.POINT ? 1 : 0;
        commas += shown == Mark.COMMA ? 1 : 0;
        mark = points + commas == 0 ? Mark.OPEN : points >= commas ? Mark.POINT : Mark.COMMA;
    }

    /** The amount, or NaN if it is none. */
    double parse(CharSequence text) {
        return read(text) ? value : Double.NaN;
    }

    /** Quantity × price, rounded once if both have few digits, or NaN if one of them is no number. */
    double product(CharSequence quantity, CharSequence price) {
        if (!read(quantity)) {
            return Double.NaN;
        }
        double pieces = value;
        long m = mantissa;
        int s = scale;
        if (!read(price)) {
            return Double.NaN;
        }
        if (!Numerals.isAmount(pieces * value)) {
            return Double.NaN;
        }
        long product = m * mantissa;
        if (Math.multiplyHigh(m, mantissa) == 0 && product >= 0 && Decimals.isShort(product, s + scale)) {
            double exact = Decimals.value(product, s + scale);
            if (!Double.isNaN(exact)) {
                return pieces < 0 != value < 0 && exact != 0 ? -exact : exact;
            }
        }
        return pieces * value;
    }

    /** An amount that can be read in two ways while no other amount tells which; null if there is none. */
    @Nullable
    String doubt() {
        return mark == Mark.OPEN ? doubtful : null;
    }

    /** The currency sign or code beside the amount just read; null if it has none. */
    @Nullable
    String sign() {
        return sign;
    }

    private boolean read(CharSequence text) {
        int n = text.length();
        int from = n > 0 && text.charAt(0) == '-' ? 1 : 0;
        negative = from == 1;
        sign = null;
        mantissa = 0;
        scale = 0;
        int point = -1;
        for (int i = from; i < n; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                mantissa = 10 * mantissa + c - '0';
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return readSlowly(text);
            }
        }
        if (n == from || n > 17 || (point >= 0 && (mark != Mark.POINT || n == from + 1))) {
            return readSlowly(text);
        }
        scale = point < 0 ? 0 : n - 1 - point;
        double absolute = Decimals.isShort(mantissa, scale) ? Decimals.value(mantissa, scale) : Double.NaN;
        if (Double.isNaN(absolute)) {
            return readSlowly(text);
        }
        value = signed(absolute);
        return true;
    }

    private double signed(double absolute) {
        return negative && absolute != 0 ? -absolute : absolute;
    }

    private boolean readSlowly(CharSequence text) {
        int from = firstDigit(text);
        int to = afterLastDigit(text);
        if (from >= to || !around(text, from, to)) {
            return false;
        }
        int exponentAt = exponentAt(text, from, to);
        Mark shown = shown(text, from, to, exponentAt);
        if (mark == Mark.OPEN) {
            if (shown == Mark.OPEN && hasMark(text, from, to)) {
                doubtful = doubtful == null ? text.toString() : doubtful;
            } else if (shown == Mark.COMMA && doubtful != null) {
                return false;
            } else {
                mark = shown;
            }
        } else if (shown != Mark.OPEN && shown != mark) {
            return false;
        }
        char decimal = mark == Mark.COMMA ? ',' : '.';
        if (!digits(text, from, exponentAt, decimal)) {
            return false;
        }
        if (exponentAt < to) {
            value = signed(Double.parseDouble(plain.toString() + "E" + text.subSequence(exponentAt + 1, to)));
        }
        if (exponentAt < to || plain.length() > 18) {
            // Not to be multiplied in whole numbers.
            scale = Integer.MAX_VALUE / 2;
        }
        return Numerals.isAmount(value);
    }

    /** Where the exponent begins, as spreadsheets write large and small numbers ({@code 1.5E+03}); the end if there is none. */
    private static int exponentAt(CharSequence text, int from, int to) {
        int i = to;
        while (i > from && isDigit(text.charAt(i - 1))) {
            i--;
        }
        int digits = to - i;
        boolean signed = i > from && (text.charAt(i - 1) == '+' || text.charAt(i - 1) == '-');
        int e = signed ? i - 2 : i - 1;
        boolean written = digits >= 1
                && digits <= 3
                && e > from
                && (text.charAt(e) == 'E' || text.charAt(e) == 'e')
                && (isDigit(text.charAt(e - 1)) || text.charAt(e - 1) == '.' || text.charAt(e - 1) == ',');
        // 1e5 alone may as well be a number of an article.
        return written && (signed || hasMark(text, from, e)) ? e : to;
    }

    /** Digits in groups with the other mark, a blank or an apostrophe between them, then at most one decimal mark. */
    private boolean digits(CharSequence text, int from, int to, char decimal) {
        plain.setLength(0);
        mantissa = 0;
        scale = 0;
        int group = 0;
        boolean grouped = false;
        boolean fraction = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                mantissa = 10 * mantissa + c - '0';
                group++;
                scale += fraction ? 1 : 0;
            } else if (c == decimal && !fraction) {
                if (grouped && group != 3) {
                    return false;
                }
                fraction = true;
                plain.append('.');
            } else if (!fraction && (c == '.' || c == ',' || c == '\'' || c == '’' || isBlank(c))) {
                // Groups of three; in India of two before the last.
                if (grouped ? group < 2 || group > 3 : group < 1 || group > 3) {
                    return false;
                }
                grouped = true;
                group = 0;
            } else {
                return false;
            }
        }
        value = signed(Double.parseDouble(plain.toString()));
        return fraction || !grouped || group == 3;
    }

    /** What stands before and after the digits: signs, brackets, a currency. */
    private boolean around(CharSequence text, int from, int to) {
        negative = false;
        boolean bracket = false;
        StringBuilder currency = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i == from) {
                i = to - 1;
                continue;
            }
            char c = text.charAt(i);
            if (c == '-' || c == '−') {
                if (negative) {
                    return false;
                }
                negative = true;
            } else if (c == '(' && !bracket && i < from) {
                bracket = true;
            } else if (c == ')' && bracket && i >= to) {
                negative = true;
            } else if (Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL) {
                currency.append(c);
            } else if (c != '+' && !isBlank(c) && !(c == '.' && (currency.length() > 0 || i == to))) {
                return false;
            }
        }
        if (bracket && !negative) {
            return false;
        }
        String name = currency.toString();
        sign = name.isEmpty() ? null : name;
        return name.isEmpty() || CURRENCY.matcher(name).matches();
    }

    /**
     * Which decimal mark a text proves; open if it has none or could be read either way. Numbers with an exponent have no marks
     * of thousands.
     */
    private static Mark shown(CharSequence text, int from, int end, int to) {
        int point = -1;
        int comma = -1;
        int pointCount = 0;
        int commaCount = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '.') {
                point = i;
                pointCount++;
            } else if (text.charAt(i) == ',') {
                comma = i;
                commaCount++;
            }
        }
        if (pointCount + commaCount == 0) {
            return Mark.OPEN;
        }
        if (pointCount > 0 && commaCount > 0) {
            return point > comma ? Mark.POINT : Mark.COMMA;
        }
        if (pointCount + commaCount > 1) {
            return pointCount > 0 ? Mark.COMMA : Mark.POINT;
        }
        int at = Math.max(point, comma);
        boolean group = to == end && to - at == 4 && at > from && at - from <= 3 && text.charAt(from) != '0';
        return group ? Mark.OPEN : point >= 0 ? Mark.POINT : Mark.COMMA;
    }

    private static boolean hasMark(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '.' || text.charAt(i) == ',') {
                return true;
            }
        }
        return false;
    }

    private static int firstDigit(CharSequence text) {
        int i = 0;
        while (i < text.length() && !isDigit(text.charAt(i))) {
            i++;
        }
        boolean fraction = i > 0
                && i < text.length()
                && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == ',')
                && (i == 1 || !Character.isLetter(text.charAt(i - 2)));
        return fraction ? i - 1 : i;
    }

    private static int afterLastDigit(CharSequence text) {
        int i = text.length();
        while (i > 0 && !isDigit(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
    }
}
