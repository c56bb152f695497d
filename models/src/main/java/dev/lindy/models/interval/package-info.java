/**
 * How sure predictions are: intervals of expectations, which leave open what is not known of the parameters, and of outcomes, which
 * leave open chance as well. The two are never confused: a column {@code …_lo, …_hi} is of an expectation, {@code …_pi_lo, …_pi_hi}
 * of an outcome.
 */
@NullMarked
package dev.lindy.models.interval;

import org.jspecify.annotations.NullMarked;
