/** Special functions that the libraries do not have; their measured errors stand in {@code docs/accuracy.md}. */
@NullMarked
package dev.lindy.core.special;

import org.jspecify.annotations.NullMarked;
