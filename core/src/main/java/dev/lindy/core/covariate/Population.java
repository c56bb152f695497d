package dev.lindy.core.covariate;

import java.util.ArrayList;
import java.util.List;

/**
 * Which covariates customers have, for answers about somebody of whom none are known. Immutable.
 *
 * @param numbers rows of numbers
 * @param shares of each; they add up to 1
 */
public record Population(List<double[]> numbers, List<Double> shares) {

    /** With more groups, so many customers stand for all. */
    private static final int MOST = 200;

    /**
     * Copies the lists; the rows are not to be changed.
     *
     * @param numbers rows of numbers
     * @param shares of each
     */
    public Population {
        numbers = List.copyOf(numbers);
        shares = List.copyOf(shares);
        if (numbers.isEmpty() || numbers.size() != shares.size()) {
            throw new IllegalArgumentException("a population needs rows of numbers and as many shares, but has "
                    + numbers.size() + " and " + shares.size());
        }
    }

    /**
     * Of groups.
     *
     * @param groups at least one
     * @return all of them; of more than 200 those of customers at even distances in the order of their numbers
     */
    static Population of(CovariateGroups groups) {
        long customers = 0;
        for (int g = 0; g < groups.size(); g++) {
            customers += groups.count(g);
        }
        List<double[]> numbers = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        long before = 0;
        for (int g = 0; g < groups.size(); g++) {
            long after = before + groups.count(g);
            double share = groups.size() <= MOST
                    ? (double) groups.count(g) / customers
                    : (double) (marks(after, customers) - marks(before, customers)) / MOST;
            if (share > 0) {
                numbers.add(groups.covariates(g));
                shares.add(share);
            }
            before = after;
        }
        return new Population(numbers, shares);
    }

    /** How many of the marks (i + ½)/200 lie below. */
    private static long marks(long upTo, long customers) {
        return Math.floorDiv(2 * upTo * MOST + customers - 1, 2 * customers);
    }
}
