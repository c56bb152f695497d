package dev.lindy.cli.option;

import dev.lindy.data.read.CsvInput;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is written; what is not given is recognised. */
@Section(
        heading = "How the file is written (recognised unless given)",
        example = "--delimiter semicolon --decimal-mark , --date-format dd-MM-yyyy --encoding windows-1252")
final class FileOptions {

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "One character, or comma, semicolon, tab, bar, space.")
    private @Nullable String delimiter;

    @Option(names = "--decimal-mark", paramLabel = "CHAR", description = ". or , in amounts.")
    private @Nullable Character decimalMark;

    @Option(names = "--date-format", paramLabel = "PATTERN", description = "Such as dd.MM.yyyy or M/d/yyyy H:mm.")
    private @Nullable String dateFormat;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Such as windows-1252; UTF-8 unless given.")
    private @Nullable Charset encoding;

    @Option(
            names = "--skip",
            paramLabel = "N",
            description = "Lines above the names of the columns; titles are recognised unless given.")
    private int skip;

    @Option(names = "--no-header", description = "The first line is an order; columns are numbered from 1.")
    private boolean noHeader;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Where days are counted for times with an offset, such as Europe/Amsterdam; UTC unless given.")
    private @Nullable ZoneId zone;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day to read; the last order unless given.")
    private @Nullable LocalDate until;

    @Nullable
    String delimiter() {
        return delimiter;
    }

    @Nullable
    String dateFormat() {
        return dateFormat;
    }

    @Nullable
    Character decimalMark() {
        if (decimalMark != null && decimalMark != '.' && decimalMark != ',') {
            throw new UsageException("--decimal-mark must be . or , but is " + decimalMark);
        }
        return decimalMark;
    }

    @Nullable
    Charset encoding() {
        return encoding;
    }

    CsvInput open(Path path) {
        if (skip < 0) {
            throw new UsageException("--skip must be 0 or more, but is " + skip);
        }
        return CsvInput.open(path).skip(skip);
    }

    boolean noHeader() {
        return noHeader;
    }

    @Nullable
    ZoneId zone() {
        return zone;
    }

    @Nullable
    LocalDate until() {
        return until;
    }

    LocalDate today() {
        return LocalDate.now(zone == null ? ZoneOffset.UTC : zone);
    }
}
