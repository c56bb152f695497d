/**
 * The types in which data and models meet: {@link dev.lindy.core.base.CustomerBase} with one row per customer, its
 * compression to distinct histories, the {@link dev.lindy.core.base.Split} into calibration and holdout, units of time,
 * discount rates, and the named {@link dev.lindy.core.base.Columns} of every result.
 */
@NullMarked
package dev.lindy.core.base;

import org.jspecify.annotations.NullMarked;
