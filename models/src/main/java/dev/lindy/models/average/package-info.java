/**
 * Models averaged instead of chosen. {@link dev.lindy.models.average.Stacking} gives each the weight with which all together would
 * have forecast best, {@link dev.lindy.models.average.AveragedModel} answers with those weights.
 *
 * <p>Story: every customer follows one of several models, and nobody knows which; a model of weight w<sub>m</sub> is right with that
 * chance, for every customer alike. So probabilities and expectations are weighted means, and what is no mean, such as a median or a
 * variance, is that of the mixed distribution. Sources: Wolpert 1992 (stacking); Yao, Vehtari, Simpson and Gelman 2018 (stacking of
 * predictive distributions by the log score).
 */
@NullMarked
package dev.lindy.models.average;

import org.jspecify.annotations.NullMarked;
