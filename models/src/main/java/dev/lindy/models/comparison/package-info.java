/**
 * Choosing between models: all that apply are fitted to the same customers, ranked within a kind, tested against each other
 * where a sound test exists, and shown beside what a holdout says.
 */
@NullMarked
package dev.lindy.models.comparison;

import org.jspecify.annotations.NullMarked;
