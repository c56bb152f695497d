/** Checks and base-wide factors that models of purchases share. No API: it may change between releases. */
@NullMarked
package dev.lindy.models.purchases.kernel;

import org.jspecify.annotations.NullMarked;
