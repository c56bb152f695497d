package dev.lindy.study;

/** Hears of each step that a study takes; the steps of one study come from one thread. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress NONE = step -> {};

    /**
     * A step begins.
     *
     * @param what in a few words, such as "predicting"
     */
    void step(String what);
}
