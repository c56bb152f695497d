package dev.lindy.models.choice;

/**
 * That a model contains another one, and how the two may be tested against each other.
 *
 * @param inner the id of the smaller model
 * @param test what its likelihood ratio is compared with
 * @param where how the smaller model comes out of the larger one, in words
 */
public record Nesting(String inner, Test test, String where) {

    /** What the likelihood ratio of a nested pair is compared with. */
    public enum Test {
        /** A chi-square with as many degrees of freedom as there are parameters more. */
        CHI_SQUARE,
        /** Half a chi-square with one degree of freedom: one parameter at the edge, all others identified there. */
        HALF_CHI_SQUARE,
        /** Simulation: parameters of the larger model have no meaning under the smaller one. */
        BOOTSTRAP,
        /** Nothing: the models differ in a whole number that is chosen, so that only AIC compares them. */
        AIC
    }
}
