package dev.lindy.benchmarks.report;

import dev.lindy.core.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page {@code docs/benchmarks/README.md} of a stored run, with its chart. Same run, same bytes. */
public final class Page {

    /** The file's name. */
    public static final String NAME = "README.md";

    static final String CHART = "growth.svg";

    private final BenchmarkRun run;
    private final Results results;
    private final GrowthChart chart;
    private final @Nullable String link;

    /**
     * The page of a run.
     *
     * @param run the run
     * @param link to its file, from the page's folder; null if it is kept elsewhere
     */
    public Page(BenchmarkRun run, @Nullable String link) {
        this.run = run;
        this.link = link;
        results = new Results(run);
        chart = new GrowthChart(results);
    }

    /**
     * Writes page and chart.
     *
     * @param folder where; existing files are replaced
     * @throws IOException if they cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(NAME), writer -> writer.write(text()));
        if (chart.worthDrawing()) {
            WholeFile.write(folder.resolve(CHART), writer -> writer.write(chart.svg()));
        } else {
            Files.deleteIfExists(folder.resolve(CHART));
        }
    }

    String text() {
        FamilyTables family = new FamilyTables(results);
        ThreadSentences threads = new ThreadSentences(results);
        ModelSections models = new ModelSections(results, family, threads);
        ProgramSections programs = new ProgramSections(results);
        StringBuilder out = new StringBuilder();
        introduction(out);
        section(out, "Against the aims", new Aims(results).table() + familyAims());
        section(out, "Growth with the number of customers", new GrowthSection(results, chart).text());
        section(out, "Compress", models.compress());
        section(out, "One evaluation of the likelihood", models.likelihood());
        section(out, "A whole fit", new FitSection(results, family, threads).fit());
        section(out, "Predictions for every customer", models.predictions());
        section(out, "From files to customers", programs.files());
        section(out, "Commands from start to end", programs.commands());
        section(out, "Special functions", programs.special());
        section(out, "How it was measured", Measuring.how());
        section(out, "Where it was measured", Measuring.environment(run));
        return out.toString();
    }

    private static void section(StringBuilder out, String title, String content) {
        out.append("\n## ").append(title).append("\n\n").append(content);
    }

    private void introduction(StringBuilder out) {
        Environment on = run.environment();
        out.append(
                "<!-- Written by ./lindy bench from a stored run; changes belong into the code that writes it. -->\n\n");
        out.append("# Benchmarks\n\n");
        out.append(
                        "How fast the toolkit is, beside a textbook implementation of the same formulas in the same run. Run of ")
                .append(on.day())
                .append(", commit ")
                .append(on.shortCommit())
                .append(on.modified() ? " with changes" : "")
                .append(", ")
                .append(on.cpu())
                .append(" with ")
                .append(on.cores())
                .append(on.cores() == 1 ? " core, " : " cores, ")
                .append(on.jdk())
                .append(".\n");
        if (link != null) {
            out.append("Every figure is from [")
                    .append(link)
                    .append("](")
                    .append(link)
                    .append(").\n");
        }
        if (!run.suite().equals("full")) {
            out.append("\n**This is the ")
                    .append(run.suite())
                    .append(
                            " suite: some tables are short, and the figures less certain than those of a full run.**\n");
        }
        if (on.loadBefore() > 0.5) {
            out.append(String.format(
                    Locale.ROOT,
                    "%n**The machine was not quiet: its load was %.2f when the run began.** Times are longer than on a quiet"
                            + " one; ratios within this run are what to look at.%n",
                    on.loadBefore()));
        }
        out.append("""

                ```sh
                ./lindy bench                                 # the whole suite, ten minutes; stores a run and writes this page
                ./lindy bench --quick -o run.json             # the main figures in some three minutes
                ./lindy bench --compare before.json run.json  # two runs side by side
                ./lindy bench --render                        # this page again, from the latest stored run
                ```
                """);
    }

    private String familyAims() {
        return new FamilyAims(results)
                .table()
                .below(
                        "The other models of purchases. The aim for a fit of MBG/NBD and CNBD-k is in terms of BG/NBD's, so both are fits"
                                + " to the same\ncustomers, those of BG/NBD: one number of distinct histories, so that the ratio is of"
                                + " the work alone. All else is for 1,000,000\nof the model's own customers. Aims for CET are ≤ 0.1 s"
                                + " where the papers have a closed form, ≤ 1 s where they do not.");
    }
}
