package dev.lindy.benchmarks.report;

/** What a run says of reading files, of whole commands and of special functions. */
final class ProgramSections {

    private final BenchmarkRun run;
    private final Results results;

    ProgramSections(Results results) {
        this.run = results.run();
        this.results = results;
    }

    private static final String FILES = """
            On one thread, files in the machine's cache. The textbook splits lines at commas and groups a customer's orders in
            maps; it recognises nothing, checks nothing and keeps no ledger.
            """;

    String files() {
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
        return FILES + "\n" + out;
    }

    private static final String COMMANDS = """
            As a user starts them, on all cores: start of the virtual machine, reading, computing, writing. Medians of the
            repetitions; CPU time is user and system of all threads, memory the most that was resident.
            """;

    String commands() {
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
        return COMMANDS + "\n" + out;
    }

    private static final String SPECIAL = """
            One evaluation at arguments such as fits meet (k from 0 to 40, mostly small; z from 0.1 to 10). The textbook forms
            are those of Commons Numbers, or a power series; they lose digits where the toolkit's do not
            ([accuracy](../accuracy.md)).
            """;

    String special() {
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
        return SPECIAL + "\n" + out;
    }
}
