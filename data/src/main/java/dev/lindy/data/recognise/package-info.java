/**
 * What a source means that does not say it: which column holds what ({@link dev.lindy.data.recognise.ColumnRoles} of order
 * logs, {@link dev.lindy.data.recognise.SummaryColumn} of summaries) and in which form dates are written
 * ({@link dev.lindy.data.recognise.DateRecogniser}). In doubt they ask, with the columns seen and what to try.
 */
@NullMarked
package dev.lindy.data.recognise;

import org.jspecify.annotations.NullMarked;
