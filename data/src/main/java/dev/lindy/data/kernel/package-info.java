/**
 * What the other packages of this module share and nobody else should use: columns of texts as numbers, the columns of an
 * order log, units of the calendar, exact sums. No promise of compatibility goes with it.
 */
@NullMarked
package dev.lindy.data.kernel;

import org.jspecify.annotations.NullMarked;
