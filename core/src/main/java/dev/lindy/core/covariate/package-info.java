/**
 * Covariates: what is known of customers beside their histories. A model with covariates is a function from them to a plain
 * model, so its likelihood is that of the plain one, added up over groups of customers who have the same.
 */
@NullMarked
package dev.lindy.core.covariate;

import org.jspecify.annotations.NullMarked;
