/**
 * Order logs and customer summaries from delimited text, and columns of results to it.
 *
 * <p>Delimiter, column roles, date pattern and decimal mark are recognised from the data; where the data leave it open, a
 * {@link dev.lindy.data.DataException} asks, and names the option that answers.
 */
@NullMarked
package dev.lindy.data.read;

import org.jspecify.annotations.NullMarked;
