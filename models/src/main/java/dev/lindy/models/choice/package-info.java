/**
 * Choosing between models. Two catalogs say what models there are: {@link dev.lindy.models.choice.ModelCatalog} those of
 * purchases, {@link dev.lindy.models.choice.ContractCatalog} those of contracts. All that apply are fitted to the same
 * customers, ranked within a kind, tested against each other where a sound test exists, and shown beside what a holdout says.
 */
@NullMarked
package dev.lindy.models.choice;

import org.jspecify.annotations.NullMarked;
