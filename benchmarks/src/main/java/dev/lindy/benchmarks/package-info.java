/**
 * How fast the toolkit is: JMH benchmarks with a textbook baseline beside them, the suite that runs them, and the end-to-end
 * commands.
 *
 * <p>A model takes part by one entry in {@link dev.lindy.benchmarks.BenchmarkedModels}. Every benchmark takes the model, the
 * number of customers, the implementation and the number of threads as parameters; data are simulated with a literal seed.
 * That the implementations give the same answers is checked in ordinary tests. Stored runs, the page made of them and their
 * comparison are in {@code report}.
 */
@NullMarked
package dev.lindy.benchmarks;

import org.jspecify.annotations.NullMarked;
