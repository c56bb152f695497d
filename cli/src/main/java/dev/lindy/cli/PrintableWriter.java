package dev.lindy.cli;

import dev.lindy.core.base.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Lets through what can be shown; a message may hold pieces of a file that nobody has looked at. */
final class PrintableWriter extends FilterWriter {

    PrintableWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(Printable.lines(String.valueOf((char) c)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(Printable.lines(new String(text, from, length)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(Printable.lines(text.substring(from, from + length)));
    }
}
