package dev.lindy.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An order log whose forecasts are to be validated: one row of a table with the columns {@code name}, {@code log}, {@code options}
 * and {@code about}.
 *
 * @param name in the page
 * @param file the log
 * @param options of {@code lindy validate}, in words
 * @param about what it is and where it comes from
 */
record ForecastLog(String name, Path file, List<String> options, String about) {

    /** System property: the folder with public data sets. */
    private static final String SHARED = "lindy.shared";

    /** The logs of a table; one that is not found beside it is looked for among the shared data. */
    static List<ForecastLog> read(Path table) throws IOException {
        List<ForecastLog> out = new ArrayList<>();
        Path here = table.toAbsolutePath().getParent();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            for (NamedCsvRecord row : rows) {
                String log = row.getField("log");
                Path beside = here == null ? Path.of(log) : here.resolve(log);
                Path shared = Path.of(System.getProperty(SHARED, "../shared"), "data", log);
                Path file = Files.exists(beside) ? beside : shared;
                if (!Files.exists(file)) {
                    throw new IOException(table + ": no log " + log + " beside it, nor "
                            + shared.toAbsolutePath().normalize() + "; -D" + SHARED + "=FOLDER names another folder");
                }
                String options = row.getField("options").strip();
                out.add(new ForecastLog(
                        row.getField("name"),
                        file,
                        options.isEmpty() ? List.of() : List.of(options.split("\\s+")),
                        row.getField("about")));
            }
        }
        if (out.isEmpty()) {
            throw new IOException(table + " names no log");
        }
        return out;
    }
}
