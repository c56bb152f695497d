package dev.lindy.core.covariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which customers of a base have the same covariates. The groups are sorted by their numbers, whatever the order of the customers.
 * Immutable.
 */
public final class CovariateGroups {

    private final int[] of;
    private final double[][] covariates;
    private final int[] counts;
    private final List<String> unknown;

    private CovariateGroups(int[] of, double[][] covariates, int[] counts, List<String> unknown) {
        this.of = of;
        this.covariates = covariates;
        this.counts = counts;
        this.unknown = unknown;
    }

    private static final class Key {
        private final double[] numbers;

        Key(double[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(numbers, key.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /** Groups rows of numbers, one per customer. */
    static CovariateGroups of(double[][] rows, List<String> unknown) {
        Map<Key, Integer> places = new HashMap<>();
        List<double[]> distinct = new ArrayList<>();
        int[] found = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Integer place = places.putIfAbsent(new Key(rows[i]), distinct.size());
            if (place == null) {
                found[i] = distinct.size();
                distinct.add(rows[i]);
            } else {
                found[i] = place;
            }
        }
        Integer[] order = new Integer[distinct.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(distinct::get, Arrays::compare));
        int[] rank = new int[order.length];
        double[][] sorted = new double[order.length][];
        for (int g = 0; g < order.length; g++) {
            rank[order[g]] = g;
            sorted[g] = distinct.get(order[g]);
        }
        int[] of = new int[rows.length];
        int[] counts = new int[order.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = rank[found[i]];
            counts[of[i]]++;
        }
        return new CovariateGroups(of, sorted, counts, List.copyOf(unknown));
    }

    /**
     * How many groups there are.
     *
     * @return at least 0
     */
    public int size() {
        return counts.length;
    }

    /**
     * The group of a customer.
     *
     * @param customer the row in the base, from 0
     * @return from 0
     */
    public int of(int customer) {
        return of[customer];
    }

    /**
     * How many customers a group has.
     *
     * @param group from 0
     * @return at least 1
     */
    public int count(int group) {
        return counts[group];
    }

    /**
     * The numbers that the customers of a group have.
     *
     * @param group from 0
     * @return a copy
     */
    public double[] covariates(int group) {
        return covariates[group].clone();
    }

    /** Not to be changed. */
    double[][] rows() {
        return covariates;
    }

    /**
     * The customers by group.
     *
     * @return rows in the base, per group in their order
     */
    public int[][] members() {
        int[][] members = new int[counts.length][];
        Arrays.setAll(members, g -> new int[counts[g]]);
        int[] next = new int[counts.length];
        for (int i = 0; i < of.length; i++) {
            members[of[i]][next[of[i]]++] = i;
        }
        return members;
    }

    /**
     * Of which attributes some customers have a value that was not there when the coding was learned: it is taken to make no
     * difference.
     *
     * @return a phrase per attribute, such as {@code channel of 3 customers, "tv" first}
     */
    public List<String> unknown() {
        return unknown;
    }
}
