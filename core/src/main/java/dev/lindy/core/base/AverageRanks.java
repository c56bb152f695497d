package dev.lindy.core.base;

import dev.lindy.core.parallel.Chunks;

/** Ranks from 1; equal values share the average of theirs. */
public final class AverageRanks {

    private AverageRanks() {}

    /**
     * The ranks of real numbers.
     *
     * @param values none of them NaN
     * @return the rank of each
     */
    public static double[] of(double[] values) {
        return of(Ranking.of(values));
    }

    /**
     * The ranks of whole numbers.
     *
     * @param values any
     * @return the rank of each
     */
    public static double[] of(int[] values) {
        return of(Ranking.of(values));
    }

    private static double[] of(Ranking ranking) {
        double[] rankOf = new double[ranking.size()];
        int before = 0;
        for (int place = 0; place < rankOf.length; place++) {
            int count = ranking.counts()[place];
            rankOf[place] = 0.5 * (2L * before + 1 + count);
            before += count;
        }
        int[] places = ranking.ranks();
        double[] out = new double[places.length];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = rankOf[places[i]];
            }
        });
        return out;
    }
}
