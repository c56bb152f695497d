/** Maximum likelihood: samples, model families, fits with standard errors, and diagnosis by name. */
@NullMarked
package dev.lindy.core.estimate;

import org.jspecify.annotations.NullMarked;
