package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import java.util.Arrays;

/**
 * Which customers are added up together: the group of each, from 0; below 0 for those who are left out. Immutable.
 */
public final class Groups {

    private final int[] of;
    private final int size;

    private Groups(int[] of, int size) {
        this.of = of;
        this.size = size;
    }

    /**
     * Groups by their numbers.
     *
     * @param of one number per customer, in the order of the base; below 0 for those who are left out
     * @return as many groups as the largest number says
     */
    public static Groups of(int... of) {
        return new Groups(of.clone(), Math.max(0, Arrays.stream(of).max().orElse(-1) + 1));
    }

    /**
     * One group of some customers.
     *
     * @param in whether each customer belongs to it
     * @return one group
     */
    public static Groups of(boolean... in) {
        int[] of = new int[in.length];
        Arrays.setAll(of, i -> in[i] ? 0 : -1);
        return new Groups(of, 1);
    }

    /** One group of all. */
    static Groups everybody(int customers) {
        return new Groups(new int[customers], 1);
    }

    /**
     * How many groups there are.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /** The group of a customer; below 0 for none. */
    int of(int customer) {
        return of[customer];
    }

    /** Refuses another number of customers. */
    void check(CustomerBase base) {
        if (of.length != base.size()) {
            throw new IllegalArgumentException(
                    "the groups are of " + of.length + " customers, but the base has " + base.size());
        }
    }

    /** The customers of every group, in their order. */
    int[][] members() {
        int[] counts = new int[size];
        for (int group : of) {
            if (group >= 0) {
                counts[group]++;
            }
        }
        int[][] members = new int[size][];
        Arrays.setAll(members, g -> new int[counts[g]]);
        int[] next = new int[size];
        for (int i = 0; i < of.length; i++) {
            if (of[i] >= 0) {
                members[of[i]][next[of[i]]++] = i;
            }
        }
        return members;
    }

    /** One sum per group. */
    double[] sums(double[] values) {
        double[] sums = new double[size];
        for (int i = 0; i < values.length; i++) {
            if (of[i] >= 0) {
                sums[of[i]] += values[i];
            }
        }
        return sums;
    }

    /** One sum of products per group. */
    double[] sums(double[] values, double[] weights) {
        double[] sums = new double[size];
        for (int i = 0; i < values.length; i++) {
            if (of[i] >= 0) {
                sums[of[i]] += weights[i] * values[i];
            }
        }
        return sums;
    }
}
