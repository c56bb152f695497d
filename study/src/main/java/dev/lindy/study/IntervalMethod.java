package dev.lindy.study;

import dev.lindy.core.inference.Bootstrap;
import dev.lindy.core.inference.Posterior;

/** How intervals are made. */
public enum IntervalMethod {
    /** By the slope of every answer in the parameters: the delta method. */
    FAST,
    /** By draws from the posterior distribution of the parameters, with the priors given and weak ones else ({@link Posterior}). */
    POSTERIOR,
    /** By fits to customers drawn with replacement ({@link Bootstrap}). */
    BOOTSTRAP
}
