package dev.lindy.data.recognise;

/** Digits of dates, and the days they stand for. */
final class DateDigits {

    private DateDigits() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
    }

    static int width(CharSequence s, int at, int n) {
        return at + 1 < n && isDigit(s.charAt(at + 1)) ? 2 : 1;
    }

    static int digits(CharSequence s, int at, int width, int n) {
        if (at + width > n) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + width; i++) {
            char c = s.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static int length(int year, int month) {
        if (month == 2) {
            return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days since 1970-01-01 by counting years from March, so that the leap day is the last of its year. */
    static long epochDay(int year, int month, int day) {
        long y = month > 2 ? year : year - 1;
        long century = Math.floorDiv(y, 100L);
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return 365 * y + Math.floorDiv(y, 4L) - century + Math.floorDiv(century, 4L) + dayOfYear - 719_468;
    }
}
