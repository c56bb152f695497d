/**
 * Maximisation of smooth functions of a few unconstrained parameters: transforms to and from natural parameters,
 * trust-region Newton, a derivative-free second opinion, and a result that says how it ended.
 */
@NullMarked
package dev.lindy.core.optim;

import org.jspecify.annotations.NullMarked;
