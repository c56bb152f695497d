/**
 * Whether a fitted model forecasts: {@link dev.lindy.models.validation.HoldoutForecast} compares what a model that has
 * seen the calibration alone expects of the holdout with what happened there.
 */
@NullMarked
package dev.lindy.models.validation;

import org.jspecify.annotations.NullMarked;
