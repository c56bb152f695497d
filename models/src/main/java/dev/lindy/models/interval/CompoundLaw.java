package dev.lindy.models.interval;

import dev.lindy.models.FutureSpend;

/**
 * What a customer pays for a number of purchases that is itself by chance: nothing, or the sum of y purchases with the chance of y.
 * Worked out on the scale of logarithms.
 */
final class CompoundLaw {

    private static final int MOST_STEPS = 200;

    /** The logarithm of amounts that numbers still hold. */
    private static final double LARGEST = 700;

    /** What cannot change a probability. */
    private static final double NEGLIGIBLE = 1e-18;

    private final CountLaw counts;
    private final FutureSpend spend;

    private double probability;
    private double density;
    private double slope;

    CompoundLaw(CountLaw counts, FutureSpend spend) {
        this.counts = counts;
        this.spend = spend;
    }

    /** P(S ≤ amount). */
    double probability(double amount) {
        double sum = counts.none();
        for (int i = 0; i < counts.counts().length; i++) {
            sum += counts.chances()[i] * spend.probability(counts.counts()[i], amount);
        }
        return sum;
    }

    /** The smallest amount with P(S ≤ amount) ≥ level, to a relative precision; NaN where numbers do not reach so far. */
    double quantile(double level, double precision) {
        return quantile(level, precision, 0);
    }

    /** The same, from an amount nearby; 0 where none is known. */
    double quantile(double level, double precision, double nearby) {
        if (!(level > counts.none())) {
            return 0;
        }
        if (counts.counts().length == 0) {
            return 0;
        }
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double log = nearby > 0 ? Math.log(nearby) : start();
        for (int step = 0; step < MOST_STEPS; step++) {
            at(Math.exp(log));
            double error = probability - level;
            if (error > 0) {
                high = log;
            } else {
                low = log;
            }
            double next = density > 0 ? log - error / density : Double.NaN;
            if (Math.abs(next - log) <= precision) {
                return Math.exp(next);
            }
            if (!(next > Math.max(low, log - 2) && next < Math.min(high, log + 2))) {
                next = Double.isInfinite(low) ? log - 1 : Double.isInfinite(high) ? log + 1 : low + 0.5 * (high - low);
            }
            if (high - low <= precision) {
                return Math.exp(log);
            }
            if (Math.abs(log) > LARGEST) {
                break;
            }
            log = next;
        }
        return Double.NaN;
    }

    /**
     * How the density of ln S changes where it was asked for last: the slope of its logarithm. Negative beyond the most likely
     * amounts.
     */
    double slopeAt(double amount) {
        at(amount);
        return density > 0 ? slope / density : 0;
    }

    /** Near the middle of what is bought at all. */
    private double start() {
        double all = 0;
        double mean = 0;
        for (int i = 0; i < counts.counts().length; i++) {
            all += counts.chances()[i];
            mean += counts.chances()[i] * counts.counts()[i];
        }
        double each = spend.mean();
        double middle = Double.isInfinite(each) ? spend.scale() : mean / all * each;
        return Math.log(middle);
    }

    private void at(double amount) {
        probability = counts.none();
        density = 0;
        slope = 0;
        for (int i = 0; i < counts.counts().length; i++) {
            double chance = counts.chances()[i];
            double y = counts.counts()[i];
            double upTo = spend.probability(y, amount);
            probability += chance * upTo;
            if (upTo < NEGLIGIBLE) {
                // More purchases cost even more.
                break;
            }
            double here = chance * spend.logarithmicDensity(y, amount);
            density += here;
            slope += here * spend.logarithmicSlope(y, amount);
        }
    }
}
