package dev.lindy.core.covariate;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.CustomerSample;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples of groups of customers who have the same covariates, one after another. Immutable.
 *
 * @param <D> the sample of a group
 */
public final class GroupedSample<D extends Sample> implements CustomerSample {

    private final List<D> groups;
    private final double[][] covariates;

    /** The first row of every group, and after the last group the number of rows. */
    private final int[] start;

    private final @Nullable Design design;

    private GroupedSample(List<D> groups, double[][] covariates, @Nullable Design design) {
        this.groups = groups;
        this.covariates = covariates;
        this.design = design;
        start = new int[groups.size() + 1];
        for (int g = 0; g < groups.size(); g++) {
            start[g + 1] = start[g] + groups.get(g).rows();
        }
    }

    /**
     * Of groups that were made elsewhere.
     *
     * @param groups a sample per group, all in one unit of time
     * @param covariates a row of numbers per group
     * @param <D> the sample of a group
     * @return the sample, which does not know the customers
     * @throws IllegalArgumentException if there are no groups, or the lengths differ
     */
    public static <D extends Sample> GroupedSample<D> of(List<D> groups, double[][] covariates) {
        if (groups.isEmpty() || covariates.length != groups.size()) {
            throw new IllegalArgumentException("every group needs its covariates, but there are " + groups.size()
                    + " groups and " + covariates.length + " rows of covariates");
        }
        return new GroupedSample<>(
                List.copyOf(groups),
                Arrays.stream(covariates).map(double[]::clone).toArray(double[][]::new),
                null);
    }

    /**
     * Of a base.
     *
     * @param family which takes the sample of each group
     * @param base the customers
     * @param design which says what customers have the same covariates
     * @param <D> the sample of a group
     * @return the sample; groups of whom the family can use nobody are left out
     */
    public static <D extends Sample> GroupedSample<D> of(
            CustomerFamily<D, ?> family, CustomerBase base, Design design) {
        CovariateGroups all = design.groups(base);
        List<D> groups = new ArrayList<>();
        List<double[]> covariates = new ArrayList<>();
        int[][] members = all.members();
        for (int g = 0; g < members.length; g++) {
            D part = family.sample(base.rows(members[g]));
            if (part.rows() > 0) {
                groups.add(part);
                covariates.add(all.covariates(g));
            }
        }
        return new GroupedSample<>(List.copyOf(groups), covariates.toArray(double[][]::new), design);
    }

    /**
     * The samples of the groups.
     *
     * @return one per group
     */
    public List<D> groups() {
        return groups;
    }

    /** The numbers of a group; not to be changed. */
    double[] covariates(int group) {
        return covariates[group];
    }

    /** The first row of a group; the one after the last where there is no such group. */
    int start(int group) {
        return start[group];
    }

    @Override
    public int[] rowsOf(CustomerBase base) {
        if (design == null) {
            throw new IllegalArgumentException("this sample was not made of a base: it knows no customers");
        }
        int[] rows = new int[base.size()];
        Arrays.fill(rows, NONE);
        int group = 0;
        CovariateGroups all = design.groups(base);
        int[][] members = all.members();
        for (int g = 0; g < members.length; g++) {
            if (group < groups.size()
                    && Arrays.equals(all.covariates(g), covariates[group])
                    && groups.get(group) instanceof CustomerSample part) {
                int[] ofGroup = part.rowsOf(base.rows(members[g]));
                for (int i = 0; i < ofGroup.length; i++) {
                    rows[members[g][i]] = ofGroup[i] == NONE ? NONE : start[group] + ofGroup[i];
                }
                group++;
            }
        }
        return rows;
    }

    @Override
    public int rows() {
        return start[groups.size()];
    }

    @Override
    public double weight(int row) {
        int found = Arrays.binarySearch(start, row);
        int group = found < 0 ? -found - 2 : found;
        return groups.get(group).weight(row - start[group]);
    }

    @Override
    public double totalWeight() {
        double sum = 0;
        for (D part : groups) {
            sum += part.totalWeight();
        }
        return sum;
    }

    @Override
    @SuppressWarnings("unchecked") // A sample with other weights is of the same kind.
    public GroupedSample<D> withWeights(double[] weights) {
        if (weights.length != rows()) {
            throw new IllegalArgumentException(rows() + " rows need as many weights, but there are " + weights.length);
        }
        List<D> other = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            other.add((D) groups.get(g).withWeights(Arrays.copyOfRange(weights, start[g], start[g + 1])));
        }
        return new GroupedSample<>(List.copyOf(other), covariates, design);
    }

    @Override
    public TimeScale timeScale() {
        return groups.get(0).timeScale();
    }

    @Override
    public String description() {
        return Phrases.count(Math.round(totalWeight()), "customer") + ", "
                + Phrases.count(rows(), "distinct history", "distinct histories") + " in "
                + Phrases.count(groups.size(), "group") + " of the same covariates, "
                + timeScale().plural();
    }

    @Override
    public long fingerprint() {
        long sum = 0;
        for (int g = 0; g < groups.size(); g++) {
            // A sum, so that the order of the groups plays no part.
            sum += (groups.get(g).fingerprint() ^ Arrays.hashCode(covariates[g]) * 0x9E3779B97F4A7C15L)
                    * 0xBF58476D1CE4E5B9L;
        }
        return sum;
    }
}
