package dev.lindy.study.selfcheck;

import dev.lindy.models.interval.Interval;
import dev.lindy.models.validation.BinomialBand;
import dev.lindy.study.IntervalMethod;
import java.util.Arrays;
import java.util.Locale;

/**
 * How often intervals of one kind held the truth.
 *
 * @param model its name in files
 * @param design how customers were observed: {@code identified}, where a sample of some thousand determines all parameters, or {@code
 *     sparse}
 * @param customers in a sample
 * @param method of the interval
 * @param kind {@code parameter}, {@code expectation} or {@code outcome}
 * @param what a parameter, or the column of a quantity
 * @param total whether of all customers together; of parameters false
 * @param intervals in how many samples there was an interval
 * @param none in how many there was none
 * @param share that held the truth
 * @param error standard error of the share, by the number of samples
 * @param judgement what that means
 */
public record Coverage(
        String model,
        String design,
        int customers,
        IntervalMethod method,
        String kind,
        String what,
        boolean total,
        int intervals,
        int none,
        double share,
        double error,
        Judgement judgement) {

    /** What a share means. */
    public enum Judgement {
        /** In the band: the level, and at most 3 % more or less. */
        INSIDE,
        /** Outside it, by less than chance can do. */
        UNCLEAR,
        /** Below it, by more than chance can do: intervals are too narrow. */
        LOW,
        /** Above it, by more than chance can do: intervals are wider than they must be. */
        HIGH,
        /** More than the level, as intervals of whole numbers have it. */
        WHOLE;

        /**
         * In tables.
         *
         * @return in small letters
         */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** To either side of the level. */
    static final double BAND = 0.03;

    /** Chance does more to one in a thousand. */
    private static final double CHANCE = 0.999;

    /** Fewer shares do not tell how much they differ. */
    private static final int FEWEST = 10;

    static Coverage of(Cell cell, Seen.Key key, double[] held, double level) {
        double[] known =
                Arrays.stream(held).filter(share -> !Double.isNaN(share)).toArray();
        double share = Arrays.stream(known).average().orElse(Double.NaN);
        double squares = Arrays.stream(known)
                .map(each -> (each - share) * (each - share))
                .sum();
        double seen = Math.sqrt(squares / Math.max(1, known.length - 1) / known.length);
        boolean one = key.total() || key.kind() == Seen.Kind.PARAMETER;
        // Of intervals of which each holds or does not the error is that of the level: none that failed is no
        // certainty.
        double error = one ? Math.sqrt(level * (1 - level) / known.length) : seen;
        return new Coverage(
                cell.subject().model(),
                cell.subject().design(),
                cell.customers(),
                key.method(),
                key.kind().text(),
                key.what(),
                key.total(),
                known.length,
                held.length - known.length,
                share,
                error,
                judge(key, known.length, share, level, range(one, known.length, error, level)));
    }

    /** From which share on, and up to which, a kind of interval may be in the band. */
    private static double[] range(boolean one, int n, double error, double level) {
        if (one) {
            return new double[] {
                (double) BinomialBand.of(n, level - BAND, CHANCE).lowest() / n,
                (double) BinomialBand.of(n, Math.min(1, level + BAND), CHANCE).highest() / n
            };
        }
        double reach = n < FEWEST ? 1 : Interval.reach(CHANCE) * error;
        return new double[] {level - BAND - reach, level + BAND + reach};
    }

    private static Judgement judge(Seen.Key key, int n, double share, double level, double[] range) {
        if (n == 0) {
            return Judgement.UNCLEAR;
        }
        if (share > level + BAND && key.whole()) {
            return Judgement.WHOLE;
        }
        // Not less, and not more, by what rounding does to a share.
        if (Math.abs(share - level) <= BAND + 1e-12) {
            return Judgement.INSIDE;
        }
        if (share < range[0]) {
            return Judgement.LOW;
        }
        return share > range[1] ? Judgement.HIGH : Judgement.UNCLEAR;
    }
}
