package dev.lindy.data.read;

import dev.lindy.data.DataException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A delimited text to be read once: a file, plain or gzip-compressed (told by its first bytes, not by its name), or standard
 * input. Its first line can be looked at before anything is read, to tell orders from summaries.
 */
public final class CsvInput implements Closeable {
    private static final int HEAD = 1 << 16;
    /** Nobody makes room for more by what the beginning of a file looks like. */
    private static final int MOST_LINES = 1 << 24;

    /** A quotation mark behind a backslash, within a field in quotation marks that goes on after it. */
    private static final Pattern ESCAPED = Pattern.compile("\"[^\"\\n]*\\\\\"[^\",;\\t|\\r\\n]");

    private final String name;
    private final BufferedInputStream bytes;
    private final byte[] head;
    private final int bom;
    private final @Nullable Charset marked;
    /** How many bytes there are; 0 where that is not known. */
    private final long length;

    private int skipped;

    private CsvInput(String name, InputStream source, long size) throws IOException {
        this.name = name;
        BufferedInputStream raw = new BufferedInputStream(source, HEAD);
        byte[] magic = peek(raw, 2);
        boolean compressed = magic.length == 2 && magic[0] == 0x1F && (magic[1] & 0xFF) == 0x8B;
        bytes = compressed ? new BufferedInputStream(new GZIPInputStream(raw, HEAD), HEAD) : raw;
        length = compressed ? 0 : size;
        head = peek(bytes, HEAD);
        if (starts(0xEF, 0xBB, 0xBF)) {
            bom = 3;
            marked = StandardCharsets.UTF_8;
        } else if (starts(0xFF, 0xFE)) {
            bom = 2;
            marked = StandardCharsets.UTF_16LE;
        } else if (starts(0xFE, 0xFF)) {
            bom = 2;
            marked = StandardCharsets.UTF_16BE;
        } else {
            bom = 0;
            marked = sixteenBits();
        }
        refuseBinary();
    }

    /**
     * Opens a file.
     *
     * @param path the file; {@code -} is standard input
     * @return the input, to be closed
     * @throws DataException if it cannot be read, is empty or holds no text
     */
    public static CsvInput open(Path path) {
        if (path.toString().equals("-")) {
            return of(leftOpen(System.in), "standard input");
        }
        String name = String.valueOf(path.getFileName());
        try {
            if (Files.isDirectory(path)) {
                throw new DataException(path + ": this is a folder; name a file");
            }
            return of(Files.newInputStream(path), name, Files.size(path));
        } catch (NoSuchFileException e) {
            throw new DataException(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Takes a stream.
     *
     * @param stream plain or gzip-compressed
     * @param name what messages call it
     * @return the input, which closes the stream when it is closed; where there is none, the stream is closed at once
     * @throws DataException if it cannot be read, is empty or holds no text
     */
    public static CsvInput of(InputStream stream, String name) {
        return of(stream, name, 0);
    }

    private static CsvInput of(InputStream stream, String name, long size) {
        try {
            return new CsvInput(name, stream, size);
        } catch (IOException e) {
            throw closed(stream, new DataException(name + ": cannot be read: " + e.getMessage(), e));
        } catch (DataException e) {
            throw closed(stream, e);
        }
    }

    /**
     * Standard input is the process's and not ours to close. Where a shell had closed it before, its number may be that of a
     * file of Java itself.
     */
    private static InputStream leftOpen(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public void close() {
                // Left to the process.
            }
        };
    }

    private static DataException closed(InputStream stream, DataException problem) {
        try {
            stream.close();
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
        return problem;
    }

    /**
     * What messages call this input.
     *
     * @return the file's name
     */
    public String name() {
        return name;
    }

    /**
     * Passes over the first lines, such as titles above the table; lines keep their numbers.
     *
     * @param lines how many, 0 or more
     * @return this, before anything is read
     * @throws IllegalArgumentException for a number below 0
     */
    public CsvInput skip(int lines) {
        if (lines < 0) {
            throw new IllegalArgumentException("lines to skip must be 0 or more, but are " + lines);
        }
        skipped = lines;
        return this;
    }

    /**
     * The fields of the first line that is neither empty nor a comment nor a title; reading has not begun after this.
     *
     * @return none if the beginning holds nothing but empty lines and comments
     */
    public List<String> header() {
        Charset charset = marked == null ? StandardCharsets.UTF_8 : marked;
        String text = text(charset);
        Rows rows = Rows.of(
                name,
                new StringReader(text.lines().limit(1000).collect(Collectors.joining("\n", "", "\n"))),
                Delimiter.detect(text),
                true);
        Row row = rows.belowTitles();
        List<String> out = new ArrayList<>();
        for (int i = 0; row != null && i < row.fields(); i++) {
            out.add(row.field(i).toString());
        }
        return out;
    }

    /** About how many lines there are, by those of the beginning; 0 where nothing tells. */
    int lines() {
        long counted = 1;
        for (byte b : head) {
            counted += b == '\n' ? 1 : 0;
        }
        // Numbers of orders grow longer, so that there are hardly ever more.
        return (int) Math.min(MOST_LINES, (double) length * counted / Math.max(1, head.length));
    }

    /** Whether lines are passed over. */
    boolean skips() {
        return skipped > 0;
    }

    /** The beginning as text; what is not in this encoding is shown as such. */
    String text(Charset charset) {
        String text = new String(head, bom, head.length - bom, charset);
        int from = 0;
        for (int line = 0; line < skipped && from < text.length(); line++) {
            int end = text.indexOf('\n', from);
            from = end < 0 ? text.length() : end + 1;
        }
        return text.substring(from);
    }

    /** Everything as text, from the beginning; a byte that is not in the encoding is an error. */
    Reader reader(Charset charset) {
        return decoded(from(0), charset);
    }

    /** Everything from a place behind the mark on; to be called once. */
    InputStream from(int offset) {
        try {
            bytes.skipNBytes(bom + offset);
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
        }
        return bytes;
    }

    /** A piece of this input as text; a byte that is not in the encoding is an error. */
    Reader decoded(InputStream piece, Charset charset) {
        Reader reader = new InputStreamReader(
                piece,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        Reader below = skipped == 0 ? reader : new LinesSkipped(reader, skipped);
        return escapes(charset) ? new EscapeReader(below) : below;
    }

    /** The encoding: that of the mark at the beginning, else the one given, else UTF-8. */
    Charset charset(@Nullable Charset given) {
        return marked != null ? marked : given != null ? given : StandardCharsets.UTF_8;
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new DataException(name + ": cannot be closed: " + e.getMessage(), e);
        }
    }

    private static byte[] peek(BufferedInputStream in, int length) throws IOException {
        in.mark(length + 1);
        byte[] out = in.readNBytes(length);
        in.reset();
        return out;
    }

    /** UTF-16 without a mark, by the zero bytes beside every Latin letter; null for anything else. */
    private @Nullable Charset sixteenBits() {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int most = head.length / 2;
        if (most < 2 || starts('P', 'K', 3, 4)) {
            return null;
        }
        return zeros[0] == 0 && zeros[1] > 0.8 * most
                ? StandardCharsets.UTF_16LE
                : zeros[1] == 0 && zeros[0] > 0.8 * most ? StandardCharsets.UTF_16BE : null;
    }

    /**
     * Whether quotation marks inside fields are written {@code \"} here, as databases do, and not doubled: somewhere in the
     * beginning one stands where a field goes on.
     */
    private boolean escapes(Charset charset) {
        String text = text(charset);
        return text.contains("\\\"") && ESCAPED.matcher(text).find();
    }

    private void refuseBinary() {
        if (head.length == bom) {
            throw new DataException(name + ": the file is empty");
        }
        if (starts('P', 'K', 3, 4)) {
            throw new DataException(name + ": this is a zip file or an Excel workbook; save the sheet as CSV (UTF-8)");
        }
        if (starts(0xD0, 0xCF, 0x11, 0xE0)) {
            throw new DataException(name + ": this is an Excel workbook; save the sheet as CSV (UTF-8)");
        }
        if (starts('P', 'A', 'R', '1')) {
            throw new DataException(name + ": this is a Parquet file; export it as CSV");
        }
        if (marked == null || marked.equals(StandardCharsets.UTF_8)) {
            for (byte b : head) {
                if (b == 0) {
                    throw new DataException(
                            name + ": this is not a text file (it holds zero bytes); export the orders as CSV (UTF-8)");
                }
            }
        }
    }

    private boolean starts(int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
