package dev.lindy.study.selfcheck;

import dev.lindy.models.validation.RankHistogram;

/**
 * Whether the posterior of a parameter is calibrated.
 *
 * @param model its name in files
 * @param design how customers were observed
 * @param customers in a sample
 * @param parameter its name
 * @param refused how many posteriors could not be trusted, and have no rank
 * @param histogram of the others
 */
public record Ranks(
        String model, String design, int customers, String parameter, int refused, RankHistogram histogram) {

    /** Of χ², and of the difference in the same share of cases: what a few dozen parameters do not reach by chance. */
    private static final double RARE = 0.001;

    /** The quantile of Kolmogorov's distribution for it, as a multiple of that of 95 %. */
    private static final double FARTHER = 1.949 / 1.358;

    /**
     * Whether chance explains how uneven ranks are.
     *
     * @return false if even ranks were so uneven in one of a thousand cases
     */
    public boolean even() {
        return histogram.pValue() >= RARE && histogram.difference() <= FARTHER * histogram.limit();
    }
}
