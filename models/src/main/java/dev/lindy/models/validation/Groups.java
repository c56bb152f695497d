package dev.lindy.models.validation;

import java.util.ArrayList;
import java.util.List;

/** Customers in groups of about the same size by a number; who shares a number is in one group. */
final class Groups {

    private Groups() {}

    /** The rows of each group, the lowest numbers first; fewer groups where many share a number. */
    static List<int[]> byQuantiles(double[] numbers, int groups) {
        Ranking ranking = Ranking.by(numbers);
        int[] falling = ranking.order();
        List<int[]> out = new ArrayList<>();
        int n = falling.length;
        int from = 0;
        while (from < n) {
            // Ends at the next quantile, or after the tie in which it lies.
            long next = (long) from * groups / n + 1;
            int to = from;
            do {
                to = ranking.endOfTie(to);
            } while (to < n && (long) to * groups < next * n);
            int[] rows = new int[to - from];
            System.arraycopy(falling, from, rows, 0, rows.length);
            out.add(0, rows);
            from = to;
        }
        return out;
    }
}
