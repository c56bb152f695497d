/**
 * Order logs drawn from models, with the truth behind them: {@link dev.lindy.models.simulation.OrderLogSimulator} for any
 * model, and {@link dev.lindy.models.simulation.SampleShop}, the log that the documentation works with.
 *
 * <p>A calibration and a holdout are a matter of dates: simulate up to the holdout's end and read the log up to the
 * calibration's.
 */
@NullMarked
package dev.lindy.models.simulation;

import org.jspecify.annotations.NullMarked;
