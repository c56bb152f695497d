package dev.lindy.data.read;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Doubles quotation marks that a text escapes by a backslash, and makes one of two backslashes. */
final class EscapeReader extends FilterReader {

    private static final int NONE = -2;

    /** A character that is yet to be returned. */
    private int pending = NONE;

    EscapeReader(Reader in) {
        super(new BufferedReader(in));
    }

    @Override
    public int read() throws IOException {
        if (pending != NONE) {
            int c = pending;
            pending = NONE;
            return c;
        }
        int c = in.read();
        if (c != '\\') {
            return c;
        }
        int next = in.read();
        if (next == '"') {
            pending = '"';
            return '"';
        }
        pending = next == '\\' ? NONE : next;
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = 0;
        for (int c = 0; n < length && (c = read()) >= 0; n++) {
            buffer[offset + n] = (char) c;
        }
        return n == 0 && length > 0 ? -1 : n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
