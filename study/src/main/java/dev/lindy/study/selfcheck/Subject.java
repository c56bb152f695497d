package dev.lindy.study.selfcheck;

import dev.lindy.study.IntervalMethod;
import java.util.List;
import java.util.Optional;

/** Something whose truth is known: a model at its parameters, and how it is observed. */
interface Subject {

    /** How many draws of a posterior a rank is taken among. */
    int RANKED = 255;

    /** The model's name in files. */
    String model();

    /** How it is observed, in a word. */
    String design();

    /** The parameters that ranks are of. */
    List<String> parameters();

    /**
     * One sample.
     *
     * @param n how many customers
     * @param seed of the random numbers
     * @param methods of intervals
     * @param level of intervals
     */
    Replicate replicate(int n, long seed, List<IntervalMethod> methods, double level);

    /**
     * Parameters from a prior about the truth, data from them, and the rank of each parameter among draws from the posterior.
     *
     * @return one rank per parameter; empty where there is no posterior that can be trusted
     */
    Optional<int[]> ranks(int n, long seed);
}
