package dev.lindy.benchmarks.report;

import dev.lindy.core.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page {@code docs/benchmarks/README.md} of a stored run, with its chart. Same run, same bytes. */
public final class Page {

    /** The file's name. */
    public static final String NAME = "README.md";

    private static final String CHART = "growth.svg";
    private static final int MILLION = Results.MILLION;

    private final BenchmarkRun run;
    private final Results results;
    private final FamilyTables family;
    private final @Nullable String link;
    private final int cores;

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
        family = new FamilyTables(results);
        cores = run.environment().cores();
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
        GrowthChart chart = new GrowthChart(results);
        if (chart.worthDrawing()) {
            WholeFile.write(folder.resolve(CHART), writer -> writer.write(chart.svg()));
        } else {
            Files.deleteIfExists(folder.resolve(CHART));
        }
    }

    String text() {
        StringBuilder out = new StringBuilder();
        introduction(out);
        section(out, "Against the aims", new Aims(results).table() + familyAims());
        growth(out);
        section(out, "Compress", COMPRESS + "\n" + compress());
        section(out, "One evaluation of the likelihood", LIKELIHOOD + "\n" + likelihood());
        section(out, "A whole fit", FIT + "\n" + fit());
        section(out, "Predictions for every customer", PREDICTIONS + "\n" + predictions());
        section(out, "From files to customers", FILES + "\n" + files());
        section(out, "Commands from start to end", COMMANDS + "\n" + commands());
        section(out, "Special functions", SPECIAL + "\n" + special());
        section(out, "How it was measured", how());
        section(out, "Where it was measured", environment());
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
                .append(cores)
                .append(cores == 1 ? " core, " : " cores, ")
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

    private void growth(StringBuilder out) {
        List<Integer> sizes = results.sizes("Compress.compress");
        Table table = new Table(
                0,
                "customers",
                "distinct histories",
                "compress",
                "a customer",
                "with Hessian",
                "a distinct history",
                "fit",
                "a distinct history",
                "a customer");
        for (int n : sizes) {
            int rows = results.distinct("bg-nbd", n);
            Measurement compress = results.lindy("Compress.compress", "bg-nbd", n);
            Measurement hessian = results.lindy("Likelihood.hessian", "bg-nbd", n);
            Measurement fit = results.lindy("Fit.fit", "bg-nbd", n);
            if (compress != null && hessian != null && fit != null && rows > 0) {
                table.add(
                        Figures.count(n),
                        Figures.count(rows),
                        Figures.measured(compress),
                        Figures.duration(Results.nanoseconds(compress) / n),
                        Figures.measured(hessian),
                        Figures.duration(Results.nanoseconds(hessian) / rows),
                        Figures.measured(fit),
                        Figures.duration(Results.nanoseconds(fit) / rows),
                        Figures.duration(Results.nanoseconds(fit) / n));
            }
        }
        section(
                out,
                "Growth with the number of customers",
                """
                BG/NBD on one thread. Compressing passes over all customers once; from there on the work grows with the
                distinct histories (x, t<sub>x</sub>, T), of which there are ever fewer new ones.

                """
                        + table
                        + (new GrowthChart(results).worthDrawing()
                                ? "\n![Time against customers](" + CHART + ")\n"
                                : ""));
    }

    private String familyAims() {
        return further(
                "The other models of purchases. The aim for a fit of MBG/NBD and CNBD-k is in terms of BG/NBD's, so both are fits"
                        + " to the same\ncustomers, those of BG/NBD: one number of distinct histories, so that the ratio is of"
                        + " the work alone. All else is for 1,000,000\nof the model's own customers. Aims for CET are ≤ 0.1 s"
                        + " where the papers have a closed form, ≤ 1 s where they do not.",
                new FamilyAims(results).table());
    }

    /** A table below another, where the run has it. */
    private static String further(String text, Table table) {
        return table.isEmpty() ? "" : "\n" + text + "\n\n" + table;
    }

    private static final String COMPRESS = """
            From columns, one row a customer, to distinct rows with weights, on one thread. The yardstick is `Arrays.sort` of
            one packed `long` a customer; packing, unpacking and counting come on top of it and are not counted.
            """;

    private Table compress() {
        Table out = new Table(
                1,
                "model",
                "customers",
                "distinct rows",
                "compress",
                "a customer",
                "allocated",
                "sort",
                "compress/sort");
        for (String model : results.models("Compress.compress")) {
            for (int n : results.sizes("Compress.compress")) {
                Measurement lindy = results.lindy("Compress.compress", model, n);
                Measurement sort = results.find("Compress.compress", model, n, Results.SORT, 1);
                if (lindy != null) {
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.count(results.distinct(model, n)),
                            Figures.measured(lindy),
                            Figures.duration(Results.nanoseconds(lindy) / n),
                            Figures.bytes(lindy.allocatedBytes()),
                            Figures.measured(sort),
                            sort == null
                                    ? Figures.NONE
                                    : String.format(
                                            Locale.ROOT,
                                            "%.2f",
                                            Results.nanoseconds(lindy) / Results.nanoseconds(sort)));
                }
            }
        }
        return out;
    }

    private static final String LIKELIHOOD = """
            At the simulated parameters, on compressed rows. The textbook evaluates the paper's formula for every customer and
            has no derivatives; a simplex needs some hundred of its evaluations where Newton's method needs a handful with
            Hessian.
            """;

    private String likelihood() {
        Table out = new Table(
                1,
                "model",
                "customers",
                "value",
                "with gradient",
                "with Hessian",
                "a distinct row, with Hessian",
                "allocated",
                "textbook value",
                "textbook/value");
        for (String model : main("Likelihood.value")) {
            for (int n : results.sizes("Likelihood.value")) {
                Measurement value = results.lindy("Likelihood.value", model, n);
                Measurement hessian = results.lindy("Likelihood.hessian", model, n);
                if (value != null && hessian != null) {
                    Results.Baseline baseline = results.baseline("Likelihood.value", model, n);
                    int rows = results.distinct(model, n);
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.measured(value),
                            Figures.measured(results.lindy("Likelihood.gradient", model, n)),
                            Figures.measured(hessian),
                            rows == 0 ? Figures.NONE : Figures.duration(Results.nanoseconds(hessian) / rows),
                            Figures.bytes(hessian.allocatedBytes()),
                            baseline == null ? Figures.NONE : baseline.toString(),
                            baseline == null ? Figures.NONE : baseline.ratioTo(value));
                }
            }
        }
        return out
                + further(
                        "The other models, each on its own customers. NBD's likelihood needs no more of them than how many there are of each x\nand"
                                + " of each T.",
                        family.likelihood())
                + cores("Likelihood.hessian", "with Hessian");
    }

    private static final String FIT = """
            Start values, search, covariance, standard errors and diagnosis, on one thread. The textbook runs the simplex of
            Nelder and Mead (Commons Math) on the logarithms of the parameters, and has no standard errors.
            """;

    private String fit() {
        Table out = new Table(
                1,
                "model",
                "customers",
                "fit, compressed already",
                "compress and fit",
                "allocated",
                "textbook",
                "textbook/compress and fit");
        for (String model : main("Fit.compressAndFit")) {
            for (int n : results.sizes("Fit.compressAndFit")) {
                Measurement both = results.lindy("Fit.compressAndFit", model, n);
                if (both != null) {
                    Results.Baseline baseline = results.baseline("Fit.fit", model, n);
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.measured(results.lindy("Fit.fit", model, n)),
                            Figures.measured(both),
                            Figures.bytes(both.allocatedBytes()),
                            baseline == null ? Figures.NONE : baseline.toString(),
                            baseline == null ? Figures.NONE : baseline.ratioTo(both));
                }
            }
        }
        return out
                + firstCalls()
                + further(
                        "The other models, compressed already, each on its own customers. CNBD-k at the k it is named by; choosing"
                                + " among k from 1\nto 12 is twelve such fits. The textbook's simplex for GGom/NBD, which integrates"
                                + " for every customer, is left out for its length.",
                        family.fit())
                + further(
                        "All models of histories (x, t<sub>x</sub>, T) on the same 1,000,000 customers, those of BG/NBD: what a"
                                + " comparison of models costs.\nGGom/NBD has no maximum there, as these customers' dropout does not"
                                + " grow with time: its fit runs to Pareto/NBD and says so.",
                        family.sameCustomers())
                + cores("Fit.fit", "fit")
                + cores("Fit.compressAndFit", "compress and fit");
    }

    private static final String FIRST = """

            The first call in a new Java, from raw columns to estimates, beside calls of warm code: what a script that fits once
            waits for. Loading and compiling classes are part of it.

            """;

    private String firstCalls() {
        Table out = new Table(2, "model", "customers", "first, CPU time", "warm, CPU time", "first/warm");
        boolean any = false;
        for (String model : results.models("FirstFit.compressAndFit")) {
            for (int n : results.sizes("FirstFit.compressAndFit")) {
                Measurement first = results.lindy("FirstFit.compressAndFit", model, n);
                Measurement warm = results.lindy("Fit.compressAndFit", model, n);
                Double cold = first == null ? null : first.cpuNanoseconds();
                Double usual = warm == null ? null : warm.cpuNanoseconds();
                if (cold != null && usual != null) {
                    any = true;
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.duration(cold),
                            Figures.duration(usual),
                            Figures.ratio(cold / usual));
                }
            }
        }
        return any ? FIRST + out : "";
    }

    private static final String PREDICTIONS = """
            One value a customer at known parameters, on one thread, for a base that is compressed already. CET looks 39 weeks
            ahead; DERT is all future at 10 % a year; residual value is the whole table of `customers.csv`. The textbook
            evaluates ₂F₁ by its power series, and the papers give no DERT for BG/NBD.
            """;

    private String predictions() {
        Table out = new Table(
                2, "quantity", "model", "customers", "time", "a customer", "allocated", "textbook", "textbook/time");
        StringBuilder onCores = new StringBuilder();
        for (String[] quantity : new String[][] {
            {"probabilityAlive", "P(alive)"},
            {"conditionalExpectedTransactions", "CET"},
            {"discountedExpectedResidualTransactions", "DERT"},
            {"residualValue", "residual value"}
        }) {
            String benchmark = "Prediction." + quantity[0];
            for (String model : main(benchmark)) {
                for (int n : results.sizes(benchmark)) {
                    Measurement lindy = results.lindy(benchmark, model, n);
                    if (lindy != null) {
                        Results.Baseline baseline = results.baseline(benchmark, model, n);
                        out.add(
                                quantity[1],
                                model,
                                Figures.count(n),
                                Figures.measured(lindy),
                                Figures.duration(Results.nanoseconds(lindy) / n),
                                Figures.bytes(lindy.allocatedBytes()),
                                baseline == null ? Figures.NONE : baseline.toString(),
                                baseline == null ? Figures.NONE : baseline.ratioTo(lindy));
                    }
                }
            }
            onCores.append(cores(benchmark, quantity[1]));
        }
        return out
                + further(
                        "The other models, 1,000,000 of their own customers each. Of BG/BB CET looks 39 opportunities ahead. The"
                                + " textbook is\nextrapolated from 100,000; for CNBD-k the paper has an approximation only, which is"
                                + " not timed.",
                        family.predictions())
                + onCores;
    }

    /** The main models of a benchmark. */
    private List<String> main(String benchmark) {
        return results.models(benchmark).stream().filter(Results::isMain).toList();
    }

    /** One thread and all cores side by side, as sentences; empty where all cores are one or were not measured. */
    private String cores(String benchmark, String what) {
        StringBuilder out = new StringBuilder();
        for (String model : results.models(benchmark)) {
            Measurement one = results.lindy(benchmark, model, MILLION);
            Measurement all = cores == 1 ? null : results.find(benchmark, model, MILLION, Results.LINDY, cores);
            if (one != null && all != null) {
                out.append(String.format(
                        Locale.ROOT,
                        "%nAll %d cores, %s, %s of 1,000,000 customers: %s, %.2f times as fast as one.%n",
                        cores,
                        model,
                        what,
                        Figures.measured(all),
                        Results.nanoseconds(one) / Results.nanoseconds(all)));
            }
        }
        return out.toString();
    }

    private static final String FILES = """
            On one thread, files in the machine's cache. The textbook splits lines at commas and groups a customer's orders in
            maps; it recognises nothing, checks nothing and keeps no ledger.
            """;

    private Table files() {
        Table out = new Table(1, "", "customers", "time", "a customer", "allocated", "textbook", "textbook/time");
        for (String[] step : new String[][] {
            {"readOrders", "CSV of orders → log"},
            {"summarize", "log → base"},
            {"readSummaries", "CSV of summaries → base"}
        }) {
            String benchmark = "OrderLog." + step[0];
            for (int n : results.sizes(benchmark)) {
                Measurement lindy = results.lindy(benchmark, null, n);
                if (lindy != null) {
                    Results.Baseline baseline = results.baseline(benchmark, null, n);
                    out.add(
                            step[1],
                            Figures.count(n),
                            Figures.measured(lindy),
                            Figures.duration(Results.nanoseconds(lindy) / n),
                            Figures.bytes(lindy.allocatedBytes()),
                            baseline == null ? Figures.NONE : baseline.toString(),
                            baseline == null ? Figures.NONE : baseline.ratioTo(lindy));
                }
            }
        }
        return out;
    }

    private static final String COMMANDS = """
            As a user starts them, on all cores: start of the virtual machine, reading, computing, writing. Medians of the
            repetitions; CPU time is user and system of all threads, memory the most that was resident.
            """;

    private Table commands() {
        Table out =
                new Table(1, "command", "rows", "file", "time", "CPU time", "memory", "`LINDY_OPTS`", "repetitions");
        for (CommandTime time : run.commands()) {
            Long peak = time.peakBytes();
            out.add(
                    "`" + time.command() + "`",
                    Figures.count(time.inputRows()),
                    Figures.bytes((double) time.inputBytes()),
                    Figures.seconds(time.medianWall()),
                    Figures.seconds(time.medianCpu()),
                    peak == null ? "unknown" : Figures.bytes((double) peak),
                    time.javaOptions(),
                    Integer.toString(time.wallSeconds().size()));
        }
        return out;
    }

    private static final String SPECIAL = """
            One evaluation at arguments such as fits meet (k from 0 to 40, mostly small; z from 0.1 to 10). The textbook forms
            are those of Commons Numbers, or a power series; they lose digits where the toolkit's do not
            ([accuracy](../accuracy.md)).
            """;

    private Table special() {
        Table out = new Table(1, "function", "time", "textbook", "textbook/time");
        for (Measurement lindy : run.measurements()) {
            String function = lindy.parameters().get("function");
            if (function != null && lindy.has("implementation", Results.LINDY)) {
                Measurement textbook = run.measurements().stream()
                        .filter(m -> m.has("function", function) && m.has("implementation", Results.TEXTBOOK))
                        .findFirst()
                        .orElse(null);
                out.add(
                        function,
                        Figures.measured(lindy),
                        Figures.measured(textbook),
                        textbook == null
                                ? Figures.NONE
                                : Figures.ratio(Results.nanoseconds(textbook) / Results.nanoseconds(lindy)));
            }
        }
        return out;
    }

    private String how() {
        String text = """
                - **Data.** BG/NBD customers (r 0.243, alpha 4.414, a 0.793, b 2.426, weeks) with Gamma-Gamma amounts (p 6.25,
                  q 3.74, gamma 15.44), observed for 40 to 52 weeks, to the day and the cent, drawn with a literal seed. Order
                  logs come from the toolkit's simulator with the same parameters. The other models draw their own customers in
                  the same way, at their estimates for CDNOW, but for GGom/NBD, which has no maximum there (r 0.553, alpha 10.578,
                  b 0.1, s 1, beta 3), and BG/BB (alpha 1.204, beta 0.75, gamma 0.657, delta 2.783; 6 to 52 opportunities). sBG and
                  BdW are fitted to the counts of cohorts, a few rows whatever the number of customers, and are not timed.
                - **Times.** JMH 1.37, one fork a figure. A figure is the median of the iterations; ± is half the width of the
                  mean's 99.9 % interval, as a share of the mean. Up to 100,000 customers: 3 iterations of 0.2 s to warm up and
                  5 that count; above: the same with 0.25 s, at least one operation each; residual value and files at 1,000,000, and
                  compressing and sorting 10,000,000: single shots, 1 to warm up and 3 that count. Models other than BG/NBD and
                  Gamma-Gamma, and special functions: 2 iterations of 0.2 s to warm up and 3 that count; fits to the same customers: 4
                  of 0.4 s and 5. The textbook's fits to
                  2,357 customers of those two, and its other work on 100,000 of other models: single shots, 1 to warm up and 3
                  that count; what is marked *once*: one cold single shot. The quick suite has fewer. Counts stand beside each
                  figure in the JSON.
                - **CPU time** is that of the whole process per operation, compiler and garbage collector included: the better
                  figure where other programs wanted the same cores. The JSON has it for every benchmark.
                - **Memory.** Bytes allocated per operation, by JMH's GC profiler; the most resident memory for commands.
                - **The textbook baseline** is the paper's formula in plain Java, customer by customer, at most 100,000 of them.
                  What is said of it beyond is its time at 100,000 in proportion to the customers, and marked *extrapolated*.
                - **Same answers.** That the implementations agree on values, fits, predictions and summaries is checked in the
                  module's ordinary tests.
                - **Noise.** Compare ratios within a run rather than times between machines. `--compare` calls a difference one
                  only where the intervals do not overlap.
                """;
        return text;
    }

    private String environment() {
        Environment on = run.environment();
        Table out = new Table(2, "", "");
        out.add("CPU", on.cpu() + ", " + cores + (cores == 1 ? " core" : " cores"));
        out.add("memory", on.memoryBytes() == 0 ? "unknown" : Figures.bytes((double) on.memoryBytes()));
        out.add("operating system", on.os());
        out.add("JDK", on.jdk());
        out.add("JVM flags", String.join("; ", on.jvmFlags()));
        out.add("commit", on.commit() + (on.modified() ? ", with changes" : ""));
        out.add("begun", on.date());
        out.add("load in the minute before", on.loadBefore() < 0 ? "unknown" : Double.toString(on.loadBefore()));
        out.add("suite", run.suite() + ", " + run.seconds() + " s");
        return out.toString();
    }
}
