package dev.lindy.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was aimed at, and what came of it. Aims are for 1,000,000 customers on one core of a quiet machine, commands for all of
 * its cores.
 *
 * @param results of a run
 */
record Aims(Results results) {

    private static final int MILLION = Results.MILLION;
    private static final double MS = 1e6;
    private static final double S = 1e9;
    private static final double GB = 1e9;
    private static final String BG = Results.MAIN;
    private static final String GG = Results.SPEND;

    Table table() {
        Table out = new Table(1, "1,000,000 customers, one core", "aim", "measured", "", "CPU time");
        Measurement compress = results.lindy("Compress.compress", BG, MILLION);
        Measurement sort = results.find("Compress.compress", BG, MILLION, Results.SORT, 1);
        time(out, "compress to distinct histories", 50 * MS, compress);
        if (compress != null && sort != null) {
            double ratio = Results.nanoseconds(compress) / Results.nanoseconds(sort);
            out.add(
                    "the same, as a share of sorting one packed number a customer",
                    "≤ 0.50",
                    String.format(Locale.ROOT, "%.2f", ratio),
                    verdict(ratio <= 0.5),
                    Figures.NONE);
        }
        time(out, "BG/NBD fit with standard errors, after compress", 35 * MS, results.lindy("Fit.fit", BG, MILLION));
        time(
                out,
                "Gamma-Gamma fit with standard errors, after compress",
                150 * MS,
                results.lindy("Fit.fit", GG, MILLION));
        Measurement alive = results.lindy("Prediction.probabilityAlive", BG, MILLION);
        Measurement expected = results.lindy("Prediction.conditionalExpectedTransactions", BG, MILLION);
        if (alive != null && expected != null) {
            time(
                    out,
                    "P(alive) and CET for all, both together",
                    100 * MS,
                    Results.nanoseconds(alive) + Results.nanoseconds(expected),
                    Figures.cpu(alive) + " + " + Figures.cpu(expected));
        }
        time(
                out,
                "exact DERT for all",
                2 * S,
                results.lindy("Prediction.discountedExpectedResidualTransactions", BG, MILLION));
        time(
                out,
                "the whole table of residual values for all",
                2 * S,
                results.lindy("Prediction.residualValue", BG, MILLION));
        command(out, "fit", 2, 1 * GB);
        command(out, "run", 15, 3 * GB);
        return out;
    }

    private static void time(Table out, String what, double aim, @Nullable Measurement m) {
        if (m != null) {
            time(out, what, aim, Results.nanoseconds(m), Figures.cpu(m));
        }
    }

    private static void time(Table out, String what, double aim, double nanoseconds, String cpu) {
        out.add(what, "≤ " + Figures.duration(aim), Figures.duration(nanoseconds), verdict(nanoseconds <= aim), cpu);
    }

    private void command(Table out, String name, double seconds, double bytes) {
        CommandTime time = results.command(name);
        if (time == null) {
            return;
        }
        String what = "`" + time.command() + "` on " + Figures.count(time.inputRows()) + " rows, from start to end";
        out.add(
                what,
                "≤ " + Figures.seconds(seconds),
                Figures.seconds(time.medianWall()),
                verdict(time.medianWall() <= seconds),
                Figures.seconds(time.medianCpu()));
        Long peak = time.peakBytes();
        if (peak != null) {
            out.add(
                    "the same, most memory resident",
                    "≤ " + Figures.bytes(bytes),
                    Figures.bytes((double) peak),
                    verdict((double) peak <= bytes),
                    Figures.NONE);
        }
    }

    static String verdict(boolean met) {
        return met ? "met" : "**not met**";
    }
}
