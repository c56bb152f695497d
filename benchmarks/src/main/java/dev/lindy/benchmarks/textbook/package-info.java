/**
 * What the toolkit is compared with: the papers' formulas written down as they stand, customer by customer, without
 * compression, tables or derivatives, and the simplex of Nelder and Mead. This is how the field's packages go about it.
 */
@NullMarked
package dev.lindy.benchmarks.textbook;

import org.jspecify.annotations.NullMarked;
