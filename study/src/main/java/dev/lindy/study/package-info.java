/**
 * One analysis from data to answers, as one immutable value: what was observed, whether the model forecasts, which model it
 * is, what it says and what customers are worth. {@link dev.lindy.study.Study} is the whole; {@link
 * dev.lindy.study.Customers}, {@link dev.lindy.study.HoldoutCheck}, {@link dev.lindy.study.FittedModels}, {@link
 * dev.lindy.study.Valuation} and {@link dev.lindy.study.OrderComparison} are parts, each of which can be asked for alone.
 * Every rule and default of an analysis stands here once, so that the command line, a notebook and a report say the same.
 * Nothing here prints.
 */
@NullMarked
package dev.lindy.study;

import org.jspecify.annotations.NullMarked;
