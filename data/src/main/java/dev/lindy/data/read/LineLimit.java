package dev.lindy.data.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/** Ends a text whose lines never do, before they fill the memory. */
final class LineLimit extends FilterReader {

    /** A thousand times what a long row of an export takes; a spreadsheet's row of 16,384 short cells fits. */
    static final int LONGEST = 1 << 22;

    /** Characters since the last line end. */
    private long since;

    LineLimit(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] out, int from, int length) throws IOException {
        int n = super.read(out, from, length);
        // The last line end of a piece is near its end, so that few characters are looked at.
        int i = from + n - 1;
        while (i >= from && out[i] != '\n' && out[i] != '\r') {
            i--;
        }
        since = i >= from ? from + n - 1 - i : since + Math.max(0, n);
        if (since > LONGEST) {
            throw new TooLongException(String.format(Locale.ROOT, "a line is longer than %,d characters", LONGEST));
        }
        return n;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
