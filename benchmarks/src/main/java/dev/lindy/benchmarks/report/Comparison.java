package dev.lindy.benchmarks.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side. A difference is called one where the intervals of the means do not overlap, or, of figures without
 * an interval, where the ranges of the samples do not; a single sample on either side decides nothing.
 *
 * @param before the older run
 * @param after the newer one
 */
public record Comparison(BenchmarkRun before, BenchmarkRun after) {

    /** What can be said of a benchmark in two runs. */
    enum Verdict {
        FASTER("faster"),
        SLOWER("slower"),
        NO_DIFFERENCE("no difference"),
        ONE_SAMPLE("one sample: cannot say");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The whole comparison in plain text. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        out.append("before  ").append(describe(before)).append('\n');
        out.append("after   ").append(describe(after)).append('\n');
        warn(out);
        Map<String, Measurement> old = new HashMap<>();
        before.measurements().forEach(m -> old.put(m.key(), m));
        out.append(String.format(
                Locale.ROOT, "%n%-88s %12s %12s %7s  %s%n", "", "before", "after", "ratio", "within noise?"));
        int missing = 0;
        for (Measurement now : after.measurements()) {
            Measurement then = old.remove(now.key());
            if (then == null) {
                missing++;
            } else {
                row(
                        out,
                        now.benchmark() + " " + Figures.parameters(now),
                        Figures.time(then.median(), then.unit()),
                        Figures.time(now.median(), now.unit()),
                        now.median() / then.median(),
                        verdict(then, now).toString());
            }
        }
        for (CommandTime now : after.commands()) {
            CommandTime then = command(before, now.name());
            if (then != null) {
                row(
                        out,
                        "command " + now.name(),
                        Figures.seconds(then.medianWall()),
                        Figures.seconds(now.medianWall()),
                        now.medianWall() / then.medianWall(),
                        verdict(then.wallSeconds(), now.wallSeconds()).toString());
            }
        }
        if (missing + old.size() > 0) {
            out.append(String.format(
                    Locale.ROOT, "%nin one run only: %d before, %d after (not compared)%n", old.size(), missing));
        }
        out.append("\nThe ratio is after/before of the medians: below 1 is faster.\n");
        return out.toString();
    }

    private static void row(StringBuilder out, String name, String before, String after, double ratio, String verdict) {
        out.append(String.format(Locale.ROOT, "%-88s %12s %12s %7.2f  %s%n", name, before, after, ratio, verdict));
    }

    private static @Nullable CommandTime command(BenchmarkRun run, String name) {
        return run.commands().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String describe(BenchmarkRun run) {
        Environment on = run.environment();
        return on.date() + ", commit " + on.shortCommit() + (on.modified() ? " with changes" : "") + ", " + run.suite()
                + " suite, " + on.cpu() + ", " + on.cores() + " cores, " + on.jdk();
    }

    private void warn(StringBuilder out) {
        Environment a = before.environment();
        Environment b = after.environment();
        if (!a.cpu().equals(b.cpu()) || a.cores() != b.cores() || !a.jdk().equals(b.jdk())) {
            out.append("note: the machines or JDKs differ, so the ratios are not those of the code alone.\n");
        }
        if (Math.max(a.loadBefore(), b.loadBefore()) > 0.5) {
            out.append("note: a machine was not quiet (load ")
                    .append(a.loadBefore())
                    .append(" and ")
                    .append(b.loadBefore())
                    .append(" before the runs); take small differences for noise.\n");
        }
    }

    static Verdict verdict(Measurement before, Measurement after) {
        Double errorBefore = before.error();
        Double errorAfter = after.error();
        if (errorBefore != null && errorAfter != null) {
            return of(
                    before.score() - errorBefore,
                    before.score() + errorBefore,
                    after.score() - errorAfter,
                    after.score() + errorAfter);
        }
        if (before.samples() < 2 || after.samples() < 2) {
            return Verdict.ONE_SAMPLE;
        }
        return of(before.min(), before.max(), after.min(), after.max());
    }

    static Verdict verdict(List<Double> before, List<Double> after) {
        if (before.size() < 2 || after.size() < 2) {
            return Verdict.ONE_SAMPLE;
        }
        return of(least(before), most(before), least(after), most(after));
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    private static Verdict of(double beforeFrom, double beforeTo, double afterFrom, double afterTo) {
        if (afterTo < beforeFrom) {
            return Verdict.FASTER;
        }
        return afterFrom > beforeTo ? Verdict.SLOWER : Verdict.NO_DIFFERENCE;
    }
}
