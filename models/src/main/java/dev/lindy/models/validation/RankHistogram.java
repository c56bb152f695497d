package dev.lindy.models.validation;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): parameters are drawn from a prior, data from the
 * parameters, and draws from the posterior of the data; the rank of the parameter among those draws is as often any number as any
 * other, if the posterior is right. A bowl says that posteriors are too narrow, a bulge too wide, a slope that they lie beside the
 * truth. Immutable.
 */
public final class RankHistogram {

    /** Of the band of a bar: one in a hundred bars lies outside. */
    private static final double BAND = 0.99;

    /** The 95 % quantile of Kolmogorov's distribution; conservative for ranks, which are whole numbers. */
    private static final double KOLMOGOROV = 1.358;

    private final int[] bars;
    private final int simulations;
    private final double difference;

    private RankHistogram(int[] bars, int simulations, double difference) {
        this.bars = bars;
        this.simulations = simulations;
        this.difference = difference;
    }

    /**
     * Makes the histogram.
     *
     * @param ranks of one parameter, one per simulation: how many of the draws lie below the truth
     * @param draws how many draws a rank was taken among, so that it lies between 0 and their number
     * @param bars how many; draws + 1 must be a multiple of it, so that all are equally likely
     * @return the histogram
     * @throws IllegalArgumentException if there is no rank, one is impossible, or the bars are not equally likely
     */
    public static RankHistogram of(int[] ranks, int draws, int bars) {
        if (bars < 2 || (draws + 1) % bars != 0) {
            throw new IllegalArgumentException(
                    (draws + 1) + " possible ranks cannot be shared out among " + bars + " bars");
        }
        if (ranks.length == 0 || Arrays.stream(ranks).anyMatch(rank -> rank < 0 || rank > draws)) {
            throw new IllegalArgumentException("there must be one rank or more, all from 0 to " + draws);
        }
        int[] counts = new int[bars];
        int[] each = new int[draws + 1];
        for (int rank : ranks) {
            counts[(int) ((long) rank * bars / (draws + 1))]++;
            each[rank]++;
        }
        double difference = 0;
        int upTo = 0;
        for (int rank = 0; rank <= draws; rank++) {
            upTo += each[rank];
            double even = (rank + 1.0) / (draws + 1);
            difference = Math.max(difference, Math.abs((double) upTo / ranks.length - even));
        }
        return new RankHistogram(counts, ranks.length, difference);
    }

    /**
     * How many ranks fall into each bar.
     *
     * @return one count per bar
     */
    public int[] bars() {
        return bars.clone();
    }

    /**
     * How many simulations there were.
     *
     * @return the sum of the bars
     */
    public int simulations() {
        return simulations;
    }

    /**
     * The band that holds a bar in 99 of 100 cases if ranks are even.
     *
     * @return of how many ranks there are in one bar
     */
    public BinomialBand band() {
        return BinomialBand.of(simulations, 1.0 / bars.length, BAND);
    }

    /**
     * How many bars lie outside the band.
     *
     * @return one in a hundred is expected
     */
    public int outside() {
        BinomialBand band = band();
        return (int) Arrays.stream(bars).filter(bar -> !band.holds(bar)).count();
    }

    /**
     * Pearson's statistic of even bars.
     *
     * @return Σ (count − expected)²/expected
     */
    public double chiSquare() {
        double expected = (double) simulations / bars.length;
        return Arrays.stream(bars)
                .mapToDouble(bar -> (bar - expected) * (bar - expected) / expected)
                .sum();
    }

    /**
     * How often even ranks would give bars that are more uneven.
     *
     * @return the upper tail of χ² with one degree of freedom less than there are bars
     */
    public double pValue() {
        return RegularizedGamma.Q.value((bars.length - 1) / 2.0, chiSquare() / 2);
    }

    /**
     * The largest difference between the distribution function of the ranks and that of even ones.
     *
     * @return between 0 and 1
     */
    public double difference() {
        return difference;
    }

    /**
     * What that difference stays below in 95 of 100 cases if ranks are even.
     *
     * @return 1.358/√simulations
     */
    public double limit() {
        return KOLMOGOROV / Math.sqrt(simulations);
    }
}
