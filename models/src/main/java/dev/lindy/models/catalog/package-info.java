/**
 * What models there are: one entry each, from which model files, commands and comparisons learn its name, its parameters,
 * how it is fitted, what it needs of the data, and which other models it contains.
 */
@NullMarked
package dev.lindy.models.catalog;

import org.jspecify.annotations.NullMarked;
