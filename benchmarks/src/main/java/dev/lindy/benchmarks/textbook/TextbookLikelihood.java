package dev.lindy.benchmarks.textbook;

/** The log-likelihood of a data set: a loop over its customers. */
@FunctionalInterface
public interface TextbookLikelihood {

    /**
     * The sum over all customers.
     *
     * @param theta natural parameters in the paper's order
     * @return Σ ln L; not finite where the formula does not hold out
     */
    double value(double[] theta);
}
