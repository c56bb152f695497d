package dev.lindy.benchmarks.report;

/** How and where a run was measured. */
final class Measuring {

    private Measuring() {}

    static String how() {
        return """
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
    }

    static String environment(BenchmarkRun run) {
        Environment on = run.environment();
        int cores = on.cores();
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
