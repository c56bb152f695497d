/** Maximisation of smooth functions on unconstrained parameters: transforms, trust-region Newton, and how it ended. */
@NullMarked
package dev.lindy.core.optim;

import org.jspecify.annotations.NullMarked;
