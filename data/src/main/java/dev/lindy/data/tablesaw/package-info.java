/** Tablesaw tables in and out; the only package that knows of Tablesaw. */
@NullMarked
package dev.lindy.data.tablesaw;

import org.jspecify.annotations.NullMarked;
