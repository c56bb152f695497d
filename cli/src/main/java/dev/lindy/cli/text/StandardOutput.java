package dev.lindy.cli.text;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output that knows why it could not be written, which a {@link PrintWriter} alone keeps to itself. */
public final class StandardOutput extends PrintWriter {

    private final Remembering stream;

    private StandardOutput(Remembering stream) {
        super(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), false);
        this.stream = stream;
    }

    /** Standard output of the process. */
    public static StandardOutput open() {
        return to(new FileOutputStream(FileDescriptor.out));
    }

    /** The same to any stream. */
    public static StandardOutput to(OutputStream stream) {
        return new StandardOutput(new Remembering(stream));
    }

    /** Fails if something that was printed could not be written. */
    public static void check(PrintWriter out) {
        if (out.checkError()) {
            IOException reason = out instanceof StandardOutput known ? known.stream.failure : null;
            throw OutputException.ofStandardOutput(reason == null ? new IOException("it is closed") : reason);
        }
    }

    /** For a table: fails as soon as a piece of it could not be written. */
    static Writer checked(PrintWriter printed) {
        return new FilterWriter(printed) {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                super.write(text, from, length);
                check(printed);
            }

            @Override
            public void flush() {
                check(printed);
            }
        };
    }

    private static final class Remembering extends OutputStream {
        private final OutputStream stream;
        private @Nullable IOException failure;

        Remembering(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                stream.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }
    }
}
