package dev.lindy.data.read;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text in which the first lines are empty, so that nothing is read from them and all others keep their numbers. */
final class LinesSkipped extends FilterReader {

    private int left;

    LinesSkipped(Reader in, int lines) {
        super(new BufferedReader(in));
        left = lines;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = 0;
        while (left > 0 && n < length) {
            left = skipLine() ? left - 1 : 0;
            buffer[offset + n] = '\n';
            n++;
        }
        return n > 0 || length == 0 ? n : in.read(buffer, offset, length);
    }

    /** Whether there was a line to pass over. */
    private boolean skipLine() throws IOException {
        int c = in.read();
        boolean some = c >= 0;
        while (c >= 0 && c != '\n') {
            c = in.read();
        }
        return some;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
