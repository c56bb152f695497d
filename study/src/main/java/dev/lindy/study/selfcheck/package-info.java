/**
 * Proof of the toolkit against itself: customers are simulated from parameters that are known, models are fitted to them, and what is
 * found is held against the truth. {@link dev.lindy.study.selfcheck.SelfCheck} shows how well parameters are recovered, how often
 * intervals of each method hold the truth by size of the sample, and whether posteriors are calibrated. Nothing here prints.
 */
@NullMarked
package dev.lindy.study.selfcheck;

import org.jspecify.annotations.NullMarked;
