package dev.lindy.core.covariate;

import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The log-likelihood of groups, each at parameters of its own: u<sub>g</sub> = M<sub>g</sub>θ is linear in the coefficients θ, so the
 * gradient is Σ M<sub>g</sub>′ g<sub>g</sub> and the Hessian Σ M<sub>g</sub>′ H<sub>g</sub> M<sub>g</sub>, of which the plain
 * likelihood of each group gives g<sub>g</sub> and H<sub>g</sub>.
 */
final class GroupedLikelihood implements LogLikelihood {

    /** Groups that are added up by one thread, so that the order does not depend on threads. */
    private static final int TASK = 64;

    private final GroupedSample<?> sample;
    private final LogLikelihood[] likelihoods;
    private final Coefficients coefficients;
    private final Links links;
    private final int k;
    private final int size;

    GroupedLikelihood(GroupedSample<?> sample, LogLikelihood[] likelihoods, Coefficients coefficients) {
        this.sample = sample;
        this.likelihoods = likelihoods;
        this.coefficients = coefficients;
        links = coefficients.links();
        k = links.parameters().size();
        size = coefficients.space().size();
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        double[] all = coefficients.space().toUnconstrained(theta);
        int tasks = (likelihoods.length + TASK - 1) / TASK;
        double[] values = new double[tasks];
        double[][] gradients = new double[tasks][];
        double[][] hessians = new double[tasks][];
        Chunks.eachTask(tasks, task -> {
            Sum sum = new Sum(gradient != null, hessian != null);
            int end = Math.min(likelihoods.length, (task + 1) * TASK);
            for (int g = task * TASK; g < end; g++) {
                sum.add(g, all);
            }
            values[task] = sum.value;
            gradients[task] = sum.gradient;
            hessians[task] = sum.hessian;
        });
        double value = 0;
        for (double part : values) {
            value += part;
        }
        if (gradient != null) {
            addUp(gradients, gradient);
            if (hessian != null) {
                addUp(hessians, hessian);
            }
            coefficients.toNatural(all, gradient, hessian);
        }
        return value;
    }

    private static void addUp(double[][] parts, double[] out) {
        Arrays.fill(out, 0);
        for (double[] part : parts) {
            for (int i = 0; i < out.length; i++) {
                out[i] += part[i];
            }
        }
    }

    /** What some groups add up to, by coordinates and coefficients. */
    private final class Sum {
        private double value;
        private final double[] gradient;
        private final double[] hessian;
        private final double[] natural = new double[k];
        private final double[] plainGradient;
        private final double[] plainHessian;

        Sum(boolean withGradient, boolean withHessian) {
            gradient = new double[withGradient ? size : 0];
            hessian = new double[withHessian ? size * size : 0];
            plainGradient = new double[withGradient ? k : 0];
            plainHessian = new double[withHessian ? k * k : 0];
        }

        void add(int g, double[] all) {
            double[] z = sample.covariates(g);
            if (!links.toNatural(coefficients.coordinates(all, z), natural)) {
                value = Double.NaN;
                return;
            }
            boolean slopes = gradient.length > 0;
            boolean bends = hessian.length > 0;
            value += likelihoods[g].evaluate(natural, slopes ? plainGradient : null, bends ? plainHessian : null);
            if (slopes) {
                links.chain(natural, plainGradient, plainHessian);
                coefficients.spread(z, plainGradient, gradient, 0);
                if (bends) {
                    coefficients.spread(z, plainHessian, hessian);
                }
            }
        }
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        double[] all = coefficients.space().toUnconstrained(theta);
        forEachGroup((g, rows) -> {
            double[] part = new double[rows];
            likelihoods[g].rowValues(natural(all, g), part);
            System.arraycopy(part, 0, out, sample.start(g), rows);
        });
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        double[] all = coefficients.space().toUnconstrained(theta);
        forEachGroup((g, rows) -> {
            double[] natural = natural(all, g);
            double[] part = new double[rows * k];
            likelihoods[g].rowScores(natural, part);
            for (int row = 0; row < rows; row++) {
                double[] score = Arrays.copyOfRange(part, row * k, (row + 1) * k);
                links.chain(natural, score, new double[0]);
                double[] wide = new double[size];
                coefficients.spread(sample.covariates(g), score, wide, 0);
                coefficients.toNatural(all, wide, null);
                System.arraycopy(wide, 0, out, (sample.start(g) + row) * size, size);
            }
        });
    }

    private double[] natural(double[] all, int g) {
        double[] natural = new double[k];
        links.toNatural(coefficients.coordinates(all, sample.covariates(g)), natural);
        return natural;
    }

    private interface GroupWork {
        void run(int group, int rows);
    }

    private void forEachGroup(GroupWork work) {
        int tasks = (likelihoods.length + TASK - 1) / TASK;
        Chunks.eachTask(tasks, task -> {
            int end = Math.min(likelihoods.length, (task + 1) * TASK);
            for (int g = task * TASK; g < end; g++) {
                work.run(g, sample.start(g + 1) - sample.start(g));
            }
        });
    }
}
