/** Checks and diagnoses that models of contracts share. No API: it may change between releases. */
@NullMarked
package dev.lindy.models.contracts.kernel;

import org.jspecify.annotations.NullMarked;
