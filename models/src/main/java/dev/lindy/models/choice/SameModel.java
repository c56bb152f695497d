package dev.lindy.models.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A model that another one has turned out to be.
 *
 * @param inside the smaller one
 * @param nesting how the larger one contains it
 */
record SameModel(Candidate inside, Nesting nesting) {

    /** Two fits of one model differ by no more log-likelihood than this. */
    private static final double SAME = 1e-6;

    /** The candidates without those that are one of the others. */
    static List<Candidate> distinct(List<Candidate> candidates) {
        return candidates.stream().filter(c -> of(c, candidates).isEmpty()).toList();
    }

    /**
     * The model that a larger one has turned out to be: with k = 1 chosen, BG/CNBD-k is BG/NBD; where dropout does not grow
     * with time, GGom/NBD is Pareto/NBD.
     *
     * @param outside a candidate
     * @param candidates all candidates
     * @return the largest of the smaller ones among them; empty where the larger one is a model of its own
     */
    static Optional<SameModel> of(Candidate outside, List<Candidate> candidates) {
        return outside.entry().contains().stream()
                .flatMap(n -> candidates.stream()
                        .filter(c -> c.id().equals(n.inner()))
                        .map(c -> new SameModel(c, n)))
                .filter(s -> s.inside.entry().kind() == outside.entry().kind())
                .filter(s -> Math.abs(outside.fit().estimates().logLikelihood()
                                - s.inside.fit().estimates().logLikelihood())
                        < SAME)
                .max(Comparator.comparingInt(s -> s.inside.parameters()));
    }
}
