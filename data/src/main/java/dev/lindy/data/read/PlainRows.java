package dev.lindy.data.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of a table as bytes, several times as fast as characters: as long as its lines are plain, which means ASCII without
 * quotation marks. From the first line that is not on, the rest is read as any other text, so that what comes out does not depend
 * on which way a line took.
 */
final class PlainRows extends Rows {
    /** Longer lines are not plain. */
    private static final int BUFFER = 1 << 16;

    /** In these a byte below 128 is its character. */
    private static final Set<Charset> LIKE_ASCII =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

    private final CsvInput input;
    private final InputStream bytes;
    private final Charset charset;
    private final char delimiter;
    private final ByteRow row = new ByteRow();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int limit;
    private boolean ended;
    private long lines;
    private @Nullable Row header;
    private @Nullable Rows rest;

    private PlainRows(CsvInput input, InputStream bytes, Charset charset, char delimiter) {
        super(input.name());
        this.input = input;
        this.bytes = bytes;
        this.charset = charset;
        this.delimiter = delimiter;
    }

    /** The records of an input that may have comments above the first; null if its first record is not plain. */
    static @Nullable PlainRows of(CsvInput input, Charset charset, char delimiter, boolean comments) {
        if (input.skips()
                || !LIKE_ASCII.contains(charset)
                || (delimiter <= ' ' && delimiter != '\t')
                || delimiter > '~') {
            return null;
        }
        String head = input.text(StandardCharsets.ISO_8859_1);
        int end = endOfFirst(head, sign(comments));
        if (end < 0) {
            return null;
        }
        String above = head.substring(0, end);
        if (!above.chars().allMatch(c -> c < 128 && c != '"')
                || above.replace("\r\n", "\n").indexOf('\r') >= 0) {
            return null;
        }
        Rows first = Rows.of(input.name(), new StringReader(above), delimiter, comments);
        Row record = first.next();
        Row header = record == null ? null : record.copy();
        if (header == null || first.next() != null) {
            return null;
        }
        PlainRows rows = new PlainRows(input, input.from(end), charset, delimiter);
        rows.header = header;
        rows.lines = above.chars().filter(c -> c == '\n').count();
        rows.goOnAfter(first, 0);
        return rows;
    }

    /** Where the line of the first record ends, after comments and empty lines; negative if it does not. */
    private static int endOfFirst(String head, String sign) {
        int from = 0;
        while (true) {
            int end = head.indexOf('\n', from);
            if (end < 0) {
                return -1;
            }
            String text = head.substring(from, end);
            from = end + 1;
            if (!text.startsWith(sign) && !text.startsWith("sep=") && !text.isBlank()) {
                return from;
            }
        }
    }

    @Override
    @Nullable
    Row read() throws IOException {
        if (header != null) {
            Row first = header;
            header = null;
            return first;
        }
        while (rest == null) {
            int next = row.take(buffer, at, limit, (byte) delimiter);
            if (next != ByteRow.NOT_PLAIN) {
                at = next;
                lines++;
                row.standsAt(lines);
                if (row.fields() > 1 || row.field(0).length() > 0) {
                    return row;
                }
            } else if (!fill()) {
                if (ended && at == limit) {
                    return null;
                }
                rest = Rows.after(
                        this,
                        input.name(),
                        input.decoded(
                                new SequenceInputStream(new ByteArrayInputStream(buffer, at, limit - at), bytes),
                                charset),
                        delimiter,
                        lines);
            }
        }
        return rest.next();
    }

    /** Fills the buffer up; whether anything came. */
    private boolean fill() throws IOException {
        if (ended || limit - at == buffer.length) {
            return false;
        }
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        limit -= at;
        at = 0;
        int n = bytes.readNBytes(buffer, limit, buffer.length - limit);
        ended = n < buffer.length - limit;
        limit += n;
        return n > 0;
    }
}
